#pragma once

#include "app/forms/form_session.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::forms {

/// An answer of a script that could not be played.
struct RefusedAnswer {
    std::size_t number = 0; ///< from 1
    std::string code;       ///< "no_node", "malformed" or an error of FormSession
    std::string path;
};

/// Plays a list of {"set": path, "value": text}, {"add": path of a repeat} and {"remove": path of an
/// instance} in order. Numbers and booleans count as their text, null as "". Error "malformed": not such a
/// list.
sync::Result<std::vector<RefusedAnswer>> playAnswers(FormSession& session, std::string_view json);

/// {"nodes": {path: {"value", "relevant", "required", "readonly", "valid", "message"}}} of every question and
/// calculation in the order of the form, and "faults" if something could not be computed.
std::string stateJson(FormSession& session, const std::vector<RefusedAnswer>& refused);

} // namespace ruhu::forms
