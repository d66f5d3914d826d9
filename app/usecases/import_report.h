#pragma once

#include <string>
#include <vector>

namespace ruhu::usecases {

/// A remark on one row of a file, for the person who keeps the file.
struct ImportRemark {
    std::string sheet; ///< empty for text files
    int row = 0;       ///< as the spreadsheet counts, from 1; 0 = the whole file
    std::string text;  ///< Chinese; names a column, never an identity number
};

struct ImportCount {
    int created = 0;
    int changed = 0;
    int unchanged = 0;
    bool operator==(const ImportCount&) const = default;
};

/// What an import read and did. All words are Chinese: it is printed as it is.
struct ImportReport {
    int rows = 0;    ///< rows read as people
    int skipped = 0; ///< notes and totals between them

    int householdsRead = 0;
    int peopleRead = 0;
    ImportCount villages;
    ImportCount hamlets;
    ImportCount households;
    ImportCount people;
    ImportCount staff;
    ImportCount credentials;

    std::vector<ImportRemark> rejected;    ///< rows that were left out
    std::vector<ImportRemark> warnings;    ///< rows that were taken with a doubt
    std::vector<ImportRemark> differences; ///< 两边不一样: values collected in the field, which stay
    std::vector<std::string> missing;      ///< on the roster until now, not in this file: to be checked
    std::vector<std::string> unknownHeadings;
    std::vector<std::string> newPins; ///< "姓名 职务 密码", shown once and kept nowhere

    bool isStaff = false;
};

/// The report as lines of text; long lists end after `listed` entries with the number of the rest.
std::string importReportText(const ImportReport& report, std::size_t listed = 50);

/// Words for a refused file, by the error's code.
std::string refusalText(const std::string& code);

} // namespace ruhu::usecases
