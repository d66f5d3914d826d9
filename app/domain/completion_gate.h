#pragma once

#include "app/domain/risk_rules.h"
#include "app/domain/special_case.h"
#include "app/domain/visit_facts.h"
#include "app/domain/visit_form.h"

#include <string>
#include <vector>

namespace ruhu::domain {

/// One thing that is still to do before the visit is signed: a line that can be tapped, never a refusal.
struct MissingItem {
    /// Fill before reading back, read back before signing, sign before sealing.
    enum class Stage { Fill, ReadBack, Sign };

    Stage stage = Stage::Fill;
    std::string section; ///< of the form, or "read_back", "signature"
    std::string target;  ///< FieldRef text, "member/<person id>" or empty
    Words title;
    Words hint;
    Words action;
};

/// How far a section is.
struct SectionProgress {
    std::string id;
    int asked = 0;
    int total = 0;
    int members = 0;      ///< of a section per member: how many are done
    bool toCheck = false; ///< a risk flag points here and waits for an answer

    bool done() const { return asked == total; }
    bool begun() const { return asked > 0; }
};

/// A visit judged as a whole. Pure: the same facts give the same judgement.
struct Assessment {
    VisitCase visitCase = VisitCase::Ordinary;
    Income income;
    bool incomeAsked = false;
    std::vector<RiskFlag> risks;
    std::string classHint; ///< see risk_rules.h
    std::vector<SectionProgress> sections;
    std::vector<MissingItem> missing; ///< in the order of the form

    bool ready(MissingItem::Stage before) const;
};

/// What is still missing before one who cannot be reached may be written down so (未联系上): the round's
/// number of attempts, on at least two days in China.
struct MissingTries {
    int tries = 0;
    int days = 0;
    bool enough() const { return tries == 0 && days == 0; }
};
MissingTries missingTries(const VisitFacts& facts, std::string_view personId);

/// Computes income, risks, progress and what is missing; the gates of DOMAIN section 3: 1 every member's
/// whereabouts and how it was verified (one who cannot be reached needs attempts on several days and an
/// informant), 2 all required questions with explicit zeros, 3 details of problems, 4 an answer to each risk
/// flag, 5 the conclusion, 6 enough reviewers, each with a task in the village (who steps in is given one by
/// the township first), 7 the household's confirmation, 8 the reading back, 9 a time within the round (after
/// its last day with a reason; not before it; not once it is frozen). A special case (special_case.h) asks
/// for less of the one and more of the other: remote records where nobody is at home, a guardian where only
/// children are, a new head where the old one is gone.
Assessment assess(const VisitForm& form, const VisitFacts& facts);

} // namespace ruhu::domain
