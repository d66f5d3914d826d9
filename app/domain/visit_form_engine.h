#pragma once

#include "app/domain/visit_form.h"

#include <memory>
#include <string_view>

namespace ruhu::domain {

/// A form from its JSON: sections, groups, questions with kind, code list, relevance (`when`: every condition
/// must hold, each a name and the values that satisfy it), `problem` (answers that must be explained in
/// `<key>_detail`) and repetition (`perMember`, `per`: "worker"). Throws on a malformed form: it is part of
/// the program.
std::unique_ptr<VisitForm> makeJsonForm(std::string_view json);

} // namespace ruhu::domain
