#include "app/domain/codes.h"
#include "app/domain/visit_form.h"
#include "tests/app/visit_sample.h"

#include <gmock/gmock.h>

#include <set>

using namespace ruhu::domain;
using namespace ruhu::tests;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

namespace {

std::vector<std::string> keys(std::string_view section, const VisitFacts& facts,
                              std::string_view person = {}) {
    std::vector<std::string> result;
    for (const auto& group : builtInVisitForm().groups(section, facts, person))
        for (const auto& item : group.items)
            result.push_back(item.ref.key);
    return result;
}

} // namespace

TEST(VisitForm, AsksEachMemberWhatConcernsHim) {
    auto facts = sampleFacts();
    EXPECT_THAT(keys("members", facts, "p1"), ElementsAre("whereabouts", "verified_by", "health", "insured"));
    EXPECT_THAT(keys("members", facts, "p3"), ElementsAre("whereabouts", "verified_by", "work_region:p3",
                                                          "work_place", "work_months", "health", "insured"));
    EXPECT_THAT(keys("members", facts, "p5"),
                ElementsAre("whereabouts", "verified_by", "school", "school_status", "health", "insured"));
    facts.members[0].entry["whereabouts"] = exactly(std::string("9"));
    EXPECT_THAT(keys("members", facts, "p1"), ElementsAre("whereabouts", "verified_by"));
}

TEST(VisitForm, HasAWageRowForEachWorker) {
    const auto facts = sampleFacts();
    const auto groups = builtInVisitForm().groups("income", facts);
    EXPECT_EQ(groups[0].items[0].ref.key, "wage_work:p3");
    EXPECT_EQ(groups[0].items[0].label.zh, "张海军 务工");
    EXPECT_EQ(groups[0].items[1].ref.key, "wage_work:p4");
}

TEST(VisitForm, AsksForDetailWhereThereIsAProblem) {
    auto facts = sampleFacts();
    EXPECT_THAT(keys("assurance", facts), Not(Contains("water_quality_detail")));
    facts.answers["water_quality"] = exactly(false);
    EXPECT_THAT(keys("assurance", facts), Contains("water_quality_detail"));
    EXPECT_EQ(builtInVisitForm().sectionOf({FieldRef::Place::Answer, "water_quality_detail", {}}),
              "assurance");
}

TEST(VisitForm, AsksOfSchoolOnlyWhereThereAreChildren) {
    auto facts = sampleFacts();
    EXPECT_THAT(keys("assurance", facts), Contains("edu_ok"));
    facts.members.pop_back();
    EXPECT_THAT(keys("assurance", facts), Not(Contains("edu_ok")));
}

TEST(VisitForm, OffersLastYearsValueUntilItIsConfirmed) {
    auto facts = sampleFacts();
    facts.members[2].entry.erase("work_place");
    facts.members[2].lastYear["work_place"] = exactly(std::string("山西省太原市"));
    const auto item = builtInVisitForm().groups("members", facts, "p3")[0].items[3];
    EXPECT_FALSE(item.done());
    EXPECT_EQ(item.lastYear, AnswerValue(std::string("山西省太原市")));
}

TEST(VisitForm, SaysWhatHasToBeMended) {
    auto facts = sampleFacts();
    facts.members[2].entry["work_months"] = exactly(std::int64_t(14));
    auto item = builtInVisitForm().groups("members", facts, "p3")[0].items[4];
    ASSERT_TRUE(item.mend);
    EXPECT_EQ(item.mend->zh, "务工月数最多12");
    EXPECT_FALSE(item.done());
    facts.members[2].entry["work_months"] = exactly(std::int64_t(12));
    EXPECT_TRUE(builtInVisitForm().groups("members", facts, "p3")[0].items[4].done());
}

TEST(VisitForm, FieldRefsComeBack) {
    for (const char* text : {"answer/wage_work:p3", "visit/mode", "member/p1/whereabouts"})
        EXPECT_EQ(FieldRef::parse(text).value().text(), text);
    for (const char* text : {"", "answer", "answer/", "member/p1", "somewhere/x"})
        EXPECT_FALSE(FieldRef::parse(text)) << text;
}

TEST(VisitForm, EveryWordIsInBothLanguages) {
    for (const auto& section : builtInVisitForm().sections())
        for (const auto& group : builtInVisitForm().groups(section.id, sampleFacts(), "p3"))
            for (const auto& item : group.items) {
                EXPECT_FALSE(item.label.zh.empty()) << item.ref.key;
                EXPECT_FALSE(item.label.en.empty()) << item.ref.key;
            }
}

TEST(VisitForm, UsesTheCodesOfTheRecords) {
    const std::pair<const char*, const char*> lists[] = {
        {"whereabouts", "whereabouts"}, {"verified_by", "verified_by"},    {"mode", "mode"},
        {"conclusion", "conclusion"},   {"housing", "housing_grade"},      {"shocks", "shock"},
        {"work_region", "work_region"}, {"school_status", "school_status"}};
    for (const auto& [ours, records] : lists) {
        std::set<std::string> a;
        std::set<std::string> b;
        for (const auto& option : builtInVisitForm().list(ours))
            if (option.code != "none")
                a.insert(option.code);
        for (const auto& code : codeList(records).codes())
            b.insert(code.code);
        EXPECT_EQ(a, b) << ours;
    }
}

TEST(VisitForm, AsksInSpokenWordsWhatTheLedgerNamesInItsOwn) {
    EXPECT_EQ(labelOf(builtInVisitForm(), "verified_by", "2").zh, "问家里人");
    EXPECT_EQ(codeList("verified_by").label("2"), "同户成员");
    EXPECT_EQ(labelOf(builtInVisitForm(), "verified_by", "1").zh, "面见");
}
