#include "app/domain/dates.h"

#include "app/domain/text.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <regex>

namespace ruhu::domain {

namespace {

using namespace std::chrono;

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::int64_t kChinaOffsetMs = 8 * 3'600'000;

std::optional<PlainDate> checked(int y, int m, int d) {
    if (y < 1800 || y > 2199 || m < 1 || m > 12)
        return std::nullopt;
    if (d != 0 &&
        !year_month_day{year{y}, month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))}.ok())
        return std::nullopt;
    return PlainDate{y, m, d};
}

int number(const std::csub_match& match) {
    return match.matched ? std::stoi(match.str()) : 0;
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

} // namespace

std::string PlainDate::iso() const {
    char text[24];
    if (hasDay())
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    else
        std::snprintf(text, sizeof text, "%04d-%02d", year, month);
    return text;
}

bool isRealDate(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return false;
    const auto date = parseDate(iso);
    return date && date->iso() == iso;
}

std::optional<PlainDate> parseDate(std::string_view raw, bool since1904) {
    static const std::regex kSeparated(
        R"(^(\d{4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?(?:[\sT]+\d{1,2}:.*)?$)");
    static const std::regex kJoined(R"(^(\d{4})(\d{2})(\d{2})?$)");
    static const std::regex kSerial(R"(^\d{4,5}(?:\.\d+)?$)");
    auto text = narrow(cleanCell(raw));
    // The C locale's regex works on bytes: turn the units into ASCII first.
    for (const auto& [unit, plain] :
         {std::pair{"年", "-"}, std::pair{"月", "-"}, std::pair{"日", ""}, std::pair{"号", ""}})
        for (auto at = text.find(unit); at != std::string::npos; at = text.find(unit))
            text.replace(at, 3, plain);
    while (!text.empty() && (text.back() == '-' || text.back() == ' '))
        text.pop_back();
    std::cmatch match;
    if (text.size() > 40)
        return std::nullopt;
    if (std::regex_match(text.c_str(), match, kSeparated) || std::regex_match(text.c_str(), match, kJoined)) {
        if (match[3].matched && number(match[3]) == 0)
            return std::nullopt;
        return checked(number(match[1]), number(match[2]), number(match[3]));
    }
    if (std::regex_match(text.c_str(), match, kSerial))
        return dateOfSerial(std::stod(text), since1904);
    return std::nullopt;
}

std::optional<PlainDate> dateOfSerial(double serial, bool since1904) {
    // Day 60 of the 1900 system is the 29 February 1900 that never was; later days are off by one.
    if (!(serial >= 1) || serial > 110'000)
        return std::nullopt;
    const auto whole = static_cast<std::int64_t>(std::floor(serial));
    constexpr std::int64_t k1904 = 24'107; // days from 1904-01-01 to 1970-01-01
    constexpr std::int64_t k1900 = 25'569; // days from 1899-12-30 to 1970-01-01
    if (since1904)
        return dateOfDays(whole - k1904);
    if (whole == 60)
        return std::nullopt;
    return dateOfDays(whole - k1900 + (whole < 60 ? 1 : 0));
}

std::int64_t daysSinceEpoch(const PlainDate& date) {
    return sys_days{year{date.year} / date.month / date.day}.time_since_epoch().count();
}

PlainDate dateOfDays(std::int64_t daysSince1970) {
    const year_month_day date{sys_days{days{daysSince1970}}};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string chinaDate(std::int64_t instantMs) {
    return dateOfDays(floorDiv(instantMs + kChinaOffsetMs, kMsPerDay)).iso();
}

std::string chinaDateTime(std::int64_t instantMs) {
    const auto local = instantMs + kChinaOffsetMs;
    const auto minutes = (local - floorDiv(local, kMsPerDay) * kMsPerDay) / 60'000;
    char time[16];
    std::snprintf(time, sizeof time, " %02d:%02d", static_cast<int>(minutes / 60),
                  static_cast<int>(minutes % 60));
    return chinaDate(instantMs) + time;
}

} // namespace ruhu::domain
