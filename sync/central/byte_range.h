#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ruhu::sync {

/// A part of an upload: where it starts and how long the whole is.
struct PartRange {
    std::int64_t first = 0;
    std::int64_t total = 0;
};

/// "bytes 0-99/1000", or "bytes */1000" with an empty body, which only asks how much is there. Empty:
/// neither, or not in keeping with the body's size.
std::optional<PartRange> readContentRange(std::string_view text, std::size_t bodySize);

/// Both ends included.
struct ByteRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// "bytes=100-" or "bytes=100-199" within `total` bytes. Empty: another form, or beyond the end.
std::optional<ByteRange> readRange(std::string_view text, std::int64_t total);

} // namespace ruhu::sync
