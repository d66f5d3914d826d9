#include "app/store/review_queries.h"
#include "app/store/same_person.h"
#include "app/store/visit_queries.h"
#include "app/usecases/change_household.h"
#include "app/usecases/log_contact.h"
#include "app/usecases/merge_persons.h"
#include "app/usecases/record_visit.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace ruhu::tests {
namespace {

using domain::FieldRef;

/// A grandchild was added at birth without a number, and again by the other team with one.
class MergePersons : public testing::Test {
protected:
    void SetUp() override {
        usecases::ChangeHousehold change(*world.replica);
        usecases::ChangeHousehold::Newcomer born{world.household, "11", "张小宝", "", "1",
                                                 "2026-03-05",    "41"};
        child = change.add(born, VisitWorld::kToday, world.wang).value();
        born.idNo = "149999202603050011";
        born.name = "张晓宝";
        twice = change.add(born, VisitWorld::kToday, world.li).value();
        visit = usecases::RecordVisit(*world.replica)
                    .start(world.household, world.round, world.wang, VisitWorld::kToday, builtInVisitForm())
                    .value();
    }

    void answer(const sync::Id& person, const char* key, domain::AnswerValue value) {
        ASSERT_TRUE(usecases::RecordVisit(*world.replica)
                        .save(visit, world.wang,
                              {{{FieldRef::Place::Member, key, person}, domain::exactly(std::move(value))}})
                        .ok());
    }
    sync::Result<void> merge() {
        return usecases::MergePersons(*world.replica).merge(child, twice, world.wang);
    }

    std::vector<store::Doubled> doubled() {
        return store::doubledPersons(world.replica->tables(), world.household);
    }

    VisitWorld world;
    sync::Id child;
    sync::Id twice;
    sync::Id visit;
};

TEST_F(MergePersons, WhatOnlyTheSecondKnewMovesOver) {
    ASSERT_NE(child, twice);
    ASSERT_TRUE(merge().ok());
    EXPECT_EQ(world.text("SELECT id_no FROM person WHERE id = '" + child + "'"), "149999202603050011");
    EXPECT_EQ(world.facts().members.size(), 6U) << "five, and the child once";
    EXPECT_THAT(world.text("SELECT _deleted FROM person WHERE id = '" + twice + "'"),
                testing::HasSubstr(child));
}

TEST_F(MergePersons, WhereTheyDifferAPersonDecides) {
    ASSERT_TRUE(merge().ok());
    const auto items = store::openReviewItems(world.replica->tables());
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].field, "name");
    EXPECT_EQ(items[0].kept.json, "\"张小宝\"");
    EXPECT_EQ(items[0].other.json, "\"张晓宝\"");
    EXPECT_EQ(items[0].person, child);
}

TEST_F(MergePersons, AnswersAndCallsOfBothStay) {
    answer(child, "whereabouts", std::string("1"));
    answer(twice, "whereabouts", std::string("5"));
    answer(twice, "insured", true);
    ASSERT_TRUE(usecases::LogContact(*world.replica)
                    .log({world.household, visit, twice, "phone", "", "no_answer", "", "", ""}, world.li)
                    .ok());
    ASSERT_TRUE(merge().ok());
    const auto facts = world.facts();
    const auto* member = facts.member(child);
    ASSERT_TRUE(member);
    EXPECT_EQ(domain::textOf(member->entry, "whereabouts"), "1") << "the first's own answer";
    EXPECT_EQ(domain::boolOf(member->entry, "insured"), true) << "only the second had one";
    ASSERT_EQ(facts.attempts.size(), 1U);
    EXPECT_EQ(facts.attempts[0].personId, child);
    EXPECT_EQ(world.text("SELECT count(*) FROM visit_member WHERE person_id = '" + twice +
                         "' AND _deleted IS NULL"),
              "0");
}

TEST_F(MergePersons, AHeadStaysAHead) {
    ASSERT_TRUE(usecases::MergePersons(*world.replica)
                    .merge(VisitWorld::person(2), VisitWorld::person(1), world.wang)
                    .ok());
    EXPECT_EQ(world.facts().household.headId, VisitWorld::person(2));
}

TEST_F(MergePersons, RefusesWhatItCannotKeepWhole) {
    usecases::MergePersons persons(*world.replica);
    EXPECT_EQ(persons.merge(child, child, world.wang).error().code, "no_person");
    EXPECT_EQ(persons.merge(child, "nobody", world.wang).error().code, "no_person");
    ASSERT_TRUE(merge().ok());
    EXPECT_EQ(merge().error().code, "no_person") << "merged already";
}

TEST_F(MergePersons, ABirthTwiceInOneHouseholdIsRecognised) {
    ASSERT_EQ(doubled().size(), 1U) << "nobody else";
    EXPECT_EQ(doubled()[0].by, store::Likeness::BirthInHousehold);
    EXPECT_EQ((std::set{doubled()[0].one, doubled()[0].other}), (std::set{child, twice}));
    ASSERT_TRUE(merge().ok());
    EXPECT_TRUE(doubled().empty());
}

TEST_F(MergePersons, WhoIsToldApartIsNotAskedAboutAgain) {
    usecases::MergePersons persons(*world.replica);
    ASSERT_TRUE(persons.tellApart(twice, child, world.wang).ok());
    EXPECT_TRUE(doubled().empty());
    usecases::ChangeHousehold::Newcomer third{world.household, "11", "张小贝", "", "1", "2026-03-05", "41"};
    ASSERT_TRUE(usecases::ChangeHousehold(*world.replica).add(third, VisitWorld::kToday, world.li).ok());
    EXPECT_EQ(doubled().size(), 2U) << "a third is another question";
    EXPECT_EQ(persons.tellApart(twice, twice, world.wang).error().code, "no_person");
}

TEST_F(MergePersons, SomebodyOfAnotherHouseholdIsRecognisedByNumberOrByNameAndBirth) {
    const auto put = [&](const sync::Id& id, std::vector<std::pair<std::string, sync::Value>> fields) {
        fields.insert(fields.begin(), {"household_id", VisitWorld::person(77)});
        sync::Draft draft{
            VisitWorld::kVillage, world.wang, {{"person", id, std::move(fields), std::nullopt}}, {}};
        ASSERT_TRUE(world.replica->commit(draft).ok());
    };
    ASSERT_TRUE(world.replica
                    ->commit({VisitWorld::kVillage,
                              world.wang,
                              {{"household", VisitWorld::person(77), {{"address", "上湾"}}, std::nullopt}},
                              {}})
                    .ok());
    ASSERT_TRUE(usecases::MergePersons(*world.replica).tellApart(child, twice, world.wang).ok());
    put(VisitWorld::person(78), {{"name", "张某"}, {"id_no", "149999202603050011"}});
    put(VisitWorld::person(79), {{"name", "张小宝"}, {"birth_date", "2026-03-05"}});
    put(VisitWorld::person(80), {{"name", "张小宝"}, {"birth_date", "2026-03-06"}});
    put(VisitWorld::person(81), {{"name", "张小宝"}, {"birth_date", "2026-03-05"}, {"change_type", "24"}});
    const auto pairs = doubled();
    ASSERT_EQ(pairs.size(), 2U) << "neither another birth date nor who is gone";
    EXPECT_EQ(pairs[0].by, store::Likeness::Number);
    EXPECT_EQ(pairs[0].other, VisitWorld::person(78));
    EXPECT_EQ(pairs[1].by, store::Likeness::NameAndBirth);
    EXPECT_EQ(pairs[1].other, VisitWorld::person(79));
}

} // namespace
} // namespace ruhu::tests
