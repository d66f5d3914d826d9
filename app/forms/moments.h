#pragma once

#include "sync/core/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace ruhu::forms {

/// A date, a time or both, as XForms write them: 2022-05-20, 09:00:00.000+08:00,
/// 2022-05-20T09:00:00.000+08:00. Time is local to `zone`, minutes east of UTC.
struct Moment {
    bool hasDate = false;
    bool hasTime = false;
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    int zone = 0;

    std::int64_t days() const;        ///< whole days of the date since 1970-01-01
    double dayFraction() const;       ///< of the time, 0 … below 1
    double instantDays(int of) const; ///< since 1970-01-01T00:00 in the zone `of`, fractions of a day
    Moment in(int otherZone) const;   ///< the same instant; a lone date or time stays as it is
    std::string dateText() const;
    std::string timeText() const; ///< with milliseconds and zone
    std::string text() const;
};

/// Reads such a text; where it names no zone, `zone` holds. Nothing for what is no real date or time.
std::optional<Moment> parseMoment(std::string_view text, int zone);

Moment momentOf(sync::Instant instant, int zone);
Moment momentOfDays(double days, int zone); ///< midnight where `days` is whole

/// `format` with the specifiers of format-date-time(): %Y %y %m %n %b %d %e %H %h %M %S %3 %a %%. Names of
/// months and days are Chinese if `language` begins with zh or 中, else English. Nothing if `format` holds
/// another specifier, or a time is asked of a date in format-date().
std::optional<std::string> formatMoment(const Moment& moment, std::string_view format,
                                        std::string_view language);

} // namespace ruhu::forms
