#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ruhu::domain {

/// Numbers as one says them: 52800 -> 五万两千八百, 10560 -> 一万零五百六十, 12 -> 十二, 102 -> 一百零二.
/// Below zero with 负. Range: ±9,999,999,999,999,999.
std::string spokenNumber(std::int64_t number);

/// With a measure word: 2 and 口人 -> 两口人, 12 -> 十二口人.
std::string spokenCount(std::int64_t number, std::string_view measure);

/// Fen as one says money: 5280000 -> 五万两千八百元, 1205 -> 十二元零五分, 200 -> 两元.
/// REQUIRES fen >= 0; a loss is for the sentence around it to say.
std::string spokenMoney(std::int64_t fen);

/// 1..12 -> 一月…十二月.
std::string spokenMonth(int month);

} // namespace ruhu::domain
