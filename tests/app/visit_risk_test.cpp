#include "app/domain/completion_gate.h"
#include "app/domain/risk_rules.h"
#include "tests/app/visit_sample.h"

#include <gmock/gmock.h>

#include <functional>

using namespace ruhu::domain;
using namespace ruhu::tests;
using testing::ElementsAre;
using testing::UnorderedElementsAreArray;

namespace {

/// Five counted persons at exactly this net income a person, nothing else remarkable.
VisitFacts plainFacts(std::int64_t perPersonYuan) {
    auto f = sampleFacts();
    f.household.lastYearPerNet.reset();
    for (auto& [key, answer] : f.answers)
        if (incomePartOf(key) != IncomePart::None)
            answer = yuan(0);
    f.answers["wage_other"] = yuan(perPersonYuan * 5);
    f.answers["med_self"] = yuan(0);
    return f;
}

std::vector<std::string> rulesOf(const VisitFacts& facts) {
    std::vector<std::string> rules;
    for (const auto& flag : assess(builtInVisitForm(), facts).risks)
        rules.push_back(flag.rule);
    return rules;
}

} // namespace

struct RiskCase {
    const char* what;
    std::int64_t perPerson; ///< yuan
    std::function<void(VisitFacts&)> change;
    std::vector<std::string> rules;
};

class RiskRules : public testing::TestWithParam<RiskCase> {};

TEST_P(RiskRules, FlagWhatTheyShould) {
    auto facts = plainFacts(GetParam().perPerson);
    GetParam().change(facts);
    EXPECT_THAT(rulesOf(facts), UnorderedElementsAreArray(GetParam().rules)) << GetParam().what;
}

namespace {

void same(VisitFacts&) {}

auto set(const char* key, Answer answer) {
    return [key, answer](VisitFacts& f) { f.answers[key] = answer; };
}

auto shock(const char* code, std::int64_t lossYuan, std::int64_t jobMonths = 0) {
    return [=](VisitFacts& f) {
        f.answers["shocks"] = exactly(std::vector<std::string>{code});
        f.answers["shock_loss"] = yuan(lossYuan);
        f.answers["shock_job_months"] = exactly(jobMonths);
    };
}

const Answer no = exactly(false);

} // namespace

INSTANTIATE_TEST_SUITE_P(
    Cases, RiskRules,
    testing::Values(
        RiskCase{"a fen below the line is below",
                 6000,
                 [](auto& f) { f.answers["wage_other"] = exactly(std::int64_t(2999995)); },
                 {"R11", "R12"}},
        RiskCase{"on the line is not below, but near", 6000, same, {"R13"}},
        RiskCase{"just under 1.1 of the line", 6599, same, {"R13"}},
        RiskCase{"1.1 of the line is clear", 6600, same, {}},
        RiskCase{"medical cost brings it under", 7000, set("med_self", yuan(5001)), {"R12", "R22"}},
        RiskCase{"medical cost to the line exactly", 7000, set("med_self", yuan(5000)), {"R22"}},
        RiskCase{
            "fell to 0.7 of last year", 7000, [](auto& f) { f.household.lastYearPerNet = 1000000; }, {"R14"}},
        RiskCase{"fell a little less", 7000, [](auto& f) { f.household.lastYearPerNet = 999999; }, {}},
        RiskCase{"rigid cost at half is no flag", 10000, set("rehab", yuan(25000)), {}},
        RiskCase{"rigid cost above half", 10000, set("rehab", yuan(25001)), {"R21"}},
        RiskCase{"medical mark of a lifted household", 20000, set("med_self", yuan(5000)), {"R22"}},
        RiskCase{"under the mark", 20000, set("med_self", exactly(std::int64_t(499999))), {}},
        RiskCase{"an ordinary household has a higher mark",
                 20000,
                 [](auto& f) {
                     f.household.baseType = "1";
                     f.answers["med_self"] = yuan(19999);
                 },
                 {}},
        RiskCase{"and reaches it",
                 20000,
                 [](auto& f) {
                     f.household.baseType = "1";
                     f.answers["med_self"] = yuan(20000);
                 },
                 {"R22"}},
        RiskCase{"school cost", 20000, set("edu_self", yuan(10000)), {"R23"}},
        RiskCase{"school cost just under", 20000, set("edu_self", exactly(std::int64_t(999999))), {}},
        RiskCase{"two students beyond grade 9",
                 20000,
                 [](auto& f) {
                     for (std::size_t i : {3U, 4U})
                         f.members[i].entry["school_status"] = exactly(std::string("21"));
                 },
                 {"R23"}},
        RiskCase{"one of them in grade 9",
                 20000,
                 [](auto& f) {
                     f.members[3].entry["school_status"] = exactly(std::string("13"));
                     f.members[4].entry["school_status"] = exactly(std::string("61"));
                 },
                 {}},
        RiskCase{"disaster takes three tenths", 10000, shock("disaster", 15000), {"R31"}},
        RiskCase{"disaster takes less", 10000, shock("disaster", 14999), {}},
        RiskCase{"business failed", 10000, shock("industry", 0), {"R32"}},
        RiskCase{"accident", 10000, shock("accident", 10), {"R33"}},
        RiskCase{"three months without work", 10000, shock("job", 0, 3), {"R34"}},
        RiskCase{"two months without work", 10000, shock("job", 0, 2), {}},
        RiskCase{"destitute, at home", 10000, [](auto& f) { f.household.tekunType = "1"; }, {"R41"}},
        RiskCase{"destitute, in an institution", 10000, [](auto& f) { f.household.tekunType = "2"; }, {}},
        RiskCase{"nobody able to work",
                 10000,
                 [](auto& f) {
                     for (auto& m : f.members)
                         m.labour = "5";
                 },
                 {"R42"}},
        RiskCase{"one half able",
                 10000,
                 [](auto& f) {
                     for (auto& m : f.members)
                         m.labour = "5";
                     f.members[0].labour = "3";
                 },
                 {}},
        RiskCase{"child out of school",
                 10000,
                 [](auto& f) { f.members[4].entry["school_status"] = exactly(std::string("00")); },
                 {"R51"}},
        RiskCase{"said so", 10000, set("edu_ok", no), {"R51"}},
        RiskCase{"one uninsured", 10000, [](auto& f) { f.members[1].entry["insured"] = no; }, {"R52"}},
        RiskCase{"the dead need no insurance",
                 10000,
                 [](auto& f) {
                     f.members[1].entry["insured"] = no;
                     f.members[1].entry["whereabouts"] = exactly(std::string("9"));
                 },
                 {}},
        RiskCase{"house B", 10000, set("housing_grade", exactly(std::string("B"))), {}},
        RiskCase{"house C", 10000, set("housing_grade", exactly(std::string("C"))), {"R53"}},
        RiskCase{"house D", 10000, set("housing_grade", exactly(std::string("D"))), {"R53"}},
        RiskCase{"water not clean", 10000, set("water_quality", no), {"R54"}}));

TEST(RiskRules, KeepSilentOnHalfATable) {
    auto facts = plainFacts(100);
    facts.answers.erase("prop_land");
    EXPECT_THAT(rulesOf(facts), ElementsAre());
}

TEST(RiskRules, ExplainWhatTheyComeFrom) {
    const auto risks = assess(builtInVisitForm(), sampleFacts()).risks;
    ASSERT_EQ(risks.size(), 1U);
    EXPECT_EQ(risks[0].title.zh, "自付医疗5,600\u2060元");
    EXPECT_EQ(risks[0].why.zh, "到了脱贫户提示线5,000\u2060元");
    ASSERT_EQ(risks[0].inputs.size(), 2U);
    EXPECT_EQ(risks[0].inputs[1].value, "5,000\u2060元");
    EXPECT_EQ(risks[0].response, RiskResponse::True);
    EXPECT_TRUE(risks[0].settled());
}

TEST(RiskRules, ThresholdsAreTheRounds) {
    auto facts = sampleFacts();
    facts.round.params.medicalLifted = 560001;
    EXPECT_THAT(rulesOf(facts), ElementsAre());
}
