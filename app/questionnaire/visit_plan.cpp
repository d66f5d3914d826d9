#include "app/questionnaire/visit_plan.h"

#include "app/domain/schema.h"
#include "app/domain/text.h"
#include "app/forms/numbers.h"
#include "app/forms/xml_tree.h"
#include "app/questionnaire/form_words.h"

#include <algorithm>
#include <sstream>

namespace ruhu::questionnaire {

namespace {

using domain::FieldRef;
using domain::QuestionKind;
using forms::BodyItem;
using forms::Control;
using forms::DataType;
using forms::Element;
using forms::kNone;

constexpr std::string_view kSuffix = "_section";
constexpr int kLongestUnit = 8; ///< columns: a hanzi takes two

/// What the records, the gate and the seal cannot do without.
constexpr const char* kNeeded[] = {"mode",        "team",        "respondent", "conclusion",
                                   "whereabouts", "verified_by", "informant"};

std::vector<std::string> tokens(const std::string& appearance) {
    std::istringstream in(appearance);
    std::vector<std::string> found;
    for (std::string token; in >> token;)
        found.push_back(token);
    return found;
}

bool has(const std::string& appearance, std::string_view token) {
    const auto all = tokens(appearance);
    return std::find(all.begin(), all.end(), token) != all.end();
}

int columnsOf(const std::string& text) {
    int columns = 0;
    for (const char32_t c : domain::codePoints(text))
        columns += domain::isHanzi(c) ? 2 : 1;
    return columns;
}

/// The field of a record in which a question of this name is kept; null for none.
const sync::FieldSchema* recordField(const std::string& name, bool ofMember) {
    const auto* field = domain::schema().type(ofMember ? "visit_member" : "visit")->field(name);
    return field && field->sealed && field->kind != sync::Kind::Map ? field : nullptr;
}

bool isKeptAs(QuestionKind kind, sync::Kind field) {
    switch (field) {
    case sync::Kind::Code:
        return kind == QuestionKind::Choice;
    case sync::Kind::Bool:
        return kind == QuestionKind::Bool;
    case sync::Kind::Integer:
        return kind == QuestionKind::Count || kind == QuestionKind::Integer;
    case sync::Kind::Set:
        return kind == QuestionKind::Team || kind == QuestionKind::Multi;
    default:
        return kind == QuestionKind::Text || kind == QuestionKind::Person;
    }
}

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
        if (has(item.appearance, "elsewhere"))
            return;
        if (item.kind == BodyItem::Kind::Question) {
            if (!isElsewhere(item))
                refuse("visit_no_section", element(item.element).name, item.element, "name");
            return;
        }
        const bool holdsRepeat = item.items.size() == 1 && item.items[0].kind == BodyItem::Kind::Repeat;
        const auto& inside = holdsRepeat ? item.items[0] : item;
        if (has(inside.appearance, "elsewhere"))
            return;
        if (inside.kind == BodyItem::Kind::Repeat) {
            if (element(inside.element).name != "members")
                return refuse("visit_repeat", element(inside.element).name, inside.element, "name");
            m_plan.members = inside.element;
        }
        PlannedSection section;
        section.section.perMember = inside.kind == BodyItem::Kind::Repeat;
        section.section.id = inside.element == kNone ? std::string() : element(inside.element).name;
        if (section.section.id.ends_with(kSuffix))
            section.section.id.resize(section.section.id.size() - kSuffix.size());
        section.section.label = plainWords(m_form, item.label);
        m_section = &section;
        for (const auto& part : inside.items)
            add(part, std::max(inside.element, 0));
        m_section = nullptr;
        if (!section.groups.empty())
            m_plan.sections.push_back(std::move(section));
    }

    bool isElsewhere(const BodyItem& item) const {
        return item.control != kNone &&
               has(m_form.controls[static_cast<std::size_t>(item.control)].appearance, "elsewhere");
    }

    /// A question goes to the loose ones of its section, a group opens one of its own.
    void add(const BodyItem& item, int seenFrom) {
        if (item.kind == BodyItem::Kind::Question) {
            auto& groups = m_section->groups;
            if (groups.empty() || !groups.back().label.empty())
                groups.push_back({m_section->section.id, {}, seenFrom, {}});
            question(item, groups.back());
            return;
        }
        if (has(item.appearance, "elsewhere"))
            return;
        if (item.kind == BodyItem::Kind::Repeat)
            return refuse("visit_repeat", element(item.element).name, item.element, "name");
        PlannedGroup group{item.element == kNone ? std::string() : element(item.element).name,
                           item.label,
                           item.element == kNone ? seenFrom : item.element,
                           {}};
        flatten(item, group);
        m_section->groups.push_back(std::move(group));
    }

    void flatten(const BodyItem& item, PlannedGroup& group) {
        for (const auto& part : item.items) {
            if (part.kind == BodyItem::Kind::Question)
                question(part, group);
            else if (has(part.appearance, "elsewhere"))
                continue;
            else if (part.kind == BodyItem::Kind::Repeat)
                refuse("visit_repeat", element(part.element).name, part.element, "name");
            else
                flatten(part, group);
        }
    }

    void question(const BodyItem& item, PlannedGroup& group) {
        if (isElsewhere(item))
            return;
        const auto& control = m_form.controls[static_cast<std::size_t>(item.control)];
        const auto& own = element(item.element);
        PlannedQuestion question;
        question.element = item.element;
        question.control = item.control;
        question.perMember = m_section->section.perMember;
        question.section = m_section->section.id;
        choices(control, question);
        const auto kind = kindOf(control, own, question);
        if (!kind)
            return refuse("visit_type", own.name, own.id, "type");
        question.item.kind = *kind;
        if (*kind == QuestionKind::Acknowledge)
            question.item.options = {{"OK", {"确认", "Confirmed"}, {}, false}};
        words(control, question.item);
        limits(control, question.item);
        const auto* field = recordField(own.name, question.perMember);
        question.item.ref.key = own.name;
        question.item.ref.place = !field               ? FieldRef::Place::Answer
                                  : question.perMember ? FieldRef::Place::Member
                                                       : FieldRef::Place::Visit;
        if (field && !isKeptAs(*kind, field->kind))
            return refuse("visit_kind", own.name, own.id, "type");
        const auto number = m_plan.questions.size();
        if (!m_plan.byKey.emplace(own.name, number).second)
            return refuse("duplicate_name", own.name, own.id, "name");
        m_plan.questions.push_back(std::move(question));
        group.questions.push_back(number);
        for (const auto& token : tokens(control.appearance))
            if (token.starts_with("with-") && m_section->section.perMember)
                m_rows.emplace_back(number, token.substr(5));
    }

    /// Where the choices come from: a whole list, or a part of one by a filter.
    void choices(const Control& control, PlannedQuestion& question) const {
        for (const auto& choice : control.choices)
            question.item.options.push_back({choice.value, plainWords(m_form, choice.label), {}, false});
        if (!control.itemset)
            return;
        const auto& source = m_form.expressions[static_cast<std::size_t>(control.itemset->nodes)].source;
        for (const auto& [name, options] : m_plan.lists) {
            const auto whole = "instance('" + name + "')/root/item";
            if (!source.starts_with(whole))
                continue;
            question.list = name;
            if (source == whole)
                question.item.options = options;
        }
        question.filtered = question.item.options.empty();
        auto& options = question.item.options;
        const auto none = std::find_if(options.begin(), options.end(),
                                       [](const auto& option) { return option.code == "none"; });
        if (control.kind == Control::Kind::SelectMultiple && none != options.end()) {
            question.item.none = none->label;
            options.erase(none);
        }
    }

    std::optional<QuestionKind> kindOf(const Control& control, const Element& own,
                                       const PlannedQuestion& question) const {
        switch (control.kind) {
        case Control::Kind::SelectOne: {
            const auto& options = question.item.options;
            const bool yesNo = options.size() == 2 && options[0].code == "true" && options[1].code == "false";
            return yesNo ? QuestionKind::Bool : QuestionKind::Choice;
        }
        case Control::Kind::SelectMultiple:
            return question.list == "staff" ? QuestionKind::Team : QuestionKind::Multi;
        case Control::Kind::Acknowledge:
            return QuestionKind::Acknowledge;
        case Control::Kind::Range:
            return own.type == DataType::Integer ? QuestionKind::Count : QuestionKind::Decimal;
        case Control::Kind::Input:
            break;
        default:
            return std::nullopt;
        }
        if (own.readonly != kNone &&
            m_form.expressions[static_cast<std::size_t>(own.readonly)].source == "true()")
            return QuestionKind::Note;
        switch (own.type) {
        case DataType::Text:
        case DataType::Barcode:
            return has(control.appearance, "member") ? QuestionKind::Person : QuestionKind::Text;
        case DataType::Integer:
            return QuestionKind::Integer;
        case DataType::Decimal:
            return has(control.appearance, "money")  ? QuestionKind::Money
                   : has(control.appearance, "area") ? QuestionKind::Area
                                                     : QuestionKind::Decimal;
        case DataType::Date:
            return QuestionKind::Date;
        default:
            return std::nullopt;
        }
    }

    void words(const Control& control, domain::FormItem& item) const {
        item.label = plainWords(m_form, control.label);
        item.hint = plainWords(m_form, control.hint);
        const bool figure = item.kind == QuestionKind::Money || item.kind == QuestionKind::Area ||
                            item.kind == QuestionKind::Count || item.kind == QuestionKind::Integer ||
                            item.kind == QuestionKind::Decimal;
        if (figure && columnsOf(item.hint.zh) <= kLongestUnit)
            item.unit = std::exchange(item.hint, {});
    }

    static void limits(const Control& control, domain::FormItem& item) {
        if (item.kind != QuestionKind::Count)
            return;
        item.min = static_cast<std::int64_t>(forms::numberOfText(control.start));
        item.max = static_cast<std::int64_t>(forms::numberOfText(control.end));
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

    void finish(PlannedSection& section) {
        std::erase_if(section.groups, [](const auto& group) { return group.questions.empty(); });
        section.section.required = false;
        section.section.table = true;
        for (const auto& group : section.groups) {
            section.section.table = section.section.table && !group.label.empty();
            for (const auto number : group.questions) {
                const auto& question = m_plan.questions[number];
                section.section.required =
                    section.section.required || element(question.element).required != kNone;
                section.section.table = section.section.table && question.item.kind == QuestionKind::Money;
            }
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

VisitPlan planVisit(const forms::Form& form, forms::Problems& problems) {
    return Planner(form, problems).run();
}

} // namespace ruhu::questionnaire
