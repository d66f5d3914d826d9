#pragma once

#include "app/forms/form.h"
#include "app/forms/moments.h"

#include <string>
#include <string_view>

namespace ruhu::forms {

/// An answer as the XForm serialises it: 7 not 07. What is no value of the type stays as it is.
std::string normalAnswer(DataType type, std::string_view answer);

/// The result of a calculation as a node of that type holds it: whole numbers of an integer, the date alone
/// of a date, nothing for NaN.
std::string calculatedAnswer(DataType type, const std::string& text, bool isNumber, double number, int zone);

/// True if a non-empty answer is one of the type.
bool isAnswerOf(DataType type, const std::string& answer);

} // namespace ruhu::forms
