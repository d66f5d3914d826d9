#include "app/usecases/log_contact.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

namespace ruhu::usecases {

namespace {

/// The stream of the household; empty if it is not here.
std::string streamOf(SQLite::Database& tables, const sync::Id& household) {
    SQLite::Statement row(tables, "SELECT village_code FROM household WHERE id = ? AND _deleted IS NULL");
    row.bind(1, household);
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

} // namespace

sync::Result<void> LogContact::log(const Contact& contact, const sync::Id& by) {
    const auto stream = streamOf(m_committer.tables(), contact.household);
    if (stream.empty())
        return sync::Error{"no_household", "the household is not on this tablet"};
    sync::RecordChange attempt{"contact_attempt",
                               m_committer.makeId(),
                               {{"household_id", contact.household},
                                {"person_id", contact.person},
                                {"channel", contact.channel},
                                {"outcome", contact.outcome},
                                {"made_at", m_committer.correctedNow()},
                                {"caller_id", by}},
                               std::nullopt};
    const auto optional = [&](const char* field, const std::string& value) {
        if (!value.empty())
            attempt.fields.emplace_back(field, value);
    };
    optional("visit_id", contact.visit);
    optional("number", contact.number);
    optional("answered_by", contact.answeredBy);
    optional("answered_relation", contact.answeredRelation);
    optional("facts", contact.facts);
    return m_committer.commit({stream, by, {std::move(attempt)}, {}});
}

} // namespace ruhu::usecases
