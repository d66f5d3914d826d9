#include "app/domain/completion_gate.h"
#include "tests/app/visit_sample.h"

#include <gmock/gmock.h>

#include <functional>

using namespace ruhu::domain;
using namespace ruhu::tests;
using Stage = MissingItem::Stage;

namespace {

std::vector<MissingItem> before(Stage stage, const VisitFacts& facts) {
    auto missing = assess(builtInVisitForm(), facts).missing;
    std::erase_if(missing, [&](const auto& item) { return item.stage >= stage; });
    return missing;
}

} // namespace

TEST(Gate, NothingIsLeftToFillInTheSample) {
    const auto facts = sampleFacts();
    EXPECT_TRUE(before(Stage::ReadBack, facts).empty());
    const auto all = assess(builtInVisitForm(), facts);
    EXPECT_TRUE(all.ready(Stage::ReadBack));
    EXPECT_FALSE(all.ready(Stage::Sign)) << "it has not been read back";
    EXPECT_EQ(all.missing.size(), 4U) << "read back, two reviewers, the head";
}

struct GateCase {
    const char* what;
    std::function<void(VisitFacts&)> change;
    const char* section;
    const char* target;
    const char* title;
    const char* hint;
};

class Gate : public testing::TestWithParam<GateCase> {};

TEST_P(Gate, NamesWhatIsMissing) {
    const auto& expected = GetParam();
    auto facts = sampleFacts();
    expected.change(facts);
    const auto missing = before(Stage::ReadBack, facts);
    if (*expected.section == '\0') {
        EXPECT_TRUE(missing.empty()) << expected.what;
        return;
    }
    ASSERT_EQ(missing.size(), 1U) << expected.what;
    EXPECT_EQ(missing[0].section, expected.section);
    EXPECT_EQ(missing[0].target, expected.target);
    EXPECT_EQ(missing[0].title.zh, expected.title);
    EXPECT_EQ(missing[0].hint.zh, expected.hint);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Gate,
    testing::Values(
        GateCase{"1 a member not verified", [](auto& f) { f.members[3].entry.erase("verified_by"); },
                 "members", "member/p4/verified_by", "刘芳", "还没核实"},
        GateCase{"1 a member's school",
                 [](auto& f) {
                     f.members[4].entry.erase("school");
                     f.members[4].entry.erase("school_status");
                 },
                 "members", "member/p5/school", "张雨涵", "没填：在哪上学、上到哪一级"},
        GateCase{"1 asked the family, but whom",
                 [](auto& f) { f.members[3].entry["verified_by"] = exactly(std::string("2")); }, "members",
                 "member/p4/informant", "刘芳", "没填：谁说的"},
        GateCase{"1 one who cannot be reached, and who says so",
                 [](auto& f) { f.members[1].entry["whereabouts"] = exactly(std::string("8")); }, "members",
                 "member/p2/informant", "李秀兰", "没填：谁说的"},
        GateCase{"1 one who cannot be reached, and how often it was tried",
                 [](auto& f) {
                     f.members[1].entry["whereabouts"] = exactly(std::string("8"));
                     f.members[1].entry["informant"] = exactly(std::string("张守田"));
                 },
                 "members", "member/p2/whereabouts", "李秀兰", "失联要联系满三次，隔开两天"},
        GateCase{"1 the head has died and nobody follows",
                 [](auto& f) { f.members[0].entry["whereabouts"] = exactly(std::string("9")); }, "members",
                 "member/p1/whereabouts", "户主", "张守田已过世或迁出，请提名新户主"},
        GateCase{"1 the head has split off or moved",
                 [](auto& f) { f.members[0].entry["whereabouts"] = exactly(std::string("10")); }, "members",
                 "member/p1/whereabouts", "户主", "张守田已过世或迁出，请提名新户主"},
        GateCase{"1 the register names no head", [](auto& f) { f.household.headId.clear(); }, "members", "",
                 "户主", "还没有户主，请提名"},
        GateCase{"3 nobody supports the old",
                 [](auto& f) {
                     f.members.resize(2);
                     f.answers["supporter"] = exactly(false);
                     f.answers["risk:R43"] = exactly(std::string("3"));
                 },
                 "assurance", "answer/supporter_detail", "具体是什么情况", "还没问"},
        GateCase{"2 an income row without its zero", [](auto& f) { f.answers.erase("trans_elder"); },
                 "income", "answer/trans_elder", "转移性收入", "还有1项没问"},
        GateCase{"2 last year's value is no answer", [](auto& f) { f.answers["med_total"].how = How::Last; },
                 "expense", "answer/med_total", "看病", "还有1项没问"},
        GateCase{"2 figures that do not add up", [](auto& f) { f.answers["med_self"] = yuan(9000); },
                 "expense", "answer/med_self", "看病", "自付不能多于总费用减报销"},
        GateCase{"2 an assurance", [](auto& f) { f.answers.erase("food"); }, "assurance", "answer/food",
                 "吃得饱、吃得好吗", "还没问"},
        GateCase{"3 a problem without its detail", [](auto& f) { f.answers["clothing"] = exactly(false); },
                 "assurance", "answer/clothing_detail", "具体是什么情况", "还没问"},
        GateCase{"4 a flag without an answer", [](auto& f) { f.answers.erase("risk:R22"); }, "conclusion",
                 "answer/risk:R22", "自付医疗5,600\u2060元", "属实、不属实，还是说不清"},
        GateCase{"4 a flag without its sentence", [](auto& f) { f.answers.erase("risk:R22:note"); },
                 "conclusion", "answer/risk:R22:note", "自付医疗5,600\u2060元", "写一句怎么看"},
        GateCase{"5 the conclusion", [](auto& f) { f.visit.erase("conclusion"); }, "conclusion",
                 "visit/conclusion", "七项里选一项", "还没问"},
        GateCase{"6 one reviewer", [](auto& f) { f.visit["team"] = exactly(std::vector<std::string>{"s1"}); },
                 "basics", "visit/team", "核查人员", "至少要两个人"},
        GateCase{"6 one without a task here",
                 [](auto& f) {
                     f.visit["team"] = exactly(std::vector<std::string>{"s1", "s9"});
                 },
                 "basics", "visit/team", "核查人员", "有人没派到这个村，请乡镇先派任务"},
        GateCase{"9 on the last day", [](auto& f) { f.round.visitsDueOn = "2026-05-24"; }, "", "", "", ""},
        GateCase{"9 after the last day", [](auto& f) { f.round.visitsDueOn = "2026-05-23"; }, "conclusion",
                 "answer/late_reason", "过了截止日期，为什么现在才入户", "还没问"},
        GateCase{"9 after the last day, with a reason",
                 [](auto& f) {
                     f.round.visitsDueOn = "2026-05-23";
                     f.answers["late_reason"] = exactly(std::string("大雪封山"));
                 },
                 "", "", "", ""},
        GateCase{"9 the round is frozen", [](auto& f) { f.round.state = "3"; }, "basics", "", "轮次",
                 "这一轮已经冻结，不能再签字"},
        GateCase{"9 before the round", [](auto& f) { f.round.startsOn = "2026-05-25"; }, "basics", "",
                 "入户时间", "这一轮2026-05-25才开始，请看平板的日期"}));

TEST(Gate, NotKnownIsAnAnswer) {
    auto facts = sampleFacts();
    facts.answers["trans_elder"] = unknown();
    EXPECT_TRUE(before(Stage::ReadBack, facts).empty());
}

TEST(Gate, ThreeAttemptsOnTwoDaysAreEnoughForOneWhoCannotBeReached) {
    auto facts = sampleFacts();
    facts.members[1].entry["whereabouts"] = exactly(std::string("8"));
    facts.members[1].entry["informant"] = exactly(std::string("张守田"));
    constexpr std::int64_t day = 24LL * 60 * 60 * 1000;
    facts.attempts = {
        {"p2", 10 * day, "no_answer"}, {"p2", 10 * day + 5, "no_answer"}, {"p2", 10 * day + 9, "no_answer"}};
    EXPECT_EQ(before(Stage::ReadBack, facts).size(), 1U) << "all on one day";
    facts.attempts[2].madeAt += day;
    EXPECT_TRUE(before(Stage::ReadBack, facts).empty());
}

TEST(Gate, IsEmptyOnceAllHaveSigned) {
    auto facts = sampleFacts();
    facts.readBackAt = 1;
    facts.signatures = {{"seal", "checker", "s1", "王建国"}, {"seal", "checker", "s2", "李晓梅"}};
    EXPECT_EQ(assess(builtInVisitForm(), facts).missing.size(), 1U);
    facts.signatures.push_back({"seal", "head", "", "张守田"});
    EXPECT_TRUE(assess(builtInVisitForm(), facts).missing.empty());
}

TEST(Gate, CountsWhatEachSectionHas) {
    auto facts = sampleFacts();
    facts.members[3].entry.erase("verified_by");
    facts.answers.erase("risk:R22");
    for (const auto& section : assess(builtInVisitForm(), facts).sections) {
        if (section.id == "members") {
            EXPECT_EQ(section.members, 4);
            EXPECT_EQ(section.total - section.asked, 1);
        }
        EXPECT_EQ(section.toCheck, section.id == "expense") << section.id;
    }
}
