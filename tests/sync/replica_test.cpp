#include "sync/replica/replica.h"
#include "tests/sync/world.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ruhu::sync {
namespace {

using nlohmann::json;

const std::string kVillage = "149999201001";

class ReplicaTest : public testing::Test {
protected:
    void SetUp() override { open(); }

    void open() {
        replica.reset();
        auto opened = Replica::open(folder.path() / "tablet.db", schema, clock, random);
        ASSERT_TRUE(opened.ok()) << opened.error().detail;
        replica = std::move(opened).value();
    }

    void enrol() { ASSERT_TRUE(replica->setIdentity(test::identity(random, {"township", kVillage})).ok()); }

    std::string text(const std::string& sql) {
        SQLite::Statement query(replica->tables(), sql);
        return query.executeStep() ? query.getColumn(0).getString() : "none";
    }

    Result<void> save(const std::string& type, const Id& id,
                      std::vector<std::pair<std::string, json>> fields) {
        return replica->commit({kVillage, "", {{type, id, std::move(fields), {}}}, {}});
    }

    test::Folder folder;
    test::ManualClock clock;
    test::SeededRandom random{7};
    Schema schema = test::projectSchema();
    std::unique_ptr<Replica> replica;
    Id house = nameId("household", "1");
    Id visit = nameId("visit", "1");
};

TEST_F(ReplicaTest, ASaveIsInTheTablesAtOnceAndPending) {
    enrol();
    ASSERT_TRUE(save("household", house, {{"address", "某村12号"}, {"position", 3}}).ok());
    EXPECT_EQ(text("SELECT address || position FROM household"), "某村12号3");
    EXPECT_TRUE(replica->isPending("household", house));
    EXPECT_FALSE(replica->isReceived("household", house));
    EXPECT_EQ(replica->streams().back().stream, "township");
    EXPECT_EQ(replica->streams().front().pending, 1);
}

TEST_F(ReplicaTest, ASaveSurvivesReopening) {
    enrol();
    ASSERT_TRUE(save("household", house, {{"address", "甲"}}).ok());
    open();
    EXPECT_EQ(text("SELECT address FROM household"), "甲");
    ASSERT_TRUE(save("household", house, {{"address", "乙"}}).ok());
    const auto request = replica->nextRequest(1 << 20);
    ASSERT_TRUE(request.ok());
    ASSERT_EQ(request->pushes.size(), 1u);
    ASSERT_EQ(request->pushes[0].lines.size(), 2u);
    const auto second = decode(request->pushes[0].lines[1]);
    EXPECT_EQ(second->n, 2);
    EXPECT_EQ(second->prev, sha256Hex(request->pushes[0].lines[0]));
}

TEST_F(ReplicaTest, UnnamedFieldsAndMembersStay) {
    enrol();
    ASSERT_TRUE(
        save("visit", visit, {{"mode", "1"}, {"answers", {{"food", {{"v", 1}}}, {"water", 2}}}}).ok());
    ASSERT_TRUE(save("visit", visit, {{"answers", {{"water", nullptr}}}}).ok());
    ASSERT_TRUE(save("visit", visit, {{"conclusion", "3"}}).ok());
    EXPECT_EQ(text("SELECT mode || conclusion FROM visit"), "13");
    EXPECT_EQ(json::parse(text("SELECT answers FROM visit")),
              json::parse(R"({"food":{"v":1},"water":null})"));
}

TEST_F(ReplicaTest, NullAndZeroAndEmptyAreThreeThings) {
    enrol();
    ASSERT_TRUE(save("person", house, {{"name", ""}, {"work_months", 0}, {"phone", nullptr}}).ok());
    EXPECT_EQ(text("SELECT (name='') || (work_months=0) || (phone IS NULL) FROM person"), "111");
}

TEST_F(ReplicaTest, ADeletionKeepsTheRowWithItsReasonAndAWriteBringsItBack) {
    enrol();
    ASSERT_TRUE(save("person", house, {{"name", "张某"}}).ok());
    ASSERT_TRUE(replica->commit({kVillage, "", {{"person", house, {}, "登记错误"}}, {}}).ok());
    EXPECT_EQ(text("SELECT _deleted FROM person"), "登记错误");
    ASSERT_TRUE(save("person", house, {{"name", "李某"}}).ok());
    EXPECT_EQ(text("SELECT _deleted IS NULL FROM person"), "1");
}

TEST_F(ReplicaTest, ADraftThatMakesNoSenseChangesNothing) {
    enrol();
    const auto code = [](const Result<void>& result) { return result.ok() ? "" : result.error().code; };
    EXPECT_EQ(code(save("nothing", house, {{"a", 1}})), "unknown_type");
    EXPECT_EQ(code(save("household", "x", {{"address", "甲"}})), "malformed");
    EXPECT_EQ(code(save("household", house, {{"adress", "甲"}})), "malformed");
    EXPECT_EQ(code(save("household", house, {{"position", "3"}})), "malformed");
    EXPECT_EQ(code(save("household", house, {{"hamlet_id", "no id"}})), "malformed");
    EXPECT_EQ(code(save("household", house, {{"address", "\xff"}})), "malformed");
    EXPECT_EQ(code(save("visit", visit, {{"answers", nullptr}})), "malformed");
    EXPECT_EQ(code(replica->commit({"149999201002", "", {{"household", house, {}, {}}}, {}})),
              "unknown_stream");
    EXPECT_EQ(code(save("household", house, {{"note", std::string(kMaxTextBytes + 1, 'x')}})), "malformed");
    EXPECT_EQ(text("SELECT count(*) FROM household"), "0");
    EXPECT_EQ(replica->streams().front().pending, 0);
}

TEST_F(ReplicaTest, WithoutEnrolmentNothingIsSaved) {
    EXPECT_EQ(save("household", house, {{"address", "甲"}}).error().code, "unknown_stream");
    EXPECT_EQ(replica->nextRequest(1 << 20).error().code, "not_enrolled");
}

TEST_F(ReplicaTest, SetsAreSortedAndWithoutRepetition) {
    enrol();
    ASSERT_TRUE(save("person", house, {{"health", {"3", "1", "3"}}}).ok());
    EXPECT_EQ(text("SELECT health FROM person"), R"(["1","3"])");
}

TEST_F(ReplicaTest, TwoObjectsOnOneFileSeeEachOthersSaves) {
    enrol();
    auto other = Replica::open(folder.path() / "tablet.db", schema, clock, random);
    ASSERT_TRUE(other.ok());
    ASSERT_TRUE(save("household", house, {{"address", "甲"}}).ok());
    ASSERT_TRUE(
        other.value()->commit({kVillage, "", {{"household", house, {{"address", "乙"}}, {}}}, {}}).ok());
    EXPECT_EQ(text("SELECT address FROM household"), "乙");
    EXPECT_EQ(replica->nextRequest(1 << 20)->pushes[0].lines.size(), 2u);
}

TEST_F(ReplicaTest, InkIsStoredWithItsSaveAndRidesAlong) {
    enrol();
    const Blob ink = makeBlob("application/inkml+xml", "<ink/>");
    ASSERT_TRUE(
        replica->commit({kVillage, "", {{"signature", visit, {{"ink", ink.sha256}}, {}}}, {ink}}).ok());
    ASSERT_TRUE(replica->blob(ink.sha256).has_value());
    EXPECT_EQ(replica->blob(ink.sha256)->bytes, "<ink/>");
    EXPECT_EQ(replica->nextRequest(1 << 20)->blobs.size(), 1u);
    const Blob photo = makeBlob("image/jpeg", "\xff\xd8\xff");
    ASSERT_TRUE(replica->commit({kVillage, "", {{"household", house, {}, {}}}, {photo}}).ok());
    const Blob large = makeBlob("image/jpeg", std::string(kMaxRidingBlob + 1, '\xff'));
    ASSERT_TRUE(replica->commit({kVillage, "", {{"household", house, {}, {}}}, {large}}).ok());
    EXPECT_EQ(replica->blobsToSend(10), (std::vector{ink.sha256, photo.sha256, large.sha256}));
    EXPECT_EQ(replica->nextRequest(1 << 20)->blobs.size(), 2u);
}

TEST_F(ReplicaTest, ARequestStaysWithinItsBytesButNeverEmpty) {
    enrol();
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(save("household", house, {{"note", std::string(1000, 'x')}}).ok());
    EXPECT_EQ(replica->nextRequest(1)->pushes[0].lines.size(), 1u);
    EXPECT_EQ(replica->nextRequest(3000)->pushes[0].lines.size(), 2u);
}

TEST_F(ReplicaTest, TellsWhatACommitChanged) {
    enrol();
    Notice seen;
    replica->onNotice = [&](const Notice& notice) { seen = notice; };
    ASSERT_TRUE(save("household", house, {{"address", "甲"}}).ok());
    EXPECT_EQ(seen.records["household"], std::set{house});
    EXPECT_FALSE(seen.fromRemote);
}

/// Found by programs that were killed while they saved and synced: a query left open in a use case made the
/// save fail as "busy" whenever the sync had taken something between the two.
TEST_F(ReplicaTest, ASaveWithAQueryStillOpenFailsEveryTimeAndNotOnceInAThousand) {
    enrol();
    ASSERT_TRUE(save("household", house, {{"address", "甲"}}).ok());
    SQLite::Statement open(replica->tables(), "SELECT id FROM household");
    ASSERT_TRUE(open.executeStep());
    EXPECT_THROW((void)save("household", house, {{"address", "乙"}}), std::logic_error);
    open.reset();
    EXPECT_TRUE(save("household", house, {{"address", "乙"}}).ok());
}

TEST(ReplicaFile, NewerAndBrokenFilesAreRefused) {
    test::Folder folder;
    test::ManualClock clock;
    test::SeededRandom random{7};
    const Schema schema = test::projectSchema();
    {
        SQLite::Database newer((folder.path() / "new.db").string(),
                               SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        newer.exec("CREATE TABLE _migration(name TEXT PRIMARY KEY); INSERT INTO _migration VALUES('log-99')");
    }
    EXPECT_EQ(Replica::open(folder.path() / "new.db", schema, clock, random).error().code, "too_new");
    std::ofstream(folder.path() / "bad.db") << std::string(8192, 'x');
    EXPECT_EQ(Replica::open(folder.path() / "bad.db", schema, clock, random).error().code, "corrupt");
    EXPECT_EQ(Replica::open(folder.path() / "no" / "such.db", schema, clock, random).error().code,
              "read_only");
}

} // namespace
} // namespace ruhu::sync
