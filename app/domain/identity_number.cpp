#include "app/domain/identity_number.h"

#include "app/domain/dates.h"
#include "app/domain/text.h"

#include <algorithm>
#include <array>

namespace ruhu::domain {

namespace {

std::string normalise(std::string_view raw) {
    std::string out;
    for (char32_t c : codePoints(narrow(cleanCell(raw)))) {
        if (c == U' ' || c == U'-')
            continue;
        // x, Cyrillic Х, Greek Χ and the multiplication sign all stand for the check character X.
        if (c == U'x' || c == 0x0425 || c == 0x0445 || c == 0x03A7 || c == 0x03C7 || c == 0x00D7)
            c = U'X';
        out += utf8(std::u32string_view(&c, 1));
    }
    // School registers put G before the identity number (学籍号).
    if (out.size() == 19 && (out.front() == 'G' || out.front() == 'g'))
        out.erase(0, 1);
    // A star as the 18th character is X where the checksum says so, else it hides a digit.
    if (out.size() == 18 && out.back() == '*' && isDigits(out.substr(0, 17)) &&
        identityCheckCharacter(out.substr(0, 17)) == 'X')
        out.back() = 'X';
    return out;
}

bool isScientific(std::string_view text) {
    const auto e = text.find_first_of("Ee");
    return e != std::string_view::npos && e > 0 &&
           text.find_first_not_of("0123456789.Ee+-") == std::string_view::npos;
}

std::string dashed(std::string_view yyyymmdd) {
    return std::string(yyyymmdd.substr(0, 4)) + "-" + std::string(yyyymmdd.substr(4, 2)) + "-" +
           std::string(yyyymmdd.substr(6, 2));
}

IdFault faultOf(const std::string& text, std::string_view today) {
    if (text.empty())
        return IdFault::Empty;
    if (text.find('*') != std::string::npos)
        return IdFault::Masked;
    if (isScientific(text))
        return IdFault::PrecisionLost;
    if (text.size() == 15 && isDigits(text))
        return IdFault::OldFifteen;
    if (text.size() != 18 || !isDigits(std::string_view(text).substr(0, 17)) ||
        !(text.back() == 'X' || isDigits(std::string_view(text).substr(17))))
        return IdFault::BadForm;
    if (identityCheckCharacter(std::string_view(text).substr(0, 17)) != text.back())
        return text.ends_with("000") ? IdFault::PrecisionLost : IdFault::BadChecksum;
    const auto birth = dashed(std::string_view(text).substr(6, 8));
    return isRealDate(birth) && birth >= "1900-01-01" && birth <= today ? IdFault::None : IdFault::BadDate;
}

} // namespace

char identityCheckCharacter(std::string_view first17) {
    static constexpr std::array kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += (first17[i] - '0') * kWeights[i];
    return "10X98765432"[sum % 11];
}

IdentityNumber checkIdentityNumber(std::string_view raw, std::string_view today) {
    IdentityNumber number;
    number.text = normalise(raw);
    number.fault = faultOf(number.text, today);
    if (number.valid()) {
        number.birthDate = dashed(std::string_view(number.text).substr(6, 8));
        number.gender = (number.text[16] - '0') % 2 == 1 ? "1" : "2";
    } else if (number.fault == IdFault::OldFifteen) {
        const auto first17 = number.text.substr(0, 6) + "19" + number.text.substr(6);
        number.suggestion = first17 + identityCheckCharacter(first17);
    }
    return number;
}

std::string faultText(IdFault fault) {
    switch (fault) {
    case IdFault::None:
        return "有效";
    case IdFault::Empty:
        return "没有证件号码";
    case IdFault::Masked:
        return "证件号码带星号，无法识别本人";
    case IdFault::PrecisionLost:
        return "证件号码按数字保存，后几位已丢失，请按文本格式重新导出";
    case IdFault::OldFifteen:
        return "15位旧证件号码，请核对换发后的18位号码";
    case IdFault::BadForm:
        return "证件号码位数或字符不对";
    case IdFault::BadChecksum:
        return "证件号码校验位不符";
    case IdFault::BadDate:
        return "证件号码中的出生日期不存在";
    }
    return {};
}

} // namespace ruhu::domain
