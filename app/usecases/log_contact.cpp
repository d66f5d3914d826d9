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

sync::RecordChange contactRecord(sync::Committer& committer, const Contact& contact, const sync::Id& by,
                                 std::vector<sync::Blob>& blobs) {
    sync::RecordChange attempt{"contact_attempt",
                               committer.makeId(),
                               {{"household_id", contact.household},
                                {"person_id", contact.person},
                                {"channel", contact.channel},
                                {"outcome", contact.outcome},
                                {"made_at", committer.correctedNow()},
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
    if (contact.nextTryAt != 0)
        attempt.fields.emplace_back("next_try_at", contact.nextTryAt);
    if (contact.noticeGiven)
        attempt.fields.emplace_back("notice_given", true);
    if (contact.evidence) {
        auto blob = sync::makeBlob("image/jpeg", contact.evidence->jpeg);
        attempt.fields.emplace_back("evidence", blob.sha256);
        attempt.fields.emplace_back("evidence_original", contact.evidence->originalHash);
        blobs.push_back(std::move(blob));
    }
    return attempt;
}

sync::Result<void> LogContact::log(const Contact& contact, const sync::Id& by) {
    const auto stream = streamOf(m_committer.tables(), contact.household);
    if (stream.empty())
        return sync::Error{"no_household", "the household is not on this tablet"};
    if (contact.evidence && !contact.noticeGiven)
        return sync::Error{"notice_missing", "the other side must know that a picture is kept"};
    sync::Draft draft{stream, by, {}, {}};
    draft.changes.push_back(contactRecord(m_committer, contact, by, draft.blobs));
    return m_committer.commit(draft);
}

} // namespace ruhu::usecases
