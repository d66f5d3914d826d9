#include "app/usecases/roster_rows.h"

#include "app/domain/text.h"
#include "app/usecases/roster_columns.h"

#include <array>
#include <cstdio>
#include <map>
#include <regex>

namespace ruhu::usecases {

namespace {

std::string cellText(const documents::Cell& cell) {
    if (!cell.lossy)
        return domain::cleanCell(cell.text);
    char text[32];
    std::snprintf(text, sizeof text, "%.6E", cell.number);
    return text;
}

bool isTotalOrNote(const std::string& text) {
    static constexpr std::array kWords = {
        "合计", "小计", "总计", "共计", "备注:", "说明:", "注:", "填表", "审核人", "制表"};
    const auto plain = domain::narrow(text);
    std::string joined;
    for (char c : plain)
        if (c != ' ')
            joined += c;
    for (const char* word : kWords)
        if (joined.starts_with(word))
            return true;
    return false;
}

/// 赵家坪村 in 赵家坪乡赵家坪村农户花名册, or in the sheet's name.
std::string villageIn(const std::string& text) {
    for (const char* end : {"行政村", "村民委员会", "村委会", "村"}) {
        const auto at = text.find(end);
        if (at == std::string::npos || at == 0)
            continue;
        auto name = text.substr(0, at);
        for (const char* border : {"乡", "镇", "县", " ", "　"})
            if (const auto b = name.rfind(border); b != std::string::npos)
                name.erase(0, b + std::string_view(border).size());
        if (!name.empty() && domain::codePoints(name).size() <= 10)
            return name + "村";
    }
    return {};
}

std::string villageOf(const documents::Sheet& sheet, const TableHeader& header) {
    for (const auto& row : sheet.rows) {
        if (row.index >= header.row)
            break;
        for (const auto& cell : row.cells)
            if (auto village = villageIn(domain::cleanCell(cell.text)); !village.empty())
                return village;
    }
    const auto name = domain::cleanCell(sheet.name);
    const auto village = villageIn(name);
    const bool isDefault = name.starts_with("Sheet") || name.starts_with("工作表");
    return village.empty() && !isDefault ? name : village;
}

/// Texts of merged ranges that household and place columns repeat over several rows.
using Fill = std::map<std::pair<int, int>, std::string>; // (row, column)

Fill fillOf(const documents::Sheet& sheet, const TableHeader& header) {
    const auto& columns = rosterColumns();
    Fill fill;
    constexpr std::size_t kMost = 1'000'000;
    for (const auto& merge : sheet.merges) {
        if (merge.lastRow <= merge.firstRow || merge.firstRow < header.firstDataRow)
            continue;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const int column = header.column(i);
            if (columns[i].subject == RosterSubject::Person || column < merge.firstColumn ||
                column > merge.lastColumn)
                continue;
            if (const auto* cell = sheet.at(merge.firstRow, column))
                for (int row = merge.firstRow + 1; row <= merge.lastRow && fill.size() < kMost; ++row)
                    fill.emplace(std::pair(row, column), cellText(*cell));
        }
    }
    return fill;
}

/// A list of people without a word on households (early warnings, for one) is no roster.
bool groupsHouseholds(const TableHeader& header) {
    for (const auto column : {rosterColumn(RosterSubject::Household, "national_no"),
                              rosterColumn(RosterSubject::Household, "head_id_no"),
                              rosterColumn(RosterSubject::Household, "head_name"),
                              rosterColumn(RosterSubject::Person, "relation")})
        if (header.column(column) >= 0)
            return true;
    return false;
}

void readSheet(const documents::Sheet& sheet, const TableHeader& header, RosterRows& out) {
    static const auto kName = rosterColumn(RosterSubject::Person, "name");
    static const auto kIdNo = rosterColumn(RosterSubject::Person, "id_no");
    const auto fill = fillOf(sheet, header);
    const int index = static_cast<int>(out.sheets.size());
    for (const auto& source : sheet.rows) {
        if (source.index < header.firstDataRow)
            continue;
        RosterRow row{index, source.index + 1, std::vector<std::string>(header.columns.size())};
        for (std::size_t i = 0; i < header.columns.size(); ++i) {
            if (header.columns[i] < 0)
                continue;
            if (const auto* cell = sheet.at(source.index, header.columns[i]))
                row.cells[i] = cellText(*cell);
            else if (const auto filled = fill.find({source.index, header.columns[i]}); filled != fill.end())
                row.cells[i] = filled->second;
        }
        const bool blank = row[kName].empty() && row[kIdNo].empty();
        const bool heading = domain::comparisonKey(row[kName]) == "姓名";
        const bool total = isTotalOrNote(row[kName]) || isTotalOrNote(source.cells.front().text);
        if (blank || heading || (total && row[kIdNo].empty()))
            ++out.skipped;
        else
            out.rows.push_back(std::move(row));
    }
}

} // namespace

ImportRemark RosterRows::remark(const RosterRow& row, std::string text) const {
    return {sheets[static_cast<std::size_t>(row.sheet)].name, row.number, std::move(text)};
}

std::optional<RosterRows> readRosterRows(const documents::Workbook& workbook) {
    const std::array required = {rosterColumn(RosterSubject::Person, "name"),
                                 rosterColumn(RosterSubject::Person, "id_no")};
    RosterRows out;
    for (const auto& sheet : workbook.sheets) {
        const auto header = findHeader(sheet, rosterHeadings(), required);
        if (!header || !groupsHouseholds(*header))
            continue;
        readSheet(sheet, *header, out);
        RosterSheet info{sheet.name, villageOf(sheet, *header), sheet.since1904, {}};
        for (int column : header->columns)
            info.hasColumn.push_back(column >= 0);
        out.sheets.push_back(std::move(info));
        out.unknownHeadings.insert(out.unknownHeadings.end(), header->unknown.begin(), header->unknown.end());
    }
    return out.sheets.empty() ? std::nullopt : std::optional(std::move(out));
}

} // namespace ruhu::usecases
