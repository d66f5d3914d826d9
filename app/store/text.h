#pragma once

#include <string>
#include <string_view>

namespace ruhu::store {

/// UTF-8 to code points; an invalid byte becomes U+FFFD. 𬭎 is one element.
std::u32string toCodePoints(std::string_view utf8);

/// Appends one code point as UTF-8.
void appendUtf8(std::string& out, char32_t codePoint);

/// ASCII digits only, and at least one.
bool allDigits(std::string_view text);

} // namespace ruhu::store
