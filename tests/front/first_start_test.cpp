// The first start: enrol, then names and roster come by themselves.
#include "tests/front/program.h"

#include <gtest/gtest.h>

namespace ruhu::tests {
namespace {

class FirstStart : public testing::Test {
protected:
    void enrol() {
        program.tablet().enrolment.answer = [this] {
            township().enrol(program.tablet(), "新平板");
            return sync::Result<void>();
        };
        program.tablet().syncNow.onStart = [this] { ++starts; };
        program.hands().tapUnder("乡镇地址", "例如 192.168.1.10");
        program.hands().type("192.168.1.10");
        program.hands().tapUnder("登记码", "例如 K7QM-3WXA-9HTC");
        program.hands().type("K7QM3WXA9HTC");
        program.hands().tap("登记这台平板");
        program.hands().waitFor("正在取名册");
    }

    void end(bool ok, const char* code) {
        program.tablet().settings->addSync({township().clock.now(), ok, 0, code});
        program.tablet().syncNow.set({});
    }

    Program program{"", false};
    int starts = 0;
};

TEST_F(FirstStart, TheFirstSyncBeginsByItselfAndEndsAtTheListOfPeople) {
    enrol();
    EXPECT_EQ(starts, 1);
    program.tablet().syncNow.set({true, 0, 0, 1200, 9700, std::nullopt, 0});
    program.hands().waitFor("取到1,200处，共9,700处");
    program.expectWhole();

    township().sync(program.tablet());
    program.app().announce({{{"staff", {}}, {"household", {}}, {"round", {}}, {"village", {}}}, true});
    end(true, "");
    program.hands().waitFor("您是哪一位？");
    program.hands().waitFor("王建国");
}

TEST_F(FirstStart, AFailureSaysThatTheEnrolmentHoldsAndTriesAgain) {
    enrol();
    end(false, "unreachable");
    program.hands().waitFor("没取成，登记还算数");
    EXPECT_TRUE(program.hands().showsPart("连不上乡镇的网络。"));
    program.expectWhole();
    program.hands().tap("再试一次");
    EXPECT_EQ(starts, 2);
}

} // namespace
} // namespace ruhu::tests
