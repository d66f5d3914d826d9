#include "app/documents/spreadsheet.h"

#include "app/documents/csv_reader.h"
#include "app/documents/xlsx_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace ruhu::documents {

const Cell* Sheet::at(int row, int column) const {
    const auto r = std::lower_bound(rows.begin(), rows.end(), row,
                                    [](const Row& candidate, int index) { return candidate.index < index; });
    if (r == rows.end() || r->index != row)
        return nullptr;
    const auto c =
        std::lower_bound(r->cells.begin(), r->cells.end(), column,
                         [](const Cell& candidate, int index) { return candidate.column < index; });
    return c != r->cells.end() && c->column == column ? &*c : nullptr;
}

sync::Result<Workbook> parseSpreadsheet(std::string_view bytes, const SpreadsheetLimits& limits) {
    if (bytes.empty())
        return sync::Error{"cut_off", "empty file"};
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return sync::Error{"encrypted_xls", "OLE container"};
    if (bytes.starts_with("PK"))
        return readXlsx(bytes, limits);
    return readCsv(bytes, limits);
}

sync::Result<Workbook> readSpreadsheet(const std::filesystem::path& file, const SpreadsheetLimits& limits) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error)
        return sync::Error{"unreadable", error.message()};
    if (static_cast<std::int64_t>(size) > limits.fileBytes)
        return sync::Error{"too_large", "file"};
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in.good() && !in.eof())
        return sync::Error{"unreadable", "read failed"};
    return parseSpreadsheet(bytes, limits);
}

} // namespace ruhu::documents
