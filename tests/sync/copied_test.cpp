#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using test::kVillage;
using test::Tablet;
using test::Township;

/// A tablet whose file was copied to another, or put back to an older state.
class Copied : public testing::Test {
protected:
    /// Another tablet with the file of `of`, as it is now.
    Tablet& copyOf(Tablet& of, std::size_t number) {
        const auto from = township.path() / (std::to_string(number) + ".db");
        auto& copy = *township.tablets().emplace_back(std::make_unique<Tablet>());
        const auto to = township.path() / (std::to_string(township.tablets().size()) + ".db");
        SQLite::Database(from.string(), SQLite::OPEN_READWRITE).exec("VACUUM INTO '" + to.string() + "'");
        copy.account = of.account;
        township.reopen(copy, township.tablets().size());
        return copy;
    }
    void expectLevel() {
        for (int i = 0; i < 2; ++i)
            for (auto& tablet : township.tablets())
                township.sync(*tablet);
        const auto truth = township.dump(township.central().office().tables());
        for (auto& tablet : township.tablets())
            EXPECT_EQ(township.dump(tablet->replica->tables()), truth);
        EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
    }
    std::string central(const std::string& sql) {
        SQLite::Statement query(township.central().office().tables(), sql);
        return query.executeStep() ? query.getColumn(0).getString() : "none";
    }

    Township township;
    Tablet& a = township.addTablet();
    Id house = nameId("household", "1");
    Id visit = nameId("visit", "1");
};

TEST_F(Copied, TheWorkOfBothCopiesEndsInTheLog) {
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    Tablet& b = copyOf(a, 1);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    ASSERT_TRUE(b.write("visit", visit, {{"conclusion_note", "副本所写"}}).ok());
    ASSERT_TRUE(b.write("household", house, {{"note", "副本"}}).ok());
    township.sync(a);
    township.sync(b);
    EXPECT_NE(b.replica->device(), a.replica->device());
    EXPECT_EQ(a.replica->device(), a.account.device) << "who came first keeps the name";
    EXPECT_EQ(central("SELECT conclusion||conclusion_note FROM visit"), "1副本所写");
    EXPECT_EQ(central("SELECT note FROM household"), "副本");
    EXPECT_EQ(central("SELECT copy_of FROM device WHERE id='" + b.replica->device() + "'"), a.account.device);
    EXPECT_EQ(central("SELECT count(*) FROM _quarantine"), "0");
    ASSERT_TRUE(b.write("household", house, {{"note", "又一次"}}).ok());
    expectLevel();
    EXPECT_EQ(central("SELECT note FROM household"), "又一次");
}

TEST_F(Copied, SavesKeepWhatTheirAuthorHadSeenAndWhen) {
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    Tablet& b = copyOf(a, 1);
    ASSERT_TRUE(a.write("household", house, {{"note", "甲"}}).ok());
    township.sync(a);
    ASSERT_TRUE(
        b.replica->commit({kVillage, nameId("staff", "1"), {{"household", house, {{"note", "乙"}}, {}}}, {}})
            .ok());
    const auto before = *decode(b.replica->nextRequest(1 << 20)->pushes[0].lines[0]);
    township.sync(b);
    EXPECT_EQ(central("SELECT count(*) FROM review_item WHERE field='note'"), "1")
        << "neither has seen the other";
    const auto after = *decode(central("SELECT line FROM _entry JOIN _line USING(place) WHERE device='" +
                                       b.replica->device() + "' AND _line.stream='" + kVillage + "'"));
    EXPECT_EQ(after.seen, before.seen);
    EXPECT_EQ(after.at, before.at);
    EXPECT_EQ(after.by, before.by);
    EXPECT_EQ(after.n, 1);
    expectLevel();
}

TEST_F(Copied, ATabletPutBackToAnOlderStateFindsWhatItNeverWrote) {
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    Tablet& old = copyOf(a, 1);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    // Only the old state lives on; it has nothing to send and hears of its own later save.
    township.sync(old);
    EXPECT_NE(old.replica->device(), a.account.device);
    EXPECT_EQ(old.text("SELECT conclusion FROM visit"), "1");
    ASSERT_TRUE(old.write("visit", visit, {{"conclusion", "2"}}).ok());
    township.sync(old);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "2");
    expectLevel();
}

TEST_F(Copied, ARenamingThatWasBrokenOffIsFinishedLater) {
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    Tablet& b = copyOf(a, 1);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    ASSERT_TRUE(b.write("visit", visit, {{"mode", "1"}}).ok());
    township.sync(a);
    ASSERT_TRUE(b.replica->take(*township.exchange(b, *b.replica->nextRequest(1 << 20))).ok());
    ASSERT_TRUE(b.replica->needsIdentity());
    const auto drawn = *b.replica->nextIdentity();
    ASSERT_TRUE(township.central().addCopy(b.account.device, drawn.device, drawn.publicKey, "").ok());
    township.reopen(b, 2); // the answer was lost
    EXPECT_TRUE(b.replica->needsIdentity());
    EXPECT_TRUE(b.replica->nextRequest(1 << 20)->pushes.empty()) << "nothing more under the old name";
    EXPECT_EQ(b.replica->nextIdentity()->device, drawn.device);
    township.sync(b);
    EXPECT_EQ(central("SELECT conclusion||mode FROM visit"), "11");
    EXPECT_EQ(central("SELECT count(*) FROM device WHERE copy_of='" + a.account.device + "'"), "1");
    expectLevel();
}

TEST_F(Copied, AfterARestoreBothPastsOfOneCounterAreKept) {
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    const auto copy = township.copyOfCentral();
    Tablet& b = copyOf(a, 1);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    township.restoreFrom(copy);
    ASSERT_TRUE(b.write("visit", visit, {{"mode", "1"}}).ok());
    township.sync(b); // takes the counter first
    expectLevel();
    EXPECT_EQ(central("SELECT conclusion||mode FROM visit"), "11");
    EXPECT_NE(a.replica->device(), b.replica->device());
}

TEST_F(Copied, ANameThatItsOwnCopyHasTakenMeanwhileIsDrawnAnew) {
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    Tablet& b = copyOf(a, 1);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    ASSERT_TRUE(b.write("household", house, {{"note", "副本"}}).ok());
    township.sync(a);
    ASSERT_TRUE(b.replica->take(*township.exchange(b, *b.replica->nextRequest(1 << 20))).ok());
    const Id drawn = b.replica->nextIdentity()->device;
    Tablet& c = copyOf(b, 2);
    township.sync(b);
    EXPECT_EQ(b.replica->device(), drawn);
    township.sync(c);
    EXPECT_NE(c.replica->device(), drawn);
    EXPECT_EQ(central("SELECT note FROM household"), "副本");
    expectLevel();
}

TEST_F(Copied, AReceiptForTheOthersBundleAcknowledgesNothing) {
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    Tablet& b = copyOf(a, 1);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    ASSERT_TRUE(b.write("household", house, {{"note", "副本"}}).ok());
    auto receipt = *township.exchange(a, *a.replica->nextRequest(1 << 20));
    receipt.streams.clear(); // as of another position
    ASSERT_TRUE(b.replica->takeRelayed(receipt, {}).ok());
    EXPECT_EQ(b.text("SELECT acknowledged FROM _pending"), "0");
    EXPECT_TRUE(b.replica->needsIdentity()) << "it tells that there is another";
    ASSERT_TRUE(a.replica->takeRelayed(receipt, {}).ok());
    EXPECT_EQ(a.text("SELECT acknowledged FROM _pending"), "1");
    EXPECT_FALSE(a.replica->needsIdentity());
}

/// In a village that is withdrawn by now, from which no entry comes.
TEST_F(Copied, WhatALostStoreAcknowledgedComesUnderTheNextName) {
    const auto sayRound = [&](Tablet& tablet, const char* name) {
        ASSERT_TRUE(
            tablet.replica->commit({kTownshipStream, "", {{"round", house, {{"name", name}}, {}}}, {}}).ok());
    };
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    Tablet& b = copyOf(a, 1);
    const auto before = township.copyOfCentral();
    sayRound(b, "乙");
    ASSERT_TRUE(b.write("visit", visit, {{"conclusion", "1"}}).ok());
    auto request = *b.replica->nextRequest(1 << 20);
    std::erase_if(request.streams, [](const StreamCursor& cursor) { return cursor.stream == kVillage; });
    ASSERT_TRUE(b.replica->take(*township.exchange(b, request)).ok());
    ASSERT_EQ(b.text("SELECT group_concat(acknowledged) FROM _pending"), "1") << "its entry has not come yet";
    township.restoreFrom(before);
    for (Tablet* tablet : {&a, &b})
        tablet->account.grants = {kTownshipStream};
    sayRound(a, "甲"); // takes the counter that the store has forgotten
    township.sync(a);
    township.sync(b);
    EXPECT_NE(b.replica->device(), a.replica->device());
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
}

/// It has heard of the other's work under their common name, and has no name of its own yet.
TEST_F(Copied, WhatTheOtherCopyWroteIsNotItsOwn) {
    ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
    township.sync(a);
    const auto before = township.copyOfCentral();
    Tablet& b = copyOf(a, 1);
    ASSERT_TRUE(a.write("visit", visit, {{"mode", "1"}}).ok());
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    ASSERT_TRUE(b.write("household", house, {{"note", "副本"}}).ok());
    const auto round = [&] {
        ASSERT_TRUE(b.replica->take(*township.exchange(b, *b.replica->nextRequest(1 << 20))).ok());
    };
    round();
    ASSERT_TRUE(b.replica->needsIdentity());
    township.restoreFrom(before);
    round(); // diverged
    round(); // back to what is in common
    EXPECT_FALSE(b.replica->isPending("visit", visit));
    EXPECT_TRUE(b.replica->isPending("household", house));
    const Id name = a.account.device;
    township.tablets().erase(township.tablets().begin()); // the other is lost
    township.sync(*township.tablets().front());
    EXPECT_EQ(central("SELECT device FROM _entry JOIN _line l USING(place) WHERE l.line LIKE "
                      "'%\"conclusion\"%'"),
              name);
    EXPECT_EQ(central("SELECT conclusion||mode FROM visit"), "11");
    EXPECT_EQ(central("SELECT note FROM household"), "副本");
    EXPECT_EQ(central("SELECT count(*) FROM _quarantine"), "0");
    expectLevel();
}

/// The counter that a lost tablet wrote first belongs to its copy now; a third tablet still holds its work.
class ForkByAnother : public Copied {
protected:
    void SetUp() override {
        ASSERT_TRUE(a.write("household", house, {{"address", "某村1号"}}).ok());
        township.sync(a);
        backup = township.copyOfCentral();
        Tablet& b = copyOf(a, 1);
        ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
        township.sync(a);
        township.sync(c);
        township.restoreFrom(backup);
        ASSERT_TRUE(b.write("visit", visit, {{"mode", "1"}}).ok());
        township.sync(b);
        township.sync(c);
        ASSERT_EQ(central("SELECT code FROM _quarantine"), "fork");
    }
    /// How many entries of the stream are that work.
    std::string works() {
        return central("SELECT count(*) FROM _entry JOIN _line l USING(place) WHERE l.line LIKE "
                       "'%\"conclusion\"%'");
    }
    Tablet& c = township.addTablet();
    std::filesystem::path backup;
};

TEST_F(ForkByAnother, IsTakenInByTheOfficeOnDemand) {
    EXPECT_EQ(*township.central().retryQuarantine(), 1);
    EXPECT_EQ(central("SELECT conclusion||mode FROM visit"), "11");
    EXPECT_EQ(central("SELECT count(*) FROM _quarantine"), "0");
    township.tablets().erase(township.tablets().begin()); // the first is lost
    expectLevel();
}

/// What the office writes then is another line: nobody brought it, so nobody was told that its ink is
/// missing.
TEST_F(ForkByAnother, BringsItsInkWhenItIsTakenIn) {
    const Blob ink = makeBlob("application/inkml+xml", "<ink/>");
    const RecordChange signature{"signature", nameId("signature", "1"), {{"ink", ink.sha256}}, {}};
    township.sync(a);
    const auto before = township.copyOfCentral();
    Tablet& twin = copyOf(a, 1);
    ASSERT_TRUE(a.replica->commit({kVillage, "", {signature}, {ink}}).ok());
    township.sync(a);
    township.sync(c);
    ASSERT_TRUE(c.replica->storeBlob(ink).ok());
    township.tablets().erase(township.tablets().begin()); // the author is lost
    township.restoreFrom(before);
    ASSERT_TRUE(twin.write("visit", visit, {{"mode", "2"}}).ok());
    township.sync(twin);
    township.sync(c);
    ASSERT_EQ(central("SELECT count(*) FROM _quarantine WHERE line LIKE '%ink%'"), "1");
    ASSERT_FALSE(township.central().blob(ink.sha256));
    ASSERT_TRUE(township.central().retryQuarantine().ok());
    ASSERT_EQ(central("SELECT count(*) FROM signature"), "1");
    township.sync(c);
    township.sync(c); // rides along
    EXPECT_TRUE(township.central().blob(ink.sha256));
}

TEST_F(ForkByAnother, IsNotTakenInWhenItsAuthorHasBroughtIt) {
    township.sync(a);
    EXPECT_EQ(works(), "1");
    EXPECT_EQ(*township.central().retryQuarantine(), 1);
    EXPECT_EQ(works(), "1");
    EXPECT_EQ(central("SELECT count(*) FROM _quarantine"), "0");
    expectLevel();
}

TEST_F(ForkByAnother, ComesAgainToAStoreThatHasForgottenIt) {
    township.restoreFrom(backup);
    ASSERT_EQ(central("SELECT count(*) FROM _quarantine"), "0");
    township.sync(*township.tablets()[2]);
    township.sync(c);
    EXPECT_EQ(*township.central().retryQuarantine(), 1);
    EXPECT_EQ(central("SELECT conclusion||mode FROM visit"), "11");
}

} // namespace
} // namespace ruhu::sync
