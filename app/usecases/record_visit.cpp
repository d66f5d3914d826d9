#include "app/usecases/record_visit.h"

#include "app/store/visit_queries.h"
#include "app/usecases/half_seal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace ruhu::usecases {
namespace {

using domain::FieldRef;
using Json = nlohmann::json;

constexpr const char* kTakenBack = "不用了";

bool exists(SQLite::Database& tables, const char* type, const sync::Id& id) {
    SQLite::Statement row(tables,
                          std::string("SELECT 1 FROM ") + type + " WHERE id = ? AND _deleted IS NULL");
    row.bind(1, id);
    return row.executeStep();
}

sync::Id hamletOf(SQLite::Database& tables, const sync::Id& household) {
    SQLite::Statement row(tables, "SELECT hamlet_id FROM household WHERE id = ?");
    row.bind(1, household);
    return row.executeStep() ? row.getColumn(0).getString() : sync::Id();
}

sync::RecordChange newMember(const sync::Id& visit, const sync::Id& household, const sync::Id& person) {
    return {"visit_member",
            store::visitMemberIdOf(visit, person),
            {{"visit_id", visit}, {"person_id", person}, {"household_id", household}},
            std::nullopt};
}

void addMedia(sync::Draft& draft, const sync::Id& visit, const sync::Id& household,
              sync::Committer& committer, RecordVisit::Media& media) {
    auto blob = sync::makeBlob(media.type, std::move(media.bytes));
    sync::RecordChange made{"visit_media",
                            committer.makeId(),
                            {{"visit_id", visit},
                             {"household_id", household},
                             {"question", media.ref.text()},
                             {"content", blob.sha256},
                             {"consent", media.consent},
                             {"taken_at", committer.correctedNow()},
                             {"taken_by", draft.by}},
                            std::nullopt};
    if (!media.original.empty())
        made.fields.emplace_back("original", media.original);
    if (!media.name.empty())
        made.fields.emplace_back("name", media.name);
    draft.changes.push_back(std::move(made));
    draft.blobs.push_back(std::move(blob));
}

/// What was taken for these questions before and answers them no more.
void dropMedia(sync::Draft& draft, SQLite::Database& tables, const sync::Id& visit,
               const std::vector<RecordVisit::Entry>& entries) {
    SQLite::Statement row(tables,
                          "SELECT id, content FROM visit_media WHERE visit_id = ? AND question = ? AND "
                          "_deleted IS NULL");
    for (const auto& [ref, answer] : entries) {
        row.bind(1, visit);
        row.bind(2, ref.text());
        while (row.executeStep())
            if (!answer || answer->value != domain::AnswerValue(row.getColumn(1).getString()))
                draft.changes.push_back({"visit_media", row.getColumn(0).getString(), {}, kTakenBack});
        row.reset();
    }
}

/// The reviewers to begin with.
std::vector<std::string> firstTeam(SQLite::Database& tables, const domain::VisitFacts& facts,
                                   const sync::Id& by) {
    std::vector<std::string> team;
    if (std::any_of(facts.assigned.begin(), facts.assigned.end(), [&](const auto& s) { return s.id == by; }))
        team.push_back(by);
    auto others = store::staffOfHamlet(tables, facts.household.villageCode,
                                       hamletOf(tables, facts.household.id), facts.today);
    std::erase(others, by);
    if (others.size() == 1)
        team.push_back(others.front());
    std::sort(team.begin(), team.end());
    return team;
}

std::vector<FieldRef> refsOf(const std::vector<RecordVisit::Entry>& entries) {
    std::vector<FieldRef> refs;
    for (const auto& entry : entries)
        refs.push_back(entry.ref);
    return refs;
}

} // namespace

sync::Result<sync::Id> RecordVisit::start(const sync::Id& household, const sync::Id& round,
                                          const sync::Id& by, const std::string& today,
                                          const domain::VisitForm& form) {
    auto& tables = m_committer.tables();
    const auto visit = store::visitIdOf(round, household);
    if (exists(tables, "visit", visit))
        return visit;
    const auto facts = store::visitFacts(tables, household, round, today);
    if (!facts)
        return sync::Error{"no_household", "the household is not on this tablet"};
    const auto now = m_committer.correctedNow();
    sync::RecordChange begun{"visit",
                             visit,
                             {{"round_id", round},
                              {"household_id", household},
                              {"version", 1},
                              {"form_id", form.id()},
                              {"form_version", form.version()},
                              {"started_at", now},
                              {"visited_at", now}},
                             std::nullopt};
    if (const auto team = firstTeam(tables, *facts, by); !team.empty())
        begun.fields.emplace_back("team", team);
    sync::Draft draft{facts->household.villageCode, by, {std::move(begun)}, {}};
    for (const auto& member : facts->members)
        draft.changes.push_back(newMember(visit, household, member.personId));
    if (auto saved = m_committer.commit(draft); !saved)
        return saved.error();
    return visit;
}

sync::Result<void> RecordVisit::save(const sync::Id& visit, const sync::Id& by,
                                     const std::vector<Entry>& entries) {
    return commit(visit, by, entries, nullptr);
}

sync::Result<void> RecordVisit::attach(const sync::Id& visit, const sync::Id& by, Media media) {
    if (media.type.starts_with("audio/") && !media.consent)
        return sync::Error{"consent_missing", "a voice is kept only if its owner agrees"};
    const Entry named{media.ref, domain::exactly(sync::sha256Hex(media.bytes))};
    return commit(visit, by, {named}, &media);
}

sync::Result<void> RecordVisit::commit(const sync::Id& visit, const sync::Id& by,
                                       const std::vector<Entry>& entries, Media* media) {
    auto& tables = m_committer.tables();
    const auto state = store::visitState(tables, visit);
    if (!state)
        return sync::Error{"no_visit", "the visit has not begun"};
    if (state->sealed())
        return sync::Error{"sealed", "the visit is sealed"};

    sync::RecordChange changed{"visit", visit, {}, std::nullopt};
    Json answers = Json::object();
    sync::Draft draft{state->stream, by, {}, {}};
    for (const auto& [ref, answer] : entries) {
        const Json value = answer ? domain::toJson(answer->value) : Json(nullptr);
        switch (ref.place) {
        case FieldRef::Place::Answer:
            answers[ref.key] = answer ? domain::toJson(*answer) : Json(nullptr);
            break;
        case FieldRef::Place::Visit:
            changed.fields.emplace_back(ref.key, value);
            break;
        case FieldRef::Place::Member: {
            const auto id = store::visitMemberIdOf(visit, ref.person);
            auto same = std::find_if(draft.changes.begin(), draft.changes.end(),
                                     [&](const auto& change) { return change.id == id; });
            if (same == draft.changes.end()) {
                auto member = exists(tables, "visit_member", id)
                                  ? sync::RecordChange{"visit_member", id, {}, std::nullopt}
                                  : newMember(visit, state->household, ref.person);
                same = draft.changes.insert(draft.changes.end(), std::move(member));
            }
            same->fields.emplace_back(ref.key, value);
            break;
        }
        }
    }
    if (!answers.empty())
        changed.fields.emplace_back("answers", std::move(answers));
    if (state->readBack)
        changed.fields.emplace_back("read_back_at", nullptr);
    if (!changed.fields.empty())
        draft.changes.push_back(std::move(changed));
    dropMedia(draft, tables, visit, entries);
    if (media)
        addMedia(draft, visit, state->household, m_committer, *media);
    for (auto& drop : dropHalfSeal(tables, visit, state->version))
        draft.changes.push_back(std::move(drop));
    auto saved = m_committer.commit(draft);
    if (saved)
        m_typing.forget(visit, refsOf(entries));
    return saved;
}

sync::Result<void> RecordVisit::keep(const sync::Id& visit, const sync::Id& by,
                                     const std::vector<Entry>& entries) {
    std::vector<store::DraftTyping::Typed> typed;
    for (const auto& [ref, answer] : entries)
        typed.push_back({by, ref, answer});
    return m_typing.keep(visit, typed);
}

sync::Result<void> RecordVisit::takeUp(const sync::Id& visit) {
    std::map<sync::Id, std::vector<Entry>> byTypist;
    for (auto& [by, ref, answer] : m_typing.kept(visit))
        byTypist[by].push_back({ref, std::move(answer)});
    for (const auto& [by, entries] : byTypist) {
        const auto saved = save(visit, by, entries);
        if (!saved && saved.error().code != "sealed")
            return saved.error();
        if (!saved)
            m_typing.forget(visit, refsOf(entries));
    }
    return {};
}

sync::Result<void> RecordVisit::confirmReadBack(const sync::Id& visit, const sync::Id& by) {
    const auto state = store::visitState(m_committer.tables(), visit);
    if (!state)
        return sync::Error{"no_visit", "the visit has not begun"};
    if (state->sealed())
        return sync::Error{"sealed", "the visit is sealed"};
    return m_committer.commit(
        {state->stream,
         by,
         {{"visit", visit, {{"read_back_at", m_committer.correctedNow()}}, std::nullopt}},
         {}});
}

} // namespace ruhu::usecases
