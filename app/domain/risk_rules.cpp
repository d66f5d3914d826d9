#include "app/domain/risk_rules.h"

#include "app/domain/risk_check.h"

#include <algorithm>

namespace ruhu::domain {

Words categoryWords(RiskCategory category) {
    switch (category) {
    case RiskCategory::Income:
        return {"收入低", "Low income"};
    case RiskCategory::Cost:
        return {"刚性支出大", "Unavoidable cost"};
    case RiskCategory::Shock:
        return {"因灾因意外", "Disaster or mishap"};
    case RiskCategory::SafetyNet:
        return {"兜底户", "Safety net"};
    case RiskCategory::Assurance:
        return {"三保障和饮水", "Assurances and water"};
    }
    return {};
}

RiskState RiskFlag::state() const {
    switch (response) {
    case RiskResponse::True:
        return RiskState::True;
    case RiskResponse::False:
        return RiskState::False;
    case RiskResponse::Unclear:
        return RiskState::Lacking;
    case RiskResponse::Open:
        return missing.empty() ? RiskState::Open : RiskState::Lacking;
    }
    return RiskState::Open;
}

bool RiskFlag::settled() const {
    const auto now = state();
    return now == RiskState::Lacking || (now != RiskState::Open && !note.empty());
}

std::string riskKey(std::string_view rule) {
    return "risk:" + std::string(rule);
}

std::string riskNoteKey(std::string_view rule) {
    return riskKey(rule) + ":note";
}

std::vector<RiskFlag> assessRisks(const VisitFacts& facts, const Income& income, bool incomeAsked) {
    std::vector<RiskFlag> flags;
    if (incomeAsked)
        checkIncome(facts, income, flags);
    checkCosts(facts, flags);
    checkAssurances(facts, flags);
    std::stable_sort(flags.begin(), flags.end(),
                     [](const auto& a, const auto& b) { return a.rule < b.rule; });
    for (auto& flag : flags) {
        const auto response = textOf(facts.answers, riskKey(flag.rule));
        flag.response = response == "1"   ? RiskResponse::True
                        : response == "2" ? RiskResponse::False
                        : response == "3" ? RiskResponse::Unclear
                                          : RiskResponse::Open;
        flag.note = textOf(facts.answers, riskNoteKey(flag.rule));
    }
    return flags;
}

std::string classHint(const VisitFacts& facts, const Income& income, const std::vector<RiskFlag>& flags) {
    const auto speaks = [&](std::initializer_list<RiskCategory> categories) {
        return std::any_of(flags.begin(), flags.end(), [&](const auto& flag) {
            return (flag.state() == RiskState::Open || flag.state() == RiskState::True) &&
                   std::find(categories.begin(), categories.end(), flag.category) != categories.end();
        });
    };
    if (speaks({RiskCategory::Income}))
        return facts.household.baseType == "2" ? "1" : "2";
    const auto line = facts.round.incomeLine;
    if (line && income.perNet && *income.perNet >= *line && speaks({RiskCategory::Cost, RiskCategory::Shock}))
        return "3";
    return {};
}

} // namespace ruhu::domain
