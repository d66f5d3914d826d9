#pragma once

#include "app/domain/visit_facts.h"
#include "app/domain/visit_form.h"

namespace ruhu::tests {

inline domain::Answer yuan(std::int64_t amount) {
    return domain::exactly(amount * 100);
}

/// The questionnaire that the program brings along.
const domain::VisitForm& builtInVisitForm();

/// 张守田's household of five as the pictures show it: everything asked, nothing read back or signed.
/// Net income 52,800 yuan, 10,560 a person; self-paid medical 5,600; a lifted household.
domain::VisitFacts sampleFacts();

/// Answers every question of the form that is still open: money 0, yes, the first option.
void answerTheRest(domain::VisitFacts& facts);

} // namespace ruhu::tests
