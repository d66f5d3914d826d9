#include "app/usecases/change_household.h"

#include "app/domain/identity_number.h"
#include "app/store/same_person.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <optional>

namespace ruhu::usecases {
namespace {

constexpr const char* kHead = "01";
constexpr const char* kOther = "80";

struct Household {
    std::string stream;
    sync::Id head;
    std::int64_t members = 0; ///< with the record of each who is gone
};

std::optional<Household> householdOf(SQLite::Database& tables, const sync::Id& id) {
    SQLite::Statement row(tables, "SELECT village_code, head_id, (SELECT count(*) FROM person p"
                                  " WHERE p.household_id = h.id AND p._deleted IS NULL)"
                                  " FROM household h WHERE id = ? AND _deleted IS NULL");
    row.bind(1, id);
    if (!row.executeStep())
        return std::nullopt;
    return Household{row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getInt64()};
}

struct Person {
    sync::Id household;
    std::string stream;
};

std::optional<Person> personOf(SQLite::Database& tables, const sync::Id& id) {
    SQLite::Statement row(tables, "SELECT p.household_id, h.village_code FROM person p"
                                  " JOIN household h ON h.id = p.household_id"
                                  " WHERE p.id = ? AND p._deleted IS NULL");
    row.bind(1, id);
    if (!row.executeStep())
        return std::nullopt;
    return Person{row.getColumn(0).getString(), row.getColumn(1).getString()};
}

/// Whether others than `gone` still live there.
bool othersStay(SQLite::Database& tables, const sync::Id& household, const sync::Id& gone) {
    SQLite::Statement row(tables,
                          "SELECT 1 FROM person WHERE household_id = ? AND id <> ? AND _deleted IS NULL"
                          " AND COALESCE(change_type, '') NOT IN ('21', '22', '23', '24') LIMIT 1");
    row.bind(1, household);
    row.bind(2, gone);
    return row.executeStep();
}

} // namespace

sync::Result<sync::Id> ChangeHousehold::add(const Newcomer& newcomer, const std::string& today,
                                            const sync::Id& by) {
    const auto household = householdOf(m_committer.tables(), newcomer.household);
    if (!household)
        return sync::Error{"no_household", "the household is not on this tablet"};
    if (newcomer.name.empty())
        return sync::Error{"name_missing", "a newcomer has a name"};
    if (newcomer.relation.empty())
        return sync::Error{"relation_missing", "what the newcomer is to the head"};
    auto born = newcomer.birthDate;
    auto gender = newcomer.gender;
    std::string number;
    if (!newcomer.idNo.empty()) {
        const auto checked = domain::checkIdentityNumber(newcomer.idNo, today);
        if (!checked.valid())
            return sync::Error{"id_wrong", domain::faultText(checked.fault)};
        number = checked.text;
        born = checked.birthDate;
        gender = checked.gender;
        for (const auto& known : store::samePersons(m_committer.tables(), number, {}, {}))
            return sync::Error{"known_already", known.name};
    }
    if (born.empty())
        return sync::Error{"birth_missing", "without a number the birth date tells people apart"};
    // Without a number the household, the name and the day of birth are who it is.
    const auto id = sync::nameId(
        "person", number.empty() ? newcomer.household + "/" + newcomer.name + "/" + born : number);
    sync::RecordChange person{"person",
                              id,
                              {{"household_id", newcomer.household},
                               {"name", newcomer.name},
                               {"birth_date", born},
                               {"relation", newcomer.relation},
                               {"change_type", newcomer.change},
                               {"counted", true},
                               {"position", household->members + 1}},
                              std::nullopt};
    if (!number.empty())
        person.fields.emplace_back("id_no", number);
    if (!gender.empty())
        person.fields.emplace_back("gender", gender);
    if (auto saved = m_committer.commit({household->stream, by, {std::move(person)}, {}}); !saved)
        return saved.error();
    return id;
}

sync::Result<void> ChangeHousehold::moveIn(const sync::Id& person, const Newcomer& as, const sync::Id& by) {
    const auto household = householdOf(m_committer.tables(), as.household);
    if (!household)
        return sync::Error{"no_household", "the household is not on this tablet"};
    const auto known = personOf(m_committer.tables(), person);
    if (!known)
        return sync::Error{"no_person", "the person is not on this tablet"};
    // A village's log holds its own people: between villages the township moves them.
    if (known->stream != household->stream)
        return sync::Error{"other_village", "the person is of another village"};
    if (as.relation.empty())
        return sync::Error{"relation_missing", "what the newcomer is to the head"};
    return m_committer.commit({household->stream,
                               by,
                               {{"person",
                                 person,
                                 {{"household_id", as.household},
                                  {"relation", as.relation},
                                  {"change_type", as.change},
                                  {"whereabouts", nullptr},
                                  {"position", household->members + 1}},
                                 std::nullopt}},
                               {}});
}

sync::Result<void> ChangeHousehold::leave(const Leaving& leaving, const sync::Id& by) {
    const auto household = householdOf(m_committer.tables(), leaving.household);
    const auto person = personOf(m_committer.tables(), leaving.person);
    if (!household || !person || person->household != leaving.household)
        return sync::Error{"no_person", "the member is not of this household"};
    const bool died = leaving.change == "21";
    if (died && leaving.on.empty())
        return sync::Error{"date_missing", "the day of a death"};
    const bool isHead = household->head == leaving.person;
    if (isHead && leaving.newHead.empty() &&
        othersStay(m_committer.tables(), leaving.household, leaving.person))
        return sync::Error{"head_missing", "who is the head now"};
    sync::RecordChange gone{"person",
                            leaving.person,
                            {{"change_type", leaving.change}, {"whereabouts", died ? "9" : "10"}},
                            std::nullopt};
    if (died)
        gone.fields.emplace_back("died_on", leaving.on);
    sync::Draft draft{household->stream, by, {}, {}};
    if (isHead && !leaving.newHead.empty()) {
        gone.fields.emplace_back("relation", kOther);
        draft.changes.push_back(
            {"household", leaving.household, {{"head_id", leaving.newHead}}, std::nullopt});
        draft.changes.push_back({"person", leaving.newHead, {{"relation", kHead}}, std::nullopt});
    }
    draft.changes.push_back(std::move(gone));
    return m_committer.commit(draft);
}

} // namespace ruhu::usecases
