#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using test::kVillage;
using test::Tablet;
using test::Township;

const std::string kOther = "149999201002";

/// Grants that come and go.
class Scope : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(office(kVillage, {{"household", house, {{"address", "某村1号"}}, {}}}).ok());
        ASSERT_TRUE(
            office(kOther, {{"household", nameId("household", "2"), {{"address", "那边"}}, {}}}).ok());
        township.sync(a);
    }
    Result<void> office(const std::string& stream, std::vector<RecordChange> changes) {
        return township.central().office().commit({stream, "", std::move(changes), {}});
    }
    void grant(Tablet& tablet, std::vector<std::string> villages) {
        ASSERT_TRUE(office(kTownshipStream,
                           {{"device", tablet.account.device, {{"name", "平板"}, {"grants", villages}}, {}}})
                        .ok());
        tablet.account = *township.central().device(tablet.account.device);
        tablet.account.grants.push_back(kTownshipStream);
    }
    std::string central(const std::string& sql) {
        SQLite::Statement query(township.central().office().tables(), sql);
        return query.executeStep() ? query.getColumn(0).getString() : "none";
    }

    Township township;
    Tablet& a = township.addTablet({"township", kVillage, kOther});
    Id house = nameId("household", "1");
    Id visit = nameId("visit", "1");
};

TEST_F(Scope, TheAccountFollowsTheRecordOfTheTownship) {
    grant(a, {kOther});
    EXPECT_EQ(township.central().device(a.account.device)->grants, std::vector{kOther});
    ASSERT_TRUE(office(kTownshipStream, {{"device", a.account.device, {{"revoked", true}}, {}}}).ok());
    EXPECT_TRUE(township.central().device(a.account.device)->revoked);
}

TEST_F(Scope, OnlyTheOfficeWritesWhoMaySeeWhat) {
    ASSERT_TRUE(a.replica
                    ->commit({kTownshipStream,
                              "",
                              {{"device", a.account.device, {{"grants", {kVillage, "149999201003"}}}, {}}},
                              {}})
                    .ok());
    township.sync(a);
    EXPECT_EQ(central("SELECT code FROM _quarantine"), "not_allowed");
    EXPECT_EQ(central("SELECT count(*) FROM device"), "0");
}

TEST_F(Scope, AWithdrawnStreamIsPushedThenReceiptedThenPurged) {
    const Blob ink = makeBlob("application/inkml+xml", "<ink/>");
    const Blob shared = makeBlob("application/inkml+xml", "<ink>both</ink>");
    ASSERT_TRUE(a.replica
                    ->commit({kVillage,
                              "",
                              {{"signature", visit, {{"ink", ink.sha256}}, {}},
                               {"signature", nameId("signature", "2"), {{"ink", shared.sha256}}, {}}},
                              {ink, shared}})
                    .ok());
    ASSERT_TRUE(a.replica
                    ->commit({kOther,
                              "",
                              {{"signature", nameId("signature", "3"), {{"ink", shared.sha256}}, {}}},
                              {shared}})
                    .ok());
    grant(a, {kOther});
    auto request = *a.replica->nextRequest(1 << 20);
    request.blobs.clear();
    ASSERT_TRUE(a.replica->take(*township.exchange(a, request)).ok());
    EXPECT_EQ(central("SELECT count(*) FROM review_item WHERE kind='late'"), "1");
    EXPECT_EQ(a.text("SELECT count(*) FROM household"), "2") << "the ink is still to be sent";
    township.sync(a);
    EXPECT_EQ(a.text("SELECT address FROM household"), "那边");
    EXPECT_EQ(a.text("SELECT count(*) FROM signature"), "1");
    EXPECT_EQ(a.text("SELECT count(*) FROM _entry WHERE stream='" + kVillage + "'"), "0");
    EXPECT_FALSE(a.replica->blob(ink.sha256).has_value());
    EXPECT_TRUE(a.replica->blob(shared.sha256).has_value()) << "another stream names it";
    EXPECT_TRUE(township.central().blob(ink.sha256).has_value());
    EXPECT_EQ(central("SELECT count(*) FROM signature"), "3");
    EXPECT_EQ(a.replica->commit({kVillage, "", {{"household", house, {{"note", "x"}}, {}}}, {}}).error().code,
              "unknown_stream");
}

TEST_F(Scope, GrantedAgainCountersGoOn) {
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    grant(a, {kOther});
    township.sync(a);
    EXPECT_EQ(a.text("SELECT count(*) FROM visit"), "0");
    grant(a, {kOther, kVillage});
    township.sync(a);
    township.sync(a);
    EXPECT_EQ(a.text("SELECT conclusion FROM visit"), "1");
    EXPECT_FALSE(a.replica->needsIdentity());
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "2"}}).ok());
    township.sync(a);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "2");
    EXPECT_EQ(
        central("SELECT max(n) FROM _entry JOIN _line USING(place) WHERE device='" + a.account.device + "'"),
        "2");
}

TEST_F(Scope, GrantedAgainCountersGoOnBehindWorkWhoseEntryNeverCame) {
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    grant(a, {kOther});
    township.sync(a); // accepted as late, received, purged
    EXPECT_EQ(a.text("SELECT count(*) FROM visit"), "0");
    grant(a, {kOther, kVillage});
    township.sync(a);
    township.sync(a);
    EXPECT_EQ(a.text("SELECT conclusion FROM visit"), "1");
    EXPECT_EQ(a.replica->device(), a.account.device);
    EXPECT_FALSE(a.replica->needsIdentity()) << "its own work is no copy's";
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "2"}}).ok());
    township.sync(a);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "2");
}

TEST_F(Scope, UnderAnotherNameCountersStartAnewWhereAPurgeHasBeen) {
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    grant(a, {kOther});
    township.sync(a);
    township.rename(a);
    grant(a, {kOther, kVillage});
    township.sync(a);
    township.sync(a);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "2"}}).ok());
    township.sync(a);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "2");
}

TEST_F(Scope, ARestoredStoreThatForgotAGrantGetsEverythingBeforeAnythingIsPurged) {
    grant(a, {kOther});
    township.sync(a);
    const auto copy = township.copyOfCentral(); // without the grant, and without what follows
    grant(a, {kOther, kVillage});
    township.sync(a);
    township.sync(a);
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    ASSERT_TRUE(office(kVillage, {{"person", nameId("person", "1"), {{"name", "张某"}}, {}}}).ok());
    township.sync(a);
    township.restoreFrom(copy);
    a.account = *township.central().device(a.account.device);
    for (int i = 0; i < 6; ++i) {
        const auto request = *a.replica->nextRequest(1 << 20);
        a.account = *township.central().device(a.account.device); // as each request finds it
        ASSERT_TRUE(a.replica->take(*township.exchange(a, request)).ok());
    }
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
    EXPECT_EQ(central("SELECT name FROM person"), "张某");
    EXPECT_EQ(township.central().device(a.account.device)->grants, (std::vector{kVillage, kOther}));
    EXPECT_EQ(a.text("SELECT conclusion FROM visit"), "1");
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

TEST_F(Scope, ABlobIsFetchedOnlyByWhoMaySeeARecordThatNamesIt) {
    const Blob ink = makeBlob("application/inkml+xml", "<ink/>");
    ASSERT_TRUE(
        a.replica->commit({kVillage, "", {{"signature", visit, {{"ink", ink.sha256}}, {}}}, {ink}}).ok());
    township.sync(a);
    EXPECT_TRUE(township.central().mayFetch(a.account, ink.sha256));
    DeviceAccount stranger = a.account;
    stranger.grants = {kOther};
    EXPECT_FALSE(township.central().mayFetch(stranger, ink.sha256));
    stranger.grants = {kAllVillages};
    EXPECT_TRUE(township.central().mayFetch(stranger, ink.sha256));
    EXPECT_FALSE(township.central().mayFetch(a.account, std::string(64, 'a')));
}

TEST_F(Scope, WhatALostStoreAcknowledgedComesBeforeThePurge) {
    ASSERT_TRUE(office(kVillage, {{"household", house, {{"note", "旧"}}, {}}}).ok());
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    auto request = *a.replica->nextRequest(1 << 20);
    request.limit = 1; // acknowledged, but its entry has no room in the answer
    ASSERT_TRUE(a.replica->take(*township.exchange(a, request)).ok());
    township.restoreFrom(copy);
    grant(a, {kOther});
    township.sync(a);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
    EXPECT_EQ(a.text("SELECT count(*) FROM visit"), "0") << "purged";
}

TEST_F(Scope, WorkThatARestoredStoreHadLostIsBroughtBackBeforeThePurge) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    township.restoreFrom(copy);
    grant(a, {kOther});
    township.sync(a);
    township.sync(a);
    EXPECT_EQ(central("SELECT conclusion FROM visit"), "1");
    EXPECT_EQ(a.text("SELECT count(*) FROM visit"), "0") << "purged";
}

/// The store alone held what a tablet had purged, and is restored to before.
TEST_F(Scope, ACounterThatNobodyHoldsAnyMoreHoldsUpNothing) {
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    grant(a, {kOther});
    township.sync(a);
    ASSERT_EQ(a.text("SELECT count(*) FROM visit"), "0") << "purged";
    township.restoreFrom(copy);
    grant(a, {kVillage, kOther});
    township.sync(a);
    ASSERT_TRUE(a.write("household", house, {{"note", "又来"}}).ok());
    township.sync(a);
    EXPECT_EQ(central("SELECT note FROM household WHERE id='" + house + "'"), "又来");
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

/// The same, and what came after it is left with somebody who never knew that counter.
TEST_F(Scope, WhatFollowsACounterThatNobodyHoldsComesBackFromAnother) {
    Tablet& other = township.addTablet();
    const auto copy = township.copyOfCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
    township.sync(a);
    grant(a, {kOther});
    township.sync(a);
    township.restoreFrom(copy);
    grant(a, {kVillage, kOther});
    township.sync(a);
    ASSERT_TRUE(a.write("household", house, {{"note", "又来"}}).ok());
    township.sync(a);
    township.sync(other);
    township.restoreFrom(copy);
    township.sync(other);
    EXPECT_EQ(central("SELECT note FROM household WHERE id='" + house + "'"), "又来");
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

} // namespace
} // namespace ruhu::sync
