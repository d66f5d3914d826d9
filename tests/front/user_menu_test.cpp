// Behind the person's name: size of text, language, lock.
#include "tests/front/program.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QTranslator>

namespace ruhu::tests {
namespace {

TEST(UserMenu, LargeTextIsKeptForNextTime) {
    Program program;
    program.hands().tap("王建国");
    program.hands().waitFor("字的大小");
    program.expectWhole();
    program.hands().tap("特大");
    program.hands().waitUntil([&] { return program.app().textPercent() == 150; }, "text of 150 %");
    EXPECT_EQ(store::Settings(program.tablet().folder / "settings.json").textPercent, 150);
    program.expectWhole();
}

TEST(UserMenu, LanguageIsKeptForNextTime) {
    Program program;
    program.hands().tap("王建国");
    program.hands().tap("English");
    program.hands().waitUntil([&] { return program.app().language() == "en"; }, "English");
    EXPECT_EQ(store::Settings(program.tablet().folder / "settings.json").language, "en");
}

TEST(Lock, LeavesNothingOnTheScreenAndComesBackToTheSamePage) {
    Program program;
    const auto household = program.household("牛明旺");
    program.go("household", household);
    program.hands().waitFor("家庭成员");
    program.hands().tap("王建国");
    program.hands().tap("锁上、换个人用");
    program.hands().waitFor("您是哪一位？");
    EXPECT_FALSE(program.hands().showsPart("牛明旺"));
    program.expectWhole();

    program.app().enter(township().staff("李晓梅"));
    program.hands().waitFor("家庭成员");
    EXPECT_TRUE(program.hands().showsPart("牛明旺"));
    EXPECT_TRUE(program.hands().shows("李晓梅"));
}

TEST(Lock, AWrongPinIsSaidAndLetsNobodyIn) {
    Program program("");
    program.hands().tap("王建国");
    for (const char digit : std::string("999999"))
        program.hands().tapInside("pinPad", QString(QLatin1Char(digit)));
    program.hands().tap("进入");
    program.hands().waitForPart("不对");
    EXPECT_FALSE(program.app().signedIn());
    program.expectWhole();
}

} // namespace
} // namespace ruhu::tests
