#include "app/domain/risk_check.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

using Category = RiskCategory;

/// School status codes go up with the grade.
constexpr std::string_view kFirstBeyondGrade9 = "21";
constexpr std::string_view kSeriousIllness = "3";
constexpr std::string_view kDisabled = "4";

bool has(const std::vector<std::string>& codes, std::string_view code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

class CostCheck : RiskCheck {
public:
    CostCheck(const VisitFacts& facts, std::vector<RiskFlag>& flags)
        : RiskCheck(facts, flags)
        , m_params(facts.round.params) {}

    void run() {
        medicalCost();
        education();
        newIllness();
        mishaps();
    }

private:
    void medicalCost() {
        const bool lifted = m_facts.household.baseType == "2";
        const auto limit = lifted ? m_params.medicalLifted : m_params.medicalGeneral;
        if (auto missing = unknownOf({"med_self"}); !missing.empty()) {
            lacking("R22", Category::Cost, {"自付医疗是否到提示线", "Self-paid medical against the mark"},
                    std::move(missing));
            return;
        }
        const auto cost = integerOf(m_facts.answers, "med_self");
        if (!cost || *cost < limit)
            return;
        const std::string kind = lifted ? "脱贫户" : "一般农户";
        found("R22", Category::Cost, {"自付医疗" + moneyZh(*cost), "Self-paid medical " + moneyEn(*cost)},
              {"到了" + kind + "提示线" + moneyZh(limit), "Reached the mark of " + moneyEn(limit)},
              {moneyInput("合规自付", "Self-paid medical", *cost)}, {moneyInput("提示线", "Mark", limit)},
              answerRef("med_self"));
    }

    void education() {
        std::vector<std::string> students;
        for (const auto& m : m_facts.members)
            if (isAlive(m) && textOf(m.entry, "school_status") >= kFirstBeyondGrade9)
                students.push_back(m.name);
        const auto cost = integerOf(m_facts.answers, "edu_self");
        const auto count = static_cast<std::int64_t>(students.size());
        const RiskFlag::Input mark = moneyInput("提示线", "Mark", m_params.eduSelfPaid);
        if (cost && *cost >= m_params.eduSelfPaid)
            found("R23", Category::Cost,
                  {"上学自付" + moneyZh(*cost), "Self-paid education " + moneyEn(*cost)},
                  {"到了提示线" + moneyZh(m_params.eduSelfPaid), "Reached " + moneyEn(m_params.eduSelfPaid)},
                  {moneyInput("教育自付", "Self-paid education", *cost)}, {mark}, answerRef("edu_self"));
        else if (count >= m_params.eduStudents)
            found("R23", Category::Cost,
                  {std::to_string(count) + "个孩子上高中以上",
                   std::to_string(count) + " students beyond grade 9"},
                  {joinNames(students) + "在上学", joinNames(students) + " at school"},
                  {{{"学生", "Students"}, std::to_string(count)}},
                  {{{"学生数", "Students from"}, std::to_string(m_params.eduStudents)}},
                  answerRef("edu_self"));
        else if (auto missing = unknownOf({"edu_self"}); !missing.empty())
            lacking("R23", Category::Cost, {"上学负担重不重", "Cost of education"}, std::move(missing));
    }

    /// What is found today and the roster does not know: a serious illness, a disability.
    void newIllness() {
        std::vector<std::string> ill;
        std::vector<std::string> disabled;
        FieldRef target;
        for (const auto& m : m_facts.members) {
            if (!isAlive(m))
                continue;
            const auto now = codesOf(m.entry, "health");
            const bool newlyIll = has(now, kSeriousIllness) && !has(m.health, kSeriousIllness);
            const bool newlyDisabled =
                has(now, kDisabled) && !has(m.health, kDisabled) && m.disabilityNo.empty();
            if (newlyIll)
                ill.push_back(m.name);
            if (newlyDisabled)
                disabled.push_back(m.name);
            if ((newlyIll || newlyDisabled) && target.key.empty())
                target = {FieldRef::Place::Member, "health", m.personId};
        }
        if (target.key.empty())
            return;
        const auto both = !ill.empty() && !disabled.empty() ? "，" : "";
        found("R24", Category::Cost,
              {(ill.empty() ? "" : joinNames(ill) + "新患大病") + both +
                   (disabled.empty() ? "" : joinNames(disabled) + "新报残疾"),
               "Newly ill or disabled: " + joinNames(ill.empty() ? disabled : ill)},
              {"底册里没有，看救治、办证和政策到没到位",
               "Not on the roster: see treatment, certificate, support"},
              {{{"患大病", "Seriously ill"}, std::to_string(ill.size())},
               {{"残疾", "Disabled"}, std::to_string(disabled.size())}},
              {}, target);
    }

    void mishaps() {
        const auto happened = codesOf(m_facts.answers, "shocks");
        const bool unclear = isUnknown(m_facts.answers, "shock_loss");
        const auto loss = integerOf(m_facts.answers, "shock_loss").value_or(0);
        const Words lost = unclear ? Words{"损失还说不清", "loss not known"}
                                   : Words{"损失" + moneyZh(loss), "lost " + moneyEn(loss)};
        const std::vector inputs = {RiskFlag::Input{{"损失", "Loss"}, unclear ? "—" : moneyZh(loss)}};
        if (has(happened, "industry"))
            found("R32", Category::Shock, {"产业失败，" + lost.zh, "Failed business, " + lost.en},
                  {"看还能不能接着干", "Can they go on"}, inputs, {}, answerRef("shock_loss"));
        if (has(happened, "accident"))
            found("R33", Category::Shock, {"意外事故，" + lost.zh, "Accident, " + lost.en},
                  {"看赔付和治疗到没到位", "See compensation and treatment"}, inputs, {},
                  answerRef("shock_loss"));
    }

    const RiskParams& m_params;
};

} // namespace

void checkCosts(const VisitFacts& facts, std::vector<RiskFlag>& flags) {
    CostCheck(facts, flags).run();
}

} // namespace ruhu::domain
