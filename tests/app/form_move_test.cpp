// A draft stays with the questionnaire that it began with, and goes over to another when somebody says so.

#include "app/questionnaire/built_in_form.h"
#include "app/usecases/move_form.h"
#include "app/usecases/record_visit.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace ruhu::tests {

namespace {

using namespace domain;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using usecases::FormMove;

void replace(std::string& text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    ASSERT_NE(at, std::string::npos) << what;
    text.replace(at, what.size(), with);
}

/// Next year's: asks no more whether the policy is known but how many wells there are, asks of the house
/// otherwise, and lets nobody work more than ten months.
std::unique_ptr<questionnaire::HouseholdForm> nextYears() {
    auto xform = questionnaire::builtInForm()->xform();
    replace(xform, "version=\"2026-2\"", "version=\"2027-1\"");
    replace(xform, "<knows_policy/>", "<wells/>");
    replace(xform, "<bind nodeset=\"/data/basics/knows_policy\" type=\"string\"",
            "<bind nodeset=\"/data/basics/wells\" type=\"int\"");
    const auto from = xform.find("<select1 ref=\"/data/basics/knows_policy\"");
    const auto to = xform.find("</select1>", from) + std::string("</select1>").size();
    xform.replace(from, to - from, "<input ref=\"/data/basics/wells\"><label>几口井</label></input>");
    replace(xform, "<select1 ref=\"/data/assurance/food\"", "<select ref=\"/data/assurance/food\"");
    const auto end = xform.find("</select1>", xform.find("<select ref=\"/data/assurance/food\""));
    xform.replace(end, std::string("</select1>").size(), "</select>");
    replace(xform, ". &gt;= 0 and . &lt;= 12", ". &gt;= 0 and . &lt;= 10");
    forms::Problems problems;
    auto form = questionnaire::HouseholdForm::read(xform, problems);
    EXPECT_TRUE(form) << (problems.empty() ? "" : problems[0].code + " " + problems[0].subject);
    return form;
}

std::vector<std::string> refs(const std::vector<FormMove::Line>& lines) {
    std::vector<std::string> texts;
    for (const auto& line : lines)
        texts.push_back(line.ref.text());
    return texts;
}

TEST(FormMove, TellsWhatStaysWhatGoesAndWhatIsNew) {
    const auto next = nextYears();
    ASSERT_TRUE(next);
    const auto facts = sampleFacts();
    const auto move = usecases::compareForms(builtInVisitForm(), *next, facts);
    EXPECT_EQ(move.from, "2026-2");
    EXPECT_EQ(move.to, "2027-1");
    EXPECT_THAT(refs(move.dropped), ElementsAre("answer/food", "answer/knows_policy"));
    EXPECT_EQ(move.dropped[1].label.zh, "知道防返贫政策吗");
    EXPECT_EQ(move.dropped[1].item.answer, exactly(true));
    EXPECT_THAT(refs(move.mended), ElementsAre("member/p3/work_months", "member/p4/work_months"));
    EXPECT_EQ(move.mended[0].label.zh, "张海军 这12个月干了几个月");
    EXPECT_THAT(refs(move.added), ElementsAre("answer/wells"));
    EXPECT_GT(move.kept, 70);
}

TEST(FormMove, NothingChangesBetweenAFormAndItself) {
    const auto move = usecases::compareForms(builtInVisitForm(), builtInVisitForm(), sampleFacts());
    EXPECT_THAT(move.dropped, IsEmpty());
    EXPECT_THAT(move.mended, IsEmpty());
    EXPECT_THAT(move.added, IsEmpty());
}

class MovedVisit : public testing::Test {
protected:
    MovedVisit() {
        usecases::RecordVisit record(*world.replica);
        visit = record.start(world.household, world.round, world.wang, VisitWorld::kToday, builtInVisitForm())
                    .value();
        const auto saved = record.save(visit, world.wang,
                                       {{{FieldRef::Place::Answer, "knows_policy", {}}, exactly(true)},
                                        {{FieldRef::Place::Answer, "clothing", {}}, exactly(true)}});
        EXPECT_TRUE(saved.ok());
    }

    VisitWorld world;
    sync::Id visit;
};

TEST_F(MovedVisit, ADraftNamesTheVersionThatItBeganWith) {
    EXPECT_EQ(world.facts().formVersion, "2026-2");
    EXPECT_EQ(world.text("SELECT form_id FROM visit"), "household_visit");
    usecases::RecordVisit record(*world.replica);
    const auto next = nextYears();
    ASSERT_TRUE(record.start(world.household, world.round, world.wang, VisitWorld::kToday, *next).ok());
    EXPECT_EQ(world.facts().formVersion, "2026-2") << "opening it again changes nothing";
}

TEST_F(MovedVisit, GoesOverWithItsAnswersAndTheLogKeepsTheOthers) {
    const auto next = nextYears();
    const auto move = usecases::compareForms(builtInVisitForm(), *next, world.facts());
    ASSERT_TRUE(usecases::moveVisit(*world.replica, visit, world.wang, *next, move).ok());
    const auto facts = world.facts();
    EXPECT_EQ(facts.formVersion, "2027-1");
    EXPECT_FALSE(facts.answers.contains("knows_policy"));
    EXPECT_EQ(boolOf(facts.answers, "clothing"), true);
    EXPECT_NE(world.text("SELECT count(*) FROM _line WHERE CAST(line AS TEXT) LIKE '%knows_policy%'"), "0");
}

TEST_F(MovedVisit, ASealedVisitStays) {
    ASSERT_TRUE(world.replica
                    ->commit({VisitWorld::kVillage,
                              world.wang,
                              {{"visit", visit, {{"sealed_version", 1}, {"seal_id", world.household}}, std::nullopt}},
                              {}})
                    .ok());
    const auto moved = usecases::moveVisit(*world.replica, visit, world.wang, *nextYears(), {});
    ASSERT_FALSE(moved.ok());
    EXPECT_EQ(moved.error().code, "sealed");
}

} // namespace

} // namespace ruhu::tests
