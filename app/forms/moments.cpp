#include "app/forms/moments.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace ruhu::forms {

namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kDayMs = 86'400'000;

/// Takes digits from the front of a text.
class Digits {
public:
    explicit Digits(std::string_view text)
        : m_text(text) {}

    bool number(int& value, std::size_t digits) {
        if (m_text.size() < digits)
            return false;
        for (std::size_t i = 0; i < digits; ++i)
            if (m_text[i] < '0' || m_text[i] > '9')
                return false;
        std::from_chars(m_text.data(), m_text.data() + digits, value);
        m_text.remove_prefix(digits);
        return true;
    }
    bool sign(char c) {
        if (m_text.empty() || m_text.front() != c)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    bool atEnd() const { return m_text.empty(); }
    /// What follows the dot of the seconds: any number of digits, three of them kept.
    bool fraction(int& milliseconds) {
        int scale = 100;
        std::size_t count = 0;
        while (!m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9') {
            milliseconds += (m_text.front() - '0') * scale;
            scale /= 10;
            ++count;
            m_text.remove_prefix(1);
        }
        return count > 0;
    }

private:
    std::string_view m_text;
};

bool readDate(Digits& in, Moment& moment) {
    if (!in.number(moment.year, 4) || !in.sign('-') || !in.number(moment.month, 2) || !in.sign('-') ||
        !in.number(moment.day, 2))
        return false;
    moment.hasDate = true;
    return chrono::year_month_day(chrono::year(moment.year),
                                  chrono::month(static_cast<unsigned>(moment.month)),
                                  chrono::day(static_cast<unsigned>(moment.day)))
        .ok();
}

bool readZone(Digits& in, Moment& moment) {
    if (in.atEnd())
        return true;
    if (in.sign('Z')) {
        moment.zone = 0;
        return in.atEnd();
    }
    const int direction = in.sign('+') ? 1 : in.sign('-') ? -1 : 0;
    int hours = 0;
    int minutes = 0;
    if (direction == 0 || !in.number(hours, 2))
        return false;
    in.sign(':');
    if (!in.atEnd() && !in.number(minutes, 2))
        return false;
    moment.zone = direction * (hours * 60 + minutes);
    return in.atEnd() && hours <= 14 && minutes < 60;
}

bool readTime(Digits& in, Moment& moment) {
    if (!in.number(moment.hour, 2) || !in.sign(':') || !in.number(moment.minute, 2))
        return false;
    if (in.sign(':') && (!in.number(moment.second, 2) || (in.sign('.') && !in.fraction(moment.millisecond))))
        return false;
    moment.hasTime = true;
    return moment.hour < 24 && moment.minute < 60 && moment.second < 60 && readZone(in, moment);
}

template <typename... Values> std::string print(const char* format, Values... values) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

} // namespace

std::int64_t Moment::days() const {
    return chrono::sys_days(chrono::year(year) / chrono::month(static_cast<unsigned>(month)) /
                            chrono::day(static_cast<unsigned>(day)))
        .time_since_epoch()
        .count();
}

double Moment::dayFraction() const {
    return static_cast<double>(((hour * 60LL + minute) * 60 + second) * 1000 + millisecond) / kDayMs;
}

double Moment::instantDays(int of) const {
    const Moment there = in(of);
    return static_cast<double>(there.hasDate ? there.days() : 0) + there.dayFraction();
}

Moment Moment::in(int otherZone) const {
    if (!hasDate || !hasTime || otherZone == zone)
        return *this;
    const std::int64_t ms = days() * kDayMs + ((hour * 60LL + minute) * 60 + second) * 1000 + millisecond;
    return momentOf(ms - zone * 60'000LL, otherZone);
}

std::string Moment::dateText() const {
    return print("%04d-%02d-%02d", year, month, day);
}

std::string Moment::timeText() const {
    return print("%02d:%02d:%02d.%03d%c%02d:%02d", hour, minute, second, millisecond, zone < 0 ? '-' : '+',
                 std::abs(zone) / 60, std::abs(zone) % 60);
}

std::string Moment::text() const {
    if (!hasTime)
        return dateText();
    return hasDate ? dateText() + "T" + timeText() : timeText();
}

std::optional<Moment> parseMoment(std::string_view text, int zone) {
    Moment moment;
    moment.zone = zone;
    Digits in(text);
    if (text.size() > 2 && text[2] == ':')
        return readTime(in, moment) ? std::optional(moment) : std::nullopt;
    if (!readDate(in, moment))
        return std::nullopt;
    if (in.atEnd())
        return moment;
    if (!in.sign('T') || !readTime(in, moment))
        return std::nullopt;
    return moment;
}

Moment momentOf(sync::Instant instant, int zone) {
    const std::int64_t local = instant + zone * 60'000LL;
    const std::int64_t day = local >= 0 ? local / kDayMs : -((-local + kDayMs - 1) / kDayMs);
    const auto ymd = chrono::year_month_day(chrono::sys_days(chrono::days(day)));
    const auto ms = static_cast<int>(local - day * kDayMs);
    return {true,
            true,
            static_cast<int>(ymd.year()),
            static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day())),
            ms / 3'600'000,
            ms / 60'000 % 60,
            ms / 1000 % 60,
            ms % 1000,
            zone};
}

Moment momentOfDays(double days, int zone) {
    return momentOf(std::llround(days * kDayMs) - zone * 60'000LL, zone);
}

std::optional<std::string> formatMoment(const Moment& moment, std::string_view format,
                                        std::string_view language) {
    static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static constexpr std::array<const char*, 7> daysEn = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 7> daysZh = {"周日", "周一", "周二", "周三",
                                                          "周四", "周五", "周六"};
    const bool chinese = language.starts_with("zh") || language.find("中") != std::string_view::npos ||
                         language.find("(zh") != std::string_view::npos;
    const auto weekday = static_cast<std::size_t>(((moment.days() + 4) % 7 + 7) % 7);
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') {
            out += format[i];
            continue;
        }
        switch (++i < format.size() ? format[i] : '\0') {
        case '%':
            out += '%';
            break;
        case 'Y':
            out += print("%04d", moment.year);
            break;
        case 'y':
            out += print("%02d", moment.year % 100);
            break;
        case 'm':
            out += print("%02d", moment.month);
            break;
        case 'n':
            out += print("%d", moment.month);
            break;
        case 'b':
            out += chinese ? print("%d", moment.month) + "月"
                           : std::string(months[static_cast<std::size_t>(moment.month - 1)]);
            break;
        case 'd':
            out += print("%02d", moment.day);
            break;
        case 'e':
            out += print("%d", moment.day);
            break;
        case 'H':
            out += print("%02d", moment.hour);
            break;
        case 'h':
            out += print("%d", moment.hour);
            break;
        case 'M':
            out += print("%02d", moment.minute);
            break;
        case 'S':
            out += print("%02d", moment.second);
            break;
        case '3':
            out += print("%03d", moment.millisecond);
            break;
        case 'a':
            out += chinese ? daysZh[weekday] : daysEn[weekday];
            break;
        default:
            return std::nullopt;
        }
    }
    return out;
}

} // namespace ruhu::forms
