// `ruhu-central restore` and `backup` killed at random points: the old store or the new one, never a mixture.
#include "tests/field/office.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <random>

namespace ruhu::field {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kKills = 16;

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Counts what comes, goes and is renamed in a folder, as it happens. One thread.
class FolderChanges {
public:
    explicit FolderChanges(const fs::path& folder) {
        ::inotify_add_watch(m_events, folder.c_str(), IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO);
    }
    ~FolderChanges() { ::close(m_events); }
    FolderChanges(const FolderChanges&) = delete;
    FolderChanges& operator=(const FolderChanges&) = delete;

    /// How many there were by now; waits no longer than `patience` for the next.
    int count(std::chrono::milliseconds patience) {
        pollfd ready{m_events, POLLIN, 0};
        while (::poll(&ready, 1, static_cast<int>(patience.count())) > 0) {
            alignas(inotify_event) std::array<char, 4096> bytes;
            const auto end = ::read(m_events, bytes.data(), bytes.size());
            for (ssize_t at = 0; at < end; ++m_count) {
                const auto* event = reinterpret_cast<const inotify_event*>(&bytes[at]);
                at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
            }
            patience = 0ms;
        }
        return m_count;
    }

private:
    int m_events = ::inotify_init1(IN_CLOEXEC);
    int m_count = 0;
};

class RestoreKill : public testing::Test {
protected:
    /// Starts a command on the folder and kills it after a part of the time that it would take.
    void killed(const std::vector<std::string>& words, const fs::path& data) {
        Process process(onFolder(words, data));
        const auto until = Clock::now() + std::chrono::milliseconds(random() % span.count());
        while (Clock::now() < until && !process.hasEnded())
            process.line(std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()));
        ended += process.hasEnded() ? 1 : 0;
        process.kill();
    }
    /// Starts it and kills it once so many changes of the folder were seen.
    void killedAfter(int number, const std::vector<std::string>& words) {
        FolderChanges changes(data);
        Process process(onFolder(words, data));
        while (changes.count(1ms) < number && !process.hasEnded())
            process.line(0ms);
        ended += process.hasEnded() ? 1 : 0;
        process.kill();
    }
    /// An undisturbed run, to know how long one takes.
    void measure(const std::vector<std::string>& words, const fs::path& data) {
        const auto start = Clock::now();
        run(onFolder(words, data));
        span = std::chrono::ceil<std::chrono::milliseconds>(Clock::now() - start) + 1ms;
    }
    static std::vector<std::string> onFolder(const std::vector<std::string>& words, const fs::path& data) {
        std::vector<std::string> command{RUHU_CENTRAL};
        command.insert(command.end(), words.begin(), words.end());
        command.insert(command.end(), {"--data", data.string()});
        return command;
    }

    DiskFolder folder;
    Office office{folder.path() / "data"};
    const fs::path data = folder.path() / "data";
    const std::string backup = (folder.path() / "备份.db").string();
    std::mt19937 random{20260529};
    std::chrono::milliseconds span{0};
    int ended = 0; ///< before they were killed
};

TEST_F(RestoreKill, TheOldStoreOrTheNewOneIsWholeWithItsKeys) {
    office.start(); // makes the keys
    office.kill();
    office.run({"backup", "--to", backup});
    measure({"restore", "--from", backup}, folder.path() / "fresh");
    const std::string identity = "SELECT value FROM _meta WHERE key='device'";
    const auto checkers = [&] { return query(office.file(), "SELECT min_checkers FROM round"); };
    const std::vector<std::string> restore{"restore", "--from", backup, "--force"};
    office.run({"round", "--min-checkers", "3"}); // what the backup does not hold
    FolderChanges whole(data);
    office.run(restore);
    const int changes = whole.count(0ms);
    int old = 0;
    int renewed = 0;
    // At any moment, and at each change of the folder: the exchange is the work of a moment.
    for (int i = 0; i < kKills + changes; ++i) {
        office.run({"round", "--min-checkers", "3"});
        const auto before = query(office.file(), identity);
        if (i < kKills)
            killed(restore, data);
        else
            killedAfter(i - kKills + 1, restore);
        ASSERT_TRUE(has(office.run({"verify"}), "全部一致"));
        const bool isOld = query(office.file(), identity) == before;
        ASSERT_EQ(checkers(), isOld ? "3" : "2");
        (isOld ? old : renewed)++;
    }
    EXPECT_GT(old, 0) << "no kill met it at work";
    EXPECT_GT(renewed, 0) << "no kill came after the exchange";
    EXPECT_TRUE(has(office.run(restore), "恢复完成")) << "again ends it";
    EXPECT_EQ(checkers(), "2");
    std::printf("%d kills of restore, %d after its end: old store %d times, new one %d times\n",
                kKills + changes, ended, old, renewed);
}

TEST_F(RestoreKill, ANewStoreIsNeverThereWithoutItsKeys) {
    office.start();
    office.kill();
    office.run({"backup", "--to", backup});
    measure({"restore", "--from", backup}, folder.path() / "fresh");
    for (int i = 0; i < kKills; ++i) {
        const auto place = folder.path() / std::to_string(i);
        killed({"restore", "--from", backup}, place);
        if (fs::exists(place / "central.db")) {
            EXPECT_TRUE(fs::exists(place / "tls-key.pem") && fs::exists(place / "tls-certificate.pem"));
            EXPECT_TRUE(has(run({RUHU_CENTRAL, "verify", "--data", place.string()}), "全部一致"));
        } else {
            EXPECT_TRUE(
                has(run({RUHU_CENTRAL, "restore", "--from", backup, "--data", place.string()}), "恢复完成"));
        }
        fs::remove_all(place);
    }
}

TEST_F(RestoreKill, ABackupIsWholeOrNotThere) {
    measure({"backup", "--to", backup}, data);
    for (int i = 0; i < kKills; ++i) {
        const auto file = folder.path() / (std::to_string(i) + ".db");
        killed({"backup", "--to", file.string()}, data);
        if (fs::exists(file)) {
            const auto place = folder.path() / "there";
            EXPECT_TRUE(has(run({RUHU_CENTRAL, "restore", "--from", file.string(), "--data", place.string()}),
                            "恢复完成"));
            fs::remove_all(place);
        }
        fs::remove(file);
    }
    EXPECT_TRUE(has(office.run({"verify"}), "全部一致"));
}

} // namespace
} // namespace ruhu::field
