#pragma once

#include "app/domain/ink.h"
#include "sync/core/result.h"

#include <string_view>

namespace ruhu::domain {

// W3C InkML (Recommendation of 20 September 2011), the part that ink from a pen needs: one trace format with
// the channels X and Y in 0.01 mm, T in ms and F (force, 0 to 1000, −1 not measured) as integers, and one
// trace per stroke.
std::string writeInkMl(const Ink& ink);

// Bounds on what is read, far above what a hand can write on a pad.
inline constexpr std::size_t kInkMlLargestBytes = 4 << 20;
inline constexpr std::size_t kInkMlMostStrokes = 2000;
inline constexpr std::size_t kInkMlMostPoints = 200000;
inline constexpr std::int32_t kInkLargestCoordinate = 100000; // 1 m either way

// Reads what writeInkMl() writes, from anywhere: the input is hostile until it has been read. No entities,
// document types or processing instructions, nothing fetched. Errors: "ink_malformed", "ink_too_large".
sync::Result<Ink> readInkMl(std::string_view text);

} // namespace ruhu::domain
