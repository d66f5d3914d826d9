#pragma once

#include <string>
#include <string_view>

namespace ruhu::forms {

/// number() of XPath 1.0: spaces around, minus, digits, one point. Anything else, "" and "1e3" too, is NaN.
double numberOfText(std::string_view text);

/// string() of XPath 1.0: 12 not 12.0, never with an exponent, as few digits as read back the same number.
std::string textOfNumber(double number);

/// round() of the ODK specification: half goes up, and `places` may be negative; NaN beyond ±30 places.
double roundTo(double number, int places);

} // namespace ruhu::forms
