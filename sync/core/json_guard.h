#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace ruhu::sync {

/// Parses one JSON text of at most `maxDepth` nested arrays and objects. Empty: not JSON, not UTF-8 or too
/// deep. Never throws for bad input, never recurses deeper than `maxDepth`.
std::optional<nlohmann::json> parseBounded(std::string_view text, int maxDepth);

/// True when every number is an integer within ±(2^53 − 1) and every text is at most `maxText` bytes: what
/// the wire allows in values, so that each of them has a canonical form.
bool isWireValue(const nlohmann::json& value, std::size_t maxText);

} // namespace ruhu::sync
