// The ways to the office without its network, and back into its books.
#include "tests/front/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ruhu::tests {
namespace {

TEST(Stick, IsWaitedForWrittenAndMayThenBePulled) {
    Program program;
    program.tablet().settings->addSync({township().clock.now(), false, 0, "unreachable"});
    program.app().announce({});
    program.go("sync");
    program.hands().tap("插上U盘带去，办公室电脑一插就收");
    program.hands().waitFor("插上U盘，等几秒");
    program.expectWhole();

    program.tablet().ports.sticks.sticks = {{"/media/wang/KINGSTON", "KINGSTON"}};
    program.hands().waitFor("看到U盘了：KINGSTON");
    program.tablet().carryWork.outcome = usecases::Carried{41, 6, true, false};
    program.hands().tap("写到U盘");
    program.hands().waitFor("写好了，可以拔U盘");
    EXPECT_EQ(program.tablet().carryWork.wentTo, "/media/wang/KINGSTON");
    EXPECT_TRUE(program.hands().shows("41处改动、6份签名和照片，写到U盘里了"));
    EXPECT_TRUE(program.hands().shows("本机的一份还在，收条回来才算送到。"));
    program.expectWhole();
    program.hands().tap("好，回去接着入户");
    program.hands().waitFor("没送成，东西都在本机");
}

TEST(Stick, ASecondOneIsAskedForAndAFullOneSaysWhatToDo) {
    Program program;
    program.tablet().ports.sticks.sticks = {{"/media/a", "红U盘"}, {"/media/b", "蓝U盘"}};
    program.go("stick");
    program.hands().waitFor("插着2个，用哪一个？");
    program.hands().tap("蓝U盘");
    program.tablet().carryWork.outcome = sync::Error{"disk_full", "", true};
    program.hands().tap("写到U盘");
    program.hands().waitForPart("U盘满了。东西都在本机");
    EXPECT_EQ(program.tablet().carryWork.wentTo, "/media/b");
    program.expectWhole();
}

TEST(Stick, BroughtBackItGivesTheReceipt) {
    Program program;
    program.tablet().ports.sticks.sticks = {{"/media/a", "红U盘"}};
    program.tablet().carryWork.outcome = usecases::Carried{0, 0, true, true};
    program.go("stick");
    program.hands().tap("写到U盘");
    program.hands().waitFor("收条取回来了：上次带走的，乡镇收到了");
    EXPECT_TRUE(program.hands().shows("没有要带的了，乡镇都有收条"));
    program.expectWhole();
}

TEST(Colleague, IsFoundOnHisHotspotWithoutAskingForANumber) {
    Program program;
    program.tablet().ports.network.way = "192.168.43.1";
    program.tablet().carryWork.outcome = usecases::Carried{12, 0, false, false};
    program.go("sync");
    program.hands().tap("帮同事捎东西去乡镇，或请同事捎");
    program.hands().waitFor("连上他的热点，或者两台连同一个无线网");
    EXPECT_FALSE(program.hands().shows("同事平板上显示的号码"));
    program.hands().tap("交给同事");
    program.hands().waitFor("交给同事了");
    EXPECT_EQ(program.tablet().carryWork.wentTo, "192.168.43.1");
    EXPECT_TRUE(program.hands().shows("照片太多，这次没带完；收条回来后再带一次"));
    program.expectWhole();
}

TEST(Colleague, WhoIsNotFoundIsAskedForHisNumber) {
    Program program;
    program.tablet().ports.network.way = "192.168.1.1";
    program.tablet().carryWork.outcome = sync::Error{"unreachable", "", true};
    program.go("colleague");
    program.hands().tap("交给同事");
    program.hands().waitForPart("没找到同事的平板。东西都在本机");
    program.hands().tap("例如 192.168.43.1");
    program.hands().type("192.168.1.77");
    program.tablet().carryWork.outcome = usecases::Carried{3, 0, true, false};
    program.hands().tap("交给同事");
    program.hands().waitFor("交给同事了");
    EXPECT_EQ(program.tablet().carryWork.wentTo, "192.168.1.77");
}

TEST(Colleague, WhoCarriesShowsHisNumberAndWhatHeHas) {
    Program program;
    program.tablet().ports.network.own = {"192.168.43.1"};
    program.go("colleague");
    program.hands().tap("我来捎");
    program.hands().waitFor("现在没有捎着的");
    program.hands().tap("开始收");
    program.hands().waitFor("正在收，本机的号码是 192.168.43.1");
    program.tablet().carryWork.bundles = 2;
    program.tablet().carryWork.onChange();
    program.hands().waitFor("捎着同事的2份，下次同步时自动交给乡镇");
    program.expectWhole();
    program.hands().tap("不收了");
    program.hands().waitFor("开始收");
    EXPECT_FALSE(program.tablet().carryWork.lending());
    program.go("sync");
    program.hands().waitFor("捎着同事的2份，同步时一起交");
}

TEST(RevokedTablet, EnrolsAnewAndKeepsWhatIsSaved) {
    Program program;
    program.tablet().settings->addSync({township().clock.now(), false, 0, "revoked"});
    program.app().announce({});
    program.go("sync");
    program.hands().tap("请办事员给一个新的登记码，点这里重新登记；填的都还在");
    program.hands().waitFor("重新登记");
    EXPECT_TRUE(program.hands().showsPart("填的都在本机，一处不丢。"));
    program.hands().tapUnder("登记码", "例如 K7QM-3WXA-9HTC");
    program.hands().type("K7QM3WXA9HTC");
    program.hands().tap("登记这台平板");
    program.hands().waitFor("没送成，东西都在本机");
    EXPECT_EQ(program.tablet().enrolment.lastCode, "K7QM3WXA9HTC");
}

TEST(PutAside, IsNamedWithItsHouseholdAndItsReason) {
    Program program;
    auto& replica = *program.tablet().replica;
    const auto house = program.household("邵超辉");
    ASSERT_FALSE(house.empty());
    const std::string village = program.text("SELECT code FROM village WHERE name = '白家岭村'");
    ASSERT_TRUE(replica.commit({village, {}, {{"household", house, {{"note", "记错了村"}}, {}}}, {}}));
    const auto push = replica.nextRequest(1 << 20)->pushes.back();
    sync::SyncAnswer answer;
    answer.pushed = {{village, push.first, {{push.first, "wrong_stream"}}}};
    ASSERT_TRUE(replica.take(answer));
    program.app().announce({});
    program.go("sync");
    program.hands().waitFor("乡镇收下了，还没并进去");
    EXPECT_TRUE(program.hands().shows("邵超辉户"));
    EXPECT_TRUE(program.hands().shows("记的是别的村的户"));
    program.expectWhole();
}

} // namespace
} // namespace ruhu::tests
