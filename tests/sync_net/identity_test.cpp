#include "sync/central/backup.h"
#include "tests/sync_net/net_township.h"

#include <nlohmann/json.hpp>

namespace ruhu::sync {
namespace {

using test::kVillage;
using test::NetTownship;
using test::textIn;

const Id kHouse = nameId("household", "1");

Draft noteDraft(const std::string& note) {
    return {kVillage, "", {{"household", kHouse, {{"note", note}}, {}}}, {}};
}

class IdentityTest : public testing::Test {
protected:
    NetTownship town{"identity"};
};

TEST_F(IdentityTest, ACopiedTabletGoesOnUnderAnotherNameInTheSameSync) {
    auto a = town.tablet("a");
    ASSERT_TRUE(a->commit(noteDraft("一")));
    ASSERT_EQ(town.sync(*a), "ok");
    town.copyTablet("a", "b");
    auto b = town.reopen("b");
    ASSERT_TRUE(a->commit(noteDraft("二")));
    ASSERT_TRUE(b->commit({kVillage, "", {{"household", kHouse, {{"address", "副本"}}, {}}}, {}}));
    ASSERT_EQ(town.sync(*a), "ok");
    SyncReport report;
    ASSERT_EQ(town.sync(*b, &report), "ok");
    EXPECT_EQ(report.sent, 1);
    EXPECT_NE(b->identity()->device, a->identity()->device);
    EXPECT_EQ(b->identity()->deviceName, a->identity()->deviceName + "（副本）");
    EXPECT_EQ(textIn(town.central().office(), "SELECT note||address FROM household"), "二副本");
    ASSERT_TRUE(b->commit(noteDraft("三")));
    ASSERT_EQ(town.sync(*b), "ok") << "by its own token";
    ASSERT_EQ(town.sync(*a), "ok") << "and the other by its old one";
    EXPECT_EQ(textIn(*a, "SELECT note FROM household"), "三");
}

TEST_F(IdentityTest, NobodyTakesANameWithoutTheOldKey) {
    auto a = town.tablet("a");
    auto identity = *a->identity();
    const auto keys = makeKeyPair(systemRandom());
    identity.secretKey = keys.secretKey; // has the token only
    CurlTransport transport;
    const auto next = NextIdentity{nameId("device", "thief"), keys.publicKey, keys.secretKey};
    EXPECT_EQ(CentralClient(transport, identity).newIdentity(next).error().code, "bad_signature");
    EXPECT_EQ(town.central().device(next.device), std::nullopt);
}

TEST_F(IdentityTest, ATabletThatARestoredStoreDoesNotKnowEnrolsAgainAndKeepsItsWork) {
    town.stopServer();
    const auto copy = town.copyOfCentral();
    town.startServer();
    auto a = town.tablet("a");
    ASSERT_TRUE(a->commit(noteDraft("一")));
    ASSERT_EQ(town.sync(*a), "ok");
    ASSERT_TRUE(a->commit(noteDraft("二")));
    town.restoreFrom(copy);
    EXPECT_EQ(town.sync(*a), "unknown_device");
    const auto before = *a->identity();
    CurlTransport transport;
    const auto again =
        Enrolment(town.tabletClock, systemRandom(), before).enrol(transport, town.url(), town.code());
    ASSERT_TRUE(again.ok()) << again.error().code;
    EXPECT_EQ(again->device, before.device);
    EXPECT_EQ(again->secretKey, before.secretKey);
    EXPECT_NE(again->token, before.token);
    ASSERT_TRUE(a->setIdentity(*again));
    ASSERT_EQ(town.sync(*a), "ok");
    EXPECT_EQ(textIn(town.central().office(), "SELECT note FROM household"), "二");
    EXPECT_EQ(textIn(town.central().office(), "SELECT count(*) FROM _entry WHERE stream='" + kVillage + "'"),
              "2");
}

TEST_F(IdentityTest, ARestoredStoreIsMadeWholeThroughTheNetwork) {
    auto a = town.tablet("a");
    auto b = town.tablet("b");
    ASSERT_TRUE(a->commit(noteDraft("一")));
    ASSERT_EQ(town.sync(*a), "ok");
    town.stopServer();
    const auto copy = town.copyOfCentral();
    town.startServer();
    for (int i = 0; i < 300; ++i)
        ASSERT_TRUE(a->commit(
            {kVillage,
             "",
             {{"household", nameId("household", std::to_string(i)), {{"note", std::string(2000, 'x')}}, {}}},
             {}}));
    ASSERT_EQ(town.sync(*a), "ok");
    ASSERT_EQ(town.sync(*b), "ok");
    town.restoreFrom(copy);
    EXPECT_EQ(textIn(town.central().office(), "SELECT count(*) FROM household"), "1");
    SyncReport report;
    ASSERT_EQ(town.sync(*b, &report), "ok") << "others' work";
    EXPECT_EQ(report.sent, 0) << "none of it its own";
    EXPECT_EQ(textIn(town.central().office(), "SELECT count(*) FROM household"), "300");
    ASSERT_EQ(town.sync(*a), "ok");
    EXPECT_EQ(textIn(*a, "SELECT count(*) FROM _entry WHERE stream='" + kVillage + "'"), "301");
    EXPECT_EQ(town.central().verify(), std::vector<std::string>{});
}

} // namespace
} // namespace ruhu::sync
