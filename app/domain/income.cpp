#include "app/domain/income.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

std::int64_t amount(const Answers& answers, std::string_view key) {
    return integerOf(answers, key).value_or(0);
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
    return IncomePart::None;
}

Income computeIncome(const Answers& answers, std::int64_t counted) {
    Income income;
    for (const auto& [key, answer] : answers) {
        const auto value = integerOf(answers, key).value_or(0);
        switch (incomePartOf(key)) {
        case IncomePart::Wage:
            income.wage += value;
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
        case IncomePart::None:
            break;
        }
    }
    income.net = income.wage + income.business + income.property + income.transfer;
    income.claims = amount(answers, "claim_paid");
    income.medSelf = amount(answers, "med_self");
    income.eduSelf = amount(answers, "edu_self");
    income.rehab = amount(answers, "rehab");
    income.loss = std::max<std::int64_t>(0, amount(answers, "loss") - amount(answers, "loss_compensated"));
    income.rigid = income.medSelf + income.eduSelf + income.rehab + income.loss;
    income.ref = income.net + income.claims - income.medSelf;
    income.counted = counted;
    income.perNet = perPerson(income.net, counted);
    income.perRef = perPerson(income.ref, counted);
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
