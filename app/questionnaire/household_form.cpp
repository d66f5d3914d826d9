#include "app/questionnaire/household_form.h"

#include "app/forms/xform_reader.h"
#include "app/questionnaire/sitting.h"

namespace ruhu::questionnaire {

std::unique_ptr<HouseholdForm> HouseholdForm::read(std::string xform, forms::Problems& problems) {
    const auto outside = outsideData({});
    auto read = forms::readXForm(xform, [&](const std::string& name) -> std::optional<std::string> {
        const auto found = outside.find(name);
        return found == outside.end() ? std::nullopt : std::optional(found->second);
    });
    problems.insert(problems.end(), read.problems.begin(), read.problems.end());
    if (!read.form)
        return nullptr;
    const auto before = problems.size();
    auto plan = planVisit(*read.form, problems);
    if (problems.size() > before)
        return nullptr;
    return std::unique_ptr<HouseholdForm>(new HouseholdForm(std::move(xform), *read.form, std::move(plan)));
}

HouseholdForm::HouseholdForm(std::string xform, const forms::Form& form, VisitPlan plan)
    : m_xform(std::move(xform))
    , m_id(form.id)
    , m_version(form.version)
    , m_title(form.title)
    , m_plan(std::move(plan)) {
    for (const auto& planned : m_plan.sections)
        m_sections.push_back(planned.section);
}

HouseholdForm::~HouseholdForm() = default;

HouseholdForm::Sitting& HouseholdForm::sitting(const domain::VisitFacts& facts) const {
    auto outside = outsideData(facts);
    if (!m_sitting || !m_sitting->fits(outside, facts))
        m_sitting = std::make_unique<Sitting>(*this, std::move(outside), facts);
    m_sitting->take(facts);
    return *m_sitting;
}

std::vector<domain::FormGroup> HouseholdForm::groups(std::string_view section,
                                                     const domain::VisitFacts& facts,
                                                     std::string_view person) const {
    std::vector<domain::FormGroup> result;
    const auto* planned = m_plan.section(section);
    if (!planned)
        return result;
    std::size_t own = 0;
    while (own < facts.members.size() && facts.members[own].personId != person)
        ++own;
    if (planned->section.perMember && own == facts.members.size())
        return result;
    auto& open = sitting(facts);
    for (const auto& group : planned->groups) {
        const std::string row = planned->section.perMember ? std::string(person) : std::string();
        if (group.repeat) {
            addRows(result, group, row, {}, facts);
            continue;
        }
        domain::FormGroup out{group.id, open.words(group.label, group.element), {}};
        for (const auto number : group.questions) {
            if (planned->section.perMember || !m_plan.questions[number].perMember) {
                if (const auto& item = open.item(number, planned->section.perMember ? own : 0, facts))
                    out.items.push_back(*item);
                continue;
            }
            // One row a member.
            for (std::size_t m = 0; m < facts.members.size(); ++m)
                if (const auto& item = open.item(number, m, facts)) {
                    out.items.push_back(*item);
                    auto& label = out.items.back().label;
                    label = {facts.members[m].name + " " + label.zh, facts.members[m].name + ", " + label.en};
                }
        }
        if (!out.items.empty())
            result.push_back(std::move(out));
        for (const auto& inner : group.inner)
            addRows(result, inner, row, {}, facts);
    }
    return result;
}

/// A repeat below `row` of another, a member (his person id) or neither (empty): each of its rows with its
/// number and what is in it, and the way to one more.
void HouseholdForm::addRows(std::vector<domain::FormGroup>& groups, const PlannedGroup& group,
                            const std::string& row, const domain::Words& title,
                            const domain::VisitFacts& facts) const {
    auto& open = sitting(facts);
    const auto& repeat = m_plan.repeats[*group.repeat];
    if (!open.concerns(*group.repeat, row, facts))
        return;
    auto label = open.words(group.label, *group.repeat, row, facts);
    if (label.zh.empty())
        label = m_plan.section(repeat.section)->section.label;
    label = {title.zh + label.zh, title.en + label.en};
    const auto prefix = row.empty() ? row : row + domain::kRowInRow;
    const auto rows = open.rows(*group.repeat);
    int number = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (!rows[at].name.starts_with(prefix))
            continue;
        const auto counted = " " + std::to_string(++number);
        domain::FormGroup out{group.id + ":" + rows[at].name, {label.zh + counted, label.en + counted}, {}};
        if (!repeat.counted)
            out.row = domain::FieldRef{domain::FieldRef::Place::Answer, out.id, {}};
        for (const auto question : group.questions)
            if (const auto& item = open.item(question, at, facts))
                out.items.push_back(*item);
        const domain::Words inRow{out.label.zh + "　", out.label.en + ", "};
        if (out.row || !out.items.empty())
            groups.push_back(std::move(out));
        for (const auto& inner : group.inner)
            addRows(groups, inner, rows[at].name, inRow, facts);
    }
    if (!repeat.counted)
        groups.push_back({group.id, label, {}, {}, repeat.id + ":" + prefix});
}

std::vector<std::pair<domain::FieldRef, std::optional<domain::Answer>>>
HouseholdForm::consequences(const domain::VisitFacts& before, const domain::VisitFacts& after) const {
    sitting(before);
    return m_sitting->consequences(after);
}

std::optional<domain::FormItem> HouseholdForm::question(std::string_view key) const {
    const auto* planned = m_plan.question(key);
    if (const auto* repeat = planned ? nullptr : m_plan.repeat(key)) {
        domain::FormItem row;
        row.kind = domain::QuestionKind::Bool;
        row.label = repeat->label;
        return row;
    }
    if (!planned)
        return std::nullopt;
    auto item = planned->item;
    if (planned->filtered)
        if (const auto all = m_plan.lists.find(planned->list); all != m_plan.lists.end())
            item.options = all->second;
    return item;
}

const std::vector<domain::Option>& HouseholdForm::list(std::string_view name) const {
    static const std::vector<domain::Option> nothing;
    const auto found = m_plan.lists.find(name);
    return found == m_plan.lists.end() ? nothing : found->second;
}

std::string HouseholdForm::sectionOf(const domain::FieldRef& ref) const {
    if (ref.key.starts_with("risk:"))
        return "conclusion";
    if (const auto* planned = m_plan.question(ref.key))
        return planned->section;
    const auto* repeat = m_plan.repeat(ref.key);
    return repeat ? repeat->section : std::string();
}

} // namespace ruhu::questionnaire
