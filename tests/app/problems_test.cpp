#include "app/domain/completion_gate.h"
#include "app/domain/problems.h"
#include "tests/app/visit_sample.h"

#include <gmock/gmock.h>

using namespace ruhu::domain;
using namespace ruhu::tests;
using testing::ElementsAre;

namespace {

Answer text(const char* value) {
    return exactly(std::string(value));
}

std::vector<std::string> textsOf(const VisitFacts& facts) {
    std::vector<std::string> texts;
    for (const auto& problem : problemsOf(facts))
        texts.push_back(problem.category + " " + problem.text);
    return texts;
}

std::vector<std::string> gate(const VisitFacts& facts) {
    std::vector<std::string> targets;
    for (const auto& item : assess(builtInVisitForm(), facts).missing)
        if (item.stage == MissingItem::Stage::Fill)
            targets.push_back(item.target);
    return targets;
}

} // namespace

TEST(Problems, AreTheAnswersOfSectionEThatAreOne) {
    auto facts = sampleFacts();
    EXPECT_THAT(textsOf(facts), ElementsAre());
    facts.answers["housing_grade"] = text("C");
    facts.answers["housing_grade_detail"] = text("西屋裂缝");
    facts.answers["water_quality"] = exactly(false);
    EXPECT_THAT(textsOf(facts), ElementsAre("6 西屋裂缝", "6 "));
    facts.answers["housing_grade"] = text("B");
    EXPECT_THAT(textsOf(facts), ElementsAre("6 ")) << "mended: the old words do not count";
}

TEST(Problems, AreWhatElseWasFound) {
    auto facts = sampleFacts();
    facts.answers["has_problem"] = exactly(true);
    facts.answers["problem_category:b"] = text("1");
    facts.answers["problem_text:b"] = text("身份证号登记错");
    facts.answers["problem_category:a"] = text("4");
    facts.answers["problem_text:a"] = text("帮扶责任人半年没来");
    facts.answers["problem_due:a"] = text("2026-06-30");
    EXPECT_THAT(textsOf(facts), ElementsAre("4 帮扶责任人半年没来", "1 身份证号登记错"));
    EXPECT_EQ(problemsOf(facts)[0].dueOn, "2026-06-30");
    EXPECT_THAT(gate(facts), ElementsAre());
    facts.answers["has_problem"] = exactly(false);
    EXPECT_THAT(textsOf(facts), ElementsAre()) << "taken back";
}

TEST(Problems, TheGateAsksForKindAndWords) {
    auto facts = sampleFacts();
    facts.answers["has_problem"] = exactly(true);
    EXPECT_THAT(gate(facts), ElementsAre("answer/problem_text")) << "yes, but which";
    facts.answers["problem_text:a"] = text("证件过期");
    EXPECT_THAT(gate(facts), ElementsAre("answer/problem_category:a")) << "of what kind";
    facts.answers["problem_category:a"] = text("1");
    EXPECT_THAT(gate(facts), ElementsAre());
}

TEST(Problems, ThoseOfLastYearAreNotFoundAgain) {
    auto facts = sampleFacts();
    facts.answers["problem_text:old"] = {std::string("去年的"), How::Last};
    EXPECT_THAT(textsOf(facts), ElementsAre());
}
