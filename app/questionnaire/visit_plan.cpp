#include "app/questionnaire/visit_plan.h"

#include "app/questionnaire/form_words.h"

#include <algorithm>
#include <sstream>

namespace ruhu::questionnaire {

namespace {

using domain::QuestionKind;
using forms::BodyItem;
using forms::Control;
using forms::DataType;
using forms::Element;
using forms::kNone;

constexpr std::string_view kSuffix = "_section";

/// What the records, the gate and the seal cannot do without.
constexpr const char* kNeeded[] = {"mode",        "team",        "respondent", "conclusion",
                                   "whereabouts", "verified_by", "informant"};

class Planner {
public:
    Planner(const forms::Form& form, forms::Problems& problems)
        : m_form(form)
        , m_problems(problems) {}

    VisitPlan run() {
        m_plan.chinese = languageOf(m_form, true);
        m_plan.english = languageOf(m_form, false);
        for (const auto& [name, document] : m_form.instances)
            m_plan.lists[name] = optionsOf(m_form, *document);
        for (const auto& item : m_form.body)
            top(item);
        placeRows();
        for (auto& section : m_plan.sections)
            finish(section);
        if (m_plan.members == kNone)
            refuse("visit_no_members", "members", 0, "name");
        for (const auto* name : kNeeded)
            if (!m_plan.byKey.contains(name))
                m_problems.push_back({"visit_no_question", name, {}, {}});
        return std::move(m_plan);
    }

private:
    const Element& element(int id) const { return m_form.elements[static_cast<std::size_t>(id)]; }

    void refuse(std::string code, std::string subject, int at, std::string property,
                std::string detail = {}) {
        m_problems.push_back({std::move(code),
                              std::move(subject),
                              std::move(detail),
                              {{}, 0, {}, element(at).path, std::move(property)}});
    }

    void top(const BodyItem& item) {
        if (hasAppearance(item.appearance, "elsewhere"))
            return;
        if (item.kind == BodyItem::Kind::Question) {
            if (!isElsewhere(item))
                refuse("visit_no_section", element(item.element).name, item.element, "name");
            return;
        }
        const bool holdsRepeat = item.items.size() == 1 && item.items[0].kind == BodyItem::Kind::Repeat;
        const auto& inside = holdsRepeat ? item.items[0] : item;
        if (hasAppearance(inside.appearance, "elsewhere"))
            return;
        const bool members =
            inside.kind == BodyItem::Kind::Repeat && element(inside.element).name == "members";
        if (members)
            m_plan.members = inside.element;
        PlannedSection section;
        section.section.perMember = members;
        section.section.id = inside.element == kNone ? std::string() : element(inside.element).name;
        if (section.section.id.ends_with(kSuffix))
            section.section.id.resize(section.section.id.size() - kSuffix.size());
        section.section.label = plainWords(m_form, item.label);
        m_section = &section;
        if (inside.kind == BodyItem::Kind::Repeat && !members)
            add(inside, 0);
        else
            for (const auto& part : inside.items)
                add(part, std::max(inside.element, 0));
        m_section = nullptr;
        if (!section.groups.empty())
            m_plan.sections.push_back(std::move(section));
    }

    bool isElsewhere(const BodyItem& item) const {
        return item.control != kNone &&
               hasAppearance(m_form.controls[static_cast<std::size_t>(item.control)].appearance, "elsewhere");
    }

    /// A question goes to the loose ones of its section, a group opens one of its own.
    void add(const BodyItem& item, int seenFrom) {
        if (item.kind == BodyItem::Kind::Question) {
            auto& groups = m_section->groups;
            if (groups.empty() || !groups.back().label.empty())
                groups.push_back({m_section->section.id, {}, seenFrom, {}, {}});
            question(item, groups.back());
            return;
        }
        if (hasAppearance(item.appearance, "elsewhere"))
            return;
        // A group that holds nothing but a repeat gives it its label.
        const bool holdsRepeat = item.kind == BodyItem::Kind::Group && item.items.size() == 1 &&
                                 item.items[0].kind == BodyItem::Kind::Repeat;
        const auto& inside = holdsRepeat ? item.items[0] : item;
        PlannedGroup group{inside.element == kNone ? std::string() : element(inside.element).name,
                           inside.label.empty() ? item.label : inside.label,
                           inside.element == kNone ? seenFrom : inside.element,
                           {},
                           {}};
        if (inside.kind == BodyItem::Kind::Repeat)
            group = repeated(inside, group.label, std::nullopt);
        else
            flatten(inside, group);
        m_section->groups.push_back(std::move(group));
    }

    /// The group that stands there once a row, `inside` the rows of another repeat.
    PlannedGroup repeated(const BodyItem& item, const forms::Label& label,
                          std::optional<std::size_t> inside) {
        const auto& own = element(item.element);
        PlannedGroup group{own.name, label, own.parent, {}, m_plan.repeats.size()};
        m_plan.repeats.push_back({own.id, own.name, m_section->section.id, plainWords(m_form, label),
                                  own.noAddRemove, m_section->section.perMember && !inside, inside});
        flatten(item, group);
        return group;
    }

    void flatten(const BodyItem& item, PlannedGroup& group) {
        for (const auto& part : item.items) {
            if (part.kind == BodyItem::Kind::Question)
                question(part, group);
            else if (hasAppearance(part.appearance, "elsewhere"))
                continue;
            else if (part.kind == BodyItem::Kind::Repeat)
                group.inner.push_back(
                    repeated(part, part.label.empty() ? item.label : part.label, group.repeat));
            else
                flatten(part, group);
        }
    }

    void question(const BodyItem& item, PlannedGroup& group) {
        if (isElsewhere(item))
            return;
        const auto& own = element(item.element);
        PlannedQuestion question;
        question.element = item.element;
        question.control = item.control;
        question.perMember = m_section->section.perMember;
        question.repeat = group.repeat;
        question.section = m_section->section.id;
        if (const auto problem = planQuestion(m_form, m_plan.lists, question); !problem.empty())
            return refuse(problem, own.name, own.id, "type");
        const auto number = m_plan.questions.size();
        if (!m_plan.byKey.emplace(own.name, number).second)
            return refuse("duplicate_name", own.name, own.id, "name");
        const auto& appearance = m_form.controls[static_cast<std::size_t>(item.control)].appearance;
        for (const auto& word : appearanceWords(appearance))
            if (word.starts_with("with-") && question.perMember && !question.repeat)
                m_rows.emplace_back(number, word.substr(5));
        m_plan.questions.push_back(std::move(question));
        group.questions.push_back(number);
    }

    /// Rows of members stand first in the group that they were given to.
    void placeRows() {
        for (auto& section : m_plan.sections)
            for (auto& group : section.groups) {
                std::size_t at = 0;
                for (const auto& [number, name] : m_rows)
                    if (name == group.id && !section.section.perMember) {
                        for (auto& from : m_plan.sections)
                            for (auto& other : from.groups)
                                std::erase(other.questions, number);
                        m_plan.questions[number].section = section.section.id;
                        group.questions.insert(group.questions.begin() + static_cast<std::ptrdiff_t>(at++),
                                               number);
                    }
            }
    }

    static bool isEmpty(const PlannedGroup& group) { return group.questions.empty() && group.inner.empty(); }

    bool isRequired(const PlannedGroup& group) const {
        return std::any_of(group.questions.begin(), group.questions.end(),
                           [this](std::size_t number) {
                               return element(m_plan.questions[number].element).required != kNone;
                           }) ||
               std::any_of(group.inner.begin(), group.inner.end(),
                           [this](const auto& inner) { return isRequired(inner); });
    }

    void finish(PlannedSection& section) {
        std::erase_if(section.groups, isEmpty);
        section.section.required = false;
        section.section.table = true;
        for (const auto& group : section.groups) {
            section.section.table =
                section.section.table && !group.label.empty() && !group.repeat && group.inner.empty();
            section.section.required = section.section.required || isRequired(group);
            for (const auto number : group.questions)
                section.section.table =
                    section.section.table && m_plan.questions[number].item.kind == QuestionKind::Money;
        }
    }

    const forms::Form& m_form;
    forms::Problems& m_problems;
    VisitPlan m_plan;
    PlannedSection* m_section = nullptr;
    std::vector<std::pair<std::size_t, std::string>> m_rows; ///< question and the group that it stands in
};

} // namespace

const PlannedSection* VisitPlan::section(std::string_view id) const {
    for (const auto& planned : sections)
        if (planned.section.id == id)
            return &planned;
    return nullptr;
}

const PlannedQuestion* VisitPlan::question(std::string_view key) const {
    const auto found = byKey.find(key.substr(0, key.find(':')));
    return found == byKey.end() ? nullptr : &questions[found->second];
}

const PlannedRepeat* VisitPlan::repeat(std::string_view key) const {
    const auto found = std::find_if(repeats.begin(), repeats.end(), [&](const auto& planned) {
        return planned.id == key.substr(0, key.find(':'));
    });
    return found == repeats.end() ? nullptr : &*found;
}

VisitPlan planVisit(const forms::Form& form, forms::Problems& problems) {
    return Planner(form, problems).run();
}

} // namespace ruhu::questionnaire
