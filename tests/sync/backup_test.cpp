#include "sync/central/backup.h"
#include "sync/store/safety.h"
#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

namespace fs = std::filesystem;
using test::kVillage;
using test::Tablet;
using test::Township;

class Backup : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "1"}}).ok());
        township.sync(a);
    }
    Result<BackupReport> backUpTo(const std::string& name) {
        return backUp(file(), township.path() / name, {{"key", "secret"}}, township.schema(),
                      township.clock(), township.random());
    }
    Result<BackupReport> restoreFrom(const std::string& name, bool force = false) {
        return restore(township.path() / name, file(), force, township.schema(), township.clock(),
                       township.random());
    }
    fs::path file() const { return township.path() / "central.db"; }
    Safety safety(SQLite::Database& tables) {
        return *safetyOf(tables, *township.schema().type("visit"), visit);
    }
    static std::string codeOf(const Result<BackupReport>& result) {
        return result ? "ok" : result.error().code;
    }

    Township township;
    Tablet& a = township.addTablet();
    Id visit = nameId("visit", "1");
};

TEST_F(Backup, IsMadeWhileTheStoreIsInUseAndAnnouncedToTablets) {
    EXPECT_EQ(safety(a.replica->tables()), Safety::Received);
    ASSERT_EQ(codeOf(backUpTo("b.db")), "ok");
    township.sync(a);
    EXPECT_EQ(safety(a.replica->tables()), Safety::BackedUp);
    EXPECT_EQ(safety(township.central().office().tables()), Safety::BackedUp) << "both count alike";
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "2"}}).ok());
    EXPECT_EQ(safety(a.replica->tables()), Safety::Here);
    township.sync(a);
    EXPECT_EQ(safety(a.replica->tables()), Safety::Received) << "the newest value is not in the backup";
    EXPECT_EQ(safety(township.central().office().tables()), Safety::Received);
    for (const char* end : {".part", "-wal", "-shm", ".part-wal"})
        EXPECT_FALSE(fs::exists((township.path() / "b.db").string() + end)) << end;
}

TEST_F(Backup, NeverOverwrites) {
    ASSERT_EQ(codeOf(backUpTo("b.db")), "ok");
    EXPECT_EQ(codeOf(backUpTo("b.db")), "exists");
}

TEST_F(Backup, ADamagedStoreMakesNoBackup) {
    SQLite::Database(file().string(), SQLite::OPEN_READWRITE).exec("UPDATE visit SET conclusion='9'");
    EXPECT_EQ(codeOf(backUpTo("b.db")), "not_verified");
    EXPECT_FALSE(fs::exists(township.path() / "b.db"));
    EXPECT_FALSE(fs::exists(township.path() / "b.db.part"));
    EXPECT_EQ(safety(township.central().office().tables()), Safety::Received);
}

TEST_F(Backup, RestoresIntoAnEmptyFolderWithItsKeys) {
    ASSERT_EQ(codeOf(backUpTo("b.db")), "ok");
    const auto there = township.path() / "new" / "central.db";
    fs::create_directories(there.parent_path());
    const auto done = restore(township.path() / "b.db", there, false, township.schema(), township.clock(),
                              township.random());
    ASSERT_EQ(codeOf(done), "ok");
    EXPECT_EQ(done->extras.at("key"), "secret");
    EXPECT_TRUE(done->setAside.empty());
    auto store = openSqliteCentralStore(there, township.schema(), township.clock(), township.random());
    ASSERT_TRUE(store.ok());
    EXPECT_EQ((*store)->verify(), std::vector<std::string>{});
    EXPECT_EQ(safety((*store)->office().tables()), Safety::BackedUp);
}

TEST_F(Backup, RestorationRefusesToLoseNewerDataAndSetsItAsideWhenForced) {
    ASSERT_EQ(codeOf(backUpTo("b.db")), "ok");
    ASSERT_EQ(codeOf(restoreFrom("b.db")), "ok") << "nothing newer than a backup of itself";
    township.reopenCentral();
    ASSERT_TRUE(a.write("visit", visit, {{"conclusion", "2"}}).ok());
    township.sync(a);
    EXPECT_EQ(codeOf(restoreFrom("b.db")), "newer_data");
    township.clock().advance(1000);
    const auto done = restoreFrom("b.db", true);
    ASSERT_EQ(codeOf(done), "ok");
    EXPECT_TRUE(fs::exists(done->setAside));
    SQLite::Database aside(done->setAside.string(), SQLite::OPEN_READWRITE);
    EXPECT_EQ(aside.execAndGet("SELECT conclusion FROM visit").getString(), "2");
    township.reopenCentral();
    township.sync(a);
    township.sync(a);
    EXPECT_EQ(township.dump(a.replica->tables()), township.dump(township.central().office().tables()));
    EXPECT_EQ(a.text("SELECT conclusion FROM visit"), "2") << "the tablet brought it back";
}

TEST_F(Backup, ADamagedBackupIsNotRestored) {
    ASSERT_EQ(codeOf(backUpTo("b.db")), "ok");
    SQLite::Database((township.path() / "b.db").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE _line SET line=replace(line,'conclusion','conclusiom')");
    EXPECT_EQ(codeOf(restoreFrom("b.db", true)), "not_verified");
    EXPECT_EQ(codeOf(restoreFrom("none.db")), "not_found");
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{}) << "and the store is as it was";
}

TEST_F(Backup, ADiskThatIsFullLeavesNoHalfBackup) {
    EXPECT_NE(
        codeOf(backUp(file(), "/dev/full/b.db", {}, township.schema(), township.clock(), township.random())),
        "ok");
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

} // namespace
} // namespace ruhu::sync
