#include "app/usecases/roster_staging.h"

#include "app/domain/codes.h"
#include "app/domain/names.h"
#include "app/domain/text.h"
#include "app/usecases/roster_person.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace ruhu::usecases {

namespace {

using nlohmann::json;

std::size_t placeColumn(std::string_view name) {
    return rosterColumn(RosterSubject::Place, name);
}

std::size_t householdColumn(std::string_view name) {
    return rosterColumn(RosterSubject::Household, name);
}

struct Columns {
    std::size_t county = placeColumn("county");
    std::size_t township = placeColumn("township");
    std::size_t village = placeColumn("village");
    std::size_t hamlet = placeColumn("hamlet");
    std::size_t nationalNo = householdColumn("national_no");
    std::size_t headName = householdColumn("head_name");
    std::size_t headIdNo = householdColumn("head_id_no");
    std::size_t baseType = householdColumn("base_type");
    std::size_t monitorClass = householdColumn("monitor_class");
    std::size_t riskCleared = householdColumn("risk_cleared");
    std::size_t relation = rosterColumn(RosterSubject::Person, "relation");
    std::size_t idNo = rosterColumn(RosterSubject::Person, "id_no");
};

const Columns& columns() {
    static const Columns kColumns;
    return kColumns;
}

json valueOf(const FieldValues& fields, std::string_view name) {
    for (const auto& [field, value] : fields)
        if (field == name)
            return value;
    return nullptr;
}

std::string textOf(const FieldValues& fields, std::string_view name) {
    const auto value = valueOf(fields, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

bool isHead(const StagedPerson& person) {
    return textOf(person.fields, "relation") == "01";
}

class Stager {
public:
    Stager(const RosterRows& rows, std::string_view today, ImportReport& report)
        : m_rows(rows)
        , m_today(today)
        , m_report(report) {}

    StagedRoster run() {
        for (const auto& row : m_rows.rows)
            add(row);
        for (std::size_t i = 0; i < m_roster.households.size(); ++i)
            if (!m_members[i].empty())
                finish(m_roster.households[i], m_members[i]);
        std::erase_if(m_roster.households,
                      [](const StagedHousehold& household) { return household.people.empty(); });
        m_report.householdsRead = static_cast<int>(m_roster.households.size());
        chooseVillageCodes();
        return std::move(m_roster);
    }

private:
    void add(const RosterRow& row) {
        const auto& sheet = m_rows.sheets[static_cast<std::size_t>(row.sheet)];
        const auto village = row[columns().village].empty() ? sheet.village : row[columns().village];
        if (row[columns().nationalNo].find("E+") != std::string::npos)
            return reject(row, "户编号按数字保存，后几位已丢失，请按文本格式重新导出");
        // The household first: where its head's row is refused, the members must not fall to the one before.
        const auto index = householdOf(row, villageKey(village));
        auto person = stagePerson(m_rows, row, m_today, m_report);
        if (!person)
            return;
        if (village.empty())
            return reject(row, person->name + "：没有行政村");
        if (!person->idNo.empty()) {
            const auto [first, isNew] = m_byIdNo.try_emplace(person->idNo, index, row.number);
            if (!isNew) {
                const auto [other, number] = first->second;
                const auto where = "见第" + std::to_string(number) + "行";
                return reject(row, person->name + (other == index ? "：同一户内重复，" + where
                                                                  : "：同一证件号码已在另一户，" + where +
                                                                        "，请核实归属"));
            }
            warnOfTwin(row, *person);
        }
        nameVillage(villageKey(village), village, row[columns().nationalNo]);
        if (m_roster.township.empty())
            m_roster.township = row[columns().township];
        if (m_roster.county.empty())
            m_roster.county = row[columns().county];
        m_roster.households[index].people.push_back(std::move(*person));
        m_members[index].push_back(&row);
        ++m_report.peopleRead;
    }

    void reject(const RosterRow& row, std::string why) {
        m_report.rejected.push_back(m_rows.remark(row, std::move(why)));
    }

    void warn(const RosterRow& row, std::string what) {
        m_report.warnings.push_back(m_rows.remark(row, std::move(what)));
    }

    /// By household number, else by the head's identity number, else a 户主 row opens the next household.
    std::size_t householdOf(const RosterRow& row, const std::string& village) {
        const auto& number = row[columns().nationalNo];
        const bool isHeadRow = domain::codeList("relation").codeOf(row[columns().relation]) == "01";
        auto headIdNo = domain::checkIdentityNumber(row[columns().headIdNo], m_today);
        if (isHeadRow && !headIdNo.valid())
            headIdNo = domain::checkIdentityNumber(row[columns().idNo], m_today);
        const auto& headName = row[columns().headName];
        std::string key;
        if (!number.empty())
            key = "no/" + number;
        else if (headIdNo.valid())
            key = "head/" + headIdNo.text;
        else if (isHeadRow || m_open.first != row.sheet || (!headName.empty() && headName != m_openHead))
            key = "row/" + std::to_string(row.sheet) + "/" + std::to_string(row.number);
        else
            return m_open.second;
        const auto [found, isNew] = m_byKey.try_emplace(key, m_roster.households.size());
        if (isNew) {
            StagedHousehold household;
            household.nationalNo = number;
            household.headIdNo = headIdNo.valid() ? headIdNo.text : "";
            household.village = village;
            household.hamlet = row[columns().hamlet];
            household.place = m_rows.remark(row, {});
            m_roster.households.push_back(std::move(household));
            m_members.emplace_back();
        }
        m_open = {row.sheet, found->second};
        m_openHead = headName;
        return found->second;
    }

    void warnOfTwin(const RosterRow& row, const StagedPerson& person) {
        const auto key = domain::nameKey(person.name) + "/" + textOf(person.fields, "birth_date");
        const auto [first, isNew] = m_byNameAndBirth.try_emplace(key, row.number);
        if (!isNew)
            warn(row, person.name + "：与第" + std::to_string(first->second) +
                          "行同名同出生日期，证件号码不同，可能重复");
    }

    void nameVillage(const std::string& key, const std::string& name, const std::string& number) {
        ++m_villageNames[key][name];
        if (number.size() >= 15 && domain::isDigits(number))
            ++m_villageCodes[key][number.substr(0, 12)];
        m_roster.villages.try_emplace(key);
    }

    static std::string mostOften(const std::map<std::string, int>& counts) {
        const auto it = std::max_element(counts.begin(), counts.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
        return it == counts.end() ? std::string() : it->first;
    }

    void chooseVillageCodes() {
        for (auto& [key, village] : m_roster.villages) {
            village.name = mostOften(m_villageNames[key]);
            village.code = mostOften(m_villageCodes[key]);
        }
    }

    /// The household's own columns, from its head's row first, then from the first member that has them.
    void finish(StagedHousehold& household, const std::vector<const RosterRow*>& members) {
        chooseHead(household, members);
        std::vector<const RosterRow*> order = members;
        if (household.head > 0)
            std::rotate(order.begin(), order.begin() + household.head, order.begin() + household.head + 1);
        const auto& sheet = m_rows.sheets[static_cast<std::size_t>(order.front()->sheet)];
        std::vector<std::string> doubts;
        const auto& all = rosterColumns();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].subject != RosterSubject::Household || all[i].value == RosterValue::Special ||
                !sheet.hasColumn[i])
                continue;
            household.fields.emplace_back(all[i].name, rosterValue(all[i], agreed(order, i, doubts), doubts));
        }
        monitoring(household, order, sheet, doubts);
        for (auto& doubt : doubts)
            warn(*order.front(), householdName(household) + "：" + doubt);
    }

    std::string agreed(const std::vector<const RosterRow*>& order, std::size_t column,
                       std::vector<std::string>& doubts) {
        const std::string* chosen = nullptr;
        bool differs = false;
        for (const auto* row : order) {
            const auto& text = (*row)[column];
            if (text.empty())
                continue;
            if (!chosen)
                chosen = &text;
            differs = differs || *chosen != text;
        }
        if (differs)
            doubts.push_back("同一户各行的“" + std::string(rosterColumns()[column].headings.front()) +
                             "”不一致，取户主一行");
        return chosen ? *chosen : std::string();
    }

    void monitoring(StagedHousehold& household, const std::vector<const RosterRow*>& order,
                    const RosterSheet& sheet, std::vector<std::string>& doubts) {
        if (!sheet.hasColumn[columns().monitorClass])
            return;
        auto monitorClass = textOf(household.fields, "monitor_class");
        json status = "0";
        if (monitorClass.empty())
            monitorClass = "0";
        if (monitorClass != "0") {
            std::vector<std::string> ignored;
            const auto cleared = rosterValue({"", RosterSubject::Household, RosterValue::YesNo, "", {""}},
                                             agreed(order, columns().riskCleared, doubts), ignored);
            status = cleared.is_boolean() ? json(cleared.get<bool>() ? "2" : "1") : json(nullptr);
            if (status.is_null())
                doubts.push_back("监测对象没有写明风险是否已消除");
        }
        for (auto& [field, value] : household.fields)
            if (field == "monitor_class")
                value = monitorClass;
        household.fields.emplace_back("monitor_status", status);
        const auto base = textOf(household.fields, "base_type");
        if ((monitorClass == "1" && base == "1") || (monitorClass == "2" && base == "2"))
            doubts.push_back("监测对象类别与户类型不相符");
    }

    void chooseHead(StagedHousehold& household, const std::vector<const RosterRow*>& members) {
        int heads = 0;
        for (std::size_t i = 0; i < household.people.size(); ++i)
            if (isHead(household.people[i]) && ++heads == 1)
                household.head = static_cast<int>(i);
        if (heads > 1)
            warn(*members.front(),
                 householdName(household) + "：有" + std::to_string(heads) + "个户主，取第一个");
        for (std::size_t i = 0; i < household.people.size() && household.head < 0; ++i) {
            const auto& person = household.people[i];
            const auto& headName = (*members[i])[columns().headName];
            if ((!household.headIdNo.empty() && person.idNo == household.headIdNo) ||
                (!headName.empty() && domain::nameKey(headName) == domain::nameKey(person.name)))
                household.head = static_cast<int>(i);
        }
        if (household.head < 0)
            warn(*members.front(), householdName(household) + "：没有户主，请指定");
        else
            household.headName = household.people[static_cast<std::size_t>(household.head)].name;
        checkSpouses(household, members);
    }

    void checkSpouses(const StagedHousehold& household, const std::vector<const RosterRow*>& members) {
        int spouses = 0;
        for (std::size_t i = 0; i < household.people.size(); ++i) {
            const auto& person = household.people[i];
            if (textOf(person.fields, "relation") != "10")
                continue;
            if (++spouses == 2)
                warn(*members[i], householdName(household) + "：有两个配偶");
            const auto gender = textOf(person.fields, "gender");
            if (household.head >= 0 && !gender.empty() &&
                gender == textOf(household.people[static_cast<std::size_t>(household.head)].fields, "gender"))
                warn(*members[i], person.name + "：配偶与户主性别相同");
        }
    }

    static std::string householdName(const StagedHousehold& household) {
        if (!household.headName.empty())
            return household.headName + "户";
        return household.people.empty() ? household.nationalNo : household.people.front().name + "一户";
    }

    const RosterRows& m_rows;
    std::string m_today;
    ImportReport& m_report;
    StagedRoster m_roster;
    std::vector<std::vector<const RosterRow*>> m_members; ///< beside m_roster.households
    std::map<std::string, std::size_t> m_byKey;
    std::map<std::string, std::pair<std::size_t, int>> m_byIdNo; ///< household and row
    std::map<std::string, int> m_byNameAndBirth;
    std::map<std::string, std::map<std::string, int>> m_villageNames;
    std::map<std::string, std::map<std::string, int>> m_villageCodes;
    std::pair<int, std::size_t> m_open{-1, 0}; ///< sheet and household that rows without a key belong to
    std::string m_openHead;
};

} // namespace

std::string villageKey(std::string_view name) {
    auto key = domain::comparisonKey(name);
    for (const char* end : {"村民委员会", "村委会", "行政村", "村"})
        if (key.ends_with(end) && key.size() > std::string_view(end).size()) {
            key.resize(key.size() - std::string_view(end).size());
            break;
        }
    return key;
}

StagedRoster stageRoster(const RosterRows& rows, std::string_view today, ImportReport& report) {
    report.rows = static_cast<int>(rows.rows.size());
    report.skipped = rows.skipped;
    report.unknownHeadings = rows.unknownHeadings;
    return Stager(rows, today, report).run();
}

} // namespace ruhu::usecases
