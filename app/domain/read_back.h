#pragma once

#include "app/domain/completion_gate.h"
#include "app/domain/visit_facts.h"
#include "app/domain/visit_form.h"

#include <string>
#include <vector>

namespace ruhu::domain {

/// One fact as it is said to the household (宣读): plain spoken Chinese, numbers in words, neutral. Always
/// Chinese: it is read aloud to the household and stands under its signature.
struct Sentence {
    struct Span {
        std::string text;
        bool strong = false; ///< the number or name that the listener should hear
    };

    std::vector<Span> spans;
    FieldRef target; ///< where to go if the household says 不对

    std::string plain() const;
};

std::vector<Sentence> readBack(const VisitForm& form, const VisitFacts& facts, const Assessment& assessment);

} // namespace ruhu::domain
