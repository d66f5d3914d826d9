// How many nodes a question has: one, or one of each member or row of a repeat.
#include "app/questionnaire/answer_text.h"
#include "app/questionnaire/sitting.h"

#include <algorithm>
#include <set>

namespace ruhu::questionnaire {

using domain::QuestionKind;
using forms::kNone;

namespace {

/// Names of the rows that the facts have answers of, the one that says that a row is there among them.
void addNames(const domain::VisitFacts& facts, const std::string& key, std::set<std::string>& rows) {
    const auto start = key + ":";
    for (auto it = facts.answers.lower_bound(start);
         it != facts.answers.end() && it->first.starts_with(start); ++it)
        if (it->second.how != domain::How::Last)
            rows.insert(it->first.substr(start.size()));
}

} // namespace

std::vector<std::unique_ptr<forms::InstanceNode>>*
HouseholdForm::Sitting::instances(const PlannedRepeat& repeat) {
    const auto& element = m_session->form().elements[static_cast<std::size_t>(repeat.element)];
    auto* parent = node(element.parent, 0, kNone);
    return parent ? &parent->children[static_cast<std::size_t>(element.slot)] : nullptr;
}

/// Gives each question its nodes, as many as there are members and rows now; who has one keeps it.
void HouseholdForm::Sitting::seat() {
    for (std::size_t q = 0; q < m_seats.size(); ++q) {
        const auto& planned = m_plan.questions[q];
        const int repeating = planned.repeat ? m_plan.repeats[*planned.repeat].element : m_plan.members;
        const auto count = planned.perMember ? m_members
                           : planned.repeat  ? m_rows[*planned.repeat].size()
                                             : 1;
        auto at = m_seats[q].size();
        m_seats[q].resize(count);
        for (; at < count; ++at) {
            auto& seat = m_seats[q][at];
            seat.node = node(planned.element, at, repeating);
            seat.type = m_session->form().elements[static_cast<std::size_t>(planned.element)].type;
            proposeDefault(planned.item, seat);
        }
    }
}

/// A default is what the form proposes: shown to be confirmed, never taken as given.
void HouseholdForm::Sitting::proposeDefault(const domain::FormItem& item, Seat& seat) {
    if (!seat.node || seat.node->value.empty() || item.kind == QuestionKind::Note)
        return;
    seat.byDefault = valueOf(item, seat.node->value);
    // What is read only stays as the form has it.
    (void)m_session->set(*seat.node, "").ok();
}

std::vector<std::string> HouseholdForm::Sitting::rowsOf(std::size_t repeat,
                                                        const domain::VisitFacts& facts) const {
    std::set<std::string> rows;
    addNames(facts, m_plan.repeats[repeat].id, rows);
    for (const auto& question : m_plan.questions)
        if (question.repeat == repeat)
            addNames(facts, question.item.ref.key, rows);
    return {rows.begin(), rows.end()};
}

/// As many instances of each repeat as the facts have rows. True if anything is seated anew: those answers
/// are not in the session yet.
bool HouseholdForm::Sitting::arrange(const domain::VisitFacts& facts) {
    bool moved = false;
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        const auto& repeat = m_plan.repeats[r];
        auto* nodes = instances(repeat);
        if (!nodes)
            continue;
        std::vector<std::string> rows;
        if (repeat.counted)
            for (std::size_t i = 1; i <= nodes->size(); ++i)
                rows.push_back(std::to_string(i));
        else
            rows = rowsOf(r, facts);
        if (rows == m_rows[r])
            continue;
        moved = true;
        m_rows[r] = rows;
        if (repeat.counted)
            continue;
        for (std::size_t q = 0; q < m_seats.size(); ++q)
            if (m_plan.questions[q].repeat == r)
                m_seats[q].clear();
        while (!nodes->empty() && m_session->remove(*nodes->back()))
            ;
        const auto parent = m_session->form().elements[static_cast<std::size_t>(repeat.element)].parent;
        while (nodes->size() < rows.size() && m_session->add(*node(parent, 0, kNone), repeat.element))
            ;
        m_rows[r].resize(std::min(rows.size(), nodes->size()));
    }
    if (moved)
        seat();
    return moved;
}

/// Where nobody has added a row yet, one is asked that goes away again.
bool HouseholdForm::Sitting::concerns(std::size_t number) {
    const auto& repeat = m_plan.repeats[number];
    auto* nodes = instances(repeat);
    if (!nodes)
        return false;
    if (!nodes->empty())
        return nodes->front()->relevant;
    const auto parent = m_session->form().elements[static_cast<std::size_t>(repeat.element)].parent;
    const auto added = m_session->add(*node(parent, 0, kNone), repeat.element);
    if (!added)
        return false;
    const bool relevant = (*added)->relevant;
    return m_session->remove(**added) && relevant;
}

} // namespace ruhu::questionnaire
