#include "app/domain/money_text.h"

namespace ruhu::domain {

std::string yuanText(std::int64_t fen) {
    const bool below = fen < 0;
    const std::int64_t whole = below ? -fen : fen;
    std::string digits = std::to_string(whole / 100);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    const auto rest = whole % 100;
    if (rest != 0)
        digits += "." + std::to_string(rest / 10) + std::to_string(rest % 10);
    return (below ? "−" : "") + digits;
}

std::string moneyZh(std::int64_t fen) {
    return yuanText(fen) + "\u2060元";
}

std::string moneyEn(std::int64_t fen) {
    return yuanText(fen) + " yuan";
}

} // namespace ruhu::domain
