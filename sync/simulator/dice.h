#pragma once

#include "sync/core/clock.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace ruhu::sync::simulator {

/// Everything random in a simulated world: the same seed gives the same world on every machine, which the
/// standard library's distributions do not promise. SplitMix64. One thread.
class Dice final : public Random {
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed) {}

    std::uint64_t next() {
        std::uint64_t z = m_state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// 0 … sides − 1. REQUIRES sides > 0.
    std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(next() % sides); }
    /// low … high.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    /// True `perMille` times in a thousand.
    bool chance(unsigned perMille) { return next() % 1000 < perMille; }

    template <typename List> const auto& pick(const List& list) {
        return *(std::begin(list) + roll(std::size(list)));
    }

    /// Independent of what this one still gives, so that one part of the world does not disturb another.
    Dice fork(std::string_view purpose) {
        std::uint64_t seed = 0xcbf29ce484222325 ^ m_state;
        for (const char c : purpose)
            seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        return Dice(seed);
    }

    void fill(std::span<std::byte> bytes) override {
        for (std::byte& byte : bytes)
            byte = static_cast<std::byte>(next() & 0xff);
    }

private:
    std::uint64_t m_state;
};

/// A device's clock over the one true time of the world: `offset` is how wrong it is.
class DeviceClock final : public Clock {
public:
    explicit DeviceClock(const Instant& trueTime)
        : m_trueTime(trueTime) {}

    Instant now() const override { return m_trueTime + m_offset; }
    std::int64_t steadyMs() const override { return m_trueTime; }
    std::int64_t offset() const { return m_offset; }
    void setOffset(std::int64_t ms) { m_offset = ms; }

private:
    const Instant& m_trueTime;
    std::int64_t m_offset = 0;
};

} // namespace ruhu::sync::simulator
