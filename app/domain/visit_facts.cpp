#include "app/domain/visit_facts.h"

#include "app/domain/dates.h"

#include <algorithm>
#include <charconv>

namespace ruhu::domain {
namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<int> ageOn(std::string_view birthDate, std::string_view date) {
    if (birthDate.size() != 10 || date.size() != 10)
        return std::nullopt;
    const auto born = number(birthDate.substr(0, 4));
    const auto now = number(date.substr(0, 4));
    if (!born || !now)
        return std::nullopt;
    return *now - *born - (date.substr(5) < birthDate.substr(5) ? 1 : 0);
}

bool isProvisional(std::string_view mode) {
    return mode == "remote" || mode == "refused";
}

bool awaitsHand(const VisitFacts& facts) {
    if (facts.sealedVersion != facts.version)
        return false;
    for (const auto& s : facts.signatures)
        if (s.mode == "statement" || ((s.role == "head" || s.role == "agent") && !isProvisional(s.mode)))
            return false;
    return true;
}

bool isLate(const VisitFacts& facts) {
    const auto day = facts.visitedAt == 0 ? facts.today : chinaDate(facts.visitedAt);
    return !facts.round.visitsDueOn.empty() && day > facts.round.visitsDueOn;
}

bool isWorker(const VisitFacts::Member& member) {
    return textOf(member.entry, "whereabouts") == "2";
}

bool isAlive(const VisitFacts::Member& member) {
    return textOf(member.entry, "whereabouts") != "9";
}

std::int64_t countedPersons(const VisitFacts& facts) {
    return std::count_if(facts.members.begin(), facts.members.end(),
                         [](const auto& m) { return m.counted && isAlive(m); });
}

bool isAdultInPrime(const VisitFacts::Member& member, std::string_view today) {
    const auto age = ageOn(member.birthDate, today);
    return isAlive(member) && (!age || (*age >= 18 && *age < 60));
}

bool needsSupporter(const VisitFacts& facts) {
    return std::none_of(facts.members.begin(), facts.members.end(),
                        [&](const auto& m) { return isAdultInPrime(m, facts.today); });
}

bool isSchoolAge(const VisitFacts::Member& member, std::string_view today) {
    const auto age = ageOn(member.birthDate, today);
    return age && *age >= 6 && *age <= 15 && isAlive(member);
}

} // namespace ruhu::domain
