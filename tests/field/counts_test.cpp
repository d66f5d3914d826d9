#include "app/store/durability.h"
#include "app/store/stage.h"
#include "tests/field/office.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

namespace ruhu::field {
namespace {

namespace fs = std::filesystem;

/// 本机/乡镇/已备份 as they are told on the tablet and at the office, through a backup, a restoration, a
/// copied tablet and a lost one.
class Counts : public testing::Test {
protected:
    static std::string of(const fs::path& file) {
        SQLite::Database tables(file.string(), SQLite::OPEN_READWRITE);
        const auto counts = store::Durability().count(tables, store::currentRound(tables));
        return std::to_string(counts.savedHere) + "/" + std::to_string(counts.received) + "/" +
               std::to_string(counts.backedUp);
    }
    std::string tablet(const char* name) {
        const auto file = (folder.path() / name).string();
        run({RUHU_FIELD_TABLET, "enrol", file, office.address(), office.code(name)});
        return file;
    }
    static void visit(const std::string& file, int first, int count) {
        run({RUHU_FIELD_TABLET, "visits", file, std::to_string(first), std::to_string(count)});
    }
    static void sync(const std::string& file) { run({RUHU_FIELD_TABLET, "sync", file, "3"}); }
    void backUp(const std::string& name) { office.run({"backup", "--to", (folder.path() / name).string()}); }

    DiskFolder folder;
    Office office{folder.path() / "data"};
};

TEST_F(Counts, AreTheSameOnTheTabletAndAtTheOfficeThroughEveryFault) {
    office.start();
    const auto a = tablet("a.db");
    const auto b = tablet("b.db");
    visit(a, 0, 2);
    EXPECT_EQ(of(a), "2/0/0") << "here only";
    EXPECT_EQ(of(office.file()), "0/0/0");
    sync(a);
    EXPECT_EQ(of(a), "2/2/0");
    EXPECT_EQ(of(office.file()), "2/2/0");
    backUp("one.db");
    EXPECT_EQ(of(office.file()), "2/2/2");
    EXPECT_EQ(of(a), "2/2/0") << "it has not been told";
    sync(a);
    EXPECT_EQ(of(a), "2/2/2");

    visit(a, 2, 1);
    sync(a);
    visit(b, 3, 1);
    sync(b);
    sync(a);
    sync(b);
    EXPECT_EQ(of(office.file()), "4/4/2");
    EXPECT_EQ(of(a), "4/4/2");
    EXPECT_EQ(of(b), "4/4/2");

    office.kill();
    office.run({"restore", "--from", (folder.path() / "one.db").string(), "--force"});
    EXPECT_EQ(of(office.file()), "2/2/2") << "what the backup holds";
    office.start();
    fs::remove(a); // lost in the field, with what only the old store and b know
    sync(b);
    EXPECT_EQ(of(b), "4/4/2");
    EXPECT_EQ(of(office.file()), "4/4/2") << "b brought back a's visit";

    const auto c = (folder.path() / "c.db").string();
    SQLite::Database(b, SQLite::OPEN_READWRITE).exec("VACUUM INTO '" + c + "'");
    visit(b, 4, 1);
    visit(c, 5, 1);
    sync(b);
    sync(c);
    sync(b);
    backUp("two.db");
    sync(b);
    sync(c);
    EXPECT_EQ(of(office.file()), "6/6/6");
    EXPECT_EQ(of(b), "6/6/6");
    EXPECT_EQ(of(c), "6/6/6");
    EXPECT_TRUE(office.run({"round"}).find("已签字：6户　乡镇6　已备份6") != std::string::npos);
    EXPECT_NE(office.run({"verify"}).find("全部一致"), std::string::npos);
}

} // namespace
} // namespace ruhu::field
