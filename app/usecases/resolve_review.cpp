#include "app/usecases/resolve_review.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

namespace ruhu::usecases {
namespace {

sync::RecordChange settle(sync::Committer& committer, const store::ReviewItem& item, const sync::Id& staff,
                          const char* state) {
    sync::RecordChange change;
    change.type = "review_item";
    change.id = item.id;
    change.fields = {{"state", state}, {"resolved_by", staff}, {"resolved_at", committer.correctedNow()}};
    return change;
}

sync::RecordChange put(const store::ReviewItem& item, const std::string& json) {
    sync::RecordChange change;
    change.type = item.targetType;
    change.id = item.targetId;
    auto value = nlohmann::json::parse(json, nullptr, false);
    if (value.is_discarded())
        value = nullptr;
    if (item.member.empty())
        change.fields = {{item.field, std::move(value)}};
    else
        change.fields = {{item.field, nlohmann::json::object({{item.member, std::move(value)}})}};
    return change;
}

bool sealedNow(SQLite::Database& tables, const store::ReviewItem& item) {
    const char* sql = nullptr;
    if (item.targetType == "visit")
        sql = "SELECT 1 FROM visit WHERE id = ? AND sealed_version IS NOT NULL AND sealed_version = version";
    else if (item.targetType == "visit_member")
        sql = "SELECT 1 FROM visit_member m JOIN visit v ON v.id = m.visit_id WHERE m.id = ?"
              " AND v.sealed_version IS NOT NULL AND v.sealed_version = v.version";
    else
        return false;
    SQLite::Statement query(tables, sql);
    query.bind(1, item.targetId);
    return query.executeStep();
}

} // namespace

bool ResolveReview::canChoose(const store::ReviewItem& item, Side side) const {
    return side == Side::Kept || (!item.field.empty() && !sealedNow(m_committer.tables(), item));
}

sync::Result<void> ResolveReview::choose(const store::ReviewItem& item, Side side, const sync::Id& staff) {
    if (!canChoose(item, side))
        return sync::Error{"sealed", item.targetType, false};
    sync::Draft draft;
    draft.stream = item.stream;
    draft.by = staff;
    const std::string& json = side == Side::Kept ? item.kept.json : item.other.json;
    // The value that stays is not written again: into sealed content it could not be, and elsewhere it says
    // nothing.
    if (side == Side::Other)
        draft.changes.push_back(put(item, json));
    sync::RecordChange settled = settle(m_committer, item, staff, "1");
    settled.fields.emplace_back("chosen", json);
    draft.changes.push_back(std::move(settled));
    return m_committer.commit(draft);
}

sync::Result<void> ResolveReview::leaveToTownship(const store::ReviewItem& item, const sync::Id& staff) {
    sync::Draft draft;
    draft.stream = item.stream;
    draft.by = staff;
    draft.changes.push_back(settle(m_committer, item, staff, "2"));
    return m_committer.commit(draft);
}

} // namespace ruhu::usecases
