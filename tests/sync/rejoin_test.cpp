#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using test::kVillage;
using test::Tablet;
using test::Township;

/// Two tablets and a central store that is put back to what it was.
class Rejoin : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(office({{"household", house, {{"address", "某村1号"}}, {}}}).ok());
        township.sync(a);
        township.sync(b);
    }
    Result<void> office(std::vector<RecordChange> changes) {
        return township.central().office().commit({kVillage, "", std::move(changes), {}});
    }
    void expectLevel() {
        for (int i = 0; i < 2; ++i)
            for (auto& tablet : township.tablets())
                township.sync(*tablet);
        const auto truth = township.dump(township.central().office().tables());
        for (auto& tablet : township.tablets()) {
            EXPECT_EQ(township.dump(tablet->replica->tables()), truth);
            EXPECT_EQ(tablet->text("SELECT count(*) FROM _aside WHERE offered<2"), "0");
            EXPECT_EQ(tablet->text("SELECT count(*) FROM _pending"), "0");
        }
        EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
    }
    std::string central(const std::string& sql) {
        SQLite::Statement query(township.central().office().tables(), sql);
        return query.executeStep() ? query.getColumn(0).getString() : "none";
    }

    Township township;
    Tablet& a = township.addTablet();
    Tablet& b = township.addTablet();
    Id house = nameId("household", "1");
    Id visit = nameId("visit", "1");
};

TEST_F(Rejoin, WhatTheOldStoreHadAcknowledgedComesBackFromTheTabletThatWroteIt) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    township.putBack(copy);
    EXPECT_EQ(central("SELECT count(*) FROM visit"), "0");
    expectLevel();
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
    EXPECT_EQ(central("SELECT count(*) FROM review_item"), "0");
    EXPECT_EQ(central("SELECT count(*) FROM _epoch WHERE stream='" + kVillage + "'"), "2");
}

TEST_F(Rejoin, AnotherTabletBringsBackWhatItsAuthorLostWithTheTablet) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion_note", "好"}}).ok());
    township.sync(a);
    township.sync(b);
    township.putBack(copy);
    township.sync(b);
    EXPECT_EQ(central("SELECT conclusion||conclusion_note FROM visit"), "1好");
    EXPECT_EQ(central("SELECT count(*) FROM _entry JOIN _line USING(place) WHERE device='" +
                      a.account.device + "'"),
              "2");
    EXPECT_EQ(central("SELECT count(*) FROM review_item"), "0");
    expectLevel();
}

TEST_F(Rejoin, TheOfficesOwnEntriesComeBackUnderItsOldName) {
    const auto copy = township.copyOfCentral();
    const Id before = township.central().office().device();
    ASSERT_TRUE(office({{"household", house, {{"note", "旧"}}, {}}}).ok());
    township.sync(a);
    township.putBack(copy);
    ASSERT_TRUE(office({{"household", house, {{"note", "新"}}, {}}}).ok()); // takes the counter once more
    township.sync(a);
    EXPECT_NE(township.central().office().device(), before);
    EXPECT_EQ(central("SELECT count(*) FROM _quarantine WHERE code='fork'"), "1")
        << "a store that was put back by hand wrote under its old name: both are kept";
    EXPECT_EQ(*township.central().retryQuarantine(), 1);
    EXPECT_EQ(central("SELECT count(*) FROM review_item WHERE field='note'"), "1");
    expectLevel();
}

TEST_F(Rejoin, ARestoredOfficeHasANewNameAndItsOldWorkComesBackWhole) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(office({{"household", house, {{"note", "旧"}}, {}}}).ok());
    township.sync(a);
    township.putBack(copy);
    township.sync(a);
    const Id second = township.central().office().device();
    ASSERT_TRUE(office({{"household", house, {{"note", "新"}}, {}}}).ok());
    EXPECT_EQ(central("SELECT count(*) FROM _entry JOIN _line USING(place) WHERE device='" + second +
                      "' AND _line.stream='" + kVillage + "'"),
              "1");
    expectLevel();
    EXPECT_EQ(central("SELECT note FROM household"), "新");
    EXPECT_EQ(central("SELECT count(*) FROM _quarantine"), "0");
}

/// Who brings the entry back does not have the ink; who has it had left before the entry was there.
TEST_F(Rejoin, InkComesBackFromWhomeverHasIt) {
    const auto copy = township.copyOfCentral();
    const Blob ink = makeBlob("application/inkml+xml", "<ink/>");
    ASSERT_TRUE(
        a.replica
            ->commit(
                {kVillage, "", {{"signature", nameId("signature", "1"), {{"ink", ink.sha256}}, {}}}, {ink}})
            .ok());
    township.sync(a);
    township.sync(b);
    township.restoreFrom(copy);
    for (int rounds = 0; rounds < 2; ++rounds) // diverged, then what is in common; the line breaks
        ASSERT_TRUE(a.replica->take(*township.exchange(a, *a.replica->nextRequest(1 << 20))).ok());
    township.sync(b);
    ASSERT_EQ(central("SELECT count(*) FROM signature"), "1");
    ASSERT_FALSE(township.central().blob(ink.sha256));
    township.sync(a);
    township.sync(a); // rides along
    EXPECT_TRUE(township.central().blob(ink.sha256));
}

TEST_F(Rejoin, AnOldReceiptDoesNotVouchForInk) {
    const auto copy = township.copyOfCentral();
    const Blob ink = makeBlob("image/png", std::string(70'000, 'x')); // too big to ride along
    ASSERT_TRUE(
        a.replica
            ->commit(
                {kVillage, "", {{"signature", nameId("signature", "1"), {{"ink", ink.sha256}}, {}}}, {ink}})
            .ok());
    ASSERT_TRUE(township.central().putBlobPart(ink.sha256, ink.type, 0, 70'000, ink.bytes).ok());
    const auto receipt = *township.exchange(a, *a.replica->nextRequest(1 << 20));
    township.restoreFrom(copy);
    township.sync(a);
    ASSERT_TRUE(a.replica->takeRelayed(receipt, {ink.sha256}).ok());
    EXPECT_EQ(a.replica->blobsToSend(10), std::vector{ink.sha256});
}

/// The past that a tablet had seen was longer than the one that it comes to: its numbers mean nothing there.
TEST_F(Rejoin, WhatComesAfterTheCommonPastIsNewToWhatWaits) {
    const auto copy = township.copyOfCentral();
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(
            office({{"household", nameId("household", "2"), {{"note", std::to_string(i)}}, {}}}).ok());
    township.sync(a);
    ASSERT_TRUE(a.write("household", house, {{"note", "甲"}}).ok());
    township.restoreFrom(copy);
    ASSERT_TRUE(b.write("household", house, {{"note", "乙"}}).ok());
    township.sync(b);
    for (int rounds = 0; rounds < 2; ++rounds) // diverged, then what is in common and what came after
        ASSERT_TRUE(a.replica->take(*township.exchange(a, *a.replica->nextRequest(1 << 20))).ok());
    ASSERT_TRUE(a.write("household", house, {{"note", "甲改"}}).ok()) << "he never saw the other's";
    township.sync(a);
    EXPECT_EQ(
        central("SELECT count(*) FROM review_item WHERE field='note' AND (kept LIKE '%甲改%' OR other LIKE "
                "'%甲改%')"),
        "1");
}

TEST_F(Rejoin, TwoTabletsHoldDifferentTails) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(b.write("person", nameId("person", "1"), {{"name", "张某"}}).ok());
    township.sync(b);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a); // has b's and its own
    ASSERT_TRUE(b.write("person", nameId("person", "1"), {{"phone", "13800000000"}}).ok());
    township.putBack(copy);
    township.sync(b);
    expectLevel();
    EXPECT_EQ(central("SELECT name||phone FROM person"), "张某13800000000");
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
}

TEST_F(Rejoin, ARestoredStoreThatTookNewWorkFirst) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("household", house, {{"note", "甲"}}).ok());
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    township.putBack(copy);
    b.clock.advance(60'000);
    ASSERT_TRUE(b.write("household", house, {{"note", "乙"}}).ok());
    ASSERT_TRUE(b.write("person", nameId("person", "1"), {{"name", "张某"}}).ok());
    township.sync(b); // its cursor is known: no epoch yet
    EXPECT_EQ(central("SELECT count(*) FROM _epoch WHERE stream='" + kVillage + "'"), "1");
    expectLevel();
    EXPECT_EQ(central("SELECT note FROM household"), "乙");
    EXPECT_EQ(central("SELECT kept||other FROM review_item"), "\"乙\"\"甲\"");
    EXPECT_EQ(central("SELECT count(*) FROM visit"), "1");
}

TEST_F(Rejoin, AStoreRestoredTwiceKnowsWhatItsFirstLifeAdded) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    township.putBack(copy);
    township.sync(a); // first life: the office has a second name
    ASSERT_TRUE(office({{"household", house, {{"note", "二"}}, {}}}).ok());
    ASSERT_TRUE(b.write("person", nameId("person", "1"), {{"name", "张某"}}).ok());
    township.sync(b);
    township.sync(a);
    township.putBack(copy);
    township.sync(a);
    EXPECT_EQ(central("SELECT note FROM household"), "二") << "by the voucher of the name that it knows";
    EXPECT_EQ(central("SELECT name FROM person"), "张某");
    expectLevel();
    EXPECT_EQ(central("SELECT count(*) FROM _quarantine"), "0");
}

TEST_F(Rejoin, AKeyThatTheRestoredStoreLacksComesWithTheTownshipStream) {
    const auto copy = township.copyOfCentral();
    Tablet& c = township.addTablet();
    const auto& account = c.account;
    ASSERT_TRUE(
        township.central()
            .office()
            .commit({kTownshipStream,
                     "",
                     {{"device",
                       account.device,
                       {{"name", "3号平板"}, {"public_key", account.publicKey}, {"grants", {kVillage}}},
                       {}}},
                     {}})
            .ok());
    ASSERT_TRUE(c.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(c);
    township.sync(a);
    township.putBack(copy);
    EXPECT_EQ(township.central().device(account.device), std::nullopt) << "c would have to enrol again";
    township.sync(a);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
    EXPECT_EQ(central("SELECT count(*) FROM review_item"), "0") << "the grant came back with the key";
    EXPECT_EQ(township.central().device(account.device)->grants, std::vector{kVillage});
    expectLevel();
}

TEST_F(Rejoin, BlobsThatTheRestoredStoreLacksComeFromWhoeverHoldsThem) {
    const Blob ink = makeBlob("application/inkml+xml", "<ink/>");
    const auto before = township.copyOfCentral();
    ASSERT_TRUE(
        a.replica->commit({kVillage, "", {{"signature", visit, {{"ink", ink.sha256}}, {}}}, {ink}}).ok());
    auto request = *a.replica->nextRequest(1 << 20);
    request.blobs.clear();
    ASSERT_TRUE(a.replica->take(*township.exchange(a, request)).ok());
    const auto between = township.copyOfCentral(); // the entry is there, its ink is not yet
    township.sync(a);
    township.sync(b);
    ASSERT_TRUE(b.replica->storeBlob(*township.central().blob(ink.sha256)).ok());
    for (const auto& copy : {between, before}) {
        township.restoreFrom(copy);
        EXPECT_FALSE(township.central().blob(ink.sha256).has_value());
        township.sync(b);
        township.sync(b);
        EXPECT_TRUE(township.central().blob(ink.sha256).has_value()) << copy;
        EXPECT_TRUE(b.replica->isReceived("signature", visit));
    }
    expectLevel();
}

TEST_F(Rejoin, WhatWaitsStaysOnTheScreenUntilItIsBack) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    ASSERT_TRUE(a.replica->isReceived("visit", visit));
    township.putBack(copy);
    for (int i = 0; i < 2; ++i) // told that it diverged; then goes back
        ASSERT_TRUE(a.replica->take(*township.exchange(a, *a.replica->nextRequest(1 << 20))).ok());
    EXPECT_EQ(a.text("SELECT conclusion FROM visit"), "1");
    EXPECT_TRUE(a.replica->isPending("visit", visit)) << "here only (本机)";
    EXPECT_FALSE(a.replica->isReceived("visit", visit));
    township.sync(a);
    EXPECT_TRUE(a.replica->isReceived("visit", visit));
}

TEST_F(Rejoin, WhatWasSeenBeyondTheCommonPastCountsUpToItsEnd) {
    ASSERT_TRUE(a.write("household", house, {{"note", "一"}}).ok());
    township.sync(a);
    township.sync(b);
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    township.sync(b);
    ASSERT_TRUE(b.write("household", house, {{"note", "二"}}).ok()); // has seen both
    township.putBack(copy);
    township.sync(b);
    EXPECT_EQ(central("SELECT note FROM household"), "二");
    EXPECT_EQ(central("SELECT count(*) FROM review_item"), "0") << "the first note is in the common past";
    expectLevel();
}

TEST_F(Rejoin, AcknowledgedWorkWhoseEntryNeverCameIsOfferedAgain) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    auto answer = *township.exchange(a, *a.replica->nextRequest(1 << 20));
    answer.streams.clear(); // acknowledged, but the entry is for the next answer
    ASSERT_TRUE(a.replica->take(answer).ok());
    EXPECT_EQ(a.replica->streams().front().pending, 0);
    township.putBack(copy);
    township.sync(a);
    township.sync(a);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
    expectLevel();
}

TEST_F(Rejoin, AGapThatQuarantineLeftIsNoHindrance) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    // A field of a kind that this schema does not allow: put aside by the central store.
    const Schema grown = *Schema::parse(R"({"types":{"visit":{"fields":{"conclusion":{"kind":"code"}}},
        "spaceship":{"fields":{"name":{"kind":"text"}}}}})");
    a.replica.reset();
    auto opened = Replica::open(township.path() / "1.db", grown, a.clock, township.random());
    auto newer = std::move(opened).value();
    ASSERT_TRUE(newer->commit({kVillage, "", {{"spaceship", house, {{"name", "x"}}, {}}}, {}}).ok());
    ASSERT_TRUE(newer->commit({kVillage, "", {{"visit", visit, {{"conclusion", "2"}}, {}}}, {}}).ok());
    newer.reset();
    township.reopen(a, 1);
    township.sync(a);
    EXPECT_EQ(central("SELECT code FROM _quarantine"), "unknown_type");
    township.sync(b);
    township.putBack(copy);
    township.sync(b);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "2") << "over the gap";
    township.sync(a);
    EXPECT_EQ(central("SELECT code FROM _quarantine"), "unknown_type") << "and the gap is filled";
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

/// Its counter was passed over by whoever brought the push's end; the signature is over that end.
TEST_F(Rejoin, TheBeginningOfAPushComesBackAfterItsEnd) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    ASSERT_TRUE(a.write("visit", visit, {{"mode", "1"}}).ok());
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion_note", "好"}}).ok());
    auto end = *a.replica->nextRequest(1 << 20);
    township.sync(a);
    township.sync(b);
    township.restoreFrom(copy);
    end.streams.clear();
    Push& push = end.pushes.at(0);
    push.device = a.account.device;
    push.after = 0;
    push.first = 2;
    push.lines.erase(push.lines.begin());
    push.hashes.erase(push.hashes.begin());
    ASSERT_EQ(township.exchange(b, end)->pushed.at(0).refused, "");
    township.sync(b);
    EXPECT_EQ(central("SELECT conclusion||mode||conclusion_note FROM visit"), "11好");
    township.restoreFrom(copy); // what has come in this order comes again
    township.sync(b);
    EXPECT_EQ(central("SELECT conclusion||mode||conclusion_note FROM visit"), "11好");
    expectLevel();
}

TEST_F(Rejoin, AForeignPushWithoutItsAuthorsSignatureIsRefused) {
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    auto request = *a.replica->nextRequest(1 << 20);
    for (Push& push : request.pushes)
        push.device = a.account.device;
    request.streams.clear();
    auto forged = request;
    forged.pushes[0].lines[0].replace(forged.pushes[0].lines[0].find("\"1\""), 3, "\"2\"");
    EXPECT_EQ(township.exchange(b, forged)->pushed[0].refused, "bad_signature");
    auto unknown = request;
    unknown.pushes[0].device = nameId("device", "nobody");
    EXPECT_EQ(township.exchange(b, unknown)->pushed[0].refused, "unknown_device");
    EXPECT_EQ(central("SELECT count(*) FROM visit"), "0");
    EXPECT_EQ(central("SELECT count(*) FROM _quarantine"), "0");
    EXPECT_EQ(township.exchange(b, request)->pushed[0].refused, "");
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
}

TEST_F(Rejoin, AnAnswerNeverEndsInsideAPush) {
    for (int i = 0; i < 10; ++i)
        ASSERT_TRUE(a.write("household", house, {{"note", std::string(1000, 'x')}}).ok());
    township.sync(a);
    auto request = *b.replica->nextRequest(1 << 20);
    request.limit = 2000;
    const auto answer = *township.exchange(b, request);
    EXPECT_EQ(answer.streams.front().entries.size(), 10u);
}

TEST(Lineage, RungsGoBackInDoublingStepsAndToWhereEpochsBegan) {
    EXPECT_EQ(rungPositions(10, {{"e", 0}, {"f", 7}}), (std::vector<std::int64_t>{10, 9, 8, 7, 6, 2}));
    EXPECT_EQ(rungPositions(1, {}), std::vector<std::int64_t>{1});
    EXPECT_EQ(rungPositions(0, {}), std::vector<std::int64_t>{});
}

} // namespace
} // namespace ruhu::sync
