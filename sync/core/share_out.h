#pragma once

#include <cstddef>
#include <future>
#include <utility>

namespace ruhu::sync {

/// While it lives, this thread shares out nothing: for programs in which many machines share one processor
/// (simulator).
class Alone {
public:
    Alone()
        : m_before(std::exchange(isHere(), true)) {}
    ~Alone() { isHere() = m_before; }
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;

    static bool& isHere() {
        thread_local bool here = false;
        return here;
    }

private:
    bool m_before;
};

/// True if so many steps, of some microseconds each, are worth a second thread, which costs some twenty of
/// them.
inline bool isWorthAThread(std::size_t steps) {
    return steps >= 64 && !Alone::isHere();
}

/// Calls each(i) for every i below `count`, half of them on a second thread if the steps that they take in
/// all are worth one. REQUIRES that calls for different i may
/// run at the same time. What a call throws comes out here.
template <typename Each> void shareOut(std::size_t count, const Each& each, std::size_t steps) {
    const auto run = [&each](std::size_t from, std::size_t to) {
        for (; from < to; ++from)
            each(from);
    };
    if (count < 2 || !isWorthAThread(steps))
        return run(0, count);
    auto rest = std::async(std::launch::async, run, count / 2, count);
    run(0, count / 2);
    rest.get();
}

template <typename Each> void shareOut(std::size_t count, const Each& each) {
    shareOut(count, each, count);
}

} // namespace ruhu::sync
