#include "sync/central/turns.h"
#include "tests/sync/township.h"

#include <thread>

namespace ruhu::sync {
namespace {

using test::Tablet;
using test::Township;

struct Job {
    int name = 0;
    bool done = false;
};

TEST(Turns, WhoComesWhileOneIsAtWorkIsServedInOneGroup) {
    Turns<Job> turns;
    std::vector<std::vector<int>> groups;
    const auto work = [&](std::span<Job* const> jobs) {
        while (groups.empty() && turns.waiting() < 4) // the first waits until the others have come
            std::this_thread::yield();
        auto& group = groups.emplace_back();
        for (const Job* job : jobs)
            group.push_back(job->name);
    };
    std::vector<Job> jobs(5);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 5; ++i) {
        jobs[i].name = i;
        threads.emplace_back([&, i] { turns.take(jobs[i], work); });
    }
    threads.clear();
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups[0].size(), 1u);
    EXPECT_EQ(groups[1].size(), 4u);
    for (const Job& job : jobs)
        EXPECT_TRUE(job.done);
}

TEST(Turns, MoreThanOneGroupHoldsAreServedAll) {
    Turns<Job> turns;
    std::size_t served = 0;
    std::size_t largest = 0;
    const auto work = [&](std::span<Job* const> jobs) {
        while (served == 0 && turns.waiting() < 79)
            std::this_thread::yield();
        served += jobs.size();
        largest = std::max(largest, jobs.size());
    };
    std::vector<Job> jobs(80);
    {
        std::vector<std::jthread> threads;
        for (Job& job : jobs)
            threads.emplace_back([&] { turns.take(job, work); });
    }
    EXPECT_EQ(served, 80u);
    EXPECT_LT(largest, 80u) << "nobody waits for ever on those before";
}

/// Eight tablets push while the store's file is held, so that they come in one group; one of them lies.
TEST(Turns, OneBadPushInAGroupDelaysNobodyElse) {
    Township township;
    std::vector<Tablet*> tablets;
    std::vector<SyncRequest> requests;
    for (int i = 0; i < 8; ++i) {
        Tablet& tablet = *tablets.emplace_back(&township.addTablet());
        ASSERT_TRUE(tablet.write("household", nameId("household", std::to_string(i)), {{"note", "好"}}).ok());
        auto request = tablet.replica->nextRequest(1 << 20);
        ASSERT_TRUE(request.ok());
        requests.push_back(std::move(request).value());
    }
    requests[3].pushes.at(0).sig = requests[4].pushes.at(0).sig;
    std::vector<Result<SyncAnswer>> answers(8, Error{});
    {
        SQLite::Database other((township.path() / "central.db").string(), SQLite::OPEN_READWRITE);
        SQLite::Transaction held(other, SQLite::TransactionBehavior::IMMEDIATE);
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < 8; ++i)
            threads.emplace_back(
                [&, i] { answers[i] = township.central().sync(tablets[i]->account, requests[i]); });
        held.commit();
    }
    for (std::size_t i = 0; i < 8; ++i) {
        ASSERT_TRUE(answers[i].ok());
        const PushAnswer& pushed = answers[i]->pushed.at(0);
        EXPECT_EQ(pushed.through, 1);
        EXPECT_EQ(pushed.quarantined.size(), i == 3 ? 1u : 0u);
        const auto read = decodeAnswer(encodeAnswer(*answers[i]), requests[i]);
        ASSERT_TRUE(read.ok());
        ASSERT_TRUE(tablets[i]->replica->take(*read).ok());
        EXPECT_EQ(tablets[i]->replica->putAside().size(), i == 3 ? 1u : 0u);
    }
    EXPECT_EQ(township.central().quarantined().size(), 1u);
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

} // namespace
} // namespace ruhu::sync
