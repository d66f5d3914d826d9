#pragma once

#include "sync/core/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace ruhu::sync {

/// One zstd frame, level 3: the level at which a tablet's processor keeps ahead of its network.
std::string compress(std::string_view bytes);

/// Reads frames from the other side, who may lie: memory never grows beyond `maxBytes` of content plus a
/// window of 8 MiB. Errors: "malformed" (not zstd, or cut off), "too_large".
Result<std::string> decompress(std::string_view bytes, std::size_t maxBytes);

} // namespace ruhu::sync
