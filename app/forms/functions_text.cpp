// String and select functions.

#include "app/forms/functions.h"
#include "app/forms/session_words.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ruhu::forms {

namespace {

constexpr int kRegexStackBytes = 4 << 20;
constexpr int kRegexTime = 500; ///< ICU's unit, about a millisecond; a runaway pattern ends there

std::u32string codePoints(const std::string& text) {
    const auto unicode = icu::UnicodeString::fromUTF8(text);
    std::u32string points(static_cast<std::size_t>(unicode.countChar32()), U'\0');
    UErrorCode status = U_ZERO_ERROR;
    unicode.toUTF32(reinterpret_cast<UChar32*>(points.data()), static_cast<int32_t>(points.size()), status);
    return points;
}

std::string utf8(std::u32string_view points) {
    std::string text;
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(points.data()),
                                  static_cast<int32_t>(points.size()))
        .toUTF8String(text);
    return text;
}

std::vector<std::string> words(const std::string& list) {
    std::vector<std::string> result;
    std::size_t at = 0;
    while ((at = list.find_first_not_of(" \t\r\n", at)) != std::string::npos) {
        const auto end = std::min(list.find_first_of(" \t\r\n", at), list.size());
        result.push_back(list.substr(at, end - at));
        at = end;
    }
    return result;
}

std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i)
        result += (i > 0 ? separator : std::string()) + parts[i];
    return result;
}

void string(Call& call) {
    call.give(call.text(0));
}

void concat(Call& call) {
    call.give(joined(call.texts(0), ""));
}

void join(Call& call) {
    call.give(joined(call.texts(1), call.text(0)));
}

/// From 0; negative positions count from the end.
void substr(Call& call) {
    const auto points = codePoints(call.text(0));
    const auto size = static_cast<double>(points.size());
    const auto place = [&](double position) {
        if (std::isnan(position))
            return std::size_t{0};
        position = std::trunc(position);
        return static_cast<std::size_t>(std::clamp(position < 0 ? size + position : position, 0.0, size));
    };
    const auto start = place(call.number(1));
    const auto end = call.count() > 2 ? place(call.number(2)) : points.size();
    call.give(start < end ? utf8(std::u32string_view(points).substr(start, end - start)) : std::string());
}

void substringBefore(Call& call) {
    const auto text = call.text(0);
    const auto found = text.find(call.text(1));
    call.give(found == std::string::npos ? std::string() : text.substr(0, found));
}

void substringAfter(Call& call) {
    const auto text = call.text(0);
    const auto part = call.text(1);
    const auto found = text.find(part);
    call.give(found == std::string::npos ? std::string() : text.substr(found + part.size()));
}

void translate(Call& call) {
    const auto from = codePoints(call.text(1));
    const auto to = codePoints(call.text(2));
    std::u32string result;
    for (const char32_t c : codePoints(call.text(0))) {
        const auto found = from.find(c);
        if (found == std::u32string::npos)
            result += c;
        else if (found < to.size())
            result += to[found];
    }
    call.give(utf8(result));
}

void stringLength(Call& call) {
    const auto text = call.count() > 0 ? call.text(0) : call.evaluator().context().readable();
    call.give(static_cast<double>(codePoints(text).size()));
}

void normalizeSpace(Call& call) {
    const auto text = call.count() > 0 ? call.text(0) : call.evaluator().context().readable();
    call.give(joined(words(text), " "));
}

void contains(Call& call) {
    call.give(call.text(0).find(call.text(1)) != std::string::npos);
}

void startsWith(Call& call) {
    call.give(call.text(0).starts_with(call.text(1)));
}

void endsWith(Call& call) {
    call.give(call.text(0).ends_with(call.text(1)));
}

void regex(Call& call) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(call.text(1)), 0, status);
    if (U_FAILURE(status))
        return call.fail("regex(): " + call.text(1) + " is no regular expression");
    matcher.setTimeLimit(kRegexTime, status);
    matcher.setStackLimit(kRegexStackBytes, status);
    const auto text = icu::UnicodeString::fromUTF8(call.text(0));
    matcher.reset(text);
    const bool matches = matcher.matches(status) != 0;
    if (U_FAILURE(status))
        return call.fail("regex(): " + call.text(1) + " takes too long");
    call.give(matches);
}

void selected(Call& call) {
    const auto list = words(call.text(0));
    const auto value = words(call.text(1));
    call.give(value.size() == 1 && std::find(list.begin(), list.end(), value.front()) != list.end());
}

void selectedAt(Call& call) {
    const auto list = words(call.text(0));
    const double index = std::trunc(call.number(1));
    call.give(index >= 0 && index < static_cast<double>(list.size()) ? list[static_cast<std::size_t>(index)]
                                                                     : std::string());
}

void countSelected(Call& call) {
    call.give(static_cast<double>(words(call.text(0)).size()));
}

void itext(Call& call) {
    call.give(call.evaluator().itext(call.text(0)));
}

/// A random UUID, or as many random characters as asked for.
void uuid(Call& call) {
    if (call.count() == 0)
        return call.give(randomUuid(call.evaluator().random()));
    static constexpr char kAlphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::array<std::byte, 1024> random{};
    call.evaluator().random().fill(random);
    const double wanted = call.number(0);
    const auto length = wanted > 0 ? static_cast<std::size_t>(std::min(wanted, 1024.0)) : 0;
    std::string text;
    for (std::size_t i = 0; i < length; ++i)
        text += kAlphabet[std::to_integer<std::size_t>(random[i]) % 62];
    call.give(text);
}

void version(Call& call) {
    call.give(call.evaluator().form().version);
}

void property(Call& call) {
    call.give(call.evaluator().property(call.text(0)));
}

} // namespace

const std::vector<Function>& textFunctions() {
    static const std::vector<Function> functions = {
        {"string", 1, 1, &bridge<string>},
        {"concat", 0, kMany, &bridge<concat>},
        {"join", 1, kMany, &bridge<join>},
        {"substr", 2, 3, &bridge<substr>},
        {"substring-before", 2, 2, &bridge<substringBefore>},
        {"substring-after", 2, 2, &bridge<substringAfter>},
        {"translate", 3, 3, &bridge<translate>},
        {"string-length", 0, 1, &bridge<stringLength>},
        {"normalize-space", 0, 1, &bridge<normalizeSpace>},
        {"contains", 2, 2, &bridge<contains>},
        {"starts-with", 2, 2, &bridge<startsWith>},
        {"ends-with", 2, 2, &bridge<endsWith>},
        {"regex", 2, 2, &bridge<regex>},
        {"selected", 2, 2, &bridge<selected>},
        {"is-selected", 2, 2, &bridge<selected>},
        {"selected-at", 2, 2, &bridge<selectedAt>},
        {"count-selected", 1, 1, &bridge<countSelected>},
        {"jr:itext", 1, 1, &bridge<itext>},
        {"uuid", 0, 1, &bridge<uuid>},
        {"version", 0, 0, &bridge<version>},
        {"property", 1, 1, &bridge<property>},
    };
    return functions;
}

} // namespace ruhu::forms
