#include "app/domain/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <stdexcept>

namespace ruhu::domain {

std::u32string codePoints(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    const auto size = static_cast<int32_t>(utf8.size());
    for (int32_t i = 0; i < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(utf8.data(), i, size, c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

std::string utf8(std::u32string_view codePoints) {
    std::string out;
    out.reserve(codePoints.size() * 3);
    for (char32_t c : codePoints) {
        char buffer[U8_MAX_LENGTH];
        int32_t length = 0;
        U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(c));
        out.append(buffer, static_cast<std::size_t>(length));
    }
    return out;
}

bool isHanzi(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UNIFIED_IDEOGRAPH) ||
           (c >= 0xF900 && c <= 0xFAFF);
}

std::string cleanCell(std::string_view raw) {
    std::u32string out;
    for (char32_t c : codePoints(raw)) {
        const auto category = u_charType(static_cast<UChar32>(c));
        if (category == U_FORMAT_CHAR || c == 0xFEFF)
            continue;
        out.push_back(u_isUWhiteSpace(static_cast<UChar32>(c)) || category == U_CONTROL_CHAR ? U' ' : c);
    }
    const auto trim = [&out] {
        out.erase(out.begin(), std::find_if(out.begin(), out.end(), [](char32_t c) { return c != U' '; }));
        out.erase(std::find_if(out.rbegin(), out.rend(), [](char32_t c) { return c != U' '; }).base(),
                  out.end());
    };
    trim();
    if (out.size() >= 3 && out.starts_with(U"=\"") && out.back() == U'"')
        out = out.substr(2, out.size() - 3);
    if (!out.empty() && (out.front() == U'\'' || out.front() == U'\u2018' || out.front() == U'\u2019'))
        out.erase(0, 1);
    trim();
    return utf8(out);
}

std::string narrow(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; }))
        return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    const auto normal = nfkc->normalize(
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no NFKC data");
    std::string out;
    return normal.toUTF8String(out);
}

std::string drawnAlike(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    static const USpoofChecker* const checker = uspoof_open(&status);
    if (!checker)
        throw std::runtime_error(u_errorName(status));
    std::string out;
    for (char32_t c : codePoints(text)) {
        // The radical ⼾ is the old 戶 to Unicode, while fonts draw it as today's 户.
        const auto one = utf8(std::u32string(1, c == U'⼾' || c == U'戶' ? U'户' : c));
        const bool kangxi = c >= 0x2F00 && c <= 0x2FDF; // the compatibility form knows these
        if (c < 0x80 || kangxi || isHanzi(c)) {
            out += narrow(one);
            continue;
        }
        char skeleton[64];
        const auto length = uspoof_getSkeletonUTF8(checker, 0, one.data(), static_cast<int32_t>(one.size()),
                                                   skeleton, sizeof skeleton, &status);
        out += U_SUCCESS(status) ? std::string(skeleton, static_cast<std::size_t>(length)) : one;
        status = U_ZERO_ERROR;
    }
    return out;
}

std::string comparisonKey(std::string_view text) {
    std::u32string out;
    for (char32_t c : codePoints(narrow(text)))
        if (u_isalnum(static_cast<UChar32>(c)))
            out.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    return utf8(out);
}

bool isDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace ruhu::domain
