#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace ruhu::sync {

/// The canonical form of RFC 8785: the same value gives the same bytes in every implementation.
/// Throws std::invalid_argument for what has none: text that is not UTF-8, numbers that are not finite,
/// integers beyond ±(2^53 − 1).
std::string canonicalJson(const nlohmann::json& value);

} // namespace ruhu::sync
