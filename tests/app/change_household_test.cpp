// Who has come and who has gone: a newcomer whom somebody knows already is found, and nobody loses a history.
#include "app/store/same_person.h"
#include "app/usecases/change_household.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace ruhu::tests {
namespace {

using usecases::ChangeHousehold;

constexpr const char* kNumber = "11010519491231002X";

class Change : public testing::Test {
protected:
    Change() {
        sync::Draft draft{VisitWorld::kVillage, {}, {}, {}};
        draft.changes = {{"household",
                          neighbour,
                          {{"village_code", VisitWorld::kVillage}, {"head_id", aunt}, {"position", 2}},
                          std::nullopt},
                         {"person",
                          aunt,
                          {{"household_id", neighbour},
                           {"name", "贺秀英"},
                           {"relation", "01"},
                           {"birth_date", "1949-12-31"},
                           {"id_no", kNumber}},
                          std::nullopt}};
        EXPECT_TRUE(world.replica->commit(draft).ok());
    }

    ChangeHousehold::Newcomer newborn() {
        return {world.household, "11", "张小宝", "", "1", "2026-03-02", "41"};
    }
    std::string add(const ChangeHousehold::Newcomer& newcomer) {
        const auto added = ChangeHousehold(*world.replica).add(newcomer, VisitWorld::kToday, world.wang);
        return added ? std::string() : added.error().code;
    }
    std::string leave(const ChangeHousehold::Leaving& leaving) {
        const auto left = ChangeHousehold(*world.replica).leave(leaving, world.wang);
        return left ? std::string() : left.error().code;
    }
    std::string person(const char* name, const char* field) {
        return world.text(std::string("SELECT ") + field + " FROM person WHERE name = '" + name + "'");
    }

    VisitWorld world;
    sync::Id neighbour = sync::nameId("household", "0002");
    sync::Id aunt = sync::nameId("person", kNumber);
};

TEST_F(Change, ANewbornHasNoNumberButABirthDate) {
    auto child = newborn();
    child.birthDate.clear();
    EXPECT_EQ(add(child), "birth_missing");
    EXPECT_EQ(add(newborn()), "");
    EXPECT_EQ(person("张小宝", "change_type || relation || birth_date"), "11412026-03-02");
    EXPECT_EQ(world.facts().members.size(), 6U);
}

TEST_F(Change, TheSameNewbornOnTwoTabletsIsOnePerson) {
    const auto first = ChangeHousehold(*world.replica).add(newborn(), VisitWorld::kToday, world.wang);
    VisitWorld other;
    const auto second = ChangeHousehold(*other.replica).add(newborn(), VisitWorld::kToday, other.wang);
    EXPECT_EQ(first.value(), second.value());
}

TEST_F(Change, ANumberSaysBirthAndGenderAndIsChecked) {
    ChangeHousehold::Newcomer wife{world.household, "12", "李芳", "110105194912310021", "", "", "10"};
    EXPECT_EQ(add(wife), "id_wrong");
    wife.idNo = "440524188001010014";
    EXPECT_EQ(add(wife), "id_wrong") << "born in 1880";
    wife.idNo = "14999919200508029x";
    EXPECT_EQ(add(wife), "");
    EXPECT_EQ(person("李芳", "birth_date"), "1920-05-08");
    EXPECT_EQ(person("李芳", "gender"), "1");
    EXPECT_EQ(person("李芳", "id_no"), "14999919200508029X");
}

TEST_F(Change, SomebodyKnownIsFoundByNumberOrByNameAndBirth) {
    auto& tables = world.replica->tables();
    const auto byNumber = store::samePersons(tables, kNumber, "", "");
    ASSERT_EQ(byNumber.size(), 1U);
    EXPECT_TRUE(byNumber[0].byNumber);
    EXPECT_EQ(byNumber[0].head, "贺秀英");
    const auto byName = store::samePersons(tables, "", "贺秀英", "1949-12-31");
    ASSERT_EQ(byName.size(), 1U);
    EXPECT_FALSE(byName[0].byNumber);
    EXPECT_TRUE(store::samePersons(tables, "", "贺秀英", "1950-01-01").empty());
    EXPECT_TRUE(store::samePersons(tables, "", "", "").empty());
    EXPECT_EQ(add({world.household, "13", "贺秀英", kNumber, "", "", "80"}), "known_already");
}

TEST_F(Change, WhoMovesInKeepsTheRecordAndItsHistory) {
    const auto moved = ChangeHousehold(*world.replica)
                           .moveIn(aunt, {world.household, "13", "", "", "", "", "80"}, world.wang);
    ASSERT_TRUE(moved.ok());
    EXPECT_EQ(person("贺秀英", "household_id"), world.household);
    EXPECT_EQ(person("贺秀英", "id"), aunt);
    EXPECT_EQ(world.text("SELECT count(*) FROM person WHERE name = '贺秀英'"), "1");
}

TEST_F(Change, WhoDiesOrLeavesIsNeverDeleted) {
    EXPECT_EQ(leave({world.household, VisitWorld::person(2), "21", "", ""}), "date_missing");
    EXPECT_EQ(leave({world.household, VisitWorld::person(2), "21", "2026-02-03", ""}), "");
    EXPECT_EQ(person("李秀兰", "whereabouts || died_on || (_deleted IS NULL)"), "92026-02-031");
    EXPECT_EQ(leave({world.household, VisitWorld::person(5), "22", "", ""}), "");
    EXPECT_EQ(person("张雨涵", "whereabouts || change_type"), "1022");
    EXPECT_EQ(leave({neighbour, VisitWorld::person(5), "22", "", ""}), "no_person");
}

TEST_F(Change, WhenTheHeadGoesAnotherIsProposed) {
    EXPECT_EQ(leave({world.household, VisitWorld::person(1), "21", "2026-02-03", ""}), "head_missing");
    EXPECT_EQ(leave({world.household, VisitWorld::person(1), "21", "2026-02-03", VisitWorld::person(2)}), "");
    EXPECT_EQ(world.facts().household.head, "李秀兰");
    EXPECT_EQ(person("李秀兰", "relation"), "01");
    EXPECT_NE(person("张守田", "relation"), "01");
}

TEST_F(Change, TheLastOfAHouseholdNeedsNoHead) {
    EXPECT_EQ(leave({neighbour, aunt, "21", "2026-01-05", ""}), "");
}

} // namespace
} // namespace ruhu::tests
