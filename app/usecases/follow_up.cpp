#include "app/usecases/follow_up.h"

#include "app/domain/completion_gate.h"
#include "app/store/visit_queries.h"
#include "app/usecases/record_visit.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

namespace ruhu::usecases {

namespace {

using domain::FieldRef;

RecordVisit::Entry entry(const sync::Id& person, const char* field, const std::string& value) {
    return {{FieldRef::Place::Member, field, person}, domain::exactly(value)};
}

std::string streamOf(SQLite::Database& tables, const sync::Id& household) {
    SQLite::Statement row(tables, "SELECT village_code FROM household WHERE id = ? AND _deleted IS NULL");
    row.bind(1, household);
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

} // namespace

sync::Result<void> FollowUp::record(const Contact& contact, const sync::Id& round, const sync::Id& by) {
    if (auto logged = LogContact(m_committer).log(contact, by); !logged)
        return logged;
    const auto visit = store::visitIdOf(round, contact.household);
    const auto state = store::visitState(m_committer.tables(), visit);
    if (contact.outcome != "verified" || !state || state->sealed())
        return {};
    return RecordVisit(m_committer)
        .save(visit, by, {entry(contact.person, "verified_by", contact.channel == "phone" ? "3" : "4")});
}

sync::Result<void> FollowUp::markUnreachable(const sync::Id& household, const sync::Id& person,
                                             const sync::Id& round, const std::string& informant,
                                             const std::string& today, const sync::Id& by) {
    const auto facts = store::visitFacts(m_committer.tables(), household, round, today);
    if (!facts || !facts->member(person))
        return sync::Error{"no_visit", "the member is not on this tablet"};
    if (!domain::missingTries(*facts, person).enough())
        return sync::Error{"tries_missing", "more attempts, on two days"};
    if (informant.empty())
        return sync::Error{"informant_missing", "somebody says what is known"};
    return RecordVisit(m_committer)
        .save(facts->visitId, by,
              {entry(person, "whereabouts", "8"), entry(person, "verified_by", "2"),
               entry(person, "informant", informant)});
}

sync::Result<void> FollowUp::noteBestTime(const sync::Id& household, const sync::Id& person,
                                          const std::string& words, const sync::Id& by) {
    const auto stream = streamOf(m_committer.tables(), household);
    if (stream.empty())
        return sync::Error{"no_household", "the household is not on this tablet"};
    return m_committer.commit(
        {stream,
         by,
         {{"person",
           person,
           {{"best_time", words.empty() ? nlohmann::json(nullptr) : nlohmann::json(words)}},
           std::nullopt}},
         {}});
}

} // namespace ruhu::usecases
