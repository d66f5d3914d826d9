#pragma once

#include "sync/core/wire.h"

#include <string>

namespace ruhu::sync {

/// A full run of a stream's entries, packed once and for good (README section 6): what it holds never
/// changes.

/// The entries in their short forms, packed. `clock` of the short forms is 0.
std::string packSegment(const std::vector<EntryLines>& entries, std::int64_t first);

/// From somebody who may lie: `name` says what should be in it. The answer for that stream as if it had come
/// by POST /v1/sync, its head at the segment's end. Errors: "wrong_hash" (retry), "malformed", "too_large".
Result<StreamAnswer> unpackSegment(const std::string& stream, const std::string& epoch,
                                   const SegmentName& name, std::string_view packed);

} // namespace ruhu::sync
