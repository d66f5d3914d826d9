#include "app/forms/numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace ruhu::forms {

double numberOfText(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return std::numeric_limits<double>::quiet_NaN();
    text = text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
    const auto digits = text.substr(text.front() == '-' ? 1 : 0);
    if (digits.empty() || digits.find_first_not_of("0123456789.") != std::string_view::npos)
        return std::numeric_limits<double>::quiet_NaN();
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::numeric_limits<double>::quiet_NaN();
    return number;
}

std::string textOfNumber(double number) {
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0)
        return "0"; // and not "-0"
    std::array<char, 512> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed).ptr;
    return {text.data(), end};
}

double roundTo(double number, int places) {
    if (std::isnan(number) || std::isinf(number))
        return number;
    if (places > 30 || places < -30)
        return std::numeric_limits<double>::quiet_NaN();
    // On the decimal digits that a person sees: 2.675 is stored as a little less and must still go to 2.68.
    const double scale = std::pow(10.0, std::abs(places));
    const double scaled = places >= 0 ? number * scale : number / scale;
    if (std::abs(scaled) >= 9e15)
        return number;
    const double whole = std::floor(scaled + 0.5);
    const double halfBelow = std::floor(scaled) + 0.5;
    const bool isHalf = std::abs(scaled - halfBelow) <= std::abs(scaled) * 4e-16;
    const double rounded = isHalf ? std::floor(scaled) + 1 : whole;
    return places >= 0 ? rounded / scale : rounded * scale;
}

} // namespace ruhu::forms
