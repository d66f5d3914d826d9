#pragma once

#include "app/documents/spreadsheet.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::usecases {

/// A column that a file may have, under any of these headings. Headings compare by their letters and digits:
/// 务工时间（月） = 务工时间(月).
struct HeadingAlias {
    std::string_view column;                ///< our name
    std::vector<std::string_view> headings; ///< theirs
};

/// Where a sheet's columns are.
struct TableHeader {
    int row = 0; ///< of the (upper) headings; titles stand above
    int firstDataRow = 0;
    std::vector<int> columns;         ///< by index of alias; -1 = the sheet has no such column
    std::vector<std::string> unknown; ///< headings that nobody knows, as written

    int column(std::size_t alias) const { return columns[alias]; }
};

/// Finds the heading row by its words among the first ten rows: the one that names most columns and all of
/// `required` (indices of aliases). Two-level headings are joined (户主 over 姓名 = 户主姓名); where the pair
/// is unknown, the lower word alone counts.
std::optional<TableHeader> findHeader(const documents::Sheet& sheet, std::span<const HeadingAlias> aliases,
                                      std::span<const std::size_t> required);

} // namespace ruhu::usecases
