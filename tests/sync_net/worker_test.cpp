#include "sync/client/back_off.h"
#include "sync/client/tuning.h"
#include "sync/client/worker.h"
#include "tests/sync_net/net_township.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace ruhu::sync {
namespace {

using test::householdDraft;
using test::kVillage;
using test::NetTownship;
using test::textIn;
using Phase = WorkerState::Phase;

const Id kHouse = nameId("household", "1");

/// Collects what a worker tells and waits for it.
class Listener {
public:
    void operator()(const WorkerState& state) {
        const std::lock_guard lock(m_mutex);
        m_states.push_back(state);
        m_changed.notify_all();
    }
    /// The next end of a run that has not been waited for.
    WorkerState nextEnd() {
        std::unique_lock lock(m_mutex);
        WorkerState end;
        m_changed.wait_for(lock, std::chrono::seconds(20), [&] {
            for (; m_seen < m_states.size(); ++m_seen)
                if (m_states[m_seen].phase == Phase::Done || m_states[m_seen].phase == Phase::Failed) {
                    end = m_states[m_seen++];
                    return true;
                }
            return false;
        });
        return end;
    }
    std::vector<WorkerState> states() {
        const std::lock_guard lock(m_mutex);
        return m_states;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<WorkerState> m_states;
    std::size_t m_seen = 0;
};

class WorkerTest : public testing::Test {
protected:
    std::unique_ptr<Worker> worker() {
        return std::make_unique<Worker>(Worker::Parts{
            [this]() -> Result<std::unique_ptr<Replica>> {
                return Replica::open(town.tabletFile("a"), town.schema(), town.tabletClock, systemRandom());
            },
            [] { return std::make_unique<CurlTransport>(); }, town.tabletClock, systemRandom(),
            [this](const WorkerState& state) { listener(state); },
            [this](const Notice& notice) {
                if (notice.records.contains("household"))
                    ++notices;
            }});
    }

    NetTownship town{"worker"};
    Listener listener;
    std::atomic<int> notices = 0;
};

TEST_F(WorkerTest, SyncsOnItsThreadWhatTheScreensSave) {
    auto screens = town.tablet("a");
    auto syncs = worker();
    EXPECT_EQ(syncs->state().phase, Phase::Idle);
    ASSERT_TRUE(screens->commit(householdDraft(kHouse, "note", "甲")));
    syncs->syncNow();
    const auto first = listener.nextEnd();
    ASSERT_EQ(first.phase, Phase::Done) << (first.error ? first.error->code : "");
    EXPECT_EQ(first.report.sent, 1);
    EXPECT_EQ(first.finishedAt, town.tabletClock.now());
    EXPECT_FALSE(screens->isPending("household", kHouse));

    ASSERT_TRUE(town.central().office().commit(householdDraft(nameId("household", "2"), "note", "乙")));
    notices = 0;
    syncs->syncNow();
    ASSERT_EQ(listener.nextEnd().phase, Phase::Done);
    EXPECT_EQ(notices, 1);
    EXPECT_EQ(textIn(*screens, "SELECT count(*) FROM household"), "2");
    EXPECT_EQ(listener.states().front().phase, Phase::Running);
}

TEST_F(WorkerTest, FailureIsToldAndALaterRunSucceeds) {
    auto screens = town.tablet("a");
    ASSERT_TRUE(screens->commit(householdDraft(kHouse, "note", "甲")));
    town.stopServer();
    auto syncs = worker();
    syncs->syncNow();
    const auto failed = listener.nextEnd();
    ASSERT_EQ(failed.phase, Phase::Failed);
    EXPECT_EQ(failed.error->code, "unreachable");
    EXPECT_EQ(failed.retryInMs, 0); // not automatic
    EXPECT_EQ(failed.report.toSend, 1);
    town.startServer();
    syncs->syncNow();
    EXPECT_EQ(listener.nextEnd().phase, Phase::Done);
}

TEST_F(WorkerTest, AutomaticTriesAgainByItself) {
    auto screens = town.tablet("a");
    ASSERT_TRUE(screens->commit(householdDraft(kHouse, "note", "甲")));
    town.stopServer();
    auto syncs = worker();
    syncs->setAutomatic(true);
    const auto failed = listener.nextEnd();
    ASSERT_EQ(failed.phase, Phase::Failed);
    EXPECT_GE(failed.retryInMs, std::chrono::milliseconds(tuning::kFirstRetry).count() / 2);
    EXPECT_LE(failed.retryInMs, std::chrono::milliseconds(tuning::kFirstRetry).count());
    town.startServer();
    EXPECT_EQ(listener.nextEnd().phase, Phase::Done);
    EXPECT_FALSE(screens->isPending("household", kHouse));
}

TEST_F(WorkerTest, NotEnrolledIsAnErrorLikeAnyOther) {
    auto syncs = worker();
    syncs->syncNow();
    const auto failed = listener.nextEnd();
    ASSERT_EQ(failed.phase, Phase::Failed);
    EXPECT_EQ(failed.error->code, "not_enrolled");
}

/// Stands still until cancelled.
class Stuck : public Transport {
public:
    explicit Stuck(std::atomic<bool>& entered)
        : m_entered(entered) {}
    Result<HttpAnswer> perform(const HttpRequest&) override {
        std::unique_lock lock(m_mutex);
        m_entered = true;
        m_entered.notify_all();
        m_changed.wait(lock, [&] { return m_cancelled; });
        return Error{"cancelled", {}, true};
    }
    void cancel() override {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
        m_changed.notify_all();
    }

private:
    std::atomic<bool>& m_entered;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_cancelled = false;
};

TEST_F(WorkerTest, CancelAndEndDoNotWaitForTheNetwork) {
    auto screens = town.tablet("a");
    std::atomic<bool> entered = false;
    Worker::Parts parts{[this]() -> Result<std::unique_ptr<Replica>> {
                            return Replica::open(town.tabletFile("a"), town.schema(), town.tabletClock,
                                                 systemRandom());
                        },
                        [&] { return std::make_unique<Stuck>(entered); },
                        town.tabletClock,
                        systemRandom(),
                        [this](const WorkerState& state) { listener(state); },
                        nullptr};
    auto syncs = std::make_unique<Worker>(std::move(parts));
    syncs->syncNow();
    entered.wait(false);
    syncs->cancel();
    const auto cancelled = listener.nextEnd();
    ASSERT_EQ(cancelled.phase, Phase::Failed);
    EXPECT_EQ(cancelled.error->code, "cancelled");
    entered = false;
    syncs->syncNow();
    entered.wait(false);
    syncs.reset();
    EXPECT_EQ(listener.nextEnd().error->code, "cancelled");
}

TEST(BackOff, DoublesToALimitAndIsDrawn) {
    test::SeededRandom random(5);
    BackOff backOff(random);
    std::set<std::int64_t> waits;
    std::chrono::milliseconds whole = tuning::kFirstRetry;
    for (int i = 0; i < 40; ++i) {
        const auto wait = backOff.next();
        EXPECT_GE(wait, whole / 2);
        EXPECT_LE(wait, whole);
        waits.insert(wait.count());
        whole = std::min<std::chrono::milliseconds>(whole * 2, tuning::kLongestRetry);
    }
    EXPECT_GT(waits.size(), 30u);
    backOff.reset();
    EXPECT_LE(backOff.next(), tuning::kFirstRetry);
}

} // namespace
} // namespace ruhu::sync
