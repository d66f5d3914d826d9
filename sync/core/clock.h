#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ruhu::sync {

/// Milliseconds since 1970-01-01T00:00Z.
using Instant = std::int64_t;

/// The device's clocks. Both may be called from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;           ///< wall clock, uncorrected; may jump and be wrong by years
    /// Never goes back while the process lives, and goes on while the device sleeps.
    virtual std::int64_t steadyMs() const = 0;
};

/// Source of random bytes for ids, keys and nonces. Any thread.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;
};

/// The operating system's clock and libsodium's generator.
Clock& systemClock();
Random& systemRandom();

} // namespace ruhu::sync
