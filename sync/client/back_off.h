#pragma once

#include "sync/core/clock.h"

#include <chrono>

namespace ruhu::sync {

/// How long to wait before the next try: doubles with each failure up to a longest time, and is drawn from
/// the upper half of that, so that a hundred tablets that lost the central store together do not come back
/// together. One thread.
class BackOff {
public:
    explicit BackOff(Random& random)
        : m_random(random) {}

    std::chrono::milliseconds next();
    void reset() { m_failures = 0; }

private:
    Random& m_random;
    int m_failures = 0;
};

} // namespace ruhu::sync
