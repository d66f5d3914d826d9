#include "app/usecases/move_household.h"
#include "tests/sync/township.h"

namespace ruhu {
namespace {

using sync::nameId;
using sync::test::kVillage;

const std::string kOther = "149999201002";

class MoveHouseholdTest : public testing::Test {
protected:
    void SetUp() override {
        auto& office = township.central().office();
        ASSERT_TRUE(office
                        .commit({kVillage,
                                 "",
                                 {{"household",
                                   house,
                                   {{"address", "某村1号"}, {"village_code", kVillage}, {"head_id", head}},
                                   {}},
                                  {"person", head, {{"name", "张某"}, {"household_id", house}}, {}},
                                  {"person", child, {{"name", "张小"}, {"household_id", house}}, {}}},
                                 {}})
                        .ok());
        ASSERT_TRUE(office.commit({kOther, "", {{"hamlet", hamlet, {{"name", "东头"}}, {}}}, {}}).ok());
        township.sync(a);
        township.sync(b);
    }
    sync::Result<sync::Id> move() {
        return usecases::MoveHousehold(*a.replica).move(house, {kOther, hamlet}, "迁往乙村", "");
    }

    sync::test::Township township;
    sync::test::Tablet& a = township.addTablet({"township", kVillage, kOther});
    sync::test::Tablet& b = township.addTablet({"township", kVillage});
    const sync::Id house = nameId("household", "1");
    const sync::Id head = nameId("person", "1");
    const sync::Id child = nameId("person", "2");
    const sync::Id hamlet = nameId("hamlet", "1");
};

TEST_F(MoveHouseholdTest, HouseholdAndMembersLiveInTheNewVillageAndNoMoreInTheOld) {
    const auto moved = move();
    ASSERT_TRUE(moved.ok()) << moved.error().code;
    EXPECT_EQ(a.text("SELECT address||village_code||hamlet_id||moved_from FROM household WHERE id='" +
                     *moved + "' AND _deleted IS NULL"),
              "某村1号" + kOther + hamlet + house);
    EXPECT_EQ(
        a.text("SELECT name FROM person WHERE id=(SELECT head_id FROM household WHERE id='" + *moved + "')"),
        "张某");
    EXPECT_EQ(a.text("SELECT group_concat(name,'') FROM (SELECT name FROM person WHERE household_id='" +
                     *moved + "' AND moved_from IS NOT NULL ORDER BY name)"),
              "张小张某");
    EXPECT_EQ(
        a.text("SELECT count(*) FROM person WHERE household_id='" + house + "' AND _deleted='迁往乙村'"),
        "2");
    township.sync(a);
    township.sync(b);
    EXPECT_EQ(b.text("SELECT _deleted FROM household"), "迁往乙村");
    EXPECT_EQ(b.text("SELECT count(*) FROM household"), "1") << "the new village is not b's";
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

TEST_F(MoveHouseholdTest, AnEditMadeMeanwhileInTheOldVillageWinsAndAsks) {
    ASSERT_TRUE(b.write("household", house, {{"note", "屋顶漏雨"}}).ok());
    ASSERT_TRUE(move().ok());
    township.sync(b);
    township.sync(a);
    township.sync(b);
    EXPECT_EQ(b.text("SELECT note FROM household WHERE _deleted IS NULL"), "屋顶漏雨");
    EXPECT_EQ(b.text("SELECT kind FROM review_item WHERE target_id='" + house + "'"), "kept");
}

TEST_F(MoveHouseholdTest, BrokenOffInTheMiddleItGoesOn) {
    ASSERT_TRUE(move().ok());
    // The same, as if the second save had not happened: the old household is alive again.
    ASSERT_TRUE(a.write("household", house, {{"note", "x"}}).ok());
    ASSERT_TRUE(
        a.replica->commit({kOther, "", {{"household", *move(), {{"note", "新村改的"}}, {}}}, {}}).ok());
    EXPECT_EQ(a.text("SELECT count(*) FROM household WHERE _deleted IS NULL"), "1");
    EXPECT_EQ(a.text("SELECT note FROM household WHERE _deleted IS NULL"), "新村改的");
}

TEST_F(MoveHouseholdTest, WhereToAndFromMustBeGranted) {
    EXPECT_EQ(usecases::MoveHousehold(*b.replica).move(house, {kOther, ""}, "迁出", "").error().code,
              "unknown_stream");
    EXPECT_EQ(b.text("SELECT count(*) FROM household WHERE _deleted IS NULL"), "1");
    EXPECT_EQ(usecases::MoveHousehold(*a.replica).move(house, {kVillage, ""}, "迁出", "").error().code,
              "same_village");
    EXPECT_EQ(usecases::MoveHousehold(*a.replica).move(hamlet, {kOther, ""}, "迁出", "").error().code,
              "no_household");
}

} // namespace
} // namespace ruhu
