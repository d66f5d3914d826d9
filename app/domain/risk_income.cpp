#include "app/domain/risk_check.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

using Category = RiskCategory;

class IncomeCheck : RiskCheck {
public:
    IncomeCheck(const VisitFacts& facts, const Income& income, std::vector<RiskFlag>& flags)
        : RiskCheck(facts, flags)
        , m_income(income)
        , m_params(facts.round.params)
        , m_name(income.basis == IncomeBasis::Disposable
                     ? Words{"人均可支配收入", "Disposable income a person"}
                     : Words{"人均纯收入", "Net income a person"}) {}

    void run() {
        if (m_income.counted > 0) {
            againstLine();
            againstLastYear();
        } else {
            lacking("R11", Category::Income, {"收入是否低于收入线", "Income against the line"},
                    {{{"计入收入的人", "Persons who count for the income"}, {}}});
        }
        rigidCost();
        disaster();
        jobLoss();
    }

private:
    RiskFlag::Input each() const { return {m_name, moneyZh(m_income.perNet.value_or(0))}; }

    void againstLine() {
        if (!m_facts.round.incomeLine) {
            lacking("R11", Category::Income, {"收入是否低于收入线", "Income against the line"},
                    {{{"本轮收入线", "The round's income line"}, {}}});
            return;
        }
        const auto line = *m_facts.round.incomeLine;
        const auto each = eachOf(m_income.wholeBounds, m_income.counted);
        const RiskFlag::Input limit = moneyInput("收入线", "Income line", line);
        const auto below = less(each, exact(line));
        const auto near = less(times(each, 1000), exact(m_params.nearLine * line));
        const Words title = {m_name.zh + moneyZh(*m_income.perNet),
                             m_name.en + " " + moneyEn(*m_income.perNet)};
        if (below == Truth::Yes)
            found("R11", Category::Income, title,
                  {"低于收入线" + moneyZh(line), "Below the line of " + moneyEn(line)}, {this->each()},
                  {limit}, answerRef("wage_other"));
        else if (below == Truth::Unknown)
            lacking("R11", Category::Income, {"收入是否低于收入线", "Income against the line"},
                    unknownIncome());
        else if (near == Truth::Yes)
            found("R13", Category::Income, title,
                  {"刚过收入线" + moneyZh(line), "Just above the line of " + moneyEn(line)}, {this->each()},
                  {limit, {{"接近线倍数", "Near the line up to"}, thousandths(m_params.nearLine)}},
                  answerRef("wage_other"));
        else if (near == Truth::Unknown)
            lacking("R13", Category::Income, {"收入是否刚过收入线", "Income just above the line"},
                    unknownIncome());
        if (below != Truth::Unknown)
            afterMedical(line, limit);
    }

    void afterMedical(std::int64_t line, const RiskFlag::Input& limit) {
        if (!isAsked(m_facts.answers, "med_self"))
            return;
        const auto ref = *m_income.perRef;
        const auto below = less(eachOf(m_income.refBounds, m_income.counted), exact(line));
        if (below == Truth::Yes) {
            found("R12", Category::Income,
                  {"人均参考收入" + moneyZh(ref), "Income after medical cost " + moneyEn(ref)},
                  {"扣掉自付医疗后低于收入线" + moneyZh(line), "Below the line of " + moneyEn(line)},
                  {moneyInput("人均参考收入", "Reference income a person", ref),
                   moneyInput("合规自付", "Self-paid medical", m_income.medSelf),
                   moneyInput("理赔", "Claims", m_income.claims)},
                  {limit}, answerRef("med_self"));
        } else if (below == Truth::Unknown) {
            auto missing = unknownOf({"med_self", "claim_paid"});
            for (auto& more : unknownIncome())
                missing.push_back(std::move(more));
            lacking("R12", Category::Income, {"扣掉自付医疗是否低于收入线", "Income after medical cost"},
                    std::move(missing));
        }
    }

    /// Without a figure of the round before there is nothing to fall from.
    void againstLastYear() {
        const auto last = m_facts.household.lastYearPerNet;
        if (!last || *last <= 0)
            return;
        const auto each = eachOf(m_income.wholeBounds, m_income.counted);
        const auto fell = !less(exact(m_params.fallRatio * *last), times(each, 1000));
        const auto per = *m_income.perNet;
        if (fell == Truth::Yes)
            found("R14", Category::Income,
                  {"收入比去年少了" + moneyZh(*last - per), "Income fell by " + moneyEn(*last - per)},
                  {"去年人均" + moneyZh(*last) + "，今年" + moneyZh(per), "Last year " + moneyEn(*last)},
                  {moneyInput("去年人均", "Last year", *last), moneyInput("今年人均", "This year", per)},
                  {{{"降到去年的", "Fell to"}, thousandths(m_params.fallRatio)}}, answerRef("wage_other"));
        else if (fell == Truth::Unknown)
            lacking("R14", Category::Income, {"收入是否比去年降得多", "Income against last year"},
                    unknownIncome());
    }

    void rigidCost() {
        const auto& cost = m_income.rigidBounds;
        if (cost.high && *cost.high <= 0)
            return;
        const auto above = [&](std::int64_t factor) {
            const auto more = less(times(m_income.wholeBounds, factor), times(cost, 1000));
            const bool nothing = cost.low.value_or(0) <= 0; // perhaps no cost at all
            return more == Truth::Yes && nothing ? Truth::Unknown : more;
        };
        const auto attention = above(m_params.rigidAttention);
        const bool strong = above(m_params.rigidStrong) == Truth::Yes;
        const auto net = m_income.whole;
        if (attention == Truth::Yes)
            found("R21", Category::Cost,
                  {"刚性支出" + moneyZh(m_income.rigid), "Unavoidable cost " + moneyEn(m_income.rigid)},
                  strong ? Words{"超过了全家收入" + moneyZh(net), "More than the income of " + moneyEn(net)}
                  : m_params.rigidAttention == 500
                      ? Words{"超过了全家收入的一半", "More than half of the income"}
                      : Words{"超过了全家收入的" + thousandths(m_params.rigidAttention),
                              "More than " + thousandths(m_params.rigidAttention) + " of the income"},
                  {moneyInput("刚性支出", "Unavoidable cost", m_income.rigid),
                   moneyInput("全家收入", "Income of all", net)},
                  {{{"占全家收入", "Share of the income"},
                    thousandths(strong ? m_params.rigidStrong : m_params.rigidAttention)}},
                  answerRef("med_self"));
        else if (attention == Truth::Unknown) {
            auto missing = unknownOf({"med_self", "edu_self", "rehab", "loss", "loss_compensated"});
            for (auto& more : unknownIncome())
                missing.push_back(std::move(more));
            lacking("R21", Category::Cost, {"刚性支出占收入多少", "Unavoidable cost against the income"},
                    std::move(missing));
        }
    }

    bool happened(const char* code) const {
        const auto shocks = codesOf(m_facts.answers, "shocks");
        return std::find(shocks.begin(), shocks.end(), code) != shocks.end();
    }

    /// Loss and income of a shock that is judged by both; a loss that is not known is zero or more.
    Bounds lossBounds() const {
        if (isUnknown(m_facts.answers, "shock_loss"))
            return {0, std::nullopt};
        return exact(std::clamp<std::int64_t>(integerOf(m_facts.answers, "shock_loss").value_or(0), 0,
                                              10'000'000'000));
    }

    void disaster() {
        if (!happened("disaster"))
            return;
        const auto loss = lossBounds();
        // A house that may not be lived in any more counts by itself.
        const bool homeless = textOf(m_facts.answers, "housing_grade") == "D";
        auto heavy = !less(times(loss, 1000), times(m_income.wholeBounds, m_params.disasterLoss));
        if (loss.high == 0)
            heavy = Truth::No;
        const auto share = thousandths(m_params.disasterLoss);
        if (homeless || heavy == Truth::Yes)
            found("R31", Category::Shock,
                  {"受灾损失" + moneyZh(loss.low.value_or(0)),
                   "Disaster loss " + moneyEn(loss.low.value_or(0))},
                  heavy != Truth::Yes ? Words{"房子不能住了", "The house cannot be lived in"}
                  : m_params.disasterLoss == 300
                      ? Words{"到了全家收入的三成", "Three tenths of the income or more"}
                      : Words{"到了全家收入的" + share, share + " of the income or more"},
                  {moneyInput("损失", "Loss", loss.low.value_or(0)),
                   moneyInput("全家收入", "Income of all", m_income.whole)},
                  {{{"占全家收入", "Share of the income"}, share}}, answerRef("shock_loss"));
        else if (heavy == Truth::Unknown) {
            auto missing = unknownOf({"shock_loss"});
            for (auto& more : unknownIncome())
                missing.push_back(std::move(more));
            lacking("R31", Category::Shock, {"受灾损失占收入多少", "Disaster loss against the income"},
                    std::move(missing));
        }
    }

    void jobLoss() {
        if (!happened("job"))
            return;
        const bool monthsUnknown = isUnknown(m_facts.answers, "shock_job_months");
        const auto months = integerOf(m_facts.answers, "shock_job_months").value_or(0);
        if (!monthsUnknown && months < m_params.jobLossMonths)
            return;
        const auto mostlyWage =
            !less(times(m_income.wageBounds, 1000), times(m_income.wholeBounds, m_params.jobLossWage));
        if (mostlyWage == Truth::No)
            return;
        if (monthsUnknown || mostlyWage == Truth::Unknown) {
            auto missing = unknownOf({"shock_job_months"});
            for (auto& more : unknownIncome())
                missing.push_back(std::move(more));
            lacking("R34", Category::Shock, {"没活儿干对收入影响多大", "Work lost against the income"},
                    std::move(missing));
            return;
        }
        const auto share = thousandths(m_params.jobLossWage);
        found("R34", Category::Shock,
              {"没活儿干" + std::to_string(months) + "个月", std::to_string(months) + " months without work"},
              m_params.jobLossWage == 500
                  ? Words{"全家一半以上靠工资", "More than half of the income is wages"}
                  : Words{"工资到了全家收入的" + share, "Wages are " + share + " of the income or more"},
              {{{"月数", "Months"}, std::to_string(months)},
               moneyInput("工资性收入", "Wages", m_income.wage),
               moneyInput("全家收入", "Income of all", m_income.whole)},
              {{{"月数线", "Months from"}, std::to_string(m_params.jobLossMonths)},
               {{"工资占比", "Share of wages"}, share}},
              answerRef("shock_job_months"));
    }

    /// 1100 -> "1.1"; 300 -> "0.3".
    static std::string thousandths(std::int64_t factor) {
        auto digits = std::to_string(factor % 1000);
        digits.insert(0, 3 - digits.size(), '0');
        while (digits.ends_with('0'))
            digits.pop_back();
        return std::to_string(factor / 1000) + (digits.empty() ? "" : "." + digits);
    }

    const Income& m_income;
    const RiskParams& m_params;
    Words m_name;
};

} // namespace

void checkIncome(const VisitFacts& facts, const Income& income, std::vector<RiskFlag>& flags) {
    IncomeCheck(facts, income, flags).run();
}

} // namespace ruhu::domain
