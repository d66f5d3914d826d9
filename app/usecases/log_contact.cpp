#include "app/usecases/log_contact.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

namespace ruhu::usecases {

sync::Result<void> LogContact::log(const Contact& contact, const sync::Id& by) {
    SQLite::Statement row(m_committer.tables(),
                          "SELECT village_code FROM household WHERE id = ? AND _deleted IS NULL");
    row.bind(1, contact.household);
    if (!row.executeStep())
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
    return m_committer.commit({row.getColumn(0).getString(), by, {std::move(attempt)}, {}});
}

} // namespace ruhu::usecases
