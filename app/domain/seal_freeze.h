#pragma once

#include "app/domain/completion_gate.h"
#include "app/domain/seal_content.h"
#include "app/domain/visit_facts.h"
#include "app/domain/visit_form.h"

namespace ruhu::domain {

/// The content that would be sealed now: names and results written out, so that it is read without any other
/// record. Values that wait from last year are not part of it. The same facts give the same content.
SealContent freeze(const VisitForm& form, const VisitFacts& facts, const Assessment& assessment);

} // namespace ruhu::domain
