// The household visit as an ODK form, seen through the records' answers.

#include "app/questionnaire/answer_text.h"
#include "app/questionnaire/built_in_form.h"
#include "tests/app/visit_sample.h"

#include <gmock/gmock.h>

#include <memory>
#include <regex>
#include <tuple>

namespace ruhu::questionnaire {

namespace {

using namespace domain;
using testing::ElementsAre;
using testing::IsEmpty;

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), with);
}

std::optional<FormItem> itemOf(const VisitForm& form, const VisitFacts& facts, const std::string& ref) {
    const auto field = FieldRef::parse(ref).value();
    for (const auto& group : form.groups(form.sectionOf(field), facts, personOf(field)))
        for (const auto& item : group.items)
            if (item.ref.text() == ref)
                return item;
    return std::nullopt;
}

std::vector<std::string> codesOf(const forms::Problems& problems) {
    std::vector<std::string> codes;
    for (const auto& problem : problems)
        codes.push_back(problem.code + " " + problem.subject);
    return codes;
}

TEST(AnswerText, IsWhatTheFormSerialises) {
    FormItem money;
    money.kind = QuestionKind::Money;
    for (const auto& [fen, text] : std::vector<std::pair<std::int64_t, std::string>>{
             {0, "0"}, {4200, "42"}, {4205, "42.05"}, {4250, "42.5"}, {-100001, "-1000.01"}, {7, "0.07"}}) {
        EXPECT_EQ(textOf(money, AnswerValue(fen)), text);
        EXPECT_EQ(valueOf(money, text), AnswerValue(fen)) << text;
    }
    FormItem several;
    several.kind = QuestionKind::Multi;
    several.none = Words{"都没有", "None"};
    EXPECT_EQ(textOf(several, AnswerValue(std::vector<std::string>{"a", "b"})), "a b");
    EXPECT_EQ(textOf(several, AnswerValue(std::vector<std::string>())), "none");
    EXPECT_EQ(valueOf(several, "none"), AnswerValue(std::vector<std::string>()));
    EXPECT_EQ(valueOf(several, "b a"), AnswerValue(std::vector<std::string>{"a", "b"}));
    FormItem yesNo;
    yesNo.kind = QuestionKind::Bool;
    EXPECT_EQ(textOf(yesNo, AnswerValue(false)), "false");
    EXPECT_EQ(textOf(yesNo, AnswerValue()), "") << "asked, but not known";
    EXPECT_EQ(valueOf(yesNo, "maybe"), std::nullopt);
    EXPECT_EQ(valueOf(money, "1e300"), std::nullopt);
}

TEST(HouseholdForm, HasTheSectionsOfTheVisit) {
    std::vector<std::string> ids;
    std::vector<std::string> tables;
    std::vector<std::string> optional;
    for (const auto& section : builtInForm()->sections()) {
        ids.push_back(section.id);
        if (section.table)
            tables.push_back(section.id);
        if (!section.required)
            optional.push_back(section.id);
    }
    EXPECT_THAT(ids, ElementsAre("basics", "members", "income", "expense", "assurance", "shocks", "industry",
                                 "needs", "conclusion"));
    EXPECT_THAT(tables, ElementsAre("income", "expense"));
    EXPECT_THAT(optional, ElementsAre("industry", "needs"));
}

TEST(HouseholdForm, WhatTheRegisterSaysIsOfferedAndNeverTaken) {
    auto facts = tests::sampleFacts();
    facts.members[2].workRegion = "3";
    facts.answers.erase("work_region:p3");
    const auto region = itemOf(*builtInForm(), facts, "answer/work_region:p3");
    ASSERT_TRUE(region);
    EXPECT_EQ(region->lastYear, AnswerValue(std::string("3")));
    EXPECT_FALSE(region->answer);
    EXPECT_FALSE(region->done());
    EXPECT_FALSE(region->required);
}

TEST(HouseholdForm, AnAnswerOfOneMemberIsKeptUnderHisName) {
    auto facts = tests::sampleFacts();
    facts.members[4].entry["school_status"] = exactly(std::string("00"));
    const auto why = itemOf(*builtInForm(), facts, "answer/dropout_reason:p5");
    ASSERT_TRUE(why);
    EXPECT_TRUE(why->missing());
    facts.answers["dropout_reason:p5"] = exactly(std::string("3"));
    EXPECT_TRUE(itemOf(*builtInForm(), facts, "answer/dropout_reason:p5")->done());
    EXPECT_FALSE(itemOf(*builtInForm(), facts, "answer/dropout_reason:p1")) << "he is no child";
    EXPECT_EQ(builtInForm()->sectionOf({FieldRef::Place::Answer, "dropout_reason:p5", {}}), "members");
    EXPECT_EQ(builtInForm()->sectionOf({FieldRef::Place::Answer, "wage_work:p5", {}}), "income");
}

TEST(HouseholdForm, SaysInBothLanguagesWhatDoesNotAddUp) {
    auto facts = tests::sampleFacts();
    facts.answers["med_reimbursed"] = tests::yuan(10000);
    const auto item = itemOf(*builtInForm(), facts, "answer/med_reimbursed");
    ASSERT_TRUE(item && item->mend);
    EXPECT_EQ(item->mend->zh, "报销不能多于总费用");
    EXPECT_EQ(item->mend->en, "Not more than the total");
    facts.answers["med_total"] = tests::yuan(10000);
    EXPECT_TRUE(itemOf(*builtInForm(), facts, "answer/med_reimbursed")->done());
}

TEST(HouseholdForm, AnotherHouseholdAndBackAgainAreAskedTheirOwn) {
    const auto facts = tests::sampleFacts();
    auto other = facts;
    other.visitId = "other";
    other.members = {other.members[0]};
    other.answers.clear();
    for (int i = 0; i < 2; ++i) {
        EXPECT_TRUE(itemOf(*builtInForm(), facts, "answer/wage_work:p3")->done());
        EXPECT_FALSE(itemOf(*builtInForm(), other, "answer/wage_work:p3"));
        EXPECT_TRUE(itemOf(*builtInForm(), other, "answer/biz_crop")->missing());
    }
}

TEST(HouseholdForm, TodayIsTheDayOfTheFacts) {
    auto facts = tests::sampleFacts();
    facts.answers["shocks"] = exactly(std::vector<std::string>{"illness"});
    facts.answers["shock_date"] = exactly(std::string("2026-05-25"));
    EXPECT_TRUE(itemOf(*builtInForm(), facts, "answer/shock_date")->mend);
    facts.today = "2026-05-25";
    EXPECT_FALSE(itemOf(*builtInForm(), facts, "answer/shock_date")->mend);
}

/// The built-in form with more to ask in its first section.
std::unique_ptr<HouseholdForm> withMore(const std::string& nodes, const std::string& binds,
                                        const std::string& body) {
    auto xform = replaced(builtInForm()->xform(), "<knows_policy/>", "<knows_policy/>" + nodes);
    const std::string bind = "<bind nodeset=\"/data/basics/knows_policy\"";
    xform = replaced(xform, bind, binds + bind);
    const std::string asked = "<select1 ref=\"/data/basics/knows_policy\"";
    const auto at = xform.find(asked);
    EXPECT_NE(at, std::string::npos);
    xform.insert(at, body);
    forms::Problems problems;
    auto form = HouseholdForm::read(xform, problems);
    EXPECT_TRUE(form) << (problems.empty() ? "" : codesOf(problems).front());
    return form;
}

TEST(HouseholdForm, AsksWhateverCanBeAnsweredAtTheDoor) {
    const auto form =
        withMore("<come/><met/><first/><house/><voice/><paper/><where/>",
                 "<bind nodeset=\"/data/basics/come\" type=\"time\" constraint=\". &lt; '12:00'\"/>"
                 "<bind nodeset=\"/data/basics/met\" type=\"dateTime\"/>"
                 "<bind nodeset=\"/data/basics/first\" type=\"odk:rank\"/>"
                 "<bind nodeset=\"/data/basics/house\" type=\"binary\" required=\"true()\"/>"
                 "<bind nodeset=\"/data/basics/voice\" type=\"binary\"/>"
                 "<bind nodeset=\"/data/basics/paper\" type=\"binary\"/>"
                 "<bind nodeset=\"/data/basics/where\" type=\"geopoint\"/>",
                 "<input ref=\"/data/basics/come\"><label>几点来的</label></input>"
                 "<input ref=\"/data/basics/met\"><label>约在几时</label></input>"
                 "<odk:rank xmlns:odk=\"http://www.opendatakit.org/xforms\" "
                 "ref=\"/data/basics/first\"><label>先办什么</label>"
                 "<item><label>修房</label><value>house</value></item><item><label>看病</"
                 "label><value>doctor</value></item>"
                 "</odk:rank>"
                 "<upload ref=\"/data/basics/house\" mediatype=\"image/*\"><label>房子</label></upload>"
                 "<upload ref=\"/data/basics/voice\" mediatype=\"audio/*\"><label>原话</label></upload>"
                 "<upload ref=\"/data/basics/paper\" mediatype=\"application/*\"><label>证明</label></upload>"
                 "<input ref=\"/data/basics/where\"><label>在哪里</label></input>");
    ASSERT_TRUE(form);
    auto facts = tests::sampleFacts();
    for (const auto& [key, kind, answer] : std::vector<std::tuple<const char*, QuestionKind, const char*>>{
             {"come", QuestionKind::Time, "09:30:00.000+08:00"},
             {"met", QuestionKind::DateTime, "2026-05-20T09:30:00.000+08:00"},
             {"first", QuestionKind::Rank, "doctor house"},
             {"house", QuestionKind::Photo, "0f1e"},
             {"voice", QuestionKind::Audio, "0f1e"},
             {"paper", QuestionKind::File, "0f1e"},
             {"where", QuestionKind::Place, "38.462100 111.123400 1012.0 8.0"}}) {
        const auto ref = std::string("answer/") + key;
        const auto open = itemOf(*form, facts, ref);
        ASSERT_TRUE(open) << key;
        EXPECT_EQ(open->kind, kind) << key;
        EXPECT_EQ(open->missing(), open->required) << key;
        facts.answers[key] = exactly(std::string(answer));
        EXPECT_TRUE(itemOf(*form, facts, ref)->done()) << key;
    }
    facts.answers["come"] = exactly(std::string("13:05:00.000+08:00"));
    EXPECT_TRUE(itemOf(*form, facts, "answer/come")->mend) << "after noon";
    facts.answers["where"] = exactly(std::string("here"));
    EXPECT_TRUE(itemOf(*form, facts, "answer/where")->mend) << "no place";
}

const char* const kWells = "<wells><depth/><good/></wells>";
const char* const kWellBinds = "<bind nodeset=\"/data/basics/wells\" relevant=\"/data/basics/mode = '1'\"/>"
                               "<bind nodeset=\"/data/basics/wells/depth\" type=\"int\" required=\"true()\"/>"
                               "<bind nodeset=\"/data/basics/wells/good\" type=\"string\" "
                               "relevant=\"../depth &gt; 9\"/>";
const char* const kWellsAsked =
    "<group><label>水井</label><repeat nodeset=\"/data/basics/wells\">"
    "<input ref=\"/data/basics/wells/depth\"><label>多深</label></input>"
    "<input ref=\"/data/basics/wells/good\"><label>水好吗</label></input></repeat></group>";

std::vector<std::string> groupsOf(const VisitForm& form, const VisitFacts& facts) {
    std::vector<std::string> found;
    for (const auto& group : form.groups("basics", facts))
        if (!group.label.zh.empty()) {
            found.push_back(group.label.zh + (group.adds.empty() ? "" : " +"));
            for (const auto& item : group.items)
                found.back() += " " + item.ref.key;
        }
    return found;
}

TEST(HouseholdForm, RowsAreAskedAsOftenAsTheyWereAdded) {
    const auto form = withMore(kWells, kWellBinds, kWellsAsked);
    ASSERT_TRUE(form);
    auto facts = tests::sampleFacts();
    EXPECT_THAT(groupsOf(*form, facts), ElementsAre("水井 +"));
    facts.answers["wells:b"] = exactly(true);
    facts.answers["wells:a"] = exactly(true);
    EXPECT_THAT(groupsOf(*form, facts), ElementsAre("水井 1 depth:a", "水井 2 depth:b", "水井 +"));
    EXPECT_TRUE(itemOf(*form, facts, "answer/depth:b")->missing());
    facts.answers["depth:b"] = exactly(std::int64_t(12));
    EXPECT_THAT(groupsOf(*form, facts), ElementsAre("水井 1 depth:a", "水井 2 depth:b good:b", "水井 +"))
        << "what is asked hangs on its own row";
    facts.answers.erase("wells:a");
    EXPECT_THAT(groupsOf(*form, facts), ElementsAre("水井 1 depth:b good:b", "水井 +"));
    EXPECT_TRUE(itemOf(*form, facts, "answer/depth:b")->done()) << "it keeps its answer";
    facts.visit["mode"] = exactly(std::string("2"));
    EXPECT_THAT(groupsOf(*form, facts), IsEmpty());
    EXPECT_EQ(form->sectionOf({FieldRef::Place::Answer, "wells:b", {}}), "basics");
    EXPECT_EQ(form->question("wells:b")->label.zh, "水井");
}

/// Wells with pumps, the pumps with their repairs.
std::unique_ptr<HouseholdForm> withPumps() {
    return withMore("<wells><depth/><pumps><power/><repairs><cost/></repairs></pumps></wells>",
                    "<bind nodeset=\"/data/basics/wells/depth\" type=\"int\"/>"
                    "<bind nodeset=\"/data/basics/wells/pumps\" relevant=\"../depth &gt; 9\"/>"
                    "<bind nodeset=\"/data/basics/wells/pumps/power\" type=\"int\" required=\"true()\" "
                    "constraint=\". &lt; ../../depth\"/>"
                    "<bind nodeset=\"/data/basics/wells/pumps/repairs/cost\" type=\"int\"/>",
                    "<group><label>水井</label><repeat nodeset=\"/data/basics/wells\">"
                    "<input ref=\"/data/basics/wells/depth\"><label>多深</label></input>"
                    "<group><label>水泵</label><repeat nodeset=\"/data/basics/wells/pumps\">"
                    "<input ref=\"/data/basics/wells/pumps/power\"><label>功率</label></input>"
                    "<group><label>修理</label><repeat nodeset=\"/data/basics/wells/pumps/repairs\">"
                    "<input ref=\"/data/basics/wells/pumps/repairs/cost\"><label>花了多少</label></input>"
                    "</repeat></group></repeat></group></repeat></group>");
}

TEST(HouseholdForm, RowsStandInRows) {
    const auto form = withPumps();
    ASSERT_TRUE(form);
    auto facts = tests::sampleFacts();
    facts.answers["wells:a"] = exactly(true);
    facts.answers["wells:b"] = exactly(true);
    facts.answers["depth:b"] = exactly(std::int64_t(12));
    EXPECT_THAT(groupsOf(*form, facts),
                ElementsAre("水井 1 depth:a", "水井 2 depth:b", "水井 2　水泵 +", "水井 +"))
        << "whether there are pumps hangs on their well";
    facts.answers["pumps:b.x"] = exactly(true);
    facts.answers["power:b.y"] = exactly(std::int64_t(11));
    facts.answers["cost:b.y.q"] = exactly(std::int64_t(5));
    const std::vector<std::string> all = {
        "水井 1 depth:a",         "水井 2 depth:b",           "水井 2　水泵 1 power:b.x",
        "水井 2　水泵 1　修理 +", "水井 2　水泵 2 power:b.y", "水井 2　水泵 2　修理 1 cost:b.y.q",
        "水井 2　水泵 2　修理 +", "水井 2　水泵 +",           "水井 +"};
    EXPECT_EQ(groupsOf(*form, facts), all);
    EXPECT_TRUE(itemOf(*form, facts, "answer/power:b.x")->missing());
    EXPECT_TRUE(itemOf(*form, facts, "answer/power:b.y")->done());
    EXPECT_TRUE(itemOf(*form, facts, "answer/cost:b.y.q")->done());
    // What a row in a row may be hangs on the row that it stands in.
    facts.answers["depth:b"] = exactly(std::int64_t(11));
    EXPECT_TRUE(itemOf(*form, facts, "answer/power:b.y")->mend);
    // Another row before it goes, and it keeps what was answered.
    facts.answers["depth:b"] = exactly(std::int64_t(12));
    facts.answers.erase("wells:a");
    EXPECT_TRUE(itemOf(*form, facts, "answer/power:b.y")->done());
    EXPECT_EQ(groupsOf(*form, facts)[4], "水井 1　水泵 2　修理 1 cost:b.y.q");
    facts.answers["wells:a"] = exactly(true);
    EXPECT_EQ(groupsOf(*form, facts), all);
}

TEST(HouseholdForm, ARowIsThereWhileThereIsARowInIt) {
    const auto form = withPumps();
    ASSERT_TRUE(form);
    auto facts = tests::sampleFacts();
    facts.answers["cost:b.y.q"] = exactly(std::int64_t(5));
    EXPECT_THAT(groupsOf(*form, facts), ElementsAre("水井 1 depth:b", "水井 +"))
        << "not deep enough for a pump";
    facts.answers["depth:b"] = exactly(std::int64_t(12));
    EXPECT_TRUE(itemOf(*form, facts, "answer/cost:b.y.q")->done());
}

TEST(HouseholdForm, EachMemberHasRowsOfHisOwn) {
    auto xform = replaced(builtInForm()->xform(), "<informant/>", "<informant/><jobs><boss/></jobs>");
    xform = replaced(xform, "<bind nodeset=\"/data/members/informant\"",
                     "<bind nodeset=\"/data/members/jobs/boss\" type=\"string\" required=\"true()\"/>"
                     "<bind nodeset=\"/data/members/informant\"");
    const auto at = xform.find(" ref=\"/data/members/informant\"");
    xform.insert(xform.rfind('<', at), "<group><label>活计</label><repeat nodeset=\"/data/members/jobs\">"
                                       "<input ref=\"/data/members/jobs/boss\"><label>给谁干</label></input>"
                                       "</repeat></group>");
    forms::Problems problems;
    const auto form = HouseholdForm::read(xform, problems);
    ASSERT_TRUE(form) << codesOf(problems).front();
    auto facts = tests::sampleFacts();
    facts.answers["jobs:p3.a"] = exactly(true);
    facts.answers["boss:p3.b"] = exactly(std::string("煤矿"));
    const auto jobs = [&](const char* person) {
        std::vector<std::string> found;
        for (const auto& group : form->groups("members", facts, person))
            if (group.label.zh.starts_with("活计"))
                found.push_back(group.adds.empty() ? group.row->key : "+" + group.adds);
        return found;
    };
    EXPECT_THAT(jobs("p3"), ElementsAre("jobs:p3.a", "jobs:p3.b", "+jobs:p3."));
    EXPECT_THAT(jobs("p1"), ElementsAre("+jobs:p1."));
    EXPECT_TRUE(itemOf(*form, facts, "answer/boss:p3.a")->missing());
    EXPECT_TRUE(itemOf(*form, facts, "answer/boss:p3.b")->done());
}

TEST(HouseholdForm, WhatWasTakenLastYearIsNoAnswerOfToday) {
    const auto form =
        withMore("<house/><where/>",
                 "<bind nodeset=\"/data/basics/house\" type=\"binary\"/>"
                 "<bind nodeset=\"/data/basics/where\" type=\"geopoint\"/>",
                 "<upload ref=\"/data/basics/house\" mediatype=\"image/*\"><label>房</label></upload>"
                 "<input ref=\"/data/basics/where\"><label>在哪里</label></input>");
    ASSERT_TRUE(form);
    auto facts = tests::sampleFacts();
    facts.lastYear["house"] = exactly(std::string("0f1e"));
    facts.lastYear["where"] = exactly(std::string("38.4 111.1 0 0"));
    EXPECT_FALSE(itemOf(*form, facts, "answer/house")->lastYear) << "a house can have fallen down";
    EXPECT_TRUE(itemOf(*form, facts, "answer/where")->lastYear) << "and stands where it stood";
}

TEST(HouseholdForm, RowsThatTheFormCountsAreAskedOfThemselves) {
    auto body = std::string(kWellsAsked);
    body = replaced(body, "<repeat nodeset=\"/data/basics/wells\">",
                    "<repeat nodeset=\"/data/basics/wells\" jr:count=\"/data/basics/how_many\" "
                    "jr:noAddRemove=\"true()\">");
    body = "<input ref=\"/data/basics/how_many\"><label>几口井</label></input>" + body;
    const auto form =
        withMore("<how_many/>" + std::string(kWells),
                 "<bind nodeset=\"/data/basics/how_many\" type=\"int\"/>" + std::string(kWellBinds), body);
    ASSERT_TRUE(form);
    auto facts = tests::sampleFacts();
    EXPECT_THAT(groupsOf(*form, facts), IsEmpty());
    facts.answers["how_many"] = exactly(std::int64_t(2));
    EXPECT_THAT(groupsOf(*form, facts), ElementsAre("水井 1 depth:1", "水井 2 depth:2"));
    facts.answers["depth:1"] = exactly(std::int64_t(12));
    facts.answers["how_many"] = exactly(std::int64_t(3));
    EXPECT_THAT(groupsOf(*form, facts),
                ElementsAre("水井 1 depth:1 good:1", "水井 2 depth:2", "水井 3 depth:3"));
    EXPECT_TRUE(itemOf(*form, facts, "answer/depth:1")->done());
}

TEST(HouseholdForm, ProblemsAreAskedInTheConclusionHoweverTheyCameThere) {
    auto facts = tests::sampleFacts();
    const auto problems = [&] {
        std::vector<std::string> found;
        for (const auto& group : builtInForm()->groups("conclusion", facts))
            if (group.row || !group.adds.empty())
                found.push_back(group.row ? group.row->key : "+" + group.adds);
        return found;
    };
    facts.answers["has_problem"] = exactly(false);
    EXPECT_THAT(problems(), IsEmpty());
    facts.answers["has_problem"] = exactly(true);
    EXPECT_THAT(problems(), ElementsAre("+problems:"));
    facts.answers["problem_text:a"] = exactly(std::string("证件过期"));
    EXPECT_THAT(problems(), ElementsAre("problems:a", "+problems:")) << "no row is lost for want of its name";
    EXPECT_TRUE(itemOf(*builtInForm(), facts, "answer/problem_category:a")->missing());
}

TEST(HouseholdForm, WhatATriggerAnswersIsToBeKept) {
    const auto form = withMore("<tongue/><speaks/>",
                               "<bind nodeset=\"/data/basics/tongue\" type=\"string\"/><bind "
                               "nodeset=\"/data/basics/speaks\" type=\"string\"/>",
                               "<input ref=\"/data/basics/tongue\"><label>哪里话</label>"
                               "<setvalue event=\"xforms-value-changed\" ref=\"/data/basics/speaks\" "
                               "value=\"concat('会说', /data/basics/tongue)\"/>"
                               "</input><input ref=\"/data/basics/speaks\"><label>说什么话</label></input>");
    ASSERT_TRUE(form);
    auto before = tests::sampleFacts();
    before.answers["speaks"] = exactly(std::string("不清楚"));
    auto after = before;
    after.answers["tongue"] = exactly(std::string("晋语"));
    const auto kept = form->consequences(before, after);
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].first.text(), "answer/speaks");
    EXPECT_EQ(kept[0].second->value, AnswerValue(std::string("会说晋语")));
    EXPECT_THAT(form->consequences(after, after), IsEmpty());
    // Opening a draft is no change: what is on record stands.
    after.answers["speaks"] = exactly(std::string("改过了"));
    after.visitId = "opened";
    EXPECT_EQ(itemOf(*form, after, "answer/speaks")->answer->value, AnswerValue(std::string("改过了")));
}

TEST(HouseholdForm, AsksWhateverAnotherVersionAsks) {
    const auto xform = replaced(
        replaced(builtInForm()->xform(), "<knows_policy/>", "<knows_policy/><wells/><depth/><told/>"),
        "<bind nodeset=\"/data/basics/knows_policy\"",
        "<bind nodeset=\"/data/basics/wells\" type=\"int\" required=\"true()\"/>"
        "<bind nodeset=\"/data/basics/depth\" type=\"decimal\" relevant=\"/data/basics/wells &gt; 0\"/>"
        "<bind nodeset=\"/data/basics/told\" type=\"string\" readonly=\"true()\" "
        "calculate=\"concat(/data/basics/wells, '口井')\"/>"
        "<bind nodeset=\"/data/basics/knows_policy\"");
    const auto body = std::regex_replace(
        xform, std::regex("(<select1 ref=\"/data/basics/knows_policy\")"),
        "<input ref=\"/data/basics/wells\"><label>几口井</label><hint>从井口量起，要问清楚</hint></input>"
        "<input ref=\"/data/basics/depth\"><label>多深</label><hint>米</hint></input>"
        "<input ref=\"/data/basics/told\"><label>一共</label></input>$1");
    forms::Problems problems;
    const auto form = HouseholdForm::read(body, problems);
    ASSERT_TRUE(form) << codesOf(problems).front();
    auto facts = tests::sampleFacts();
    const auto wells = itemOf(*form, facts, "answer/wells");
    ASSERT_TRUE(wells);
    EXPECT_EQ(wells->kind, QuestionKind::Integer);
    EXPECT_EQ(wells->hint.zh, "从井口量起，要问清楚");
    EXPECT_TRUE(wells->missing());
    EXPECT_FALSE(itemOf(*form, facts, "answer/depth"));
    facts.answers["wells"] = exactly(std::int64_t(2));
    facts.answers["depth"] = exactly(std::string("12.345"));
    const auto depth = itemOf(*form, facts, "answer/depth");
    ASSERT_TRUE(depth);
    EXPECT_EQ(depth->kind, QuestionKind::Decimal);
    EXPECT_EQ(depth->unit.zh, "米");
    EXPECT_TRUE(depth->done());
    const auto told = itemOf(*form, facts, "answer/told");
    ASSERT_TRUE(told);
    EXPECT_EQ(told->kind, QuestionKind::Note);
    EXPECT_EQ(told->hint.zh, "2口井");
    EXPECT_FALSE(told->missing());
}

struct Refusal {
    const char* what;
    const char* from; ///< in the built-in form, replaced by
    const char* to;
    const char* problem;
};

class RefusedForm : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedForm, SaysWhatAVisitCannotAsk) {
    const auto& refusal = GetParam();
    forms::Problems problems;
    EXPECT_FALSE(HouseholdForm::read(replaced(builtInForm()->xform(), refusal.from, refusal.to), problems));
    EXPECT_THAT(codesOf(problems), testing::Contains(refusal.problem)) << refusal.what;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RefusedForm,
    testing::Values(Refusal{"no reviewers", "<select ref=\"/data/basics/team\"",
                            "<select appearance=\"elsewhere\" ref=\"/data/basics/team\"",
                            "visit_no_question team"},
                    Refusal{"months that are no number", "\"/data/members/work_months\" type=\"int\"",
                            "\"/data/members/work_months\" type=\"decimal\"", "visit_kind work_months"},
                    Refusal{"words that are bytes", "\"/data/assurance/food_detail\" type=\"string\"",
                            "\"/data/assurance/food_detail\" type=\"binary\"", "visit_type food_detail"},
                    Refusal{"a question outside of every group",
                            "ref=\"/data/newcomers\" appearance=\"elsewhere\"", "ref=\"/data/newcomers\"",
                            "visit_no_section newcomers"}));

} // namespace

} // namespace ruhu::questionnaire
