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
    f.answers.erase("risk:R22");
    f.answers.erase("risk:R22:note");
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

auto health(std::vector<std::string> now, std::vector<std::string> roster) {
    return [=](VisitFacts& f) {
        f.members[1].entry["health"] = exactly(now);
        f.members[1].health = roster;
    };
}

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
        RiskCase{"three students beyond grade 9, one of them dead",
                 20000,
                 [](auto& f) {
                     for (std::size_t i : {2U, 3U, 4U})
                         f.members[i].entry["school_status"] = exactly(std::string("31"));
                     f.members[2].entry["whereabouts"] = exactly(std::string("9"));
                 },
                 {"R23"}},
        RiskCase{"a serious illness the roster does not know", 20000, health({"2", "3"}, {"2"}), {"R24"}},
        RiskCase{"a serious illness of old", 20000, health({"3"}, {"3"}), {}},
        RiskCase{"a chronic illness is no flag", 20000, health({"2"}, {}), {}},
        RiskCase{"healthy", 20000, health({}, {"3"}), {}},
        RiskCase{"a disability the roster does not know", 20000, health({"4"}, {"2"}), {"R24"}},
        RiskCase{"a disability of old", 20000, health({"4"}, {"4"}), {}},
        RiskCase{"a disability with a certificate of old",
                 20000,
                 [](auto& f) {
                     health({"4"}, {})(f);
                     f.members[1].disabilityNo = "14999919600701002042";
                 },
                 {}},
        RiskCase{"the illness of one who died",
                 20000,
                 [](auto& f) {
                     health({"3"}, {})(f);
                     f.members[1].entry["whereabouts"] = exactly(std::string("9"));
                 },
                 {}},
        RiskCase{"rigid cost at the whole income is attention still", 10000, set("rehab", yuan(50000)), {"R21"}},
        RiskCase{"compensated loss is no cost", 10000,
                 [](auto& f) {
                     f.answers["loss"] = yuan(40000);
                     f.answers["loss_compensated"] = yuan(15000);
                 },
                 {}},
        RiskCase{"disaster without loss", 10000, shock("disaster", 0), {}},
        RiskCase{"disaster, and the house is D",
                 10000,
                 [](auto& f) {
                     shock("disaster", 1)(f);
                     f.answers["housing_grade"] = exactly(std::string("D"));
                 },
                 {"R31", "R53"}},
        RiskCase{"disaster takes three tenths", 10000, shock("disaster", 15000), {"R31"}},
        RiskCase{"disaster takes less", 10000, shock("disaster", 14999), {}},
        RiskCase{"business failed", 10000, shock("industry", 0), {"R32"}},
        RiskCase{"accident", 10000, shock("accident", 10), {"R33"}},
        RiskCase{"three months without work", 10000, shock("job", 0, 3), {"R34"}},
        RiskCase{"two months without work", 10000, shock("job", 0, 2), {}},
        RiskCase{"three months, wages exactly half",
                 10000,
                 [](auto& f) {
                     shock("job", 0, 3)(f);
                     f.answers["wage_other"] = yuan(25000);
                     f.answers["biz_crop"] = yuan(25000);
                 },
                 {"R34"}},
        RiskCase{"three months, wages a little less than half",
                 10000,
                 [](auto& f) {
                     shock("job", 0, 3)(f);
                     f.answers["wage_other"] = exactly(std::int64_t(2499999));
                     f.answers["biz_crop"] = exactly(std::int64_t(2500001));
                 },
                 {}},
        RiskCase{"an orphan", 10000,
                 [](auto& f) {
                     f.members[4].orphan = true;
                 },
                 {"R43"}},
        RiskCase{"an orphan who has grown up", 10000,
                 [](auto& f) {
                     f.members[4].orphan = true;
                     f.members[4].birthDate = "2008-05-24";
                     f.members[4].entry["school_status"] = exactly(std::string("23"));
                 },
                 {}},
        RiskCase{"old and alone, supported", 10000,
                 [](auto& f) {
                     f.members.resize(2);
                     f.answers["wage_other"] = yuan(20000);
                     f.answers["supporter"] = exactly(true);
                 },
                 {}},
        RiskCase{"old and alone, supported by nobody", 10000,
                 [](auto& f) {
                     f.members.resize(2);
                     f.answers["wage_other"] = yuan(20000);
                     f.answers["supporter"] = no;
                 },
                 {"R43"}},
        RiskCase{"one of 59 is at home", 10000,
                 [](auto& f) {
                     f.members.resize(2);
                     f.members[1].birthDate = "1966-05-25";
                     f.answers["wage_other"] = yuan(20000);
                     f.answers["supporter"] = no;
                 },
                 {}},
        RiskCase{"the day that one turns 60", 10000,
                 [](auto& f) {
                     f.members.resize(2);
                     f.members[1].birthDate = "1966-05-24";
                     f.answers["wage_other"] = yuan(20000);
                     f.answers["supporter"] = no;
                 },
                 {"R43"}},
        RiskCase{"a child of 15 at no school", 10000,
                 [](auto& f) {
                     f.members[4].birthDate = "2010-05-25";
                     f.members[4].entry["school_status"] = exactly(std::string("00"));
                 },
                 {"R51"}},
        RiskCase{"on the day that it turns 16", 10000,
                 [](auto& f) {
                     f.members[4].birthDate = "2010-05-24";
                     f.members[4].entry["school_status"] = exactly(std::string("00"));
                 },
                 {}},
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
    EXPECT_EQ(risks[0].category, RiskCategory::Cost);
    ASSERT_EQ(risks[0].inputs.size(), 1U);
    EXPECT_EQ(risks[0].inputs[0].value, "5,600\u2060元");
    ASSERT_EQ(risks[0].params.size(), 1U);
    EXPECT_EQ(risks[0].params[0].value, "5,000\u2060元");
    EXPECT_EQ(risks[0].state(), RiskState::True);
    EXPECT_EQ(risks[0].response, RiskResponse::True);
    EXPECT_TRUE(risks[0].settled());
}

TEST(RiskRules, ThresholdsAreTheRounds) {
    auto facts = sampleFacts();
    facts.round.params.medicalLifted = 560001;
    EXPECT_THAT(rulesOf(facts), ElementsAre());
}

struct LackCase {
    const char* what;
    std::int64_t perPerson; ///< yuan
    std::function<void(VisitFacts&)> change;
    const char* rule;                 ///< the flag that lacks data; empty: none does
    std::vector<std::string> missing; ///< what it names
};

class RiskData : public testing::TestWithParam<LackCase> {};

TEST_P(RiskData, LackWhatTheyWouldNeed) {
    auto facts = plainFacts(GetParam().perPerson);
    GetParam().change(facts);
    std::vector<std::string> missing;
    std::string rule;
    for (const auto& flag : assess(builtInVisitForm(), facts).risks)
        if (flag.state() == RiskState::Lacking) {
            EXPECT_EQ(rule, "") << flag.rule << " too";
            EXPECT_TRUE(flag.settled()) << "nobody can answer it";
            rule = flag.rule;
            for (const auto& field : flag.missing)
                missing.push_back(field.name.zh);
        }
    EXPECT_EQ(rule, GetParam().rule) << GetParam().what;
    EXPECT_EQ(missing, GetParam().missing) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RiskData,
    testing::Values(
        LackCase{"an income that is not known could lift it over the line",
                 5999,
                 set("trans_grain", unknown()),
                 "R11",
                 {"种粮和地力补贴"}},
        LackCase{"well above the line it can change nothing", 7000, set("trans_grain", unknown()), "", {}},
        LackCase{"a cost that is not known could take it under",
                 6700,
                 set("cost_crop", unknown()),
                 "R11",
                 {"种植成本"}},
        LackCase{"under the line a cost can change nothing", 5999, set("cost_crop", unknown()), "", {}},
        LackCase{"just over the line it may be well over",
                 6300,
                 set("trans_grain", unknown()),
                 "R13",
                 {"种粮和地力补贴"}},
        LackCase{"fallen, unless the unknown part made it up",
                 7000,
                 [](auto& f) {
                     f.household.lastYearPerNet = 1000000;
                     f.answers["biz_crop"] = unknown();
                 },
                 "R14",
                 {"种植"}},
        LackCase{"two that are not known",
                 5999,
                 [](auto& f) {
                     f.answers["biz_crop"] = unknown();
                     f.answers["wage_work:p3"] = unknown();
                 },
                 "R11",
                 {"种植", "张海军 务工"}},
        LackCase{"how long without work",
                 10000,
                 [](auto& f) {
                     shock("job", 0)(f);
                     f.answers["shock_job_months"] = unknown();
                 },
                 "R34",
                 {"没活儿干了几个月"}},
        LackCase{"loss by disaster",
                 10000,
                 [](auto& f) {
                     shock("disaster", 0)(f);
                     f.answers["shock_loss"] = unknown();
                 },
                 "R31",
                 {"损失多少"}},
        LackCase{"whether anybody can work",
                 10000,
                 [](auto& f) {
                     for (auto& m : f.members)
                         m.labour = "5";
                     f.members[2].labour.clear();
                 },
                 "R42",
                 {"张海军 劳动技能"}},
        LackCase{"one who can work is enough", 10000, [](auto& f) { f.members[2].labour.clear(); }, "", {}},
        LackCase{"support of the old",
                 10000,
                 [](auto& f) {
                     f.members.resize(2);
                     f.answers["wage_other"] = yuan(20000);
                     f.answers["supporter"] = unknown();
                 },
                 "R43",
                 {"有法定赡养、抚养人吗"}},
        LackCase{"the age of a child",
                 10000,
                 [](auto& f) {
                     f.members[4].birthDate.clear();
                     f.members[4].entry.erase("school_status");
                 },
                 "R51",
                 {"张雨涵 出生日期"}},
        LackCase{"insurance", 10000, set("med_ok", unknown()), "R52", {"全家都有医保、看得起病吗"}},
        LackCase{"the house", 10000, set("housing_grade", unknown()), "R53", {"住房是哪一级"}},
        LackCase{"the water",
                 10000,
                 [](auto& f) {
                     f.answers["water_quality"] = unknown();
                     f.answers["water_reliability"] = unknown();
                 },
                 "R54",
                 {"水干净吗", "一年到头都有水吗"}},
        LackCase{"one fault of the water is found whatever the rest is",
                 10000,
                 [](auto& f) {
                     f.answers["water_quality"] = unknown();
                     f.answers["water_reliability"] = no;
                 },
                 "",
                 {}},
        LackCase{"nobody counts",
                 10000,
                 [](auto& f) {
                     for (auto& m : f.members)
                         m.counted = false;
                 },
                 "R11",
                 {"计入收入的人"}},
        LackCase{"the round has no line",
                 10000,
                 [](auto& f) { f.round.incomeLine.reset(); },
                 "R11",
                 {"本轮收入线"}}));

TEST(RiskData, SelfPaidMedicalThatIsNotKnownConcernsThreeRules) {
    auto facts = plainFacts(7000);
    facts.answers["med_self"] = unknown();
    std::vector<std::string> lacking;
    for (const auto& flag : assess(builtInVisitForm(), facts).risks)
        if (flag.state() == RiskState::Lacking)
            lacking.push_back(flag.rule);
    EXPECT_THAT(lacking, ElementsAre("R12", "R21", "R22"));
}

TEST(RiskData, SchoolCostThatIsNotKnownConcernsTwo) {
    auto facts = plainFacts(20000);
    facts.answers["edu_self"] = unknown();
    EXPECT_THAT(rulesOf(facts), ElementsAre("R21", "R23"));
    for (std::size_t i : {3U, 4U})
        facts.members[i].entry["school_status"] = exactly(std::string("21"));
    const auto risks = assess(builtInVisitForm(), facts).risks;
    ASSERT_EQ(risks.size(), 2U);
    EXPECT_TRUE(risks[1].missing.empty()) << "two students are enough whatever it costs";
}

TEST(RiskData, ALoanOrAnAreaThatIsNotKnownConcernsNone) {
    auto facts = plainFacts(7000);
    facts.answers["loan"] = unknown();
    facts.answers["land_arable"] = unknown();
    EXPECT_THAT(rulesOf(facts), ElementsAre());
}

TEST(RiskRules, GoByTheDisposableIncomeWhereTheRoundDoes) {
    auto facts = plainFacts(6700);
    facts.answers["paid_tax"] = yuan(0);
    facts.answers["paid_insurance"] = yuan(2000);
    facts.answers["paid_support"] = yuan(1501);
    EXPECT_THAT(rulesOf(facts), ElementsAre()) << "the net income is what counts by default";
    facts.round.incomeBasis = IncomeBasis::Disposable;
    const auto found = assess(builtInVisitForm(), facts);
    ASSERT_THAT(rulesOf(facts), testing::Contains("R11"));
    EXPECT_EQ(found.risks[0].title.zh, "人均可支配收入5,999.80\u2060元");
    facts.answers.erase("paid_tax");
    EXPECT_THAT(rulesOf(facts), ElementsAre()) << "not asked: the table is not complete";
}

struct HintCase {
    const char* what;
    std::int64_t perPerson;
    std::function<void(VisitFacts&)> change;
    const char* hint;
};
class ClassHint : public testing::TestWithParam<HintCase> {};
TEST_P(ClassHint, FollowsTheFlags) {
    auto facts = plainFacts(GetParam().perPerson);
    GetParam().change(facts);
    EXPECT_EQ(assess(builtInVisitForm(), facts).classHint, GetParam().hint) << GetParam().what;
}
INSTANTIATE_TEST_SUITE_P(
    Cases, ClassHint,
    testing::Values(HintCase{"low income, lifted", 5000, same, "1"},
                    HintCase{"low income, ordinary", 5000, [](auto& f) { f.household.baseType = "1"; }, "2"},
                    HintCase{"above the line with heavy cost", 20000, set("med_self", yuan(5000)), "3"},
                    HintCase{"above the line after a disaster", 10000, shock("disaster", 15000), "3"},
                    HintCase{"below the line, cost found too: income says it", 5999,
                             set("med_self", yuan(5000)), "1"},
                    HintCase{"an assurance speaks for no class", 20000, set("water_quality", no), ""},
                    HintCase{"found to be not so", 20000,
                             [](auto& f) {
                                 f.answers["med_self"] = yuan(5000);
                                 f.answers["risk:R22"] = exactly(std::string("2"));
                             },
                             ""},
                    HintCase{"data lacking", 20000, set("med_self", unknown()), ""},
                    HintCase{"nothing found", 20000, same, ""}));
