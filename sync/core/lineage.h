#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// One epoch of a stream: its entries begin after position `from` (README section 3).
struct EpochStart {
    std::string epoch;
    std::int64_t from = 0;

    bool operator==(const EpochStart&) const = default;
};

/// The epochs of a stream in their order; `from` never falls. An epoch ends where the next one begins; two
/// may begin at one place: then nothing was written in the first.
using Lineage = std::vector<EpochStart>;

/// A point of a stream that a diverged tablet still holds: position and chain value after that entry.
struct Rung {
    std::int64_t seq = 0;
    std::string chain;

    bool operator==(const Rung&) const = default;
};

/// Chain value, hex, at the beginning of an epoch that follows another one; `before` is the value there, hex.
/// Of the first epoch it is chainStart (sync/core/entry.h).
std::string chainRestart(std::string_view epoch, std::string_view stream, std::string_view before);

/// The positions of a tablet's rungs: `seq`, then 1, 2, 4, … before it, and wherever the other side's epochs
/// begin; falling, without 0, which everybody has in common.
std::vector<std::int64_t> rungPositions(std::int64_t seq, const Lineage& theirs);

} // namespace ruhu::sync
