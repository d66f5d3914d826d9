#pragma once

#include "sync/core/share_out.h"

#include <cstddef>
#include <future>
#include <utility>
#include <vector>

namespace ruhu::sync {

/// Things that a second thread makes one after the other, while the first goes on with those that are made
/// already; if the steps that they take in all (share_out.h) are not worth a thread, they are made at once.
template <typename T> class MadeAhead {
public:
    /// Calls make(i) for every i below `count`. REQUIRES that this may happen beside whatever is done until
    /// the object is dropped, which waits for it.
    template <typename Make> MadeAhead(std::size_t count, const Make& make, std::size_t steps) {
        std::vector<std::packaged_task<T()>> tasks;
        for (std::size_t i = 0; i < count; ++i) {
            tasks.emplace_back([make, i] { return make(i); });
            m_things.push_back(tasks.back().get_future());
        }
        auto makeAll = [tasks = std::move(tasks)]() mutable {
            for (auto& task : tasks)
                task();
        };
        if (count > 1 && isWorthAThread(steps))
            m_maker = std::async(std::launch::async, std::move(makeAll));
        else
            makeAll();
    }

    /// The i-th, as soon as it is made. Throws what making it threw. Any thread.
    const T& operator[](std::size_t i) const { return m_things[i].get(); }

private:
    std::vector<std::shared_future<T>> m_things;
    std::future<void> m_maker;
};

} // namespace ruhu::sync
