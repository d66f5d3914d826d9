#include "app/domain/special_case.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

constexpr int kAdult = 18;
constexpr std::string_view kHome = "1";
constexpr std::string_view kLost = "8";
constexpr std::string_view kUnverified = "7";

std::string placeOf(const VisitFacts::Member& member) {
    return textOf(member.entry, "whereabouts");
}

bool isGone(const VisitFacts::Member& member) {
    const auto place = placeOf(member);
    return place == "9" || place == "10";
}

template <typename Is> bool all(const VisitFacts& facts, Is is) {
    return !facts.members.empty() && std::all_of(facts.members.begin(), facts.members.end(), is);
}

/// Asked about, and not at home today.
bool headIsAway(const VisitFacts& facts) {
    const auto* head = facts.member(facts.household.headId);
    return head && isAsked(head->entry, "whereabouts") && placeOf(*head) != kHome;
}

} // namespace

VisitCase visitCase(const VisitFacts& facts) {
    if (textOf(facts.visit, "conclusion") == kUnverified) {
        const auto why = textOf(facts.answers, "unverified");
        if (why == "refused")
            return VisitCase::Refuses;
        if (why == "empty")
            return VisitCase::EmptyRegister;
        if (why == "mute")
            return VisitCase::CannotSpeak;
    }
    if (!all(facts, [](const auto& m) { return isAsked(m.entry, "whereabouts"); }))
        return VisitCase::Ordinary; // not known yet
    if (all(facts, isGone))
        return VisitCase::NobodyLeft;
    if (all(facts, [](const auto& m) { return isGone(m) || placeOf(m) == kLost; }))
        return VisitCase::NobodyReached;
    if (all(facts, [](const auto& m) { return placeOf(m) != kHome; }))
        return VisitCase::AllAway;
    const bool minors = all(facts, [&](const auto& m) {
        const auto age = ageOn(m.birthDate, facts.today);
        return placeOf(m) != kHome || (age && *age < kAdult);
    });
    return minors ? VisitCase::OnlyMinors : VisitCase::Ordinary;
}

bool asksAnswers(VisitCase visitCase) {
    switch (visitCase) {
    case VisitCase::Refuses:
    case VisitCase::EmptyRegister:
    case VisitCase::NobodyReached:
    case VisitCase::NobodyLeft:
        return false;
    default:
        return true;
    }
}

bool readsBack(VisitCase visitCase) {
    return asksAnswers(visitCase);
}

std::vector<std::string> householdModes(const VisitFacts& facts) {
    switch (visitCase(facts)) {
    case VisitCase::Ordinary:
        if (headIsAway(facts))
            return {"agent", "remote", "refused"};
        return {"hand", "paper", "finger", "agent", "remote", "refused"};
    case VisitCase::AllAway:
    case VisitCase::OnlyMinors:
    case VisitCase::CannotSpeak:
        return {"remote", "agent", "refused"};
    case VisitCase::Refuses:
        return {"refused"};
    case VisitCase::EmptyRegister:
    case VisitCase::NobodyReached:
    case VisitCase::NobodyLeft:
        return {"statement"};
    }
    return {};
}

bool needsWitness(VisitCase visitCase) {
    return visitCase == VisitCase::OnlyMinors || visitCase == VisitCase::CannotSpeak;
}

Words caseWords(VisitCase visitCase) {
    switch (visitCase) {
    case VisitCase::Ordinary:
        return {};
    case VisitCase::AllAway:
        return {"全家都不在家", "Nobody is at home"};
    case VisitCase::OnlyMinors:
        return {"只有未成年人在家", "Only children are at home"};
    case VisitCase::CannotSpeak:
        return {"在家的人无法沟通", "Nobody at home can communicate"};
    case VisitCase::Refuses:
        return {"拒绝入户", "The visit is refused"};
    case VisitCase::EmptyRegister:
        return {"空挂户", "Empty registration"};
    case VisitCase::NobodyReached:
        return {"全家联系不上", "Nobody can be reached"};
    case VisitCase::NobodyLeft:
        return {"家里已经没有人", "Nobody is left"};
    }
    return {};
}

bool headStands(const VisitFacts& facts) {
    const auto* head = facts.member(facts.household.headId);
    return head && !isGone(*head);
}

} // namespace ruhu::domain
