#pragma once

#include "app/domain/income.h"
#include "app/domain/visit_facts.h"
#include "app/domain/visit_form.h"
#include "app/domain/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::domain {

/// What the visitors answered to a flag; kept in the visit's answers under `risk:<rule>`.
enum class RiskResponse { Open, True, False, Unclear };

/// Something to check face to face (请当面核对). It never sets a class or a status: people decide.
struct RiskFlag {
    struct Input {
        Words name;
        std::string value; ///< as shown: "5,600元", "3"
    };

    std::string rule;          ///< "R11" … "R54"
    Words title;               ///< what was found: 自付医疗5,600元
    Words why;                 ///< against what: 到了脱贫户提示线5,000元
    std::vector<Input> inputs; ///< the numbers it comes from
    FieldRef target;           ///< where to look or mend
    RiskResponse response = RiskResponse::Open;
    std::string note;

    /// Answered, and with a sentence where one is due (属实 and 不属实 need one).
    bool settled() const;
};

/// Keys of the response in visit.answers.
std::string riskKey(std::string_view rule);
std::string riskNoteKey(std::string_view rule);

/// All rules on what has been asked so far. A rule on the income speaks only when `incomeAsked` (every row
/// has an answer): half a table would make every household poor. A rule whose answers are missing says
/// nothing; the completion gate asks for them.
std::vector<RiskFlag> assessRisks(const VisitFacts& facts, const Income& income, bool incomeAsked);

} // namespace ruhu::domain
