#include "sync/store/log.h"
#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using test::kVillage;
using test::Township;

/// The tables of a tablet as the first programs made them.
constexpr const char* kFirstReplicaForm = R"(
CREATE TABLE _author(stream TEXT PRIMARY KEY, n INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE _pending(
  stream TEXT NOT NULL, n INTEGER NOT NULL, seen INTEGER NOT NULL, acknowledged INTEGER NOT NULL,
  line TEXT NOT NULL, PRIMARY KEY(stream, n));
CREATE TABLE _base(
  type TEXT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, state TEXT, PRIMARY KEY(type, id)) WITHOUT ROWID;
CREATE TABLE _quarantine(
  stream TEXT NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY(stream, n));
)";

/// A file of that form with what `from` holds.
void writeOldFile(const std::filesystem::path& file, const std::filesystem::path& from) {
    SQLite::Database old(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec("CREATE TABLE _migration(name TEXT PRIMARY KEY)");
    old.exec("INSERT INTO _migration VALUES('log-1'),('replica-1')");
    old.exec(kLogMigration.sql);
    old.exec(kFirstReplicaForm);
    old.exec("ATTACH '" + from.string() + "' AS new");
    old.exec("INSERT INTO _meta SELECT * FROM new._meta WHERE key<>'schema'");
    old.exec("INSERT INTO _stream SELECT * FROM new._stream");
    old.exec("INSERT INTO _blob SELECT * FROM new._blob");
    old.exec("INSERT INTO _entry SELECT e.stream, (SELECT epoch FROM new._stream WHERE name=e.stream), "
             "e.seq, l.device, l.n, l.at, l.by, e.chain, e.meta, "
             "l.line FROM new._entry e JOIN new._line l USING(place)");
    old.exec("INSERT INTO _pending SELECT p.stream, p.n, p.seen, p.acknowledged, l.line FROM new._pending p "
             "JOIN new._line l USING(place)");
    old.exec("INSERT INTO _author SELECT p.stream, p.n, l.hash FROM new._pending p JOIN new._line l "
             "USING(place) ORDER BY p.n DESC LIMIT 1");
    old.exec("INSERT INTO _base SELECT 'household', id, _stream, NULL FROM new.household LIMIT 1");
}

TEST(OldFiles, ATabletOfTheFirstFormKeepsItsEntriesAndWhatWaits) {
    Township township;
    auto& tablet = township.addTablet();
    const auto house = nameId("household", "1");
    ASSERT_TRUE(tablet.write("household", house, {{"address", "老屋"}}).ok());
    township.sync(tablet);
    ASSERT_TRUE(tablet.write("household", house, {{"address", "新屋"}}).ok());
    ASSERT_TRUE(tablet.write("household", house, {{"note", "等一等"}}).ok());
    ASSERT_TRUE(tablet.write("person", nameId("person", "1"), {{"name", "牛明旺"}}).ok());
    const auto before = township.dump(tablet.replica->tables());
    tablet.replica.reset();
    const auto file = township.path() / "1.db";
    writeOldFile(township.path() / "old.db", file);
    for (const char* part : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + part);
    std::filesystem::rename(township.path() / "old.db", file);

    township.reopen(tablet, 1);

    EXPECT_EQ(township.dump(tablet.replica->tables()), before);
    EXPECT_TRUE(tablet.replica->isPending("household", house));
    ASSERT_TRUE(tablet.write("household", house, {{"note", "接着写"}}).ok());
    township.sync(tablet);
    EXPECT_EQ(township.dump(tablet.replica->tables()), township.dump(township.central().office().tables()));
    EXPECT_EQ(tablet.text("SELECT note FROM household"), "接着写");
    EXPECT_EQ(tablet.text("SELECT count(*) FROM _entry"), "5");
    EXPECT_TRUE(township.central().verify().empty());
}

TEST(OldFiles, ACentralStoreOfTheFirstFormGoesOnWhereItWas) {
    Township township;
    auto& tablet = township.addTablet();
    ASSERT_TRUE(tablet.write("person", nameId("person", "1"), {{"name", "牛明旺"}}).ok());
    township.sync(tablet);
    const auto before = township.dump(township.central().office().tables());
    {
        SQLite::Database file((township.path() / "central.db").string(), SQLite::OPEN_READWRITE);
        file.exec("CREATE TABLE _first AS SELECT e.stream, (SELECT epoch FROM _stream WHERE name=e.stream) "
                  "AS epoch, e.seq, l.device, l.n, l.at, l.by, e.chain, "
                  "e.meta, l.line FROM _entry e JOIN _line l USING(place)");
        file.exec("DROP TABLE _entry; DROP TABLE _line; DROP INDEX _blob_waiting; DROP TABLE _epoch;"
                  "DROP TABLE _branch; DROP TABLE _blob_use; DROP TABLE _office; DROP TABLE _piece;"
                  "CREATE TABLE _part(sha256 TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL, "
                  "PRIMARY KEY(sha256, start));"
                  "ALTER TABLE _quarantine DROP COLUMN sig");
        file.exec(
            "CREATE TABLE _entry(stream TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, device "
            "TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, chain TEXT NOT "
            "NULL, meta TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY(stream, epoch, seq))");
        file.exec("INSERT INTO _entry SELECT * FROM _first; DROP TABLE _first");
        file.exec("DELETE FROM _migration WHERE name IN ('log-2', 'central-2', 'log-3', 'central-3', "
                  "'log-pieces', 'central-part-2')");
        file.exec("UPDATE _meta SET value='' WHERE key='schema'");
    }

    township.reopenCentral();

    EXPECT_EQ(township.dump(township.central().office().tables()), before);
    EXPECT_TRUE(township.central().verify().empty());
    ASSERT_TRUE(tablet.write("person", nameId("person", "2"), {{"name", "李晓梅"}}).ok());
    township.sync(tablet);
    EXPECT_EQ(township.dump(tablet.replica->tables()), township.dump(township.central().office().tables()));
}

} // namespace
} // namespace ruhu::sync
