#include "app/documents/csv_reader.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace ruhu::documents {

namespace {

bool isUtf8(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(nullptr, 0, &length, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status);
}

std::optional<std::string> fromGb18030(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("gb18030", &status),
                                                                       &ucnv_close);
    if (U_FAILURE(status))
        return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status))
        return std::nullopt;
    std::string out;
    return text.toUTF8String(out);
}

/// The separator that the first line holds most of.
char separatorOf(std::string_view text) {
    const auto line = text.substr(0, text.find('\n'));
    char best = ',';
    for (char c : {';', '\t'})
        if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best))
            best = c;
    return best;
}

} // namespace

sync::Result<Workbook> readCsv(std::string_view bytes, const SpreadsheetLimits& limits) {
    if (static_cast<std::int64_t>(bytes.size()) > limits.partBytes)
        return sync::Error{"too_large", "text file"};
    if (bytes.find('\0') != std::string_view::npos)
        return sync::Error{"not_xlsx", "binary"};
    std::string text;
    if (isUtf8(bytes)) {
        text = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
    } else if (auto converted = fromGb18030(bytes)) {
        text = std::move(*converted);
    } else {
        return sync::Error{"not_xlsx", "neither UTF-8 nor GB 18030"};
    }

    Sheet sheet;
    const char separator = separatorOf(text);
    Row row;
    std::string field;
    int column = 0;
    bool quoted = false;
    const auto endField = [&] {
        if (!field.empty())
            row.cells.push_back({column, CellKind::Text, field});
        field.clear();
        ++column;
    };
    const auto endRow = [&] {
        endField();
        const int next = row.index + 1;
        if (!row.cells.empty())
            sheet.rows.push_back(std::move(row));
        row = Row{next, {}};
        column = 0;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            field += text[i++];
        else if (c == '"' && (quoted || field.empty()))
            quoted = !quoted;
        else if (!quoted && c == separator)
            endField();
        else if (!quoted && c == '\n')
            endRow();
        else if (quoted || c != '\r')
            field += c;
        if (static_cast<int>(field.size()) > limits.cellBytes || column >= limits.columns ||
            row.index >= limits.rows)
            return sync::Error{"too_large", "text file"};
    }
    endRow();
    if (sheet.rows.empty())
        return sync::Error{"no_sheet", "empty text file"};
    Workbook workbook;
    workbook.sheets.push_back(std::move(sheet));
    return workbook;
}

} // namespace ruhu::documents
