#include "app/domain/last_year.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

How howOf(const VisitFacts& facts, const FieldRef& ref) {
    const auto* member = ref.place == FieldRef::Place::Member ? facts.member(ref.person) : nullptr;
    const Answers& last = member ? member->lastYear : facts.lastYear;
    const auto found = last.find(ref.key);
    return found != last.end() && found->second.how == How::Estimate ? How::Estimate : How::Exact;
}

} // namespace

bool isOffered(std::string_view key, const Answer& answer) {
    static constexpr std::string_view kOfThatVisit[] = {"risk:", "problem_", "has_problem", "late_reason",
                                                        "unverified"};
    return answer.how != How::Unknown && answer.how != How::Last &&
           std::none_of(std::begin(kOfThatVisit), std::end(kOfThatVisit),
                        [&](auto start) { return key.starts_with(start); });
}

std::vector<std::pair<FieldRef, Answer>> unconfirmed(const VisitForm& form, const VisitFacts& facts,
                                                     std::string_view section, std::string_view person) {
    std::vector<std::pair<FieldRef, Answer>> waiting;
    for (const auto& group : form.groups(section, facts, person))
        for (const auto& item : group.items)
            if (item.lastYear && !item.done() && !item.mend)
                waiting.push_back({item.ref, {*item.lastYear, howOf(facts, item.ref)}});
    return waiting;
}

} // namespace ruhu::domain
