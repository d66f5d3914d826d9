#pragma once

#include "app/documents/spreadsheet.h"
#include "app/forms/problem.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::forms {

/// One row of an XLSForm sheet: [column][language] = text. Columns go by one name whatever alias the sheet
/// uses; the language of a column without one is "".
struct SheetRow {
    int number = 0; ///< from 1, as people count
    std::map<std::string, std::map<std::string, std::string>, std::less<>> cells;

    /// The text of a column without language, or of any language; "" if it is empty.
    std::string text(std::string_view column) const;
    const std::map<std::string, std::string>* translations(std::string_view column) const;
};

/// A sheet with its headings understood.
struct FormSheet {
    std::string name;
    std::map<std::string, std::string, std::less<>> headings; ///< column: as it stands in the sheet
    std::vector<std::string> columns;                         ///< in the order of the sheet
    std::vector<SheetRow> rows;

    Place place(const SheetRow& row, std::string_view column) const;
};

/// The sheet of that name (in any case), or nothing. Quotation marks that word processors make are
/// straightened, spaces around texts dropped, empty rows left out.
std::optional<FormSheet> readFormSheet(const documents::Workbook& workbook, std::string_view name);

} // namespace ruhu::forms
