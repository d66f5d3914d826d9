#include "app/domain/income.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

constexpr std::int64_t kMost = 10'000'000'000; ///< fen

std::int64_t amount(const Answers& answers, std::string_view key) {
    return std::clamp(integerOf(answers, key).value_or(0), -kMost, kMost);
}

bool isUnknown(const Answers& answers, std::string_view key) {
    const auto found = answers.find(key);
    return found != answers.end() && found->second.how == How::Unknown;
}

/// A figure whose known parts make `sum`; parts that are not known are never below zero.
Bounds boundsOf(std::int64_t sum, bool addsUnknown, bool takesUnknown) {
    return {takesUnknown ? std::nullopt : std::optional(sum),
            addsUnknown ? std::nullopt : std::optional(sum)};
}

} // namespace

IncomePart incomePartOf(std::string_view key) {
    if (key.starts_with("wage_"))
        return IncomePart::Wage;
    if (key.starts_with("biz_"))
        return IncomePart::Business;
    if (key.starts_with("cost_"))
        return IncomePart::Cost;
    if (key.starts_with("prop_"))
        return IncomePart::Property;
    if (key.starts_with("trans_"))
        return IncomePart::Transfer;
    if (key.starts_with("paid_"))
        return IncomePart::Paid;
    return IncomePart::None;
}

IncomeBasis incomeBasisOf(std::string_view code) {
    return code == "disposable" ? IncomeBasis::Disposable : IncomeBasis::Net;
}

Income computeIncome(const Answers& answers, std::int64_t counted, IncomeBasis basis) {
    Income income;
    income.basis = basis;
    std::int64_t paid = 0;
    bool wageUnknown = false;
    bool adds = false;  // something unknown would make the whole more
    bool takes = false; // … or less
    for (const auto& [key, answer] : answers) {
        const auto part = incomePartOf(key);
        const auto value = amount(answers, key);
        const bool open = isUnknown(answers, key);
        switch (part) {
        case IncomePart::Wage:
            income.wage += value;
            wageUnknown = wageUnknown || open;
            break;
        case IncomePart::Business:
            income.business += value;
            break;
        case IncomePart::Cost:
            income.business -= value;
            break;
        case IncomePart::Property:
            income.property += value;
            break;
        case IncomePart::Transfer:
            income.transfer += value;
            break;
        case IncomePart::Paid:
            paid += value;
            break;
        case IncomePart::None:
            continue;
        }
        if (part == IncomePart::Cost)
            takes = takes || open;
        else if (part == IncomePart::Paid)
            takes = takes || (open && basis == IncomeBasis::Disposable);
        else
            adds = adds || open;
    }
    income.net = income.wage + income.business + income.property + income.transfer;
    income.disposable = income.net - paid;
    income.whole = basis == IncomeBasis::Disposable ? income.disposable : income.net;
    income.claims = amount(answers, "claim_paid");
    income.medSelf = amount(answers, "med_self");
    income.eduSelf = amount(answers, "edu_self");
    income.rehab = amount(answers, "rehab");
    income.loss = std::max<std::int64_t>(0, amount(answers, "loss") - amount(answers, "loss_compensated"));
    income.rigid = income.medSelf + income.eduSelf + income.rehab + income.loss;
    income.ref = income.whole + income.claims - income.medSelf;
    income.counted = counted;
    income.perNet = perPerson(income.whole, counted);
    income.perRef = perPerson(income.ref, counted);

    income.wageBounds = boundsOf(income.wage, wageUnknown, false);
    income.wholeBounds = boundsOf(income.whole, adds, takes);
    income.refBounds = boundsOf(income.ref, adds || isUnknown(answers, "claim_paid"),
                                takes || isUnknown(answers, "med_self"));
    const bool costUnknown = isUnknown(answers, "med_self") || isUnknown(answers, "edu_self") ||
                             isUnknown(answers, "rehab") || isUnknown(answers, "loss");
    income.rigidBounds = boundsOf(income.rigid, costUnknown, false);
    // Compensation that is not known can only take the loss off.
    if (income.loss > 0 && isUnknown(answers, "loss_compensated"))
        income.rigidBounds.low = income.rigid - income.loss;
    return income;
}

std::optional<std::int64_t> perPerson(std::int64_t whole, std::int64_t persons) {
    if (persons <= 0)
        return std::nullopt;
    // floor(whole / persons + 1/2) in integers; C++ divides towards zero.
    const std::int64_t top = 2 * whole + persons;
    const std::int64_t bottom = 2 * persons;
    return top >= 0 ? top / bottom : -((-top + bottom - 1) / bottom);
}

IncomePeriod incomePeriod(int visitYear, int visitMonth, int months) {
    const int last = visitYear * 12 + (visitMonth - 1) - 1;
    const int first = last - months + 1;
    return {first / 12, first % 12 + 1, last / 12, last % 12 + 1};
}

} // namespace ruhu::domain
