#pragma once

#include "app/domain/visit_facts.h"
#include "app/forms/form_session.h"
#include "app/questionnaire/household_form.h"
#include "app/questionnaire/outside_data.h"

#include <memory>
#include <optional>
#include <set>
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

    /// A row of a repeat that is there now.
    struct Row {
        std::string name;
        forms::InstanceNode* node = nullptr;
        bool operator==(const Row&) const = default;
    };
    /// The rows of a repeat in their order, those of one row or member together.
    const std::vector<Row>& rows(std::size_t repeat) const { return m_rows[repeat]; }
    /// Whether the repeat below `row` concerns the household now. `row`: of the repeat that it is inside, or
    /// the member's person id; empty for neither.
    bool concerns(std::size_t repeat, const std::string& row, const domain::VisitFacts& facts);

    domain::Words words(const forms::Label& label, int element);
    /// As it stands above the rows of the repeat below `row`.
    domain::Words words(const forms::Label& label, std::size_t repeat, const std::string& row,
                        const domain::VisitFacts& facts);
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

    /// What a repeat's instances stand below, and what their rows' names begin with.
    struct Place {
        std::string prefix;
        forms::InstanceNode* node = nullptr;
    };

    forms::InstanceNode* below(forms::InstanceNode& from, int element);
    forms::InstanceNode* member(std::size_t at);
    forms::InstanceNode* node(const PlannedQuestion& question, std::size_t at);
    std::string keyOf(std::size_t question, std::size_t at, const domain::VisitFacts& facts) const;
    Kept kept(std::size_t question, std::size_t at, const domain::VisitFacts& facts) const;
    bool note(const domain::VisitFacts& facts);
    void seat();
    void proposeDefault(const domain::FormItem& item, Seat& seat);
    std::set<std::string> rowsOf(std::size_t repeat, const domain::VisitFacts& facts) const;
    std::vector<Place> placesOf(std::size_t repeat, const domain::VisitFacts& facts);
    std::vector<std::unique_ptr<forms::InstanceNode>>& instances(std::size_t repeat, forms::InstanceNode& at);
    bool arrange(const domain::VisitFacts& facts);
    bool arrange(std::size_t repeat, const domain::VisitFacts& facts, bool anew);
    bool put(const domain::VisitFacts& facts);
    bool isOverwritten(const Seat& seat) const;
    std::optional<domain::FormItem> made(std::size_t question, std::size_t at,
                                         const domain::VisitFacts& facts);
    domain::Words text(const forms::Label& label, forms::InstanceNode& at);
    domain::Words message(forms::InstanceNode& node);
    std::vector<domain::Option> offered(const PlannedQuestion& question, forms::InstanceNode& node);

    const VisitPlan& m_plan;
    OutsideData m_outside;
    std::string m_today;
    sync::Id m_visit;
    std::size_t m_members;
    std::unique_ptr<sync::Random> m_chance;
    std::unique_ptr<forms::FormSession> m_session;
    std::vector<std::vector<Row>> m_rows;   ///< by repeat
    std::vector<std::vector<Seat>> m_seats; ///< by question
    Answered m_taken;                       ///< is in the session
};

} // namespace ruhu::questionnaire
