#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <span>
#include <vector>

namespace ruhu::sync {

/// Whoever finds nobody at work works for all who came meanwhile ("group commit"): sixteen tablets at once
/// cost two or three syncs of the disk, not sixteen. `Job` has a `bool done`, at first false. Any thread.
template <typename Job> class Turns {
public:
    /// Returns when `work(jobs)` has been called with a group that holds `job`, by this thread or by another
    /// that waits here. One group at a time, all in the order of arrival. REQUIRES that `work` throws
    /// nothing.
    template <typename Work> void take(Job& job, const Work& work) {
        std::unique_lock lock(m_mutex);
        m_waiting.push_back(&job);
        while (!job.done) {
            if (m_working) {
                m_turn.wait(lock);
                continue;
            }
            const auto end =
                m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), kMostAtOnce));
            const std::vector<Job*> group(m_waiting.begin(), end);
            m_waiting.erase(m_waiting.begin(), end);
            m_working = true;
            lock.unlock();
            work(std::span<Job* const>(group));
            lock.lock();
            m_working = false;
            for (Job* one : group)
                one->done = true;
            m_turn.notify_all();
        }
    }

    /// How many wait for the group at work to end.
    std::size_t waiting() const {
        const std::lock_guard lock(m_mutex);
        return m_waiting.size();
    }

private:
    /// Of one transaction: nobody shall wait for ever on those before.
    static constexpr std::size_t kMostAtOnce = 32;

    mutable std::mutex m_mutex; ///< guards everything below
    std::condition_variable m_turn;
    std::vector<Job*> m_waiting; ///< in the order of arrival
    bool m_working = false;
};

} // namespace ruhu::sync
