// Disks fill up and become read-only. What was saved before is there, what fails says so by its code, and
// work goes on when there is room again.
#include "app/domain/dates.h"
#include "app/domain/schema.h"
#include "app/store/draft_ink.h"
#include "app/store/local_tables.h"
#include "app/store/stage.h"
#include "app/usecases/log_contact.h"
#include "sync/replica/salvage.h"
#include "tests/field/office.h"
#include "tests/field/small_disk.h"
#include "tests/field/visitor.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include <fstream>

namespace ruhu::field {
namespace {

namespace fs = std::filesystem;

constexpr auto kPatience = std::chrono::seconds(60);

/// An office on the ordinary disk, a tablet of its village, and small disks for the one or the other.
class DiskTest : public testing::Test {
protected:
    void SetUp() override {
        disk = SmallDisk::mount(48);
        if (!disk)
            GTEST_SKIP() << "SKIPPED: small disks need root and the right to mount";
    }

    /// The tablet's file as it is after enrolment, and its first sync.
    void enrol(Office& office, const fs::path& file) {
        run({RUHU_FIELD_TABLET, "enrol", file.string(), office.address(), office.code("1号平板")});
    }

    static sync::Result<std::unique_ptr<sync::Replica>> open(const fs::path& file) {
        auto opened = sync::openOrSalvage(file, domain::schema(), sync::systemClock(), sync::systemRandom());
        if (!opened)
            return opened.error();
        EXPECT_FALSE(opened->salvaged) << "a full disk is no damage";
        if (auto prepared = store::makeLocalTables(opened->replica->tables()); !prepared)
            return prepared.error();
        return std::move(opened->replica);
    }

    static sync::Result<void> call(sync::Replica& replica, int number) {
        SQLite::Statement row(replica.tables(), "SELECT id FROM household ORDER BY id LIMIT 1");
        row.executeStep();
        const sync::Id household = row.getColumn(0).getString();
        row.reset();
        usecases::Contact contact;
        contact.household = household;
        contact.person = household;
        contact.channel = "phone";
        contact.outcome = "no_answer";
        contact.facts = std::to_string(number) + std::string(2000, 'x');
        return usecases::LogContact(replica).log(contact, household);
    }

    static std::string calls(const fs::path& file) {
        return query(file, "SELECT count(*) FROM contact_attempt");
    }

    /// Tries to sync once; returns what the tablet says.
    static std::string sync(const fs::path& file) {
        Process tablet({RUHU_FIELD_TABLET, "sync", file.string(), "1"});
        tablet.finish(kPatience);
        return tablet.output();
    }

    std::unique_ptr<SmallDisk> disk;
    DiskFolder folder;
};

TEST_F(DiskTest, AFullTabletLosesNothingAndGoesOnWhenThereIsRoom) {
    Office office(folder.path() / "central");
    office.start();
    const auto file = disk->path() / "tablet.db";
    enrol(office, file);
    int saved = 0;
    // With room for nothing, for a few saves, and for so many that the log is written back in between.
    for (const std::uintmax_t room :
         {std::uintmax_t{0}, std::uintmax_t{100} << 10, std::uintmax_t{4} << 20}) {
        SCOPED_TRACE(room);
        auto replica = open(file);
        ASSERT_TRUE(replica.ok()) << replica.error().code;
        disk->fill(room);
        sync::Result<void> last;
        while ((last = call(**replica, saved)).ok())
            ++saved;
        EXPECT_EQ(last.error().code, "disk_full") << last.error().detail;
        EXPECT_TRUE(last.error().retry);
        usecases::RecordVisit typing(**replica);
        EXPECT_EQ(typing
                      .keep(sync::nameId("visit", "x"), sync::nameId("staff", "x"),
                            {{domain::FieldRef::parse("visit/needs").value(),
                              domain::exactly(std::string(200'000, 'w'))}})
                      .error()
                      .code,
                  "disk_full");
        store::DraftInk ink((*replica)->tables());
        EXPECT_EQ(ink.keep(sync::nameId("visit", "x"), "household", std::string(200'000, 'i')).error().code,
                  "disk_full");
        ink.remember(sync::nameId("visit", "x"), {"basics", {}}); // no exception
        EXPECT_EQ(calls(file), std::to_string(saved)) << "all that was saved, nothing by halves";

        replica->reset(); // the program ends, and starts on the full disk
        sync::markClosing(file);
        if (auto again = open(file); again) {
            EXPECT_EQ(calls(file), std::to_string(saved));
            again->reset();
            sync::markClosing(file);
        } else {
            EXPECT_EQ(again.error().code, "disk_full") << again.error().detail;
        }
        disk->empty();
        replica = open(file);
        ASSERT_TRUE(replica.ok());
        EXPECT_EQ(calls(file), std::to_string(saved));
        ASSERT_TRUE(call(**replica, saved).ok());
        ++saved;
        replica->reset();
        sync::markClosing(file);
    }
    EXPECT_GT(saved, 100);
    EXPECT_THAT(sync(file), testing::HasSubstr("synced"));
    EXPECT_EQ(calls(office.file()), std::to_string(saved));
}

TEST_F(DiskTest, APhotoOnAFullTabletIsTakenWholeOrNotAtAll) {
    Office office(folder.path() / "central");
    office.start();
    const auto file = disk->path() / "tablet.db";
    enrol(office, file);
    auto replica = open(file);
    ASSERT_TRUE(replica.ok()) << replica.error().code;
    Visitor visitor(**replica, query(file, "SELECT id FROM household ORDER BY id LIMIT 1"),
                    store::currentRound((*replica)->tables()),
                    domain::chinaDate(sync::systemClock().now()));
    const auto by = sync::nameId("staff", "x");
    const auto house = domain::FieldRef::parse("answer/house").value();
    usecases::RecordVisit record(**replica);
    ASSERT_TRUE(
        record.attach(visitor.visit(), by, {house, "image/jpeg", std::string(200'000, 'a'), {}, false}));
    const auto before = query(file, "SELECT answers FROM visit");
    disk->fill(100 << 10);
    const std::string bytes(300'000, 'b');
    const auto refused = record.attach(visitor.visit(), by, {house, "image/jpeg", bytes, {}, false});
    EXPECT_EQ(refused.error().code, "disk_full") << refused.error().detail;
    EXPECT_TRUE(refused.error().retry);
    EXPECT_EQ(query(file, "SELECT answers FROM visit"), before);
    EXPECT_EQ(query(file, "SELECT count(*) FROM visit_media WHERE _deleted IS NULL"), "1")
        << "the first stands";
    EXPECT_FALSE((*replica)->blob(sync::sha256Hex(bytes)));
    disk->empty();
    ASSERT_TRUE(record.attach(visitor.visit(), by, {house, "image/jpeg", bytes, {}, false}));
    EXPECT_TRUE((*replica)->blob(sync::sha256Hex(bytes)));
    EXPECT_EQ(query(file, "SELECT count(*) FROM visit_media WHERE _deleted IS NULL"), "1")
        << "the second stands";
    replica->reset();
    sync::markClosing(file);
    EXPECT_THAT(sync(file), testing::HasSubstr("synced"));
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM visit_media"), "2");
}

TEST_F(DiskTest, AFullTabletTakesNothingByHalvesFromASync) {
    Office office(folder.path() / "central");
    office.start();
    const auto file = disk->path() / "tablet.db";
    const auto other = folder.path() / "other.db";
    enrol(office, file);
    enrol(office, other);
    {
        auto replica = open(other);
        for (int i = 0; i < 300; ++i)
            ASSERT_TRUE(call(**replica, i).ok());
    }
    EXPECT_THAT(sync(other), testing::HasSubstr("synced"));
    disk->fill(200 << 10);
    EXPECT_THAT(sync(file), testing::HasSubstr("disk_full"));
    EXPECT_EQ(calls(file), "0");
    disk->empty();
    EXPECT_THAT(sync(file), testing::HasSubstr("synced"));
    EXPECT_EQ(calls(file), "300");
}

TEST_F(DiskTest, AFullCentralStoreRefusesWithItsCodeAndTakesItLater) {
    Office office(disk->path() / "central");
    office.start();
    const auto file = folder.path() / "tablet.db";
    enrol(office, file);
    {
        auto replica = open(file);
        for (int i = 0; i < 300; ++i)
            ASSERT_TRUE(call(**replica, i).ok());
    }
    disk->fill(50 << 10);
    EXPECT_THAT(sync(file), testing::HasSubstr("failed disk_full"));
    EXPECT_THAT(sync(file), testing::HasSubstr("failed disk_full")) << "it is still there and says so again";
    EXPECT_EQ(calls(office.file()), "0");
    disk->empty();
    EXPECT_THAT(sync(file), testing::HasSubstr("synced"));
    EXPECT_EQ(calls(office.file()), "300");
    EXPECT_NO_THROW(office.run({"verify"}));

    // Killed on a full disk and started on it.
    disk->fill(0);
    office.kill();
    try {
        office.start();
    } catch (const std::exception& refused) {
        EXPECT_THAT(refused.what(), testing::HasSubstr("磁盘")) << "it says what to do";
    }
    disk->empty();
    if (!office.isServing())
        office.start();
    EXPECT_THAT(sync(file), testing::HasSubstr("synced"));
    EXPECT_NO_THROW(office.run({"verify"}));
}

TEST_F(DiskTest, ABackupToAFullDiskIsRefusedAndLeavesNothing) {
    Office office(folder.path() / "data");
    const auto file = disk->path() / "备份.db";
    const auto backUp = [&] {
        Process backup(
            {RUHU_CENTRAL, "backup", "--data", office.file().parent_path().string(), "--to", file.string()});
        const int status = backup.finish(kPatience);
        return std::to_string(status) + " " + backup.output();
    };
    disk->fill(500'000);
    const auto refused = backUp();
    EXPECT_FALSE(refused.starts_with("0 ")) << refused;
    EXPECT_NE(refused.find("空间"), std::string::npos) << refused;
    for (const auto& left : fs::directory_iterator(disk->path()))
        EXPECT_EQ(left.path().string().find("备份"), std::string::npos) << left.path();
    EXPECT_NE(query(office.file(), "SELECT count(*) FROM _stream WHERE backed_up=0"), "0") << "not backed up";
    disk->empty();
    EXPECT_TRUE(backUp().starts_with("0 "));
}

TEST_F(DiskTest, AReadOnlyDiskIsSaidAndHarmless) {
    Office office(disk->path() / "central");
    office.start();
    const auto file = disk->path() / "tablet.db";
    enrol(office, file);
    ASSERT_TRUE(call(*open(file).value(), 1).ok());
    office.kill();
    disk->makeReadOnly(true);
    const auto refused = open(file);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "read_only") << refused.error().detail;
    try {
        office.start();
        FAIL() << "a central store that cannot write serves";
    } catch (const std::exception& words) {
        EXPECT_THAT(words.what(), testing::HasSubstr("写入权限"));
    }
    disk->makeReadOnly(false);
    office.start();
    EXPECT_THAT(sync(file), testing::HasSubstr("synced"));
    EXPECT_EQ(calls(office.file()), "1");
}

} // namespace
} // namespace ruhu::field
