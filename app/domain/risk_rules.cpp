#include "app/domain/risk_rules.h"

#include "app/domain/money_text.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

/// School status codes go up with the grade; 00 is a child at no school.
constexpr std::string_view kFirstBeyondGrade9 = "21";
constexpr std::string_view kNotAtSchool = "00";

FieldRef answerRef(std::string key) {
    return {FieldRef::Place::Answer, std::move(key), {}};
}

std::string joinNames(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : "、") + name;
    return text;
}

/// value >= factor/1000 of whole, in integers.
bool reaches(std::int64_t value, std::int64_t factor, std::int64_t whole) {
    return value * 1000 >= factor * whole;
}

class Rules {
public:
    Rules(const VisitFacts& facts, const Income& income, bool incomeAsked)
        : m_facts(facts)
        , m_params(facts.round.params)
        , m_income(income)
        , m_incomeAsked(incomeAsked && income.perNet) {}

    std::vector<RiskFlag> run() {
        if (m_incomeAsked) {
            incomeLow();
            incomeFell();
            rigidCost();
            shocks();
        }
        medicalCost();
        education();
        destitute();
        noLabour();
        assurances();
        for (auto& flag : m_flags) {
            const auto response = textOf(m_facts.answers, riskKey(flag.rule));
            flag.response = response == "1"   ? RiskResponse::True
                            : response == "2" ? RiskResponse::False
                            : response == "3" ? RiskResponse::Unclear
                                              : RiskResponse::Open;
            flag.note = textOf(m_facts.answers, riskNoteKey(flag.rule));
        }
        return std::move(m_flags);
    }

private:
    static RiskFlag::Input money(const char* zh, const char* en, std::int64_t fen) {
        return {{zh, en}, moneyZh(fen)};
    }

    void add(std::string rule, Words title, Words why, std::vector<RiskFlag::Input> inputs, FieldRef target) {
        m_flags.push_back({std::move(rule),
                           std::move(title),
                           std::move(why),
                           std::move(inputs),
                           std::move(target),
                           RiskResponse::Open,
                           {}});
    }

    void incomeLow() {
        if (!m_facts.round.incomeLine)
            return;
        const auto line = *m_facts.round.incomeLine;
        const auto per = *m_income.perNet;
        const auto ref = *m_income.perRef;
        const std::vector<RiskFlag::Input> inputs = {money("人均纯收入", "Net income a person", per),
                                                     money("收入线", "Income line", line)};
        const Words title = {"人均纯收入" + moneyZh(per), "Net income a person " + moneyEn(per)};
        if (per < line)
            add("R11", title, {"低于收入线" + moneyZh(line), "Below the line of " + moneyEn(line)}, inputs,
                answerRef("wage_other"));
        else if (per * 1000 < m_params.nearLine * line)
            add("R13", title, {"刚过收入线" + moneyZh(line), "Just above the line of " + moneyEn(line)},
                inputs, answerRef("wage_other"));
        if (ref < line && isAsked(m_facts.answers, "med_self"))
            add("R12", {"人均参考收入" + moneyZh(ref), "Income after medical cost " + moneyEn(ref)},
                {"扣掉自付医疗后低于收入线" + moneyZh(line), "Below the line of " + moneyEn(line)},
                {money("人均参考收入", "Reference income a person", ref),
                 money("收入线", "Income line", line),
                 money("合规自付", "Self-paid medical", m_income.medSelf)},
                answerRef("med_self"));
    }

    void incomeFell() {
        const auto last = m_facts.household.lastYearPerNet;
        const auto per = *m_income.perNet;
        if (!last || *last <= 0 || per * 1000 > m_params.fallRatio * *last)
            return;
        add("R14", {"收入比去年少了" + moneyZh(*last - per), "Income fell by " + moneyEn(*last - per)},
            {"去年人均" + moneyZh(*last) + "，今年" + moneyZh(per), "Last year " + moneyEn(*last)},
            {money("去年人均", "Last year", *last), money("今年人均", "This year", per)},
            answerRef("wage_other"));
    }

    void rigidCost() {
        const auto cost = m_income.rigid;
        const auto net = m_income.net;
        if (cost <= 0 || cost * 1000 <= m_params.rigidAttention * net)
            return;
        const bool strong = cost * 1000 > m_params.rigidStrong * net;
        add("R21", {"刚性支出" + moneyZh(cost), "Unavoidable cost " + moneyEn(cost)},
            strong ? Words{"超过了全家收入" + moneyZh(net), "More than the income of " + moneyEn(net)}
                   : Words{"超过了全家收入的一半", "More than half of the income"},
            {money("刚性支出", "Unavoidable cost", cost), money("全家纯收入", "Net income", net)},
            answerRef("med_self"));
    }

    void medicalCost() {
        const auto cost = integerOf(m_facts.answers, "med_self");
        const bool lifted = m_facts.household.baseType == "2";
        const auto limit = lifted ? m_params.medicalLifted : m_params.medicalGeneral;
        if (!cost || *cost < limit)
            return;
        const std::string kind = lifted ? "脱贫户" : "一般农户";
        add("R22", {"自付医疗" + moneyZh(*cost), "Self-paid medical " + moneyEn(*cost)},
            {"到了" + kind + "提示线" + moneyZh(limit), "Reached the mark of " + moneyEn(limit)},
            {money("合规自付", "Self-paid medical", *cost), money("提示线", "Mark", limit)},
            answerRef("med_self"));
    }

    void education() {
        std::vector<std::string> students;
        for (const auto& m : m_facts.members)
            if (isAlive(m) && textOf(m.entry, "school_status") >= kFirstBeyondGrade9)
                students.push_back(m.name);
        const auto cost = integerOf(m_facts.answers, "edu_self");
        const auto count = static_cast<std::int64_t>(students.size());
        if (cost && *cost >= m_params.eduSelfPaid)
            add("R23", {"上学自付" + moneyZh(*cost), "Self-paid education " + moneyEn(*cost)},
                {"到了提示线" + moneyZh(m_params.eduSelfPaid), "Reached " + moneyEn(m_params.eduSelfPaid)},
                {money("教育自付", "Self-paid education", *cost)}, answerRef("edu_self"));
        else if (count >= m_params.eduStudents)
            add("R23",
                {std::to_string(count) + "个孩子上高中以上",
                 std::to_string(count) + " students beyond grade 9"},
                {joinNames(students) + "在上学", joinNames(students) + " at school"},
                {{{"学生", "Students"}, std::to_string(count)}}, answerRef("edu_self"));
    }

    void shocks() {
        const auto happened = codesOf(m_facts.answers, "shocks");
        const auto has = [&](const char* code) {
            return std::find(happened.begin(), happened.end(), code) != happened.end();
        };
        const auto loss = integerOf(m_facts.answers, "shock_loss").value_or(0);
        const auto inputs =
            std::vector{money("损失", "Loss", loss), money("全家纯收入", "Net income", m_income.net)};
        if (has("disaster") && reaches(loss, m_params.disasterLoss, m_income.net))
            add("R31", {"受灾损失" + moneyZh(loss), "Disaster loss " + moneyEn(loss)},
                {"到了全家收入的三成", "Three tenths of the income or more"}, inputs,
                answerRef("shock_loss"));
        if (has("industry"))
            add("R32", {"产业失败，损失" + moneyZh(loss), "Failed business, lost " + moneyEn(loss)},
                {"看还能不能接着干", "Can they go on"}, inputs, answerRef("shock_loss"));
        if (has("accident"))
            add("R33", {"意外事故，损失" + moneyZh(loss), "Accident, lost " + moneyEn(loss)},
                {"看赔付和治疗到没到位", "See compensation and treatment"}, inputs, answerRef("shock_loss"));
        const auto months = integerOf(m_facts.answers, "shock_job_months").value_or(0);
        if (has("job") && months >= m_params.jobLossMonths &&
            reaches(m_income.wage, m_params.jobLossWage, m_income.net))
            add("R34",
                {"没活儿干" + std::to_string(months) + "个月",
                 std::to_string(months) + " months without work"},
                {"全家一半以上靠工资", "More than half of the income is wages"},
                {{{"月数", "Months"}, std::to_string(months)}, money("工资性收入", "Wages", m_income.wage)},
                answerRef("shock_job_months"));
    }

    void destitute() {
        std::vector<std::string> names;
        for (const auto& m : m_facts.members)
            if (isAlive(m) && (m.tekun || (m.relation == "01" && m_facts.household.tekunType == "1")))
                names.push_back(m.name);
        if (!names.empty())
            add("R41", {joinNames(names) + "，特困供养", joinNames(names) + ", destitute support"},
                {"看供养金和照料到没到位", "See that support and care arrive"}, {}, answerRef("trans_tekun"));
    }

    /// Lost or no capacity to work; children under 16 and students count as none.
    void noLabour() {
        bool anybody = false;
        for (const auto& m : m_facts.members) {
            if (!isAlive(m))
                continue;
            anybody = true;
            const auto age = ageOn(m.birthDate, m_facts.today);
            const bool none = m.labour == "4" || m.labour == "5" || (age && *age < 16) ||
                              textOf(m.entry, "whereabouts") == "3";
            if (!none)
                return;
        }
        if (anybody)
            add("R42", {"全家没有劳动力", "Nobody able to work"},
                {"看兜底政策到没到位", "See that the safety net holds"}, {}, answerRef("trans_dibao"));
    }

    void assurances() {
        const auto& answers = m_facts.answers;
        std::vector<std::string> outOfSchool;
        std::vector<std::string> uninsured;
        for (const auto& m : m_facts.members) {
            if (isSchoolAge(m, m_facts.today) && textOf(m.entry, "school_status") == kNotAtSchool)
                outOfSchool.push_back(m.name);
            if (isAlive(m) && boolOf(m.entry, "insured") == false)
                uninsured.push_back(m.name);
        }
        if (!outOfSchool.empty() || boolOf(answers, "edu_ok") == false)
            add("R51",
                {outOfSchool.empty() ? "有孩子没上学" : joinNames(outOfSchool) + "没上学",
                 "A child out of school"},
                {"义务教育没有保障", "Compulsory education is not assured"}, {}, answerRef("edu_ok"));
        if (!uninsured.empty() || boolOf(answers, "med_ok") == false)
            add("R52",
                {uninsured.empty() ? "看病没有保障" : joinNames(uninsured) + "没有医保",
                 "Not medically insured"},
                {"基本医疗没有保障", "Basic medical care is not assured"}, {}, answerRef("med_ok"));
        const auto grade = textOf(answers, "housing_grade");
        if (grade == "C" || grade == "D")
            add("R53", {"住房" + grade + "级", "House of grade " + grade},
                {"住房安全没有保障", "The house is not safe"}, {{{"住房等级", "Grade"}, grade}},
                answerRef("housing_grade"));
        std::vector<std::string> lacking;
        std::string first;
        const std::pair<const char*, const char*> water[] = {{"water_quantity", "水量"},
                                                             {"water_quality", "水质"},
                                                             {"water_convenience", "取水"},
                                                             {"water_reliability", "供水"}};
        for (const auto& [key, name] : water)
            if (boolOf(answers, key) == false) {
                lacking.emplace_back(name);
                if (first.empty())
                    first = key;
            }
        if (!lacking.empty())
            add("R54", {joinNames(lacking) + "有问题", "Water is not safe"},
                {"饮水安全没有保障", "Safe water is not assured"}, {}, answerRef(first));
    }

    const VisitFacts& m_facts;
    const RiskParams& m_params;
    const Income& m_income;
    bool m_incomeAsked;
    std::vector<RiskFlag> m_flags;
};

} // namespace

bool RiskFlag::settled() const {
    return response == RiskResponse::Unclear || (response != RiskResponse::Open && !note.empty());
}

std::string riskKey(std::string_view rule) {
    return "risk:" + std::string(rule);
}

std::string riskNoteKey(std::string_view rule) {
    return riskKey(rule) + ":note";
}

std::vector<RiskFlag> assessRisks(const VisitFacts& facts, const Income& income, bool incomeAsked) {
    return Rules(facts, income, incomeAsked).run();
}

} // namespace ruhu::domain
