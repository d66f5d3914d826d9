// 家里有变动 by touch: who has come, who has gone, who is known already.
#include "tests/front/program.h"

#include <gtest/gtest.h>

namespace ruhu::tests {
namespace {

class ChangePage : public testing::Test {
protected:
    void SetUp() override {
        household = program.household("牛明旺");
        program.go("household", household);
        program.hands().tap("家里有变动");
        program.hands().waitFor("来了人");
    }

    std::string person(const std::string& name, const char* field) {
        return program.text(std::string("SELECT ") + field + " FROM person WHERE name = '" + name +
                            "' AND household_id = '" + household + "'");
    }

    Program program;
    sync::Id household;
};

TEST_F(ChangePage, AWifeWithANumberJoinsTheHousehold) {
    program.hands().tap("婚入");
    program.hands().tapUnder("身份证号", "还没有就空着");
    program.hands().type("11010519491231002x");
    program.hands().tapUnder("名字", "写几个字");
    program.hands().type("贺秀英");
    program.expectWhole();
    program.hands().tapUnder("是户主的什么人", "点此选择");
    program.hands().tap("配偶");
    program.hands().tap("加到这户");
    program.hands().waitFor("家庭成员");
    EXPECT_EQ(person("贺秀英", "change_type"), "12");
    EXPECT_EQ(person("贺秀英", "birth_date"), "1949-12-31");
    EXPECT_TRUE(program.hands().shows("贺秀英"));
}

TEST_F(ChangePage, WhoIsKnownByNumberIsNotMadeTwice) {
    const auto other = program.household("杨勇豪");
    const auto number =
        program.text("SELECT id_no FROM person WHERE name = '杨勇豪' AND household_id = '" + other + "'");
    program.hands().tap("迁入");
    program.hands().tapUnder("身份证号", "还没有就空着");
    program.hands().type(QString::fromStdString(number));
    program.hands().waitForPart("身份证号一样：");
    program.expectWhole();
    program.hands().tapUnder("是户主的什么人", "点此选择");
    program.hands().tap("写几个字来找");
    program.hands().type("兄弟姐妹");
    program.hands().waitUntil([&] { return !program.hands().shows("之儿媳"); }, "the list is narrowed");
    program.hands().tap("之兄弟姐妹");
    program.hands().tap("就是这个人，转到这户");
    program.hands().waitFor("家庭成员");
    EXPECT_EQ(person("杨勇豪", "id_no"), number);
    EXPECT_EQ(program.text("SELECT count(*) FROM person WHERE id_no = '" + number + "'"), "1");
}

TEST_F(ChangePage, WhenTheHeadDiesAnotherIsNamed) {
    program.hands().tap("死亡");
    program.hands().tap("牛明旺，户主");
    program.hands().waitFor("新户主是谁");
    program.hands().tapUnder("新户主是谁", "邹怡芳，配偶");
    program.expectWhole();
    program.hands().tapUnder("哪一天", "选日期");
    program.hands().tap("12");
    program.hands().tap("记下，人不删");
    program.hands().waitFor("家庭成员");
    EXPECT_EQ(person("牛明旺", "whereabouts"), "9");
    EXPECT_EQ(program.text("SELECT p.name FROM household h JOIN person p ON p.id = h.head_id WHERE h.id = '" +
                           household + "'"),
              "邹怡芳");
}

TEST_F(ChangePage, StandsUprightAndInLargeText) {
    program.hands().tap("出生");
    program.hands().window()->resize(800, 1280);
    program.expectWhole();
    program.app().setTextPercent(150);
    program.expectWhole();
    program.hands().window()->resize(1280, 800);
    program.expectWhole();
}

} // namespace
} // namespace ruhu::tests
