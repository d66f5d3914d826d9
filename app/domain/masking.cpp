#include "app/domain/masking.h"

#include "app/domain/text.h"

namespace ruhu::domain {

namespace {

std::string masked(std::string_view text, std::size_t head, std::size_t tail) {
    auto c = codePoints(text);
    // Something too short to hide its middle is hidden whole.
    const bool hasMiddle = c.size() > head + tail;
    for (std::size_t i = hasMiddle ? head : 0; i < c.size() - (hasMiddle ? tail : 0); ++i)
        c[i] = U'*';
    return utf8(c);
}

} // namespace

std::string maskIdNumber(std::string_view idNo) {
    return masked(idNo, 3, 4);
}

std::string maskPhone(std::string_view phone) {
    return masked(phone, phone.size() >= 11 && phone.find('-') == std::string_view::npos ? 3 : 0, 4);
}

} // namespace ruhu::domain
