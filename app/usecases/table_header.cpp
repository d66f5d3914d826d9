#include "app/usecases/table_header.h"

#include "app/domain/text.h"

#include <algorithm>
#include <map>

namespace ruhu::usecases {

namespace {

constexpr int kRowsSearched = 10;

using Lookup = std::map<std::string, std::size_t>;

Lookup lookupOf(std::span<const HeadingAlias> aliases) {
    Lookup lookup;
    for (std::size_t i = 0; i < aliases.size(); ++i)
        for (auto heading : aliases[i].headings)
            lookup.emplace(domain::comparisonKey(heading), i);
    return lookup;
}

std::string cellText(const documents::Sheet& sheet, int row, int column) {
    const auto* cell = sheet.at(row, column);
    return cell ? domain::cleanCell(cell->text) : std::string();
}

/// The text of a cell or of the merged range that covers it.
std::string spreadText(const documents::Sheet& sheet, int row, int column) {
    for (const auto& merge : sheet.merges)
        if (row >= merge.firstRow && row <= merge.lastRow && column >= merge.firstColumn &&
            column <= merge.lastColumn)
            return cellText(sheet, merge.firstRow, merge.firstColumn);
    return cellText(sheet, row, column);
}

int lastColumn(const documents::Sheet& sheet, int row) {
    int last = -1;
    for (const auto& candidate : sheet.rows) {
        if (candidate.index > row + 1)
            break;
        if (candidate.index >= row && !candidate.cells.empty())
            last = std::max(last, candidate.cells.back().column);
    }
    return last;
}

struct Candidate {
    TableHeader header;
    int found = 0;
};

void take(Candidate& candidate, const Lookup& lookup, int column,
          std::initializer_list<std::string> spellings) {
    for (const auto& spelling : spellings) {
        const auto key = domain::comparisonKey(spelling);
        const auto known = lookup.find(key);
        if (key.empty() || known == lookup.end())
            continue;
        int& slot = candidate.header.columns[known->second];
        if (slot < 0) {
            slot = column;
            ++candidate.found;
        }
        return;
    }
    const auto& written = *(spellings.end() - 1);
    if (!written.empty())
        candidate.header.unknown.push_back(written);
}

Candidate oneLevel(const documents::Sheet& sheet, const Lookup& lookup, std::size_t aliases, int row) {
    Candidate candidate{{row, row + 1, std::vector<int>(aliases, -1), {}}, 0};
    const int last = lastColumn(sheet, row);
    for (int column = 0; column <= last; ++column)
        take(candidate, lookup, column, {cellText(sheet, row, column)});
    return candidate;
}

Candidate twoLevels(const documents::Sheet& sheet, const Lookup& lookup, std::size_t aliases, int row) {
    Candidate candidate{{row, row + 2, std::vector<int>(aliases, -1), {}}, 0};
    const int last = lastColumn(sheet, row);
    for (int column = 0; column <= last; ++column) {
        const auto upper = spreadText(sheet, row, column);
        const auto lower = spreadText(sheet, row + 1, column);
        if (lower.empty() || lower == upper)
            take(candidate, lookup, column, {upper});
        else
            take(candidate, lookup, column, {upper + lower, lower});
    }
    return candidate;
}

} // namespace

std::optional<TableHeader> findHeader(const documents::Sheet& sheet, std::span<const HeadingAlias> aliases,
                                      std::span<const std::size_t> required) {
    const auto lookup = lookupOf(aliases);
    std::optional<Candidate> best;
    const auto consider = [&](Candidate candidate) {
        const bool complete = std::all_of(required.begin(), required.end(),
                                          [&](std::size_t i) { return candidate.header.columns[i] >= 0; });
        if (complete && (!best || candidate.found > best->found))
            best = std::move(candidate);
    };
    // One level first: a title merged over all columns must not pass for an upper level.
    for (int row = 0; row < kRowsSearched; ++row)
        consider(oneLevel(sheet, lookup, aliases.size(), row));
    for (int row = 0; row < kRowsSearched; ++row)
        consider(twoLevels(sheet, lookup, aliases.size(), row));
    return best ? std::optional(best->header) : std::nullopt;
}

} // namespace ruhu::usecases
