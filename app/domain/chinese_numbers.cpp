#include "app/domain/chinese_numbers.h"

#include <array>

namespace ruhu::domain {
namespace {

constexpr std::array<std::string_view, 10> kDigits = {"零", "一", "二", "三", "四",
                                                      "五", "六", "七", "八", "九"};
constexpr std::array<std::string_view, 4> kPlaces = {"", "十", "百", "千"};
constexpr std::array<std::string_view, 4> kGroups = {"", "万", "亿", "万亿"};

/// 1..9999. `first`: nothing was said before it, so 10..19 begin with 十. `more`: a group word follows, so a
/// lone 2 is 两 (两万).
std::string spokenGroup(int group, bool first, bool more) {
    std::string text;
    bool gap = false;
    int divisor = 1000;
    for (int place = 3; place >= 0; --place, divisor /= 10) {
        const int digit = group / divisor % 10;
        if (digit == 0) {
            gap = !text.empty();
            continue;
        }
        if (gap)
            text += "零";
        gap = false;
        const bool pair = digit == 2 && (place >= 2 || (place == 0 && more && group == 2));
        const bool bareTen = place == 1 && digit == 1 && first && group < 20;
        if (!bareTen)
            text += pair ? "两" : kDigits[static_cast<std::size_t>(digit)];
        text += kPlaces[static_cast<std::size_t>(place)];
    }
    return text;
}

} // namespace

std::string spokenNumber(std::int64_t number) {
    if (number == 0)
        return "零";
    if (number < 0)
        return "负" + spokenNumber(-number);
    std::array<int, 4> groups{};
    for (auto& group : groups) {
        group = static_cast<int>(number % 10000);
        number /= 10000;
    }
    std::string text;
    bool gap = false;
    for (std::size_t i = groups.size(); i-- > 0;) {
        const int group = groups[i];
        if (group == 0) {
            gap = !text.empty();
            continue;
        }
        const bool first = text.empty();
        if (!first && (gap || group < 1000))
            text += "零";
        gap = false;
        text += spokenGroup(group, first, i > 0);
        text += kGroups[i];
    }
    return text;
}

std::string spokenCount(std::int64_t number, std::string_view measure) {
    return (number == 2 ? "两" : spokenNumber(number)) + std::string(measure);
}

std::string spokenMoney(std::int64_t fen) {
    const auto yuan = fen / 100;
    const auto jiao = fen / 10 % 10;
    const auto rest = fen % 10;
    std::string text;
    if (yuan > 0 || fen == 0)
        text += spokenCount(yuan, "元");
    if (jiao > 0)
        text += spokenCount(jiao, "角");
    else if (rest > 0 && yuan > 0)
        text += "零";
    if (rest > 0)
        text += spokenCount(rest, "分");
    return text;
}

std::string spokenMonth(int month) {
    return spokenNumber(month) + "月";
}

} // namespace ruhu::domain
