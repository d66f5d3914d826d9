#pragma once

#include "app/domain/visit_form.h"

#include <string_view>
#include <utility>
#include <vector>

namespace ruhu::domain {

/// Whether an answer of an earlier round is offered again (待确认). What was said about that visit itself
/// (why it was late or not verified, responses to its flags, problems it found) and what was not known then
/// is not.
bool isOffered(std::string_view key, const Answer& answer);

/// The answers of last year that still wait in a section, as they would stand if the household said 都没变:
/// one tap, never without it. A value that was estimated stays an estimate.
std::vector<std::pair<FieldRef, Answer>> unconfirmed(const VisitForm& form, const VisitFacts& facts,
                                                     std::string_view section, std::string_view person = {});

} // namespace ruhu::domain
