#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace ruhu::documents {

/// How long an Ogg Opus recording lasts (RFC 7845): what its last page counts, less what its head says is to
/// be skipped. Empty for anything else. Any thread.
std::optional<std::chrono::milliseconds> opusLength(std::string_view file);

} // namespace ruhu::documents
