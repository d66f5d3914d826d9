#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ruhu::domain {

/// A day, or a month of which the day is not known (2022年5月).
struct PlainDate {
    int year = 0;
    int month = 0;
    int day = 0; ///< 0 = only the month is known

    bool hasDay() const { return day != 0; }
    std::string iso() const; ///< YYYY-MM-DD or YYYY-MM
    bool operator==(const PlainDate&) const = default;
};

/// True for YYYY-MM-DD of the Gregorian calendar.
bool isRealDate(std::string_view iso);

/// Reads 2022-05-15, 2022/5/15, 2022.5.15, 20220515, 2022年5月15日, 2022年5月, 2022.5, 202205, each also in
/// full-width digits and with a time behind; and a spreadsheet's serial day (44696) of the 1900 system, or of
/// the 1904 system when `since1904`. Two-digit years are nobody's guess: empty.
std::optional<PlainDate> parseDate(std::string_view text, bool since1904 = false);

/// A spreadsheet's serial day; empty outside 1900…2199.
std::optional<PlainDate> dateOfSerial(double serial, bool since1904 = false);

/// Days from 1970-01-01 to `date`. REQUIRES date.hasDay().
std::int64_t daysSinceEpoch(const PlainDate& date);
PlainDate dateOfDays(std::int64_t daysSince1970);

/// The day in China (UTC+8, without summer time since 1991) at an instant in milliseconds.
std::string chinaDate(std::int64_t instantMs);

/// "2022-05-15 09:30" in China.
std::string chinaDateTime(std::int64_t instantMs);

} // namespace ruhu::domain
