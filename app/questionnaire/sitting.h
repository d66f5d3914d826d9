#pragma once

#include "app/domain/visit_facts.h"
#include "app/forms/form_session.h"
#include "app/questionnaire/household_form.h"
#include "app/questionnaire/outside_data.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ruhu::questionnaire {

/// One household's session of the form, with the answers of the facts that it was last shown.
class HouseholdForm::Sitting {
public:
    /// REQUIRES a form that has been read before: with other outside data it reads again.
    Sitting(const HouseholdForm& form, OutsideData outside, const domain::VisitFacts& facts);
    ~Sitting();

    bool fits(const OutsideData& outside, const domain::VisitFacts& facts) const;
    /// Puts into the session what differs.
    void take(const domain::VisitFacts& facts);
    /// As take; what the form's own actions answer to it, in the order of the form.
    std::vector<std::pair<domain::FieldRef, std::optional<domain::Answer>>>
    consequences(const domain::VisitFacts& facts);

    /// The rows of a repeat by name; empty where the repeat does not concern the household now.
    const std::vector<std::string>& rows(std::size_t repeat) const { return m_rows[repeat]; }
    bool concerns(std::size_t repeat);

    domain::Words words(const forms::Label& label, int element);
    /// The question as it stands, of a member or row counting from 0; empty if it does not concern the
    /// household now.
    const std::optional<domain::FormItem>& item(std::size_t question, std::size_t at,
                                                const domain::VisitFacts& facts);

private:
    /// All that the facts have answered, now and last year.
    struct Answered {
        domain::Answers visit;
        domain::Answers answers;
        domain::Answers lastYear;
        std::vector<std::pair<domain::Answers, domain::Answers>> members;
        bool operator==(const Answered&) const = default;
    };
    /// A question's node: one, or one of each member or row.
    struct Seat {
        forms::InstanceNode* node = nullptr;
        forms::DataType type = forms::DataType::Text;
        std::string text;                                    ///< what was put there last
        std::optional<domain::AnswerValue> byDefault;        ///< what the form itself proposes
        std::optional<std::optional<domain::FormItem>> item; ///< made since the facts have changed
    };
    /// Where the facts keep an answer, and what is known of it from before.
    struct Kept {
        const domain::Answer* now = nullptr;
        const domain::Answer* before = nullptr;
    };

    forms::InstanceNode* node(int element, std::size_t at, int repeating);
    std::string keyOf(std::size_t question, std::size_t at, const domain::VisitFacts& facts) const;
    Kept kept(std::size_t question, std::size_t at, const domain::VisitFacts& facts) const;
    bool note(const domain::VisitFacts& facts);
    void seat();
    void proposeDefault(const domain::FormItem& item, Seat& seat);
    std::vector<std::string> rowsOf(std::size_t repeat, const domain::VisitFacts& facts) const;
    bool arrange(const domain::VisitFacts& facts);
    std::vector<std::unique_ptr<forms::InstanceNode>>* instances(const PlannedRepeat& repeat);
    bool put(const domain::VisitFacts& facts);
    bool isOverwritten(const Seat& seat) const;
    std::optional<domain::FormItem> made(std::size_t question, std::size_t at,
                                         const domain::VisitFacts& facts);
    domain::Words message(forms::InstanceNode& node);
    std::vector<domain::Option> offered(const PlannedQuestion& question, forms::InstanceNode& node);

    const VisitPlan& m_plan;
    OutsideData m_outside;
    std::string m_today;
    sync::Id m_visit;
    std::size_t m_members;
    std::unique_ptr<sync::Random> m_chance;
    std::unique_ptr<forms::FormSession> m_session;
    std::vector<std::vector<std::string>> m_rows; ///< by repeat
    std::vector<std::vector<Seat>> m_seats;       ///< by question
    Answered m_taken;                             ///< is in the session
};

} // namespace ruhu::questionnaire
