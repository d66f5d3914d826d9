#pragma once

#include "app/domain/visit_form.h"
#include "app/forms/problem.h"
#include "app/questionnaire/visit_plan.h"

#include <memory>
#include <string>

namespace ruhu::questionnaire {

/// The household visit's questionnaire over an ODK XForm (see VisitPlan for how it is laid out). What is
/// relevant, required, valid and offered is what the form's expressions say of the facts: the answers of the
/// records are put into a session of the form, and of two calls in a row only what differs. Outside data come
/// from the facts (outside_data.h); the form is read anew when these differ: another household, a member
/// more.
///
/// Values that the form computes are not kept: they are computed anew from the answers, with the visit's day
/// as today() and chance that hangs on the visit alone.
class HouseholdForm final : public domain::VisitForm {
public:
    /// Null and why, if the visit cannot ask it. The XForm names no files but those of outside_data.h.
    static std::unique_ptr<HouseholdForm> read(std::string xform, forms::Problems& problems);

    ~HouseholdForm() override;

    const std::string& id() const override { return m_id; }
    const std::string& version() const override { return m_version; }
    const std::vector<domain::FormSection>& sections() const override { return m_sections; }
    std::vector<domain::FormGroup> groups(std::string_view section, const domain::VisitFacts& facts,
                                          std::string_view person = {}) const override;
    std::vector<std::pair<domain::FieldRef, std::optional<domain::Answer>>>
    consequences(const domain::VisitFacts& before, const domain::VisitFacts& after) const override;
    std::optional<domain::FormItem> question(std::string_view key) const override;
    const std::vector<domain::Option>& list(std::string_view name) const override;
    std::string sectionOf(const domain::FieldRef& ref) const override;

    const std::string& title() const { return m_title; }
    const std::string& xform() const { return m_xform; }
    const VisitPlan& plan() const { return m_plan; }

private:
    class Sitting;

    HouseholdForm(std::string xform, const forms::Form& form, VisitPlan plan);
    void addRows(std::vector<domain::FormGroup>& groups, const PlannedGroup& group, const std::string& row,
                 const domain::Words& title, const domain::VisitFacts& facts) const;
    Sitting& sitting(const domain::VisitFacts& facts) const;

    std::string m_xform;
    std::string m_id;
    std::string m_version;
    std::string m_title;
    VisitPlan m_plan;
    std::vector<domain::FormSection> m_sections;
    mutable std::unique_ptr<Sitting> m_sitting; ///< with the household of the last call
};

} // namespace ruhu::questionnaire
