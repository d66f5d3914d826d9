#pragma once

#include <string>
#include <string_view>

namespace ruhu::domain {

/// 140***********1234: what screens and exports show until somebody asks for more and is logged.
std::string maskIdNumber(std::string_view idNo);

/// 138****5678; of a landline the last four digits stay.
std::string maskPhone(std::string_view phone);

} // namespace ruhu::domain
