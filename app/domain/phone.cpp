#include "app/domain/phone.h"

#include "app/domain/text.h"

namespace ruhu::domain {

namespace {

bool isMobile(std::string_view digits) {
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

/// Area codes: 010 and 02x have three digits, the others four.
std::string landline(const std::string& digits) {
    if (digits.starts_with('0')) {
        const std::size_t area = digits.size() > 1 && digits[1] <= '2' ? 3 : 4;
        const auto local = digits.size() > area ? digits.size() - area : 0;
        if (local == 7 || local == 8)
            return digits.substr(0, area) + "-" + digits.substr(area);
        return {};
    }
    return (digits.size() == 7 || digits.size() == 8) && digits[0] != '1' ? digits : std::string();
}

} // namespace

Phone parsePhone(std::string_view raw) {
    const auto text = narrow(cleanCell(raw));
    if (text.empty())
        return {};
    std::string digits;
    bool more = false;
    for (char32_t c : codePoints(text)) {
        const bool divides = c == U'/' || c == U',' || c == U';' || c == U'、' || c == U'或';
        if (divides && digits.size() >= 7) {
            more = true;
            break;
        }
        if (c >= U'0' && c <= U'9')
            digits.push_back(static_cast<char>(c));
        else if (c == U' ' && isMobile(digits)) {
            more = true;
            break;
        }
    }
    for (const char* prefix : {"0086", "86"})
        if (digits.starts_with(prefix) &&
            isMobile(std::string_view(digits).substr(std::string_view(prefix).size())))
            digits.erase(0, std::string_view(prefix).size());
    if (isMobile(digits))
        return {digits, PhoneKind::Mobile, more};
    if (const auto fixed = landline(digits); !fixed.empty())
        return {fixed, PhoneKind::Landline, more};
    return {text, PhoneKind::Unusable, more};
}

} // namespace ruhu::domain
