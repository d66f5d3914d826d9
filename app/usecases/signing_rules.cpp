#include "app/usecases/signing_rules.h"

#include "app/domain/special_case.h"
#include "app/store/visit_queries.h"

#include <algorithm>

namespace ruhu::usecases {
namespace {

using domain::VisitFacts;

std::size_t checkersOf(const VisitFacts& facts) {
    return static_cast<std::size_t>(std::count_if(facts.signatures.begin(), facts.signatures.end(),
                                                  [](const auto& s) { return s.role == "checker"; }));
}

bool isAssigned(const VisitFacts& facts, const sync::Id& staff) {
    return std::any_of(facts.assigned.begin(), facts.assigned.end(),
                       [&](const auto& s) { return s.id == staff; });
}

/// Whoever signs for the head must not be one of those who checked, by task or by name.
bool isChecker(const VisitFacts& facts, const std::string& name) {
    const auto team = domain::codesOf(facts.visit, "team");
    return std::any_of(facts.assigned.begin(), facts.assigned.end(), [&](const auto& s) {
        return s.name == name && std::find(team.begin(), team.end(), s.id) != team.end();
    });
}

/// A cadre of the village who saw it, and none of those who checked.
bool isWitness(SQLite::Database& tables, const VisitFacts& facts, const sync::Id& staff) {
    const auto team = domain::codesOf(facts.visit, "team");
    const auto all = store::villageCadres(tables, facts.household.villageCode, facts.today);
    return std::any_of(all.begin(), all.end(), [&](const auto& s) { return s.id == staff; }) &&
           std::find(team.begin(), team.end(), staff) == team.end();
}

std::optional<sync::Error> refuseMode(SQLite::Database& tables, const VisitFacts& facts,
                                      const NewSignature& signature) {
    const auto mode = modeOf(signature);
    // Who signs on another day (补签) is there; what the whereabouts said then does not matter.
    if (facts.sealedVersion != facts.version) {
        const auto kind = domain::visitCase(facts);
        const auto modes = domain::householdModes(facts);
        if (std::find(modes.begin(), modes.end(), mode) == modes.end())
            return sync::Error{"mode_not_fitting", "this kind of visit is not signed in this way"};
        if (domain::needsWitness(kind) && !isWitness(tables, facts, signature.witness))
            return sync::Error{"witness_missing", "a cadre of the village witnesses"};
    }
    if (mode == "statement" && !isWitness(tables, facts, signature.witness))
        return sync::Error{"witness_missing", "a cadre of the village says so"};
    if (isOnPaper(mode) && !signature.photo)
        return sync::Error{"photo_missing", "what is signed on paper is photographed"};
    if (mode == "finger" && isChecker(facts, signature.filledBy))
        return sync::Error{"checker_is_agent", "a reviewer cannot write for the household"};
    if (mode == "remote") {
        if (!signature.contact || signature.contact->outcome != "verified" ||
            signature.contact->person.empty())
            return sync::Error{"contact_missing", "a confirmation by phone names the call"};
        if (signature.contact->evidence && !signature.contact->noticeGiven)
            return sync::Error{"notice_missing", "the other side must know that a picture is kept"};
    }
    if (mode == "refused") {
        if (signature.reason.empty())
            return sync::Error{"reason_missing", "why the household will not sign"};
        if (!isWitness(tables, facts, signature.witness))
            return sync::Error{"witness_missing", "a refusal is witnessed by the village committees"};
    }
    if (domain::isProvisional(mode) && signature.dueOn.empty())
        return sync::Error{"due_missing", "a day by which the household is asked again"};
    return std::nullopt;
}

} // namespace

bool checkersDone(const VisitFacts& facts) {
    const auto team = domain::codesOf(facts.visit, "team");
    return checkersOf(facts) >= team.size() &&
           checkersOf(facts) >= static_cast<std::size_t>(facts.round.minCheckers);
}

std::string modeOf(const NewSignature& signature) {
    if (!signature.mode.empty())
        return signature.mode;
    return signature.role == "agent" ? "agent" : "hand";
}

bool isOnPaper(const std::string& mode) {
    return mode == "paper" || mode == "finger";
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

std::optional<sync::Error> refuseHousehold(SQLite::Database& tables, const VisitFacts& facts,
                                           const NewSignature& signature) {
    if (!checkersDone(facts))
        return sync::Error{"checkers_first", "the household signs last"};
    if (auto error = refuseMode(tables, facts, signature))
        return error;
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

} // namespace ruhu::usecases
