#pragma once

#include "app/domain/money_text.h"
#include "app/domain/risk_rules.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruhu::domain {

/// What the risk rules share: three-valued comparison of figures that are known in part, and flags.

enum class Truth { No, Yes, Unknown };

/// a < b.
Truth less(const Bounds& a, const Bounds& b);
Truth operator!(Truth truth);
Bounds exact(std::int64_t value);
/// REQUIRES factor >= 0.
Bounds times(const Bounds& bounds, std::int64_t factor);
/// A whole amount shared by persons. REQUIRES persons > 0.
Bounds eachOf(const Bounds& whole, std::int64_t persons);

FieldRef answerRef(std::string key);
std::string joinNames(const std::vector<std::string>& names);
RiskFlag::Input moneyInput(const char* zh, const char* en, std::int64_t fen);

/// Asked, and nobody knew.
bool isUnknown(const Answers& answers, std::string_view key);

/// Adds a finding, or what is missing to find it.
class RiskCheck {
public:
    RiskCheck(const VisitFacts& facts, std::vector<RiskFlag>& flags)
        : m_facts(facts)
        , m_flags(flags) {}

    using Inputs = std::vector<RiskFlag::Input>;

    void found(const char* rule, RiskCategory category, Words title, Words why, Inputs inputs, Inputs params,
               FieldRef target);

    /// `what` completes "…，数据不足". REQUIRES missing not empty; its first is where to look.
    void lacking(const char* rule, RiskCategory category, const Words& what,
                 std::vector<RiskFlag::Missing> missing);

    /// Those of the keys that were asked and are not known.
    std::vector<RiskFlag::Missing> unknownOf(const std::vector<const char*>& keys) const;
    /// All rows of the income that are not known.
    std::vector<RiskFlag::Missing> unknownIncome() const;

protected:
    const VisitFacts& m_facts;

private:
    std::vector<RiskFlag>& m_flags;
};

/// R11 to R14, R21, R31, R34: what the income decides. REQUIRES every row of the income to have been asked.
void checkIncome(const VisitFacts& facts, const Income& income, std::vector<RiskFlag>& flags);

/// R22 to R24: cost of illness and school. R32, R33: a failed business, an accident.
void checkCosts(const VisitFacts& facts, std::vector<RiskFlag>& flags);

/// R41 to R43 and R51 to R54.
void checkAssurances(const VisitFacts& facts, std::vector<RiskFlag>& flags);

} // namespace ruhu::domain
