#include "sync/simulator/author.h"

#include <algorithm>
#include <array>

namespace ruhu::sync::simulator {

namespace {

const std::array<const char*, 12> kTexts = {"",
                                            "0",
                                            "𬭎㛃䶮",
                                            "👨‍👩‍👧‍👦",
                                            "买买提·阿不都热合曼",
                                            "a\"\\/b",
                                            "\n",
                                            "\x01\x7f",
                                            "\xef\xbb\xbf",
                                            "null",
                                            "-0",
                                            "同"};
const std::array<const char*, 6> kDecimals = {"0",
                                              "-0",
                                              "0.10",
                                              "-0.000",
                                              "123456789012345678901234567890.5",
                                              "3.14159265358979323846264338327950288419716939937510"};
const std::array<const char*, 5> kDates = {"2026-01-01", "2026-06-30", "0001-01-01", "9999-12-31",
                                           "2024-02-29"};
const std::array<const char*, 6> kElements = {"1", "2", "3", "𬭎", "", "慢病"};

} // namespace

Id Author::makeId() {
    return nameId("simulated", std::to_string(m_dice.next()));
}

std::string Author::recordId(const std::string& stream, const std::string& type, std::size_t number) const {
    return nameId(type, stream + "/" + std::to_string(number));
}

std::string Author::text() {
    ++m_made;
    if (m_distinct || m_dice.chance(600))
        return "值" + std::to_string(m_made);
    if (m_dice.chance(4))
        return std::string(1000 << m_dice.roll(7), 'x') + std::to_string(m_made);
    return m_dice.pick(kTexts);
}

Value Author::number() {
    ++m_made;
    if (m_distinct)
        return m_made;
    const std::array<std::int64_t, 7> numbers = {0, 1, -1, 2, kGreatest, -kGreatest, m_made};
    return m_dice.pick(numbers);
}

Value Author::answer() {
    if (m_distinct)
        return text();
    switch (m_dice.roll(5)) {
    case 0:
        return nullptr;
    case 1:
        return number();
    case 2:
        return {{"v", number()}, {"how", "exact"}};
    case 3:
        return {{"v", nullptr}, {"how", "unknown"}};
    default:
        return text();
    }
}

/// Adds one element to what is shown or takes one away.
Value Author::changedSet(const ShownPtr& shown, const char* field) {
    auto set = shown ? shown->fields.value(field, json::array()) : json::array();
    const std::string element = m_dice.pick(kElements);
    const auto found = std::find(set.begin(), set.end(), json(element));
    if (found == set.end())
        set.push_back(element);
    else
        set.erase(found);
    std::sort(set.begin(), set.end());
    return set;
}

std::string Author::anyId(const Desk& desk, const char* type, std::size_t count) {
    return recordId(desk.stream, type, m_dice.roll(count));
}

RecordChange Author::household(const Desk& desk) {
    RecordChange change{"household", anyId(desk, "household", kHouseholds), {}, {}};
    const auto add = [&](const char* field, Value value) {
        if (!m_distinct && m_dice.chance(60))
            value = nullptr;
        change.fields.emplace_back(field, std::move(value));
    };
    switch (m_dice.roll(7)) {
    case 0:
        add("position", number());
        break;
    case 1:
        add("head_id", nameId("person", std::to_string(m_dice.roll(m_distinct ? 1'000'000 : 5))));
        break;
    case 2:
        add("base_type", m_distinct ? Value(text()) : Value(std::to_string(m_dice.roll(3))));
        break;
    case 3:
        add("income", m_distinct ? Value(std::to_string(++m_made)) : Value(m_dice.pick(kDecimals)));
        if (!m_distinct)
            add("relocated", m_dice.chance(500));
        break;
    case 4:
        add("phone", text());
        add("lifted_on", m_distinct ? Value(nullptr) : Value(m_dice.pick(kDates)));
        break;
    default:
        add("address", text());
        if (m_dice.chance(300))
            add("note", text());
    }
    return change;
}

RecordChange Author::person(const Desk& desk) {
    RecordChange change{"person", anyId(desk, "person", kPersons), {}, {}};
    const auto shown = desk.look(recordKey("person", change.id));
    switch (m_dice.roll(6)) {
    case 0:
        change.fields.emplace_back("health", changedSet(shown, "health"));
        break;
    case 1:
        change.fields.emplace_back("id_no", text());
        break;
    case 2:
        change.fields.emplace_back("stage", static_cast<std::int64_t>(m_dice.roll(6)));
        change.fields.emplace_back("first_seen_on", m_dice.pick(kDates));
        break;
    case 3:
        change.fields.emplace_back("household_id",
                                   recordId(desk.stream, "household", m_dice.roll(kHouseholds)));
        change.fields.emplace_back("health", changedSet(shown, "health"));
        [[fallthrough]];
    default:
        change.fields.emplace_back("name", text());
    }
    return change;
}

RecordChange Author::visit(const Desk& desk) {
    RecordChange change{"visit", anyId(desk, "visit", kVisits), {}, {}};
    const auto shown = desk.look(recordKey("visit", change.id));
    if (!shown)
        change.fields.emplace_back("version", 1);
    switch (m_dice.roll(8)) {
    case 0:
        change.fields.emplace_back("conclusion", text());
        break;
    case 1:
        change.fields.emplace_back("team", changedSet(shown, "team"));
        break;
    case 2:
        change.fields.emplace_back("started_at", m_dice.between(1, 9));
        change.fields.emplace_back("visited_at", m_dice.between(1, 9));
        break;
    case 3:
        change.fields.emplace_back("resign_due_on", m_distinct ? Value(nullptr) : Value(m_dice.pick(kDates)));
        change.fields.emplace_back("mode",
                                   m_distinct ? Value(text()) : Value(std::to_string(m_dice.roll(3))));
        break;
    default: {
        Value answers = Value::object();
        for (auto left = 1 + m_dice.roll(3); left > 0; --left)
            answers["q" + std::to_string(m_dice.roll(6))] = answer();
        change.fields.emplace_back("answers", std::move(answers));
    }
    }
    return change;
}

RecordChange Author::member(const Desk& desk) {
    const auto number = m_dice.roll(kMembers);
    RecordChange change{"visit_member", recordId(desk.stream, "visit_member", number), {}, {}};
    change.fields.emplace_back("visit_id", recordId(desk.stream, "visit", number % kVisits));
    if (m_dice.chance(500))
        change.fields.emplace_back("whereabouts",
                                   m_distinct ? Value(text()) : Value(std::to_string(m_dice.roll(3))));
    if (m_dice.chance(500))
        change.fields.emplace_back("work_months", number % 2 ? Value(nullptr) : this->number());
    if (m_dice.chance(300))
        change.fields.emplace_back("remark", text());
    return change;
}

Draft Author::save(const Desk& desk) {
    Draft draft{desk.stream, makeId(), {}, {}};
    const auto chance = m_dice.roll(100);
    if (desk.stream == "township") {
        round(desk, draft);
    } else if (chance < 7) {
        sealOrAmend(desk, draft);
    } else if (chance < 17) {
        resolve(desk, draft);
    } else if (chance < 23) {
        const std::array<std::pair<const char*, std::size_t>, 5> kinds = {{{"household", kHouseholds},
                                                                           {"person", kPersons},
                                                                           {"person", kPersons},
                                                                           {"visit", kVisits},
                                                                           {"visit_member", kMembers}}};
        const auto& [type, count] = m_dice.pick(kinds);
        draft.changes.push_back({type, anyId(desk, type, count), {}, text()});
    } else if (chance < 27 && desk.schema.type("meeting")) {
        younger(desk, draft);
    }
    if (draft.changes.empty())
        for (auto left = m_dice.chance(250) ? 3 : 1; left > 0; --left)
            switch (m_dice.roll(4)) {
            case 0:
                draft.changes.push_back(household(desk));
                break;
            case 1:
                draft.changes.push_back(person(desk));
                break;
            case 2:
                draft.changes.push_back(visit(desk));
                break;
            default:
                draft.changes.push_back(member(desk));
            }
    return draft;
}

} // namespace ruhu::sync::simulator
