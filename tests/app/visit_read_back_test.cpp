#include "app/domain/read_back.h"
#include "tests/app/visit_sample.h"

#include <gmock/gmock.h>

using namespace ruhu::domain;
using namespace ruhu::tests;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

namespace {

std::vector<std::string> spoken(const VisitFacts& facts) {
    std::vector<std::string> lines;
    for (const auto& sentence : readBack(builtInVisitForm(), facts, assess(builtInVisitForm(), facts)))
        lines.push_back(sentence.plain());
    return lines;
}

} // namespace

TEST(ReadBack, SaysTheSampleAsOneWould) {
    EXPECT_THAT(spoken(sampleFacts()),
                ElementsAre("您家户口上有五口人，今天都核实过了。",
                            "张守田、李秀兰在家，张海军、刘芳在山西省太原市打工，张雨涵在乡中心小学上学。",
                            "去年五月到今年四月，全家收入五万两千八百元，每口人一万零五百六十元。",
                            "打工、公益岗挣了四万六千四百元，种地、养殖、做买卖除去成本，落下四千九百元，"
                            "养老金和各样补贴领了一千五百元。",
                            "看病自己花了五千六百元，孩子上学没花钱。",
                            "五口人都有医保，吃得饱，穿得暖，孩子都在上学，房子结实。",
                            "水够吃，水干净，取水方便，一年到头都有水。", "这一年没遇上大病大灾。"));
}

TEST(ReadBack, EverySentenceLeadsToItsField) {
    for (const auto& sentence :
         readBack(builtInVisitForm(), sampleFacts(), assess(builtInVisitForm(), sampleFacts())))
        EXPECT_NE(builtInVisitForm().sectionOf(sentence.target), "") << sentence.plain();
}

TEST(ReadBack, StressesTheNumbers) {
    const auto lines = readBack(builtInVisitForm(), sampleFacts(), assess(builtInVisitForm(), sampleFacts()));
    EXPECT_EQ(lines[2].spans[1].text, "五万两千八百元");
    EXPECT_TRUE(lines[2].spans[1].strong);
}

TEST(ReadBack, ALossIsCalledALoss) {
    auto facts = sampleFacts();
    facts.answers["cost_crop"] = yuan(100000);
    EXPECT_THAT(spoken(facts), Contains("去年五月到今年四月，全家亏了四万五千五百元。"));
}

TEST(ReadBack, SaysWhatIsNotWell) {
    auto facts = sampleFacts();
    facts.members[1].entry["insured"] = exactly(false);
    facts.answers["water_quality"] = exactly(false);
    facts.answers["housing_grade"] = exactly(std::string("C"));
    facts.answers["shocks"] = exactly(std::vector<std::string>{"illness"});
    facts.answers["shock_loss"] = yuan(20000);
    facts.visit["needs"] = exactly(std::string("想学电焊"));
    const auto lines = spoken(facts);
    EXPECT_THAT(lines, Contains("李秀兰没有医保，吃得饱，穿得暖，孩子都在上学，房子有危险，要修。"));
    EXPECT_THAT(lines, Contains("水够吃，水不干净，取水方便，一年到头都有水。"));
    EXPECT_THAT(lines, Contains("这一年得了大病，损失两万元。"));
    EXPECT_THAT(lines, Contains("您说：想学电焊。"));
}

TEST(ReadBack, OfThoseNotYetVerified) {
    auto facts = sampleFacts();
    facts.members[4].entry.erase("verified_by");
    EXPECT_THAT(spoken(facts), Contains("您家户口上有五口人，今天核实了四口人。"));
}
