#pragma once

#include "app/documents/spreadsheet.h"
#include "app/usecases/import_report.h"

#include <optional>
#include <string>
#include <vector>

namespace ruhu::usecases {

/// One row that is about a person. `cells` has one cleaned text for each of rosterColumns().
struct RosterRow {
    int sheet = 0;
    int number = 0; ///< from 1, as the spreadsheet counts
    std::vector<std::string> cells;

    const std::string& operator[](std::size_t column) const { return cells[column]; }
};

struct RosterSheet {
    std::string name;
    std::string village; ///< named by a title row or the sheet's name; for rows without a village
    bool since1904 = false;
    std::vector<bool> hasColumn; ///< by column number
};

/// The people's rows of all sheets of a workbook that have a roster's heading row.
struct RosterRows {
    std::vector<RosterSheet> sheets;
    std::vector<RosterRow> rows;
    std::vector<std::string> unknownHeadings;
    int skipped = 0; ///< totals, notes, repeated headings

    ImportRemark remark(const RosterRow& row, std::string text) const;
};

/// Merged household cells are filled down within their range; a number cell that lost digits comes as
/// 1.4E+17, so that no check can take it for a good one. Empty if no sheet looks like a roster.
std::optional<RosterRows> readRosterRows(const documents::Workbook& workbook);

} // namespace ruhu::usecases
