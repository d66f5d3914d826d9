#pragma once

#include "app/domain/visit_facts.h"
#include "app/forms/form_session.h"
#include "app/questionnaire/household_form.h"
#include "app/questionnaire/outside_data.h"

#include <memory>
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

    domain::Words words(const forms::Label& label, int element);
    /// The question as it stands, `member` counting from 0; empty if it does not concern the household now.
    const std::optional<domain::FormItem>& item(std::size_t question, std::size_t member,
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
    struct Seat; ///< a question's node, of each member where it is asked each

    forms::InstanceNode* node(int element, std::size_t member);
    void clearDefaults();
    bool put(const domain::VisitFacts& facts);
    std::optional<domain::FormItem> made(std::size_t question, std::size_t member,
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
    std::vector<std::vector<Seat>> m_seats; ///< by question
    Answered m_taken;                       ///< is in the session
};

} // namespace ruhu::questionnaire
