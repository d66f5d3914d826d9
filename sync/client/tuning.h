#pragma once

#include <chrono>
#include <cstddef>

namespace ruhu::sync::tuning {

using namespace std::chrono_literals;

/// First size of a batch of change sets, and of the entries asked for: a few seconds at 1 Mbit/s once packed.
inline constexpr std::size_t kFirstBatchBytes = 1 << 20;
inline constexpr std::size_t kFirstLimitBytes = 4 << 20;
/// After a timeout, a broken answer or 413 both shrink by this factor, down to what 2G carries in a second or
/// two once packed (about a tenth): a line that is cut every twenty seconds then costs a twentieth. A quarter
/// of it was measured to double the bytes of a day, by heads alone.
inline constexpr std::size_t kShrinkFactor = 4;
inline constexpr std::size_t kLeastBytes = 64 << 10;

/// What was answered quickly lets the next request be larger by this factor: every round costs the tablet a
/// fold of all that still waits. The most leaves room for JSON's escapes below the 16 MiB of a body.
inline constexpr std::chrono::milliseconds kQuickRound = 1s;
inline constexpr std::chrono::milliseconds kSlowRound = 4s;
inline constexpr std::size_t kGrowFactor = 4;
inline constexpr std::size_t kMostBatchBytes = 8 << 20;

/// With more than this to send, the line is tried first with a request of a few hundred bytes, its greetings
/// included; a line that takes longer than kQuickRound for them begins with the least, one that takes less
/// than kFastGreeting (some kilobytes there and back, so 400 kbit/s at least) with the most.
inline constexpr std::chrono::milliseconds kFastGreeting = 100ms;
inline constexpr std::size_t kWorthTrying = 64 << 10;

/// An answer holds at most the limit, a line of 1 MiB and the header; beyond this somebody plays games.
inline constexpr std::size_t kMostAnswerBytes = 32 << 20;
/// Blobs larger than this are not fetched; the central store takes none beyond 64 MiB.
inline constexpr std::size_t kMostBlobBytes = 64 << 20;

/// How long one request may take: a shrunk batch at 1 kB/s.
inline constexpr std::chrono::seconds kRequestTime = 180s;
inline constexpr std::chrono::seconds kEnrolTime = 30s;

/// Part of a blob in one PUT: what a broken connection costs at most. Of a GET the bytes that came are kept.
inline constexpr std::size_t kFirstPartBytes = 256 << 10;
inline constexpr std::size_t kLeastPartBytes = 4 << 10;
inline constexpr std::size_t kMostPartBytes = 1 << 20;
/// Of a GET on a slow line: no more than is worth to have asked for.
inline constexpr std::size_t kSlowRangeBytes = 64 << 10;
inline constexpr std::size_t kBlobsAtATime = 32;

/// A clock that is wrong by more is worth a word on the screen; nothing else hangs on it.
inline constexpr std::chrono::milliseconds kWrongClock = 5min;

/// Waiting after failures: doubles from the first to the longest, each drawn from the upper half.
inline constexpr std::chrono::milliseconds kFirstRetry = 5s;
inline constexpr std::chrono::milliseconds kLongestRetry = 15min;
/// Automatic syncs after a success.
inline constexpr std::chrono::milliseconds kInterval = 15min;

} // namespace ruhu::sync::tuning
