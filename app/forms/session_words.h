#pragma once

#include "app/forms/instance_node.h"
#include "sync/core/clock.h"

#include <string>
#include <string_view>

namespace ruhu::forms {

/// What is said where the form has no words of its own: `why` is "type", "constraint", "range", "choice" or
/// "required". English if `language` is, else Chinese.
std::string defaultMessage(std::string_view why, std::string_view language);

/// A random UUID, 8-4-4-4-12 hexadecimal digits.
std::string randomUuid(sync::Random& random);

/// True if `a` comes before `b` in the questionnaire.
bool pathOrder(const InstanceNode& a, const InstanceNode& b);

} // namespace ruhu::forms
