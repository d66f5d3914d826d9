#include "app/usecases/merge_persons.h"

#include "app/store/record_fields.h"
#include "app/store/visit_queries.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <set>

namespace ruhu::usecases {
namespace {

constexpr const char* kHead = "01";

std::vector<sync::Id> idsOf(SQLite::Database& tables, const char* sql, const sync::Id& person) {
    std::vector<sync::Id> ids;
    SQLite::Statement query(tables, sql);
    query.bind(1, person);
    while (query.executeStep())
        ids.push_back(query.getColumn(0).getString());
    return ids;
}

/// Where the person stands in a household is a matter of the record that stays.
bool isPlace(const std::string& field) {
    static const std::set<std::string> places = {"household_id", "relation", "position", "moved_from",
                                                 "not_same"};
    return places.contains(field);
}

/// What the second knows besides the first, and a question for each field in which they differ.
void join(sync::Committer& committer, const store::RecordFields& keep, const store::RecordFields& duplicate,
          const sync::Id& keepId, const sync::Id& by, sync::Draft& draft) {
    sync::RecordChange filled{"person", keepId, {}, std::nullopt};
    for (const auto& [field, theirs] : duplicate.fields) {
        const auto ours = keep.fields.find(field);
        if (isPlace(field) || (ours != keep.fields.end() && ours->second == theirs))
            continue;
        if (ours == keep.fields.end()) {
            filled.fields.emplace_back(field, theirs);
            continue;
        }
        const auto now = committer.correctedNow();
        draft.changes.push_back({"review_item",
                                 committer.makeId(),
                                 {{"kind", "kept"},
                                  {"target_type", "person"},
                                  {"target_id", keepId},
                                  {"field", field},
                                  {"kept", ours->second.dump()},
                                  {"other", theirs.dump()},
                                  {"kept_by", by},
                                  {"other_by", by},
                                  {"kept_at", now},
                                  {"other_at", now},
                                  {"kept_device", committer.device()},
                                  {"other_device", committer.device()},
                                  {"state", "0"}},
                                 std::nullopt});
    }
    if (!filled.fields.empty())
        draft.changes.push_back(std::move(filled));
}

} // namespace

sync::Result<void> MergePersons::merge(const sync::Id& keep, const sync::Id& duplicate, const sync::Id& by) {
    auto& tables = m_committer.tables();
    const auto first = store::recordFields(tables, "person", keep);
    const auto second = store::recordFields(tables, "person", duplicate);
    if (!first || !second || keep == duplicate)
        return sync::Error{"no_person", "two persons of this tablet"};
    if (first->stream != second->stream)
        return sync::Error{"other_village", "the two are of different villages"};
    const std::string reason = "重复人员，并入 " + keep;
    sync::Draft draft{first->stream, by, {}, {}};
    join(m_committer, *first, *second, keep, by, draft);
    for (const auto& id :
         idsOf(tables, "SELECT id FROM visit_member WHERE person_id=? AND _deleted IS NULL ORDER BY id",
               duplicate)) {
        const auto theirs = store::recordFields(tables, "visit_member", id).value();
        const auto visit = theirs.fields.at("visit_id").get<std::string>();
        const auto state = store::visitState(tables, visit);
        if (state && state->sealed())
            return sync::Error{"sealed", "a signed visit names the second: amend it first"};
        const auto oursId = store::visitMemberIdOf(visit, keep);
        const auto ours = store::recordFields(tables, "visit_member", oursId);
        sync::RecordChange moved{"visit_member", oursId, {}, std::nullopt};
        for (const auto& [field, value] : theirs.fields)
            if (field != "person_id" && !(ours && ours->fields.contains(field)))
                moved.fields.emplace_back(field, value);
        if (!ours)
            moved.fields.emplace_back("person_id", keep);
        if (!moved.fields.empty())
            draft.changes.push_back(std::move(moved));
        draft.changes.push_back({"visit_member", id, {}, reason});
    }
    for (const auto& id :
         idsOf(tables, "SELECT id FROM contact_attempt WHERE person_id=? AND _deleted IS NULL ORDER BY id",
               duplicate))
        draft.changes.push_back({"contact_attempt", id, {{"person_id", keep}}, std::nullopt});
    for (const auto& id :
         idsOf(tables, "SELECT id FROM household WHERE head_id=? AND _deleted IS NULL ORDER BY id",
               duplicate)) {
        draft.changes.push_back({"household", id, {{"head_id", keep}}, std::nullopt});
        draft.changes.push_back({"person", keep, {{"relation", kHead}}, std::nullopt});
    }
    draft.changes.push_back({"person", duplicate, {}, reason});
    return m_committer.commit(draft);
}

sync::Result<void> MergePersons::tellApart(const sync::Id& one, const sync::Id& other, const sync::Id& by) {
    auto& tables = m_committer.tables();
    const auto first = store::recordFields(tables, "person", one);
    if (!first || one == other || !store::recordFields(tables, "person", other))
        return sync::Error{"no_person", "two persons of this tablet"};
    std::set<sync::Id> others{other};
    if (const auto known = first->fields.find("not_same"); known != first->fields.end())
        for (const auto& id : known->second)
            others.insert(id.get<sync::Id>());
    return m_committer.commit(
        {first->stream, by, {{"person", one, {{"not_same", others}}, std::nullopt}}, {}});
}

} // namespace ruhu::usecases
