#include "app/domain/disability_certificate.h"

#include "app/domain/identity_number.h"
#include "app/domain/text.h"

#include <cctype>

namespace ruhu::domain {

DisabilityCertificate checkDisabilityCertificate(std::string_view raw, std::string_view today) {
    DisabilityCertificate certificate;
    for (char c : narrow(cleanCell(raw)))
        if (c != ' ')
            certificate.text.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
    const auto& text = certificate.text;
    if (text.size() != 20 && text.size() != 22)
        return certificate;
    const auto id = checkIdentityNumber(text.substr(0, 18), today);
    const bool suffix = text.size() == 20 || (text[20] == 'B' && isDigits(std::string_view(text).substr(21)));
    const bool kind = text[18] >= '1' && text[18] <= '7';
    const bool level = text[19] >= '1' && text[19] <= '4';
    if (id.valid() && suffix && kind && level) {
        certificate.idNo = id.text;
        certificate.kind = text.substr(18, 1);
        certificate.level = text.substr(19, 1);
        certificate.valid = true;
    }
    return certificate;
}

} // namespace ruhu::domain
