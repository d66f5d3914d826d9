#pragma once

#include <cstdint>

namespace ruhu::sync::simulator {

/// While it lives, libsodium draws what it draws for itself (the ephemeral keys of sealed boxes) from a seed:
/// else bundles of one world would differ from run to run, and in what order they lie in a folder. One at a
/// time.
class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed);
    ~SeededRandom();
    SeededRandom(const SeededRandom&) = delete;
    SeededRandom& operator=(const SeededRandom&) = delete;
};

} // namespace ruhu::sync::simulator
