// Two records of one person, by touch: seen on the household's page, side by side, made one or told apart.
#include "app/usecases/change_household.h"
#include "tests/front/program.h"

#include <gtest/gtest.h>

namespace ruhu::tests {
namespace {

/// A newborn whom both teams have added, one without a number.
class MergePage : public testing::Test {
protected:
    void SetUp() override {
        household = program.household("牛明旺");
        usecases::ChangeHousehold change(*program.tablet().replica);
        const auto today = program.app().today();
        usecases::ChangeHousehold::Newcomer born{household, "11", "牛小宝", "", "1", "2026-03-05", "41"};
        ASSERT_TRUE(change.add(born, today, program.app().staff()).ok());
        born.name = "牛晓宝";
        born.idNo = "149999202603050011";
        ASSERT_TRUE(change.add(born, today, program.app().staff()).ok());
        program.app().announce({});
        program.go("household", household);
        program.hands().waitForPart("可能登记了两份");
        program.expectWhole();
        program.hands().tap("看一看");
        program.hands().waitFor("是不是同一个人？");
    }

    std::string alive() {
        return program.text("SELECT group_concat(name) FROM person WHERE birth_date = '2026-03-05'"
                            " AND _deleted IS NULL AND household_id = '" +
                            household + "'");
    }

    Program program;
    sync::Id household;
};

TEST_F(MergePage, OneOfTheTwoStaysAndTheNameIsAskedAbout) {
    EXPECT_TRUE(program.hands().shows("在同一户，出生日期一样，有一份没有身份证号。"));
    EXPECT_TRUE(program.hands().shows("149***********0011")) << "masked";
    EXPECT_FALSE(program.hands().shows("并成一个人")) << "first which one";
    program.hands().tapUnder("牛小宝", "留这一份");
    program.hands().waitFor("并成一个人");
    program.expectWhole();
    program.hands().tap("并成一个人");
    program.hands().waitFor("家庭成员");
    EXPECT_EQ(alive(), "牛小宝");
    EXPECT_EQ(program.text("SELECT id_no FROM person WHERE name = '牛小宝'"), "149999202603050011");
    EXPECT_FALSE(program.hands().showsPart("可能登记了两份"));
    program.go("review");
    program.hands().waitForPart("牛晓宝");
}

TEST_F(MergePage, TwoPeopleStayTwo) {
    program.hands().tap("不是同一个人");
    program.hands().waitFor("家庭成员");
    EXPECT_FALSE(program.hands().showsPart("可能登记了两份"));
    EXPECT_EQ(alive().find("牛小宝") != std::string::npos && alive().find("牛晓宝") != std::string::npos,
              true);
}

} // namespace
} // namespace ruhu::tests
