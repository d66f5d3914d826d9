// What the sync page says: first what is safe, then what happened, then what to do.
#include "tests/front/program.h"

#include <gtest/gtest.h>

namespace ruhu::tests {
namespace {

struct Failure {
    const char* code;
    const char* says;
    const char* way;
};

void PrintTo(const Failure& failure, std::ostream* out) {
    *out << failure.code;
}

class SyncFailed : public testing::TestWithParam<Failure> {};

TEST_P(SyncFailed, SaysWhatIsSafeWhatHappenedAndWhatToDo) {
    Program program;
    program.tablet().settings->addSync({township().clock.now(), false, 0, GetParam().code});
    program.app().announce({});
    program.go("sync");
    program.hands().waitFor("没送成，东西都在本机");
    EXPECT_TRUE(program.hands().showsPart(GetParam().says)) << GetParam().says;
    EXPECT_TRUE(program.hands().showsPart(GetParam().way)) << GetParam().way;
    if (GetParam().code != std::string("something_new")) // a code that nobody has words for is shown as it is
        program.expectWhole();

    bool begun = false;
    program.tablet().syncNow.onStart = [&] { begun = true; };
    program.hands().tap("再试一次");
    EXPECT_TRUE(begun);
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, SyncFailed,
    testing::Values(Failure{"unreachable", "连不上乡镇的网络。", "连上那里的无线网"},
                    Failure{"timeout", "传到一半断了。", "插上U盘带去"},
                    Failure{"busy", "乡镇那边正忙。", "过一会儿再点"},
                    Failure{"disk_full", "平板存满了。", "删掉平板上用不着的照片"},
                    Failure{"revoked", "乡镇已停用这台平板。", "点这里重新登记；填的都还在"},
                    Failure{"wrong_certificate", "没有交给它。", "是不是乡镇办公室的无线网"},
                    Failure{"too_new", "这台平板的还旧。", "请办事员给这台平板更新程序"},
                    Failure{"broken_chain", "乡镇那边答得不对。", "给办事员看的说明"},
                    Failure{"something_new", "代号 something_new", "给办事员看的说明"}),
    [](const auto& info) { return std::string(info.param.code); });

TEST(SyncRunning, HasNothingToPressButStop) {
    Program program;
    program.go("sync");
    program.tablet().syncNow.set({true, 7, 12, 3, 40, std::nullopt, 0});
    program.hands().waitFor("正在上交");
    EXPECT_TRUE(program.hands().showsPart("可以继续填，不用等。"));
    EXPECT_TRUE(program.hands().showsPart("收到7处"));
    EXPECT_FALSE(program.hands().shows("现在同步"));
    program.expectWhole();
    program.hands().tap("先停下");
    program.hands().waitUntil([&] { return !program.hands().shows("正在上交"); }, "the end of the sync");
}

TEST(SyncDone, SaysSoAndOffersToLookAgain) {
    Program program;
    program.tablet().settings->addSync({township().clock.now(), true, 3, ""});
    program.app().announce({});
    program.go("sync");
    program.hands().waitFor("都送到了");
    EXPECT_TRUE(program.hands().shows("再查一遍"));
    EXPECT_TRUE(program.hands().showsPart("送到3户"));
    program.expectWhole();
}

// Counts change while somebody is about to leave the page: the entry must not go away under the finger.
TEST(Navigation, ATapIsNotLostWhenCountsChangeUnderIt) {
    Program program;
    program.go("sync");
    program.hands().press("待办");
    township().visitSome(program.tablet(), township().villageCode("白家岭村"), 3);
    program.app().announce({});
    program.hands().settle(100);
    EXPECT_GT(program.app().unsentHouseholds(), 0);
    program.hands().release();
    program.hands().waitFor("没有要定的事");
}

} // namespace
} // namespace ruhu::tests
