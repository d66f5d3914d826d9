#include "app/domain/risk_check.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

using Category = RiskCategory;

constexpr std::string_view kNotAtSchool = "00";
constexpr int kMinor = 18;

FieldRef memberRef(const VisitFacts::Member& member, const char* key) {
    return {FieldRef::Place::Member, key, member.personId};
}

class AssuranceCheck : RiskCheck {
public:
    using RiskCheck::RiskCheck;

    void run() {
        destitute();
        noLabour();
        noSupporter();
        school();
        insurance();
        house();
        water();
    }

private:
    void destitute() {
        std::vector<std::string> names;
        for (const auto& m : m_facts.members)
            if (isAlive(m) && (m.tekun || (m.relation == "01" && m_facts.household.tekunType == "1")))
                names.push_back(m.name);
        if (!names.empty())
            found("R41", Category::SafetyNet,
                  {joinNames(names) + "，特困供养", joinNames(names) + ", destitute support"},
                  {"看供养金和照料到没到位", "See that support and care arrive"},
                  {{{"特困供养", "Destitute support"}, joinNames(names)}}, {}, answerRef("trans_tekun"));
    }

    /// Lost or no capacity to work; children under 16 and students count as none.
    void noLabour() {
        int persons = 0;
        std::vector<RiskFlag::Missing> missing;
        for (const auto& m : m_facts.members) {
            if (!isAlive(m))
                continue;
            ++persons;
            const auto age = ageOn(m.birthDate, m_facts.today);
            if (m.labour == "4" || m.labour == "5" || (age && *age < 16) ||
                textOf(m.entry, "whereabouts") == "3")
                continue;
            if (!m.labour.empty())
                return; // somebody can work
            missing.push_back({{m.name + " 劳动技能", m.name + ", ability to work"}, memberRef(m, "labour")});
        }
        if (persons == 0)
            return;
        if (missing.empty())
            found("R42", Category::SafetyNet, {"全家没有劳动力", "Nobody able to work"},
                  {"看兜底政策到没到位", "See that the safety net holds"},
                  {{{"家庭人口", "Persons"}, std::to_string(persons)}}, {}, answerRef("trans_dibao"));
        else
            lacking("R42", Category::SafetyNet, {"全家有没有劳动力", "Whether anybody can work"},
                    std::move(missing));
    }

    /// 无法定赡养、抚养人: a child the register calls without support, or old and young alone whom nobody
    /// supports from outside.
    void noSupporter() {
        std::vector<std::string> orphans;
        for (const auto& m : m_facts.members) {
            const auto age = ageOn(m.birthDate, m_facts.today);
            if (m.orphan && isAlive(m) && (!age || *age < kMinor))
                orphans.push_back(m.name);
        }
        const auto supporter = boolOf(m_facts.answers, "supporter");
        if (!orphans.empty() || (needsSupporter(m_facts) && supporter == false))
            found("R43", Category::SafetyNet,
                  {orphans.empty() ? "没有法定赡养、抚养人" : joinNames(orphans) + "无人抚养",
                   "Without legal support"},
                  {"看供养和照料由谁负责", "See who is in charge of support and care"},
                  {{{"无人抚养", "Children without support"}, std::to_string(orphans.size())}}, {},
                  answerRef("supporter"));
        else if (auto missing = unknownOf({"supporter"}); !missing.empty() && needsSupporter(m_facts))
            lacking("R43", Category::SafetyNet, {"有没有法定赡养、抚养人", "Legal support"},
                    std::move(missing));
    }

    void school() {
        std::vector<std::string> out;
        std::vector<RiskFlag::Missing> missing = unknownOf({"edu_ok"});
        for (const auto& m : m_facts.members) {
            const auto status = textOf(m.entry, "school_status");
            if (isSchoolAge(m, m_facts.today) && status == kNotAtSchool)
                out.push_back(m.name);
            if (m.birthDate.empty() && isAlive(m) && status.empty())
                missing.push_back(
                    {{m.name + " 出生日期", m.name + ", date of birth"}, memberRef(m, "birth_date")});
        }
        if (!out.empty() || boolOf(m_facts.answers, "edu_ok") == false)
            found("R51", Category::Assurance,
                  {out.empty() ? "有孩子没上学" : joinNames(out) + "没上学", "A child out of school"},
                  {"义务教育没有保障", "Compulsory education is not assured"},
                  {{{"没上学", "Out of school"}, std::to_string(out.size())}}, {}, answerRef("edu_ok"));
        else if (!missing.empty())
            lacking("R51", Category::Assurance, {"义务教育有没有保障", "Compulsory education"},
                    std::move(missing));
    }

    void insurance() {
        std::vector<std::string> uninsured;
        for (const auto& m : m_facts.members)
            if (isAlive(m) && boolOf(m.entry, "insured") == false)
                uninsured.push_back(m.name);
        if (!uninsured.empty() || boolOf(m_facts.answers, "med_ok") == false)
            found("R52", Category::Assurance,
                  {uninsured.empty() ? "看病没有保障" : joinNames(uninsured) + "没有医保",
                   "Not medically insured"},
                  {"基本医疗没有保障", "Basic medical care is not assured"},
                  {{{"没有医保", "Uninsured"}, std::to_string(uninsured.size())}}, {}, answerRef("med_ok"));
        else if (auto missing = unknownOf({"med_ok"}); !missing.empty())
            lacking("R52", Category::Assurance, {"基本医疗有没有保障", "Basic medical care"},
                    std::move(missing));
    }

    void house() {
        const auto grade = textOf(m_facts.answers, "housing_grade");
        if (grade == "C" || grade == "D")
            found("R53", Category::Assurance, {"住房" + grade + "级", "House of grade " + grade},
                  {"住房安全没有保障", "The house is not safe"}, {{{"住房等级", "Grade"}, grade}}, {},
                  answerRef("housing_grade"));
        else if (auto missing = unknownOf({"housing_grade"}); !missing.empty())
            lacking("R53", Category::Assurance, {"住房安不安全", "Safety of the house"}, std::move(missing));
    }

    void water() {
        static constexpr std::pair<const char*, const char*> kWater[] = {{"water_quantity", "水量"},
                                                                         {"water_quality", "水质"},
                                                                         {"water_convenience", "取水"},
                                                                         {"water_reliability", "供水"}};
        std::vector<std::string> bad;
        std::string first;
        for (const auto& [key, name] : kWater)
            if (boolOf(m_facts.answers, key) == false) {
                bad.emplace_back(name);
                if (first.empty())
                    first = key;
            }
        if (!bad.empty())
            found("R54", Category::Assurance, {joinNames(bad) + "有问题", "Water is not safe"},
                  {"饮水安全没有保障", "Safe water is not assured"},
                  {{{"不达标", "Failing"}, joinNames(bad)}}, {}, answerRef(first));
        else if (auto missing =
                     unknownOf({"water_quantity", "water_quality", "water_convenience", "water_reliability"});
                 !missing.empty())
            lacking("R54", Category::Assurance, {"饮水安不安全", "Safety of the water"}, std::move(missing));
    }
};

} // namespace

void checkAssurances(const VisitFacts& facts, std::vector<RiskFlag>& flags) {
    AssuranceCheck(facts, flags).run();
}

} // namespace ruhu::domain
