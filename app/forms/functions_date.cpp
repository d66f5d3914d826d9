// Dates and times.

#include "app/forms/functions.h"
#include "app/forms/numbers.h"

#include <cmath>

namespace ruhu::forms {

namespace {

constexpr double kLastDay = 2'932'896; ///< 9999-12-31
constexpr double kFirstDay = -719'162; ///< 0001-01-01

/// What an argument says about time. A blank says nothing, which is no mistake; anything else that is neither
/// a date nor a number of days ends the expression.
std::optional<Moment> momentOfArgument(Call& call, std::size_t i) {
    const int zone = call.evaluator().zone();
    const auto text = call.text(i);
    if (text.empty() || text == "NaN")
        return std::nullopt;
    if (const auto moment = parseMoment(text, zone))
        return moment->in(zone);
    const double days = numberOfText(text);
    if (days >= kFirstDay && days <= kLastDay)
        return momentOfDays(days, zone);
    call.fail(text + " is no date");
    return std::nullopt;
}

bool failed(const Call& call) {
    return !call.evaluator().failure().empty();
}

void today(Call& call) {
    call.give(call.evaluator().now().dateText());
}

void now(Call& call) {
    call.give(call.evaluator().now().text());
}

void date(Call& call) {
    const auto moment = momentOfArgument(call, 0);
    if (!failed(call))
        call.give(moment ? moment->dateText() : std::string());
}

void dateTime(Call& call) {
    auto moment = momentOfArgument(call, 0);
    if (failed(call))
        return;
    if (moment)
        moment->hasTime = true;
    call.give(moment ? moment->text() : std::string());
}

void decimalDateTime(Call& call) {
    const auto moment = momentOfArgument(call, 0);
    if (failed(call))
        return;
    // From midnight UTC, while the moment is local.
    call.give(moment ? moment->instantDays(moment->zone) - moment->zone / 1440.0
                     : std::numeric_limits<double>::quiet_NaN());
}

void decimalTime(Call& call) {
    const auto moment = momentOfArgument(call, 0);
    if (!failed(call))
        call.give(moment ? moment->dayFraction() : std::numeric_limits<double>::quiet_NaN());
}

void formatDate(Call& call) {
    const auto moment = momentOfArgument(call, 0);
    if (failed(call))
        return;
    if (!moment)
        return call.give(std::string());
    const auto text = formatMoment(*moment, call.text(1), call.evaluator().language());
    if (!text)
        return call.fail("format-date(): " + call.text(1) + " is no format");
    call.give(*text);
}

} // namespace

const std::vector<Function>& dateFunctions() {
    static const std::vector<Function> functions = {
        {"today", 0, 0, &bridge<today>},
        {"now", 0, 0, &bridge<now>},
        {"date", 1, 1, &bridge<date>},
        {"date-time", 1, 1, &bridge<dateTime>},
        {"decimal-date-time", 1, 1, &bridge<decimalDateTime>},
        {"decimal-time", 1, 1, &bridge<decimalTime>},
        {"format-date", 2, 2, &bridge<formatDate>},
        {"format-date-time", 2, 2, &bridge<formatDate>},
    };
    return functions;
}

} // namespace ruhu::forms
