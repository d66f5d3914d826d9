#pragma once

#include "app/domain/visit_form.h"

#include <optional>
#include <string>

namespace ruhu::questionnaire {

/// An answer of the records as the XForm serialises it: 4205 fen are 42.05 yuan, several codes stand apart by
/// spaces, none of them is the choice `none`. Empty for what is not known.
std::string textOf(const domain::FormItem& item, const domain::AnswerValue& value);

/// The other way; empty for an empty text and for one that is no value of the question's kind.
std::optional<domain::AnswerValue> valueOf(const domain::FormItem& item, const std::string& text);

} // namespace ruhu::questionnaire
