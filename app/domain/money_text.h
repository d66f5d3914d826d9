#pragma once

#include <cstdint>
#include <string>

namespace ruhu::domain {

/// Fen as yuan for a screen: 5280000 -> "52,800", -128000 -> "−1,280", 1050 -> "10.50". Without 元: the
/// screen sets it smaller, or moneyZh adds it.
std::string yuanText(std::int64_t fen);

/// "52,800元" with a word joiner, so that a line never breaks between the two.
std::string moneyZh(std::int64_t fen);

/// "52,800 yuan".
std::string moneyEn(std::int64_t fen);

} // namespace ruhu::domain
