#pragma once

#include "app/documents/spreadsheet.h"
#include "app/documents/xlsx_styles.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::documents {

/// What the cells of a workbook refer to, and how much of the limits is used up.
struct XlsxContext {
    std::vector<std::string> sharedStrings;
    XlsxStyles styles;
    SpreadsheetLimits limits;
    std::int64_t cells = 0;
    std::int64_t textBytes = 0;
};

/// Fills rows and merges of `sheet` from a worksheet part. Errors: "cut_off", "too_large".
sync::Result<void> readXlsxSheet(std::string_view xml, XlsxContext& context, Sheet& sheet);

/// Reads xl/sharedStrings.xml; phonetic guides are left out. Errors: "cut_off", "too_large".
sync::Result<std::vector<std::string>> readSharedStrings(std::string_view xml,
                                                         const SpreadsheetLimits& limits);

} // namespace ruhu::documents
