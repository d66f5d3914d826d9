#pragma once

#include "sync/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::documents {

enum class CellKind { Text, Number, Date, Bool, Fault };

/// One filled cell. Rows and columns count from 0; messages to people count from 1.
struct Cell {
    int column = 0;
    CellKind kind = CellKind::Text;
    std::string text;   ///< as a person sees it: 12 not 12.0, dates as YYYY-MM-DD
    double number = 0;  ///< of Number and Date (the serial day)
    bool lossy = false; ///< a number of more than 15 digits: the last ones are not what was typed
};

struct Row {
    int index = 0;
    std::vector<Cell> cells; ///< ascending columns, empty cells left out
};

struct MergedRange {
    int firstRow = 0;
    int lastRow = 0;
    int firstColumn = 0;
    int lastColumn = 0;
};

struct Sheet {
    std::string name;
    bool hidden = false;
    bool since1904 = false; ///< serial days count from 1904
    std::vector<Row> rows;  ///< ascending, empty rows left out
    std::vector<MergedRange> merges;

    /// The cell, or null where nothing is.
    const Cell* at(int row, int column) const;
};

struct Workbook {
    std::vector<Sheet> sheets;
};

/// What a file may hold. Beyond it the whole file is refused: nobody's roster is that large, and a hostile
/// one must not eat the office's memory.
struct SpreadsheetLimits {
    std::int64_t fileBytes = 128 << 20;
    std::int64_t partBytes = 64 << 20; ///< of one part after decompression
    std::int64_t totalBytes = 256 << 20;
    std::int64_t ratio = 100; ///< unpacked : packed, beyond the first MiB; rosters stay below 40
    int entries = 2'000;
    int sheets = 200;
    int rows = 200'000; ///< of one sheet, and so the highest row number
    int columns = 512;
    int cellBytes = 32 << 10;
    std::int64_t cells = 6'000'000;     ///< filled ones, of the whole file
    std::int64_t textBytes = 128 << 20; ///< of all cells together
    int merges = 100'000;
};

/// Reads an .xlsx file, or a .csv in UTF-8 or GB 18030, as its first bytes say.
/// Errors: "unreadable" (no such file), "not_xlsx" (neither), "cut_off" (began well, ends too early or is
/// damaged), "too_large" (beyond the limits), "encrypted_xls" (an old .xls or a password: both have the same
/// envelope), "no_sheet" (nothing filled in). Thread-safe.
sync::Result<Workbook> readSpreadsheet(const std::filesystem::path& file,
                                       const SpreadsheetLimits& limits = {});

/// The same for what is already in memory.
sync::Result<Workbook> parseSpreadsheet(std::string_view bytes, const SpreadsheetLimits& limits = {});

} // namespace ruhu::documents
