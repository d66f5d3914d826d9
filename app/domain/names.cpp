#include "app/domain/names.h"

#include "app/domain/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace ruhu::domain {

namespace {

constexpr char32_t kDot = 0x00B7;
constexpr char32_t kFirstPrivate = 0xE815;

/// GB 18030-2000 gave these characters private-use codes from U+E815 on; Unicode has had them since 4.1.
constexpr std::array<char32_t, 80> kFromPrivate = {
    0x2E81, 0x20087, 0x20089, 0x200CC, 0x2E84,  0x3473, 0x3447, 0x2E88, 0x2E8B, 0x9FB4, 0x359E, 0x361A,
    0x360E, 0x2E8C,  0x2E97,  0x396E,  0x3918,  0x9FB5, 0x39CF, 0x39DF, 0x3A73, 0x39D0, 0x9FB6, 0x9FB7,
    0x3B4E, 0x3C6E,  0x3CE0,  0x2EA7,  0x215D7, 0x9FB8, 0x2EAA, 0x4056, 0x415F, 0x2EAE, 0x4337, 0x2EB3,
    0x2EB6, 0x2EB7,  0x2298F, 0x43B1,  0x43AC,  0x2EBB, 0x43DD, 0x44D6, 0x4661, 0x464C, 0x9FB9, 0x4723,
    0x4729, 0x477C,  0x478D,  0x2ECA,  0x4947,  0x497A, 0x497D, 0x4982, 0x4983, 0x4985, 0x4986, 0x499F,
    0x499B, 0x49B7,  0x49B6,  0x9FBA,  0x241FE, 0x4CA3, 0x4C9F, 0x4CA0, 0x4CA1, 0x4C77, 0x4CA2, 0x4D13,
    0x4D14, 0x4D15,  0x4D16,  0x4D17,  0x4D18,  0x4D19, 0x4DAE, 0x9FBB};

bool isPrivate(char32_t c) {
    return u_charType(static_cast<UChar32>(c)) == U_PRIVATE_USE_CHAR;
}

bool isDotVariant(char32_t c) {
    static constexpr std::u32string_view kVariants =
        U"\u00B7\u2022\uFF0E\u30FB\uFF65\u2027.\u2219\u22C5\u02D9\u2024\u3002";
    return kVariants.find(c) != std::u32string_view::npos;
}

bool isDoubtful(char32_t c) {
    static constexpr std::u32string_view kHoles = U"?\uFF1F\u25A1\u25A0\uFFFD\u3013*";
    return isPrivate(c) || kHoles.find(c) != std::u32string_view::npos;
}

} // namespace

PersonName cleanName(std::string_view raw) {
    auto text = codePoints(cleanCell(raw));
    for (auto& c : text)
        if (c >= kFirstPrivate && c < kFirstPrivate + kFromPrivate.size())
            c = kFromPrivate[c - kFirstPrivate];
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        if (isDotVariant(c)) {
            while (!out.empty() && out.back() == U' ')
                out.pop_back();
            const bool inside = !out.empty() && i + 1 < text.size();
            if (inside && out.back() != kDot)
                out.push_back(kDot);
            continue;
        }
        if (c != U' ') {
            out.push_back(c);
            continue;
        }
        const auto next = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(),
                                       [](char32_t x) { return x != U' '; });
        const bool latin = !out.empty() && next != text.end() && out.back() != kDot && out.back() != U' ' &&
                           !isHanzi(out.back()) && !isHanzi(*next);
        if (latin)
            out.push_back(U' ');
    }
    while (!out.empty() && out.back() == kDot)
        out.pop_back();
    return {utf8(out), std::string(raw), std::any_of(out.begin(), out.end(), isDoubtful)};
}

std::string nameKey(std::string_view name) {
    std::u32string out;
    for (char32_t c : codePoints(cleanName(name).text))
        if (c != kDot && c != U' ')
            out.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    return utf8(out);
}

} // namespace ruhu::domain
