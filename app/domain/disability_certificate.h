#pragma once

#include <string>
#include <string_view>

namespace ruhu::domain {

/// 残疾人证: the holder's identity number, the kind of disability (1 sight … 7 multiple), the level (1
/// heaviest … 4), and after a reissue a further B and a digit.
struct DisabilityCertificate {
    std::string text;
    std::string idNo;
    std::string kind;
    std::string level;
    bool valid = false;
};

/// `today` = YYYY-MM-DD, for the check of the identity number inside.
DisabilityCertificate checkDisabilityCertificate(std::string_view raw, std::string_view today);

} // namespace ruhu::domain
