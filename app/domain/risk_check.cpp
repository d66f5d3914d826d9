#include "app/domain/risk_check.h"

namespace ruhu::domain {

Truth less(const Bounds& a, const Bounds& b) {
    if (a.high && b.low && *a.high < *b.low)
        return Truth::Yes;
    if (a.low && b.high && *a.low >= *b.high)
        return Truth::No;
    return Truth::Unknown;
}

Truth operator!(Truth truth) {
    return truth == Truth::Unknown ? truth : truth == Truth::Yes ? Truth::No : Truth::Yes;
}

Bounds exact(std::int64_t value) {
    return {value, value};
}

Bounds times(const Bounds& bounds, std::int64_t factor) {
    const auto by = [factor](const std::optional<std::int64_t>& value) {
        return value ? std::optional(*value * factor) : std::nullopt;
    };
    return {by(bounds.low), by(bounds.high)};
}

Bounds eachOf(const Bounds& whole, std::int64_t persons) {
    const auto share = [persons](const std::optional<std::int64_t>& value) {
        return value ? perPerson(*value, persons) : std::nullopt;
    };
    return {share(whole.low), share(whole.high)};
}

FieldRef answerRef(std::string key) {
    return {FieldRef::Place::Answer, std::move(key), {}};
}

std::string joinNames(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : "、") + name;
    return text;
}

RiskFlag::Input moneyInput(const char* zh, const char* en, std::int64_t fen) {
    return {{zh, en}, moneyZh(fen)};
}

bool isUnknown(const Answers& answers, std::string_view key) {
    const auto found = answers.find(key);
    return found != answers.end() && found->second.how == How::Unknown;
}

void RiskCheck::found(const char* rule, RiskCategory category, Words title, Words why, Inputs inputs,
                      Inputs params, FieldRef target) {
    m_flags.push_back({rule,
                       category,
                       std::move(title),
                       std::move(why),
                       std::move(inputs),
                       std::move(params),
                       std::move(target),
                       {},
                       RiskResponse::Open,
                       {}});
}

void RiskCheck::lacking(const char* rule, RiskCategory category, const Words& what,
                        std::vector<RiskFlag::Missing> missing) {
    const auto target = missing.front().ref;
    m_flags.push_back({rule,
                       category,
                       {what.zh + "，数据不足", what.en + ": data lacking"},
                       {},
                       {},
                       {},
                       target,
                       std::move(missing),
                       RiskResponse::Open,
                       {}});
}

std::vector<RiskFlag::Missing> RiskCheck::unknownOf(const std::vector<const char*>& keys) const {
    std::vector<RiskFlag::Missing> missing;
    for (const auto* key : keys)
        if (isUnknown(m_facts.answers, key))
            missing.push_back({{}, answerRef(key)});
    return missing;
}

std::vector<RiskFlag::Missing> RiskCheck::unknownIncome() const {
    std::vector<RiskFlag::Missing> missing;
    for (const auto& [key, answer] : m_facts.answers)
        if (answer.how == How::Unknown && incomePartOf(key) != IncomePart::None)
            missing.push_back({{}, answerRef(key)});
    return missing;
}

} // namespace ruhu::domain
