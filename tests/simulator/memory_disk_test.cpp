#include "sync/simulator/memory_disk.h"
#include "sync/store/database.h"

#include <gtest/gtest.h>

#include <array>

namespace ruhu::sync::simulator {
namespace {

const std::array<Migration, 1> kMigrations{{{"one", "CREATE TABLE word(text TEXT NOT NULL)"}}};

class MemoryDiskTest : public testing::Test {
protected:
    void open() {
        auto opened = openDatabase(m_disk.root() / "a.db", kMigrations);
        ASSERT_TRUE(opened.ok()) << opened.error().code;
        m_database = std::move(opened).value();
    }

    /// True if SQLite says that the word is kept.
    bool keep(const std::string& word) {
        try {
            SQLite::Statement insert(*m_database, "INSERT INTO word VALUES(?)");
            insert.bind(1, word);
            insert.exec();
            return true;
        } catch (const SQLite::Exception& failure) {
            m_code = storageError(failure).code;
            return false;
        }
    }

    std::vector<std::string> words() {
        std::vector<std::string> words;
        SQLite::Statement query(*m_database, "SELECT text FROM word ORDER BY rowid");
        while (query.executeStep())
            words.push_back(query.getColumn(0).getString());
        return words;
    }

    MemoryDisk m_disk;
    std::unique_ptr<SQLite::Database> m_database;
    std::string m_code;
};

TEST_F(MemoryDiskTest, KeepsWhatWasSyncedWhereverThePowerGoes) {
    for (std::int64_t point = 1; point < 60; ++point) {
        Dice dice(static_cast<std::uint64_t>(point));
        MemoryDisk fresh;
        m_disk.copyFrom(fresh);
        open();
        std::vector<std::string> kept;
        m_disk.cutPowerAt(point);
        for (int i = 0; i < 30 && !m_disk.isOff(); ++i)
            if (const auto word = std::to_string(i) + std::string(2000, 'x'); keep(word))
                kept.push_back(word);
        ASSERT_TRUE(m_disk.isOff());
        m_disk.restart(dice);
        m_database.reset();
        open();
        auto found = words();
        if (found.size() > kept.size())
            found.pop_back(); // the one that was under way: all of it or nothing
        EXPECT_EQ(found, kept) << point;
        m_database.reset();
    }
}

TEST_F(MemoryDiskTest, LosesWhatWasNotSynced) {
    open();
    m_database->exec("PRAGMA synchronous=OFF");
    for (int i = 0; i < 50; ++i)
        ASSERT_TRUE(keep(std::string(3000, 'x')));
    Dice dice(1);
    m_disk.cutPowerAt(1);
    keep("the last");
    m_disk.restart(dice);
    m_database.reset();
    open();
    EXPECT_LT(words().size(), 50u);
}

TEST_F(MemoryDiskTest, AKilledProgramLosesNothing) {
    open();
    m_database->exec("PRAGMA synchronous=OFF");
    ASSERT_TRUE(keep("first"));
    m_disk.killProcess();
    EXPECT_FALSE(keep("from the dead"));
    m_database.reset();
    open();
    EXPECT_EQ(words(), std::vector<std::string>{"first"});
}

TEST_F(MemoryDiskTest, WhatAKilledProgramLeftUnsyncedIsOnTheDiskBeforeAnybodySeesIt) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        Dice dice(seed);
        MemoryDisk fresh;
        m_disk.copyFrom(fresh);
        open();
        m_database->exec("PRAGMA synchronous=OFF"); // as if each was killed before its sync
        for (int i = 0; i < 50; ++i)
            ASSERT_TRUE(keep(std::string(3000, 'x')));
        m_disk.killProcess();
        m_database.reset();
        open();
        EXPECT_EQ(words().size(), 50u);
        m_disk.cutPowerAt(1);
        EXPECT_FALSE(keep("the last"));
        m_disk.restart(dice);
        m_database.reset();
        open();
        EXPECT_EQ(words().size(), 50u) << seed;
        m_database.reset();
    }
}

TEST_F(MemoryDiskTest, FailsAndFillsUpAsItIsTold) {
    open();
    m_disk.failWrites(0, 1);
    EXPECT_FALSE(keep("one"));
    EXPECT_EQ(m_code, "io");
    EXPECT_TRUE(keep("two"));
    m_disk.setFree(1000);
    EXPECT_FALSE(keep(std::string(50'000, 'x')));
    EXPECT_EQ(m_code, "disk_full");
    m_disk.setFree(-1);
    EXPECT_TRUE(keep("three"));
    EXPECT_EQ(words(), (std::vector<std::string>{"two", "three"}));
}

TEST_F(MemoryDiskTest, ACopyGoesItsOwnWay) {
    open();
    ASSERT_TRUE(keep("both"));
    MemoryDisk copy;
    copy.copyFrom(m_disk);
    ASSERT_TRUE(keep("mine"));
    auto other = openDatabase(copy.root() / "a.db", kMigrations);
    ASSERT_TRUE(other.ok());
    EXPECT_EQ((*other)->execAndGet("SELECT count(*) FROM word").getInt(), 1);
    (*other)->exec("INSERT INTO word VALUES('its')");
    EXPECT_EQ(words(), (std::vector<std::string>{"both", "mine"}));
}

TEST_F(MemoryDiskTest, TwoConnectionsSeeEachOtherAndOneWrites) {
    open();
    auto other = openDatabase(m_disk.root() / "a.db", kMigrations);
    ASSERT_TRUE(other.ok());
    ASSERT_TRUE(keep("one"));
    EXPECT_EQ((*other)->execAndGet("SELECT text FROM word").getString(), "one");
    SQLite::Transaction writing(**other, SQLite::TransactionBehavior::IMMEDIATE);
    m_database->setBusyTimeout(0);
    EXPECT_FALSE(keep("two"));
    EXPECT_EQ(m_code, "busy");
}

} // namespace
} // namespace ruhu::sync::simulator
