#include "sync/replica/salvage.h"
#include "tests/sync/township.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace ruhu::sync {
namespace {

namespace fs = std::filesystem;
using test::kVillage;
using test::Township;

constexpr std::size_t kPage = 4096;
constexpr int kSent = 120;
constexpr int kWaiting = 40;

/// A tablet that has sent work, has work that waits, ink and half-typed words; its program was killed.
class SalvageTest : public testing::Test {
protected:
    SalvageTest() {
        auto& tablet = township.addTablet();
        for (int i = 0; i < kSent; ++i)
            write(tablet, i);
        township.sync(tablet);
        for (int i = kSent; i < kSent + kWaiting; ++i)
            write(tablet, i);
        tablet.replica->tables().exec("CREATE TABLE local_typing(visit TEXT PRIMARY KEY, words TEXT) WITHOUT "
                                      "ROWID; INSERT INTO local_typing VALUES('v','半句话')");
        tablet.replica.reset(); // everything is in the main file
        file = township.path() / "1.db";
        whole = test::readFile(file);
        leaveOpen();
    }

    void write(test::Tablet& tablet, int i) {
        const Blob ink = makeBlob("application/inkml+xml", "<ink>" + std::to_string(i) + "</ink>");
        ASSERT_TRUE(
            tablet.replica
                ->commit({kVillage,
                          "",
                          {{"visit", nameId("visit", std::to_string(i)), {{"needs", longText(i)}}, {}},
                           {"signature", nameId("signature", std::to_string(i)), {{"ink", ink.sha256}}, {}}},
                          {ink}})
                .ok());
    }
    /// Some go over several pages.
    static std::string longText(int i) {
        std::string text;
        for (int k = 0; k < (i % 20 == 7 ? 1500 : 20); ++k)
            text += "修房子" + std::to_string(i * 1600 + k);
        return text;
    }

    /// As after a kill: the mark is there, and a log, though empty.
    void leaveOpen() const {
        std::ofstream(file.string() + ".open") << std::flush;
        std::ofstream(file.string() + "-wal") << std::flush;
    }

    void put(const std::string& bytes) const {
        for (const auto& entry : fs::directory_iterator(township.path()))
            if (entry.path().filename().string().starts_with("1.db"))
                fs::remove(entry.path());
        std::ofstream(file, std::ios::binary) << bytes << std::flush;
        leaveOpen();
    }

    std::optional<Salvaged> open() {
        auto opened = openOrSalvage(file, township.schema(), tablet().clock, township.random());
        if (!opened) {
            ADD_FAILURE() << opened.error().code << " " << opened.error().detail;
            return std::nullopt;
        }
        tablet().replica = std::move(opened->replica);
        return opened->salvaged;
    }

    test::Tablet& tablet() { return *township.tablets().front(); }
    std::string words() { return tablet().text("SELECT words FROM local_typing"); }

    /// The damaged file is there as it was, the tablet works, and after a sync everybody has everything.
    void expectNothingLost(const Salvaged& salvaged, const std::string& damaged) {
        EXPECT_THAT(salvaged.setAside.filename().string(), testing::StartsWith("1.db.damaged-20"));
        EXPECT_EQ(test::readFile(salvaged.setAside), damaged);
        EXPECT_TRUE(salvaged.identity);
        ASSERT_TRUE(tablet().write("household", nameId("household", "new"), {{"address", "沟口"}}).ok());
        township.sync(tablet());
        EXPECT_EQ(township.dump(township.central().office().tables()),
                  township.dump(tablet().replica->tables()));
        EXPECT_EQ(tablet().text("SELECT count(*) FROM visit"), std::to_string(kSent + kWaiting));
        EXPECT_THAT(township.central().verify(), testing::IsEmpty());
    }

    Township township;
    fs::path file;
    std::string whole;
};

TEST_F(SalvageTest, AWholeFileIsOpenedAsItIs) {
    EXPECT_FALSE(open());
    EXPECT_EQ(words(), "半句话");
    EXPECT_TRUE(fs::exists(file.string() + ".open"));
}

TEST_F(SalvageTest, GarbageInTheHeader) {
    auto damaged = whole;
    for (std::size_t i = 0; i < 100; ++i)
        damaged[i] = static_cast<char>(i * 37 + 11);
    put(damaged);
    const auto salvaged = open();
    ASSERT_TRUE(salvaged);
    EXPECT_EQ(salvaged->saves, kSent + kWaiting);
    EXPECT_EQ(salvaged->missing, 0);
    EXPECT_EQ(words(), "半句话");
    expectNothingLost(*salvaged, damaged);
}

TEST_F(SalvageTest, TheFirstPageIsGone) {
    auto damaged = whole;
    std::fill_n(damaged.begin(), kPage, '\xee');
    put(damaged);
    const auto salvaged = open();
    ASSERT_TRUE(salvaged);
    EXPECT_EQ(salvaged->saves, kSent + kWaiting);
    expectNothingLost(*salvaged, damaged);
}

TEST_F(SalvageTest, IsSeenWithoutAMarkWhenTheFileIsShorterThanItSays) {
    put(whole.substr(0, whole.size() - kPage));
    fs::remove(file.string() + ".open");
    fs::remove(file.string() + "-wal");
    EXPECT_TRUE(open());
}

/// Page after page is torn in the middle: what stood on it is lost, and nothing else.
TEST_F(SalvageTest, ATornPageCostsAtMostWhatStoodOnIt) {
    int recognised = 0;
    for (std::size_t page = 0; page < whole.size() / kPage; page += 4) {
        SCOPED_TRACE("page " + std::to_string(page + 1));
        auto damaged = whole;
        for (std::size_t i = 0; i < kPage / 2; ++i)
            damaged[page * kPage + i] = static_cast<char>(0xa5 ^ (i * 7));
        put(damaged);
        const auto salvaged = open();
        if (!salvaged)
            continue; // nothing that counts stood there: an overflow page's text, a free page
        ++recognised;
        EXPECT_EQ(test::readFile(salvaged->setAside), damaged);
        if (!salvaged->identity)
            continue;
        const auto waiting = std::stoi(tablet().text("SELECT count(*) FROM _pending"));
        EXPECT_EQ(waiting, salvaged->saves);
        EXPECT_GT(waiting, (kSent + kWaiting) * 2 / 3);
    }
    EXPECT_GT(recognised, static_cast<int>(whole.size() / kPage) / 12);
}

TEST_F(SalvageTest, WhatWasSentAndIsTornComesBackWithTheSync) {
    // The first line that was sent: its page goes.
    const auto place = whole.find(R"("n":1,)");
    ASSERT_NE(place, std::string::npos);
    auto damaged = whole;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(place / kPage * kPage), kPage, '\0');
    put(damaged);
    const auto salvaged = open();
    ASSERT_TRUE(salvaged);
    EXPECT_LT(salvaged->saves, kSent + kWaiting);
    expectNothingLost(*salvaged, damaged);
}

/// A long text goes over several pages, and SQLite's own check does not look into them.
TEST_F(SalvageTest, ASaveWhoseTextHasChangedIsNoticedAndNotSent) {
    constexpr int kLong = kSent + 7;
    const std::string words = "修房子" + std::to_string(kLong * 1600 + 610);
    auto damaged = whole;
    int changed = 0;
    for (auto at = damaged.find(words); at != std::string::npos; at = damaged.find(words, at + 1), ++changed)
        damaged[at + words.size() - 1] ^= 1;
    ASSERT_GT(changed, 0);
    put(damaged);
    const auto salvaged = open();
    ASSERT_TRUE(salvaged);
    EXPECT_EQ(salvaged->missing, 1);
    EXPECT_EQ(salvaged->saves, kSent + kWaiting - 1);
    EXPECT_EQ(test::readFile(salvaged->setAside), damaged);
}

TEST_F(SalvageTest, TruncatedAnywhereItKeepsWhatIsBeforeTheCut) {
    for (std::size_t pages = 1; pages < whole.size() / kPage; pages += 11) {
        put(whole.substr(0, pages * kPage + 100));
        const auto salvaged = open();
        ASSERT_TRUE(salvaged) << pages;
        EXPECT_TRUE(fs::exists(salvaged->setAside));
    }
}

TEST_F(SalvageTest, SavesThatAreOnlyInTheLogAreSalvagedToo) {
    put(whole);
    ASSERT_FALSE(open());
    write(tablet(), kSent + kWaiting);
    const auto log = test::readFile(file.string() + "-wal");
    ASSERT_GT(log.size(), kPage);
    // A page that the save has not put into the log again.
    const auto root = std::stoul(tablet().text("SELECT rootpage FROM sqlite_master WHERE name='round'"));
    tablet().replica.reset();
    auto damaged = whole;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>((root - 1) * kPage), 100, 'x');
    put(damaged);
    std::ofstream(file.string() + "-wal", std::ios::binary) << log << std::flush;
    const auto salvaged = open();
    ASSERT_TRUE(salvaged);
    EXPECT_EQ(salvaged->saves, kSent + kWaiting + 1);
    EXPECT_EQ(test::readFile(salvaged->setAside.string() + "-wal"), log);
}

TEST_F(SalvageTest, AMissingLogIsNoticed) {
    fs::remove(file.string() + "-wal");
    const auto salvaged = open();
    ASSERT_TRUE(salvaged);
    EXPECT_TRUE(salvaged->logMissing);
    expectNothingLost(*salvaged, whole);
}

TEST_F(SalvageTest, ALogThatAnotherProgramTidiedUpIsNotMissed) {
    put(whole);
    ASSERT_FALSE(open());
    write(tablet(), kSent + kWaiting);
    tablet().replica.reset(); // a kill, and somebody who opened the file and closed it
    ASSERT_FALSE(fs::exists(file.string() + "-wal"));
    EXPECT_FALSE(open());
    EXPECT_EQ(tablet().text("SELECT count(*) FROM _pending"), std::to_string(kWaiting + 1));
}

TEST_F(SalvageTest, ALogThatTookASaveWithItIsMissed) {
    put(whole);
    ASSERT_FALSE(open());
    write(tablet(), kSent + kWaiting);
    const auto mark = test::readFile(file.string() + ".open");
    tablet().replica.reset();
    put(whole);
    fs::remove(file.string() + "-wal");
    std::ofstream(file.string() + ".open") << mark << std::flush;
    const auto salvaged = open();
    ASSERT_TRUE(salvaged);
    EXPECT_TRUE(salvaged->logMissing);
}

TEST_F(SalvageTest, WithoutItsKeysTheTabletEnrolsAgainAndTheFileWaits) {
    auto damaged = whole;
    for (auto at = damaged.find("secret_key"); at != std::string::npos; at = damaged.find("secret_key", at))
        damaged[at] = '#';
    std::fill_n(damaged.begin(), 100, 'x');
    put(damaged);
    const auto salvaged = open();
    ASSERT_TRUE(salvaged);
    EXPECT_FALSE(salvaged->identity);
    EXPECT_FALSE(tablet().replica->identity());
    EXPECT_EQ(words(), "半句话");
    EXPECT_EQ(test::readFile(salvaged->setAside), damaged);
}

/// Every state of the folder that a kill can leave behind leads to the same end.
TEST_F(SalvageTest, AKillWhileSalvagingCostsNothing) {
    auto damaged = whole;
    std::fill_n(damaged.begin(), 100, 'x');
    put(damaged);
    ASSERT_TRUE(open());
    tablet().replica.reset();
    const auto fresh = test::readFile(file);
    const auto aside = file.string() + ".damaged-20260524-000000";

    put(damaged); // half a fresh file, nothing moved yet
    std::ofstream(file.string() + ".fresh", std::ios::binary)
        << fresh.substr(0, fresh.size() / 2) << std::flush;
    EXPECT_TRUE(open());
    EXPECT_EQ(tablet().text("SELECT count(*) FROM _pending"), std::to_string(kSent + kWaiting));
    tablet().replica.reset();

    put(damaged); // moved aside, its log not yet, the fresh one not yet in its place
    fs::rename(file, aside);
    std::ofstream(file.string() + "-wal") << "log";
    std::ofstream(file.string() + ".fresh", std::ios::binary) << fresh << std::flush;
    std::ofstream(file.string() + ".open") << aside << std::flush;
    EXPECT_FALSE(open());
    EXPECT_EQ(tablet().text("SELECT count(*) FROM _pending"), std::to_string(kSent + kWaiting));
    EXPECT_EQ(test::readFile(aside + "-wal"), "log");
}

} // namespace
} // namespace ruhu::sync
