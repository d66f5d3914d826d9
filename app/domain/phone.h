#pragma once

#include <string>
#include <string_view>

namespace ruhu::domain {

enum class PhoneKind { None, Mobile, Landline, Unusable };

struct Phone {
    std::string text; ///< digits, a landline with its area code as 0358-1234567; the raw text if unusable
    PhoneKind kind = PhoneKind::None;
    bool more = false; ///< the cell held further numbers behind this first one
};

/// Reads the first number of a cell: +86 and separators off, full-width digits narrowed. Mobile numbers are
/// 1[3-9] and nine digits; landlines have 7 or 8 digits and perhaps an area code.
Phone parsePhone(std::string_view raw);

} // namespace ruhu::domain
