#pragma once

#include <string>
#include <string_view>

/// Small tools on UTF-8 text as it comes out of spreadsheets. Pure; any thread.
namespace ruhu::domain {

/// Code points of UTF-8 text; a broken sequence becomes U+FFFD.
std::u32string codePoints(std::string_view utf8);
std::string utf8(std::u32string_view codePoints);

/// Unified ideographs of every block, compatibility ideographs included.
bool isHanzi(char32_t c);

/// What an office worker would call the content of a cell: byte-order mark, zero-width and control characters
/// out, exotic spaces to plain ones, ends trimmed, a text marker ('123, ="123") taken off. Letters and digits
/// stay as they are: never NFKC here, names pass through.
std::string cleanCell(std::string_view raw);

/// Compatibility form (NFKC): full-width digits and letters become plain ones. For numbers, codes and
/// headings only, never for names of people.
std::string narrow(std::string_view text);

/// What the text looks like: radicals, dots and other marks become what they are drawn alike with (UTS 39
/// skeleton); hanzi and ASCII stay. For comparing what was printed, never for storing.
std::string drawnAlike(std::string_view text);

/// For comparing headings, labels and place names: narrow(), letters and digits only, lower case.
std::string comparisonKey(std::string_view text);

bool isDigits(std::string_view text);

} // namespace ruhu::domain
