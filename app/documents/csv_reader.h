#pragma once

#include "app/documents/spreadsheet.h"

namespace ruhu::documents {

/// RFC 4180 with comma, semicolon or tab, in UTF-8 (with or without mark) or, where it is not, GB 18030,
/// which Chinese office programs call ANSI. One sheet without a name; all cells are text. Errors: "not_xlsx"
/// (binary), "too_large", "no_sheet".
sync::Result<Workbook> readCsv(std::string_view bytes, const SpreadsheetLimits& limits);

} // namespace ruhu::documents
