#pragma once

#include "app/domain/visit_form.h"
#include "app/forms/form.h"

#include <string>
#include <vector>

namespace ruhu::questionnaire {

/// The form's language for a screen in Chinese or in English; its default one where it speaks no such
/// language.
std::string languageOf(const forms::Form& form, bool chinese);

/// A text without its values, in both languages.
domain::Words plainWords(const forms::Form& form, const forms::Label& label);

/// The items of a secondary instance as choices: children name; label or itextId; spoken and more, where they
/// are.
std::vector<domain::Option> optionsOf(const forms::Form& form, const xmlDoc& instance);

} // namespace ruhu::questionnaire
