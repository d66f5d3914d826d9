#pragma once

#include <cstddef>
#include <future>

namespace ruhu::sync {

/// Calls each(i) for every i below `count`, half of them on a second thread if they are so many that it is
/// worth one. REQUIRES that calls for different i may run at the same time. What a call throws comes out
/// here.
template <typename Each> void shareOut(std::size_t count, const Each& each) {
    constexpr std::size_t kWorthAThread = 64; // some microseconds each; a thread costs some ten
    const auto run = [&each](std::size_t from, std::size_t to) {
        for (; from < to; ++from)
            each(from);
    };
    if (count < kWorthAThread)
        return run(0, count);
    auto rest = std::async(std::launch::async, run, count / 2, count);
    run(0, count / 2);
    rest.get();
}

} // namespace ruhu::sync
