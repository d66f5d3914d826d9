#pragma once

#include "app/domain/visit_facts.h"
#include "app/domain/words.h"

#include <string>
#include <vector>

namespace ruhu::domain {

/// A problem that the visit found (section J), as it goes to the ledger of problems.
struct Problem {
    std::string category; ///< a code of problem_category
    std::string text;     ///< what it is; empty: not said yet
    std::string measure;  ///< what is to be done; may be empty
    std::string dueOn;    ///< YYYY-MM-DD or empty
    std::string key;      ///< the answer that it comes from, or `problem_text:<instance>`
};

/// Two kinds, in this order: an answer of section E that is a problem by itself (吃不饱, 住房C级, 水不干净
/// …), told in its `<key>_detail`; and what else was found, in the answers `problem_category`,
/// `problem_text`, `problem_measure`, `problem_due`, each with `:<instance>` where there are several. Two
/// tablets that add one each keep both, as instances have names of their own. Answers of last year do not
/// count.
std::vector<Problem> problemsOf(const VisitFacts& facts);

/// Of those that were added by hand: what has no kind or no words yet. Details of section E are asked by the
/// form itself.
std::vector<Problem> unfinishedProblems(const VisitFacts& facts);

} // namespace ruhu::domain
