#include "tests/field/office.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <thread>

namespace ruhu::field {
namespace {

namespace fs = std::filesystem;

/// The words of a command that must be refused.
std::string refusal(Office& office, const std::vector<std::string>& arguments) {
    try {
        office.run(arguments);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "not refused";
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

class CentralCommands : public testing::Test {
protected:
    DiskFolder folder;
    Office office{folder.path() / "data"};
};

TEST_F(CentralCommands, BackupIsVerifiedAndCanBeRestoredElsewhere) {
    const auto file = (folder.path() / "备份.db").string();
    EXPECT_TRUE(has(office.run({"backup", "--to", file}), "备份完成并已核对"));
    EXPECT_TRUE(has(refusal(office, {"backup", "--to", file}), "已有同名文件"));
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM _stream WHERE backed_up<>seq"), "0");
    const auto other = folder.path() / "other";
    const auto words = run({RUHU_CENTRAL, "restore", "--data", other.string(), "--from", file});
    EXPECT_TRUE(has(words, "恢复完成并已核对"));
    EXPECT_TRUE(fs::exists(other / "tls-key.pem") == fs::exists(office.file().parent_path() / "tls-key.pem"));
    EXPECT_TRUE(has(run({RUHU_CENTRAL, "verify", "--data", other.string()}), "全部一致"));
    EXPECT_EQ(query(other / "central.db", "SELECT count(*) FROM household"),
              query(office.file(), "SELECT count(*) FROM household"));
    EXPECT_NE(query(other / "central.db", "SELECT value FROM _meta WHERE key='device'"),
              query(office.file(), "SELECT value FROM _meta WHERE key='device'"));
}

TEST_F(CentralCommands, RestoreRefusesAFolderInUseAndNewerData) {
    const auto file = (folder.path() / "b.db").string();
    office.run({"backup", "--to", file});
    office.start();
    EXPECT_TRUE(has(refusal(office, {"restore", "--from", file}), "正在使用"));
    EXPECT_TRUE(has(office.run({"backup", "--to", file + "2"}), "备份完成")) << "while it serves";
    office.kill();
    office.run({"round", "--min-checkers", "3"});
    EXPECT_TRUE(has(refusal(office, {"restore", "--from", file}), "比备份新"));
    EXPECT_EQ(query(office.file(), "SELECT min_checkers FROM round"), "3");
    EXPECT_TRUE(has(office.run({"restore", "--from", file, "--force"}), "原有数据另存为"));
    EXPECT_EQ(query(office.file(), "SELECT min_checkers FROM round"), "2");
    EXPECT_TRUE(has(refusal(office, {"restore", "--from", file + "none"}), "没有这个备份文件"));
}

TEST_F(CentralCommands, TheNextRoundIsAsTheOneBeforeButForWhatIsSaidAnew) {
    const std::string nextYear = "2027年第一轮";
    EXPECT_TRUE(has(refusal(office, {"round", "--next", nextYear}), "--starts-on"));
    EXPECT_TRUE(has(refusal(office, {"round", "--next", nextYear, "--starts-on", "2027-05-01",
                                     "--visits-due-on", "2027-06-10"}),
                    "--confirm-income-line"));
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM round"), "1");
    office.run({"round", "--next", nextYear, "--starts-on", "2027-05-01", "--visits-due-on", "2027-06-10",
                "--income-line", "7200", "--confirm-income-line"});
    const std::string next = " FROM round WHERE name = '" + nextYear + "'";
    EXPECT_EQ(query(office.file(), "SELECT state || ' ' || income_line || ' ' || starts_on || ' ' || "
                                   "min_checkers || ' ' || income_months || ' ' || income_basis" +
                                       next),
              "1 720000 2027-05-01 2 12 net");
    EXPECT_EQ(query(office.file(), "SELECT n.year - b.year FROM round n, round b WHERE n.state = '1' AND "
                                   "b.state = '2'"),
              "1");
    EXPECT_TRUE(has(refusal(office, {"round", "--next", nextYear, "--starts-on", "2027-05-01",
                                     "--visits-due-on", "2027-06-10", "--confirm-income-line"}),
                    "同名"));
}

TEST_F(CentralCommands, ABackupThatIsKilledLeavesNoHalfFile) {
    const auto file = folder.path() / "b.db";
    {
        Process backup(
            {RUHU_CENTRAL, "backup", "--data", office.file().parent_path().string(), "--to", file.string()});
        backup.kill();
    }
    EXPECT_TRUE(!fs::exists(file) || has(run({RUHU_CENTRAL, "restore", "--data",
                                              (folder.path() / "x").string(), "--from", file.string()}),
                                         "恢复完成"));
    fs::remove(file);
    EXPECT_TRUE(has(office.run({"backup", "--to", file.string()}), "备份完成"));
    EXPECT_FALSE(fs::exists(file.string() + ".part"));
}

TEST_F(CentralCommands, AServiceBacksUpByItselfWhatIsNewAndKeepsTheNewest) {
    const auto backups = folder.path() / "备份";
    fs::create_directories(backups);
    for (int day = 10; day < 30; ++day)
        // Half of them by a clock that was years ahead.
        std::ofstream(backups /
                      ((day < 20 ? "ruhu-202205" : "ruhu-203105") + std::to_string(day) + "-180000.db"))
            << "old";
    std::ofstream(backups / "别动.db") << "the clerk's own";
    const auto files = [&] {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(backups))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    };
    const auto waits = "SELECT count(*) FROM _stream WHERE backed_up<>seq";
    ASSERT_NE(query(office.file(), waits), "0");
    office.start({}, "127.0.0.1", {"--backups", backups.string()});
    while (query(office.file(), waits) != "0")
        std::this_thread::yield();
    EXPECT_TRUE(has(office.stop(), "已备份并核对"));
    EXPECT_EQ(files().size(), 15u) << "fourteen, and what is not ours";
    EXPECT_TRUE(fs::exists(backups / "别动.db"));
    EXPECT_TRUE(fs::exists(backups / "ruhu-20220510-180000.db"));
    EXPECT_TRUE(fs::exists(backups / "ruhu-20310527-180000.db"));
    EXPECT_FALSE(fs::exists(backups / "ruhu-20310526-180000.db"));
    const auto newest = backups / files()[10];
    EXPECT_TRUE(has(run({RUHU_CENTRAL, "restore", "--data", (folder.path() / "other").string(), "--from",
                         newest.string()}),
                    "恢复完成并已核对"));

    const auto before = files();
    office.start({}, "127.0.0.1", {"--backups", backups.string()});
    EXPECT_FALSE(has(office.stop(), "备份")) << "nothing is new";
    EXPECT_EQ(files(), before);
}

TEST_F(CentralCommands, TheNextRoundDoesNotLeaveDraftsBehindUnasked) {
    office.start();
    const auto tablet = (folder.path() / "tablet.db").string();
    run({RUHU_FIELD_TABLET, "enrol", tablet, office.address(), office.code("1号平板")});
    run({RUHU_FIELD_TABLET, "visits", tablet, "0", "2"});
    run({RUHU_FIELD_TABLET, "sync", tablet, "1"});
    office.stop();
    // One of them is being corrected, and nobody has signed that yet.
    SQLite::Database(office.file().string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE visit SET version=2 WHERE id=(SELECT min(id) FROM visit)");
    std::vector<std::string> next{"round",      "--next",          "2027年第一轮", "--starts-on",
                                  "2027-05-01", "--visits-due-on", "2027-06-10",   "--confirm-income-line"};
    EXPECT_TRUE(has(refusal(office, next), "还有1户填了没签"));
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM round"), "1");
    next.push_back("--leave-drafts");
    office.run(next);
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM round"), "2");
}

TEST_F(CentralCommands, AskedToEndInTheMiddleOfASyncItEndsWholeAndTheSyncGoesOnLater) {
    office.start();
    const auto tablet = (folder.path() / "tablet.db").string();
    run({RUHU_FIELD_TABLET, "enrol", tablet, office.address(), office.code("1号平板")});
    run({RUHU_FIELD_TABLET, "visits", tablet, "0", "4"});
    Process sync({RUHU_FIELD_TABLET, "sync", tablet, "1"});
    const auto visits = "SELECT count(*) FROM visit WHERE sealed_version IS NOT NULL";
    while (query(office.file(), visits) == "0" && !sync.hasEnded())
        sync.line(std::chrono::milliseconds(1));
    EXPECT_TRUE(has(office.stop(), "已停止服务，数据完好"));
    sync.finish(std::chrono::seconds(60)); // well or not: it may have been faster
    EXPECT_TRUE(has(office.run({"verify"}), "全部一致"));
    office.start();
    run({RUHU_FIELD_TABLET, "sync", tablet, "1"});
    EXPECT_EQ(query(office.file(), visits), "4");
}

TEST_F(CentralCommands, QuarantineIsEmptyAtFirst) {
    EXPECT_TRUE(has(office.run({"quarantine"}), "没有搁置的内容"));
    EXPECT_TRUE(has(office.run({"quarantine", "--retry"}), "0条已收入"));
}

TEST_F(CentralCommands, DevicesAreListedAndTheirVillagesChanged) {
    EXPECT_TRUE(has(office.run({"devices"}), "还没有登记平板"));
    EXPECT_TRUE(has(refusal(office, {"grant", "--device", "1号平板", "--villages", "全部"}), "没有叫"));
    office.start();
    const auto tablet = (folder.path() / "tablet.db").string();
    run({RUHU_FIELD_TABLET, "enrol", tablet, office.address(), office.code("1号平板")});
    const auto homes = [&] { return query(tablet, "SELECT count(*) FROM household"); };
    const auto sync = [&] { return run({RUHU_FIELD_TABLET, "sync", tablet, "1"}); };
    EXPECT_NE(homes(), "0");
    EXPECT_TRUE(has(office.run({"devices"}), "1号平板　可看：白家岭村"));
    EXPECT_TRUE(
        has(refusal(office, {"withdraw", "--device", "1号平板", "--villages", "不存在村"}), "名册里没有"));
    EXPECT_TRUE(has(office.run({"withdraw", "--device", "1号平板", "--villages", "白家岭"}), "可看：无"));
    sync();
    EXPECT_EQ(homes(), "0") << "receipted, then purged";
    EXPECT_TRUE(has(office.run({"grant", "--device", "1号平板", "--villages", "全部"}), "可看：全部"));
    sync();
    EXPECT_EQ(homes(), query(office.file(), "SELECT count(*) FROM household"));
    EXPECT_TRUE(has(office.run({"revoke", "--device", "1号平板"}), "已停用：1号平板"));
    EXPECT_TRUE(has(office.run({"devices"}), "1号平板（已停用）"));
    Process refused({RUHU_FIELD_TABLET, "sync", tablet, "1"});
    EXPECT_NE(refused.finish(std::chrono::seconds(30)), 0);
    EXPECT_TRUE(has(refused.output(), "revoked"));
}

TEST_F(CentralCommands, EachCommandExplainsItself) {
    for (const char* command : {"devices", "grant", "withdraw", "revoke", "quarantine", "backup", "restore"})
        EXPECT_TRUE(has(run({RUHU_CENTRAL, command, "--help"}), "用法")) << command;
}

} // namespace
} // namespace ruhu::field
