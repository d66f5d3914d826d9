#pragma once

#include "app/domain/income.h"
#include "app/domain/visit_facts.h"
#include "app/domain/visit_form.h"
#include "app/domain/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::domain {

/// What the visitors answered to a flag; kept in the visit's answers under `risk:<rule>`.
enum class RiskResponse { Open, True, False, Unclear };

/// 待核 → 属实 / 不属实(原因) / 数据不足.
enum class RiskState { Open, True, False, Lacking };

/// Who is to be watched (监测谁), DOMAIN section 4: 收入低, 刚性支出大, 因灾因意外, 兜底户, 三保障和饮水.
enum class RiskCategory { Income, Cost, Shock, SafetyNet, Assurance };
Words categoryWords(RiskCategory category);

/// Something to check face to face (请当面核对). It never sets a class or a status: people decide.
struct RiskFlag {
    struct Input {
        Words name;
        std::string value; ///< as shown: "5,600元", "3"
    };
    struct Missing {
        Words name; ///< empty for a question of the form until assess() names it
        FieldRef ref;
    };

    std::string rule; ///< "R11" … "R54"
    RiskCategory category = RiskCategory::Income;
    Words title;                  ///< what was found: 自付医疗5,600元
    Words why;                    ///< against what: 到了脱贫户提示线5,000元
    std::vector<Input> inputs;    ///< the numbers it comes from
    std::vector<Input> params;    ///< the round's thresholds that it met
    FieldRef target;              ///< where to look or mend
    std::vector<Missing> missing; ///< what the rule would need to know; then it has not been found to hold
    RiskResponse response = RiskResponse::Open;
    std::string note;

    RiskState state() const;

    /// Answered, and with a sentence where one is due (属实 and 不属实 need one). What cannot be known needs
    /// no answer: it stands there as 数据不足.
    bool settled() const;
};

/// Keys of the response in visit.answers.
std::string riskKey(std::string_view rule);
std::string riskNoteKey(std::string_view rule);

/// All rules, R11 to R54, on what has been asked so far, with the thresholds of the round. A rule on the
/// income speaks only when `incomeAsked` (every row has an answer): half a table would make every household
/// poor. A rule whose answers have not been asked yet says nothing: the completion gate asks for them. Where
/// an answer is not known, or the roster has no entry, and the rule could turn either way by it, the flag
/// lists what is missing (数据不足). One flag a rule.
std::vector<RiskFlag> assessRisks(const VisitFacts& facts, const Income& income, bool incomeAsked);

/// Which class the flags would speak for if people found them true: a code of monitor_class, a hint and
/// nothing more. Flags that are not so or lack data do not count. Empty: none.
std::string classHint(const VisitFacts& facts, const Income& income, const std::vector<RiskFlag>& flags);

} // namespace ruhu::domain
