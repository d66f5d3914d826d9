#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ruhu::usecases {

/// A synthetic identity number with the unassigned prefix 149999 and the right check character.
/// `birth` = YYYYMMDD, `order` = 0…999 (odd = male).
std::string syntheticId(const std::string& birth, int order);

/// What can stand in a cell of a hand-made sample.
struct SampleCell {
    std::string text;
    enum class As { Text, Number, Date } as = As::Text; ///< Number and Date: `text` is the number
};

SampleCell numberCell(const std::string& digits);
SampleCell dateCell(const std::string& serial);

struct SampleSheet {
    std::string name;
    std::vector<std::vector<SampleCell>> rows;
    struct Merge {
        int firstRow, firstColumn, lastRow, lastColumn;
    };
    std::vector<Merge> merges; ///< the cell at the upper left stays
};

/// Writes a real .xlsx file.
void writeSample(const std::filesystem::path& file, const std::vector<SampleSheet>& sheets);

/// A roster as village clerks keep it, one sheet a village, with the slips of their trade: title and note
/// rows, two-level headings, merged household cells, 本人/妻/长子, full-width digits, spaces in names, 合计
/// rows.
std::vector<SampleSheet> handKeptRoster();

} // namespace ruhu::usecases
