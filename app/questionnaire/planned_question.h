#pragma once

#include "app/domain/visit_form.h"
#include "app/forms/form.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::questionnaire {

/// One question of the visit as the form writes it, whomever it is asked of.
struct PlannedQuestion {
    int element = 0;
    int control = 0;
    domain::FormItem item; ///< place, key, kind, words and choices as far as they hang on no answer
    std::string list;      ///< secondary instance that holds the choices; empty for none
    bool filtered = false; ///< which choices there are hangs on answers
    bool perMember = false;
    std::optional<std::size_t> repeat; ///< into VisitPlan::repeats: asked in each of its rows
    std::string section;
};

/// By name of the secondary instance.
using OptionLists = std::map<std::string, std::vector<domain::Option>, std::less<>>;

/// Whether an appearance holds this word.
bool hasAppearance(const std::string& appearance, std::string_view word);
std::vector<std::string> appearanceWords(const std::string& appearance);

/// Kind, words, choices and limits of a question, and where its answer is kept. Empty, or the code of the
/// problem: "visit_type" (nobody can answer it at the door), "visit_kind" (its type is not what the record
/// keeps).
std::string planQuestion(const forms::Form& form, const OptionLists& lists, PlannedQuestion& question);

} // namespace ruhu::questionnaire
