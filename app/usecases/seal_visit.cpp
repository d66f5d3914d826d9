#include "app/usecases/seal_visit.h"

#include "app/domain/completion_gate.h"
#include "app/domain/inkml.h"
#include "app/domain/seal_freeze.h"
#include "app/store/visit_queries.h"
#include "app/usecases/half_seal.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::usecases {
namespace {

using domain::MissingItem;
using domain::VisitFacts;

constexpr const char* kInkType = "application/inkml+xml";

std::size_t checkersOf(const VisitFacts& facts) {
    return static_cast<std::size_t>(std::count_if(facts.signatures.begin(), facts.signatures.end(),
                                                  [](const auto& s) { return s.role == "checker"; }));
}

/// All reviewers of the team have signed, and they are enough.
bool checkersDone(const VisitFacts& facts) {
    const auto team = domain::codesOf(facts.visit, "team");
    return checkersOf(facts) >= team.size() &&
           checkersOf(facts) >= static_cast<std::size_t>(facts.round.minCheckers);
}

bool isAssigned(const VisitFacts& facts, const sync::Id& staff) {
    return std::any_of(facts.assigned.begin(), facts.assigned.end(),
                       [&](const auto& s) { return s.id == staff; });
}

std::optional<sync::Error> refuseChecker(const VisitFacts& facts, const NewSignature& signature) {
    const auto team = domain::codesOf(facts.visit, "team");
    if (!isAssigned(facts, signature.staff))
        return sync::Error{"not_assigned", "the reviewer has no task in this village"};
    if (std::find(team.begin(), team.end(), signature.staff) == team.end())
        return sync::Error{"not_in_team", "the reviewer is not of this visit"};
    if (std::any_of(facts.signatures.begin(), facts.signatures.end(),
                    [&](const auto& s) { return s.role == "checker" && s.staffId == signature.staff; }))
        return sync::Error{"already_signed", "the reviewer has signed"};
    return std::nullopt;
}

/// Whoever signs for the head must not be one of those who checked, by task or by name.
bool isChecker(const VisitFacts& facts, const std::string& name) {
    const auto team = domain::codesOf(facts.visit, "team");
    return std::any_of(facts.assigned.begin(), facts.assigned.end(), [&](const auto& s) {
        return s.name == name && std::find(team.begin(), team.end(), s.id) != team.end();
    });
}

std::optional<sync::Error> refuseHousehold(const VisitFacts& facts, const NewSignature& signature) {
    if (!checkersDone(facts))
        return sync::Error{"checkers_first", "the household signs last"};
    if (signature.role == "agent") {
        if (signature.relation.empty() || signature.name.empty())
            return sync::Error{"relation_missing", "an agent has a name and a relation to the head"};
        if (signature.consent.empty())
            return sync::Error{"consent_missing", "how the head agreed must be said"};
        if (isChecker(facts, signature.name))
            return sync::Error{"checker_is_agent", "a reviewer cannot sign for the household"};
    }
    return std::nullopt;
}

} // namespace

SealVisit::SealVisit(sync::Committer& committer, const domain::VisitForm& form, DeviceSigner deviceSigner)
    : m_committer(committer)
    , m_form(form)
    , m_deviceSigner(std::move(deviceSigner)) {}

SealVisit::Frozen SealVisit::freeze(const VisitFacts& facts) const {
    Frozen frozen;
    frozen.text = domain::encodeSeal(domain::freeze(m_form, facts, domain::assess(m_form, facts)));
    frozen.hash = domain::sealHash(frozen.text);
    return frozen;
}

std::optional<sync::Error> SealVisit::refusal(const VisitFacts& facts, const NewSignature& signature) const {
    if (facts.sealedVersion == facts.version)
        return sync::Error{"sealed", "the visit is sealed"};
    if (!domain::assess(m_form, facts).ready(MissingItem::Stage::Sign))
        return sync::Error{"not_ready", "the visit is not complete or has not been read back"};
    if (domain::codesOf(facts.visit, "team").size() < static_cast<std::size_t>(facts.round.minCheckers))
        return sync::Error{"few_checkers", "the round asks for more reviewers"};
    if (signature.role == "checker") {
        if (auto error = refuseChecker(facts, signature))
            return error;
    } else if (auto error = refuseHousehold(facts, signature)) {
        return error;
    }
    if (!domain::isSignature(signature.ink))
        return sync::Error{"ink_too_short", "a dot or a tap is not a signature"};
    return std::nullopt;
}

sync::Result<bool> SealVisit::sign(const VisitFacts& facts, const sync::Id& by,
                                   const NewSignature& signature) {
    if (auto error = refusal(facts, signature))
        return *error;
    const auto frozen = freeze(facts);
    const auto now = m_committer.correctedNow();
    sync::Draft draft{facts.household.villageCode, by, {}, {}};

    auto seal = store::sealOfVersion(m_committer.tables(), facts.visitId, facts.version);
    if (seal && seal->hash != frozen.hash) {
        draft.changes = dropHalfSeal(m_committer.tables(), facts.visitId, facts.version);
        if (auto dropped = m_committer.commit(draft); !dropped)
            return dropped.error();
        return sync::Error{"content_changed", "the content is not what the first signature named"};
    }
    if (!seal) {
        seal = store::SealRecord{m_committer.makeId(), facts.version, frozen.text,
                                 frozen.hash,          now,           m_committer.device()};
        draft.changes.push_back({"visit_seal",
                                 seal->id,
                                 {{"visit_id", facts.visitId},
                                  {"household_id", facts.household.id},
                                  {"version", facts.version},
                                  {"form_version", m_form.version()},
                                  {"content", frozen.text},
                                  {"hash", frozen.hash},
                                  {"frozen_at", now},
                                  {"device_id", seal->device},
                                  {"device_signature", m_deviceSigner("ruhu-seal1\n" + frozen.hash)}},
                                 std::nullopt});
    }

    auto ink = sync::makeBlob(kInkType, domain::writeInkMl(signature.ink));
    const bool ofChecker = signature.role == "checker";
    sync::RecordChange made{"signature",
                            m_committer.makeId(),
                            {{"seal_id", seal->id},
                             {"visit_id", facts.visitId},
                             {"household_id", facts.household.id},
                             {"seal_hash", frozen.hash},
                             {"role", signature.role},
                             {"position", static_cast<std::int64_t>(facts.signatures.size() + 1)},
                             {"signer_name", signature.name},
                             {"mode", signature.role == "agent" ? "agent" : "hand"},
                             {"ink", ink.sha256},
                             {"signed_at", now},
                             {"device_id", m_committer.device()}},
                            std::nullopt};
    if (ofChecker)
        made.fields.emplace_back("staff_id", signature.staff);
    else
        made.fields.emplace_back("relation", signature.role == "head" ? "01" : signature.relation);
    if (!signature.consent.empty())
        made.fields.emplace_back("consent", signature.consent);
    draft.changes.push_back(std::move(made));
    draft.blobs.push_back(std::move(ink));
    if (!ofChecker)
        draft.changes.push_back(
            {"visit",
             facts.visitId,
             {{"sealed_version", facts.version}, {"seal_id", seal->id}, {"resign_due_on", nullptr}},
             std::nullopt});
    if (auto saved = m_committer.commit(draft); !saved)
        return saved.error();
    return !ofChecker;
}

sync::Result<void> SealVisit::signLater(const VisitFacts& facts, const sync::Id& by,
                                        const std::string& dueOn) {
    if (facts.visitedAt == 0)
        return sync::Error{"no_visit", "the visit has not begun"};
    if (facts.sealedVersion == facts.version)
        return sync::Error{"sealed", "the visit is sealed"};
    if (!checkersDone(facts))
        return sync::Error{"checkers_first", "the reviewers sign today"};
    return m_committer.commit({facts.household.villageCode,
                               by,
                               {{"visit", facts.visitId, {{"resign_due_on", dueOn}}, std::nullopt}},
                               {}});
}

} // namespace ruhu::usecases
