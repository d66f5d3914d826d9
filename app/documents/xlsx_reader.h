#pragma once

#include "app/documents/spreadsheet.h"

namespace ruhu::documents {

/// An Office Open XML workbook: shared, inline and formula strings, numbers, dates by their format, merged
/// ranges. Errors as readSpreadsheet().
sync::Result<Workbook> readXlsx(std::string_view bytes, const SpreadsheetLimits& limits);

} // namespace ruhu::documents
