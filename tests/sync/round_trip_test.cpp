#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using nlohmann::json;
using test::kVillage;
using test::Tablet;
using test::Township;

class RoundTrip : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(
            township.central()
                .office()
                .commit(
                    {kVillage, "", {{"household", house, {{"address", "某村1号"}, {"position", 1}}, {}}}, {}})
                .ok());
    }
    void expectEqualTables() {
        const auto truth = township.dump(township.central().office().tables());
        for (const auto& tablet : township.tablets())
            EXPECT_EQ(township.dump(tablet->replica->tables()), truth);
        EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
    }

    Township township;
    Tablet& a = township.addTablet();
    Tablet& b = township.addTablet();
    Id house = nameId("household", "1");
    Id person = nameId("person", "1");
    Id visit = nameId("visit", "1");
};

TEST_F(RoundTrip, AFreshTabletReceivesWhatTheOfficeImported) {
    township.sync(a);
    EXPECT_EQ(a.text("SELECT address FROM household"), "某村1号");
    EXPECT_TRUE(a.replica->isReceived("household", house));
    township.sync(b);
    expectEqualTables();
}

TEST_F(RoundTrip, WhatOneTabletSavesTheOtherSees) {
    township.sync(a);
    township.sync(b);
    ASSERT_TRUE(a.write("household", house, {{"address", "某村2号"}}).ok());
    township.sync(a);
    EXPECT_FALSE(a.replica->isPending("household", house));
    EXPECT_TRUE(a.replica->isReceived("household", house));
    township.sync(b);
    EXPECT_EQ(b.text("SELECT address FROM household"), "某村2号");
    expectEqualTables();
}

TEST_F(RoundTrip, AClashKeepsBothAndAPersonSettlesIt) {
    township.sync(a);
    township.sync(b);
    a.clock.advance(1000);
    ASSERT_TRUE(a.write("household", house, {{"address", "甲"}}).ok());
    b.clock.advance(2000);
    ASSERT_TRUE(b.write("household", house, {{"address", "乙"}}).ok());
    township.sync(a);
    township.sync(b);
    township.sync(a);
    EXPECT_EQ(a.text("SELECT address FROM household"), "乙");
    EXPECT_EQ(a.text("SELECT kind||kept||other||state FROM review_item"), "won\"乙\"\"甲\"0");
    EXPECT_EQ(a.text("SELECT kept_device FROM review_item"), b.account.device);
    EXPECT_EQ(a.text("SELECT other_at FROM review_item"), std::to_string(a.clock.now()));
    const Id item = a.text("SELECT id FROM review_item");
    ASSERT_TRUE(a.replica
                    ->commit({kVillage,
                              "",
                              {{"household", house, {{"address", "甲"}}, {}},
                               {"review_item", item, {{"state", "1"}, {"chosen", "\"甲\""}}, {}}},
                              {}})
                    .ok());
    township.sync(a);
    township.sync(b);
    EXPECT_EQ(b.text("SELECT address FROM household"), "甲");
    EXPECT_EQ(b.text("SELECT count(*)||max(state) FROM review_item"), "11");
    expectEqualTables();
}

TEST_F(RoundTrip, PendingSavesLieOnTopOfWhatIsPulled) {
    township.sync(a);
    township.sync(b);
    ASSERT_TRUE(b.write("household", house, {{"address", "乙"}, {"note", "b"}}).ok());
    township.sync(b);
    ASSERT_TRUE(a.write("household", house, {{"address", "甲"}}).ok());
    auto pullOnly = *a.replica->nextRequest(1 << 20);
    pullOnly.pushes.clear();
    const auto answer = township.exchange(a, pullOnly);
    ASSERT_TRUE(a.replica->take(*answer).ok());
    EXPECT_EQ(a.text("SELECT address||note FROM household"), "甲b");
    EXPECT_TRUE(a.replica->isPending("household", house));
    township.sync(a);
    township.sync(b);
    expectEqualTables();
}

TEST_F(RoundTrip, ASaveThatNamesNoFieldLeavesTheRecordAsTheOneBeforeMadeIt) {
    township.sync(a);
    ASSERT_TRUE(a.write("household", house, {{"address", "甲"}}).ok());
    ASSERT_TRUE(a.write("household", house, {}).ok());
    ASSERT_TRUE(a.write("household", house, {{"position", 7}}).ok());
    township.sync(a);
    EXPECT_EQ(a.text("SELECT address || position FROM household"), "甲7");
    EXPECT_FALSE(a.replica->isPending("household", house));
    ASSERT_TRUE(a.write("visit", visit, {{"respondent", "牛明旺"}}).ok());
    ASSERT_TRUE(a.write("visit", visit, {{"answers", json::object()}}).ok());
    ASSERT_TRUE(a.write("visit", visit, {}).ok());
    township.sync(a);
    EXPECT_EQ(a.text("SELECT respondent FROM visit"), "牛明旺");
    EXPECT_FALSE(a.replica->isPending("visit", visit));
    township.sync(b);
    expectEqualTables();
}

TEST_F(RoundTrip, AFieldEditedAgainOverAHiddenValueKeepsItsFirstSeen) {
    township.sync(a);
    township.sync(b);
    ASSERT_TRUE(a.write("household", house, {{"address", "甲"}}).ok());
    ASSERT_TRUE(b.write("household", house, {{"address", "乙"}}).ok());
    township.sync(b);
    auto pullOnly = *a.replica->nextRequest(1 << 20);
    pullOnly.pushes.clear();
    ASSERT_TRUE(a.replica->take(*township.exchange(a, pullOnly)).ok());
    a.clock.advance(5000);
    ASSERT_TRUE(a.write("household", house, {{"address", "甲甲"}}).ok()); // b's value was never on his screen
    township.sync(a);
    EXPECT_EQ(a.text("SELECT count(*) FROM review_item WHERE kept='\"甲甲\"' AND other='\"乙\"'"), "1");
    township.sync(b);
    expectEqualTables();
}

TEST_F(RoundTrip, AnAnswerThatIsLostIsRepeatedAsTheFirstTime) {
    township.sync(a);
    ASSERT_TRUE(a.write("household", house, {{"address", "甲"}}).ok());
    const auto request = *a.replica->nextRequest(1 << 20);
    ASSERT_TRUE(township.exchange(a, request).ok()); // never arrives
    ASSERT_TRUE(a.write("household", house, {{"note", "n"}}).ok());
    township.sync(a);
    EXPECT_EQ(a.text("SELECT address||note FROM household"), "甲n");
    EXPECT_EQ(a.text("SELECT count(*) FROM _entry WHERE stream='" + kVillage + "'"), "3");
    const auto again = township.exchange(a, request);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->pushed[0].through, 1);
    EXPECT_TRUE(again->pushed[0].quarantined.empty());
    township.sync(b);
    expectEqualTables();
}

TEST_F(RoundTrip, SmallAnswersBringEverythingToo) {
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(a.write("person", nameId("person", std::to_string(i)), {{"name", "张某"}}).ok());
    township.sync(a);
    for (int round = 0; round < 100 && b.text("SELECT count(*) FROM person") != "20"; ++round) {
        auto request = *b.replica->nextRequest(1 << 20);
        request.limit = 1;
        const auto answer = township.exchange(b, request);
        ASSERT_TRUE(answer.ok());
        ASSERT_TRUE(b.replica->take(*answer).ok());
    }
    expectEqualTables();
}

TEST_F(RoundTrip, ManySavesOnAFewRecordsTravelInSeveralPushes) {
    township.sync(b);
    for (int i = 1; i <= 150; ++i) {
        ASSERT_TRUE(a.write("person", nameId("person", std::to_string(i % 3)),
                            {{"name", "张" + std::to_string(i)}, {"phone", std::to_string(i)}})
                        .ok());
        if (i % 50 == 0) {
            ASSERT_TRUE(b.write("person", nameId("person", std::to_string(i % 3)), {{"name", "李"}}).ok());
        }
    }
    EXPECT_EQ(a.replica->nextRequest(1 << 20)->pushes.size(), 3u);
    township.sync(b);
    township.sync(a);
    EXPECT_EQ(a.text("SELECT count(*) FROM person WHERE _pending IS NOT NULL"), "0");
    EXPECT_EQ(
        a.text("SELECT group_concat(phone) FROM (SELECT phone FROM person ORDER BY length(phone), phone)"),
        "148,149,150");
    township.sync(b);
    expectEqualTables();
}

TEST_F(RoundTrip, AcknowledgedButNotYetPulledStaysVisible) {
    township.sync(a);
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(b.write("household", house, {{"note", std::to_string(i)}}).ok());
    township.sync(b);
    ASSERT_TRUE(a.write("person", person, {{"name", "张某"}}).ok());
    auto request = *a.replica->nextRequest(1 << 20);
    request.limit = 1;
    ASSERT_TRUE(a.replica->take(*township.exchange(a, request)).ok());
    EXPECT_EQ(a.text("SELECT name FROM person"), "张某");
    EXPECT_EQ(a.replica->streams().front().pending, 0);
    EXPECT_TRUE(a.replica->nextRequest(1 << 20)->pushes.empty());
    township.sync(a);
    township.sync(b);
    expectEqualTables();
}

TEST_F(RoundTrip, ABadAnswerChangesNothing) {
    ASSERT_TRUE(a.write("household", house, {{"address", "甲"}}).ok());
    township.sync(b);
    const auto before = township.dump(a.replica->tables());
    const auto good = *township.exchange(a, *a.replica->nextRequest(1 << 20));
    const auto villageOf = [](SyncAnswer& answer) -> StreamAnswer& {
        return answer.streams[answer.streams[0].stream == kVillage ? 0 : 1];
    };
    const auto refuse = [&](const char* what, auto spoil) {
        SyncAnswer bad = good;
        spoil(villageOf(bad));
        const auto carried = decodeAnswer(encodeAnswer(bad), {});
        EXPECT_FALSE(carried.ok() && a.replica->take(*carried).ok()) << what;
        EXPECT_EQ(township.dump(a.replica->tables()), before) << what;
    };
    refuse("a change set altered", [](StreamAnswer& s) { s.entries[0].changeSet[20] ^= 1; });
    refuse("a verdict altered",
           [](StreamAnswer& s) { s.entries[0].meta.insert(s.entries[0].meta.size() - 1, ",\"x\":1"); });
    refuse("an entry left out", [](StreamAnswer& s) { s.entries.erase(s.entries.begin()); });
    refuse("the last left out", [](StreamAnswer& s) { s.entries.pop_back(); });
    refuse("another epoch's chain", [](StreamAnswer& s) { s.epoch = nameId("epoch", "x"); });
    refuse("an own entry that we never made", [](StreamAnswer& s) { s.entries.back().own = 99; });
    ASSERT_TRUE(a.replica->take(good).ok());
}

TEST_F(RoundTrip, InkTravelsWithItsSignature) {
    const Blob ink = makeBlob("application/inkml+xml", "<ink>甲</ink>");
    ASSERT_TRUE(
        a.replica->commit({kVillage, "", {{"signature", visit, {{"ink", ink.sha256}}, {}}}, {ink}}).ok());
    EXPECT_FALSE(a.replica->isReceived("signature", visit));
    township.sync(a);
    EXPECT_TRUE(a.replica->isReceived("signature", visit));
    ASSERT_TRUE(township.central().blob(ink.sha256).has_value());
    township.sync(b);
    EXPECT_FALSE(b.replica->isReceived("signature", visit));
    ASSERT_EQ(b.replica->blobsToFetch(10), std::vector{ink.sha256});
    EXPECT_EQ(b.replica->storeBlob({ink.sha256, "", "x"}).error().code, "wrong_hash");
    ASSERT_TRUE(b.replica->storeBlob(*township.central().blob(ink.sha256)).ok());
    EXPECT_TRUE(b.replica->blobsToFetch(10).empty());
    EXPECT_TRUE(b.replica->isReceived("signature", visit));
}

TEST_F(RoundTrip, InkIsAcknowledgedWithoutAWireTooAndOffersItselfOnce) {
    const Blob ink = makeBlob("application/inkml+xml", "<ink/>");
    ASSERT_TRUE(
        a.replica->commit({kVillage, "", {{"signature", visit, {{"ink", ink.sha256}}, {}}}, {ink}}).ok());
    auto request = *a.replica->nextRequest(1 << 20);
    request.streams.clear(); // nothing comes back: the line of an own entry does not travel
    const auto answer = township.central().sync(a.account, request);
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->ridden, std::vector{ink.sha256});
    ASSERT_TRUE(a.replica->take(*answer).ok());
    EXPECT_TRUE(a.replica->nextRequest(1 << 20)->blobs.empty());
}

TEST_F(RoundTrip, ABlobThatDidNotArriveIsAskedFor) {
    const Blob ink = makeBlob("application/inkml+xml", "<ink/>");
    ASSERT_TRUE(
        a.replica->commit({kVillage, "", {{"signature", visit, {{"ink", ink.sha256}}, {}}}, {ink}}).ok());
    auto request = *a.replica->nextRequest(1 << 20);
    request.blobs.clear();
    const auto answer = township.exchange(a, request);
    EXPECT_EQ(answer->missing, std::vector{ink.sha256});
    ASSERT_TRUE(a.replica->take(*answer).ok());
    EXPECT_FALSE(a.replica->isReceived("signature", visit));
    township.sync(a);
    EXPECT_TRUE(a.replica->isReceived("signature", visit));
}

TEST_F(RoundTrip, ClocksAreCorrectedByTheOffsetOfTheLastContact) {
    a.clock.advance(86'400'000LL * 3650);
    township.sync(a);
    EXPECT_EQ(a.replica->correctedNow(), township.clock().now());
    a.clock.advance(500);
    EXPECT_EQ(a.replica->correctedNow(), township.clock().now() + 500);
}

} // namespace
} // namespace ruhu::sync
