// How many nodes a question has: one, or one of each member or row of a repeat.
#include "app/questionnaire/answer_text.h"
#include "app/questionnaire/sitting.h"

#include <algorithm>
#include <set>

namespace ruhu::questionnaire {

using domain::kRowInRow;
using domain::QuestionKind;
namespace {

/// Names of the rows that the facts have answers of, the one that says that a row is there among them.
void addNames(const domain::VisitFacts& facts, const std::string& key, std::set<std::string>& rows) {
    const auto start = key + ":";
    for (auto it = facts.answers.lower_bound(start);
         it != facts.answers.end() && it->first.starts_with(start); ++it)
        if (it->second.how != domain::How::Last)
            rows.insert(it->first.substr(start.size()));
}

/// A row in a row is named after both.
std::string prefixOf(const std::string& row) {
    return row.empty() ? std::string() : row + kRowInRow;
}

} // namespace

/// The instance of the members' repeat.
forms::InstanceNode* HouseholdForm::Sitting::member(std::size_t at) {
    const auto& element = m_session->form().elements[static_cast<std::size_t>(m_plan.members)];
    auto* parent = below(m_session->root(), element.parent);
    if (!parent)
        return nullptr;
    const auto& nodes = parent->children[static_cast<std::size_t>(element.slot)];
    return at < nodes.size() ? nodes[at].get() : nullptr;
}

forms::InstanceNode* HouseholdForm::Sitting::node(const PlannedQuestion& question, std::size_t at) {
    auto* from = question.repeat      ? m_rows[*question.repeat][at].node
                 : question.perMember ? member(at)
                                      : &m_session->root();
    return from ? below(*from, question.element) : nullptr;
}

/// REQUIRES one of placesOf(repeat).
std::vector<std::unique_ptr<forms::InstanceNode>>&
HouseholdForm::Sitting::instances(std::size_t repeat, forms::InstanceNode& at) {
    const auto& element =
        m_session->form().elements[static_cast<std::size_t>(m_plan.repeats[repeat].element)];
    return at.children[static_cast<std::size_t>(element.slot)];
}

std::vector<HouseholdForm::Sitting::Place> HouseholdForm::Sitting::placesOf(std::size_t number,
                                                                            const domain::VisitFacts& facts) {
    const auto& repeat = m_plan.repeats[number];
    const auto parent = m_session->form().elements[static_cast<std::size_t>(repeat.element)].parent;
    std::vector<Place> places;
    const auto add = [&](std::string prefix, forms::InstanceNode* from) {
        if (auto* at = from ? below(*from, parent) : nullptr)
            places.push_back({std::move(prefix), at});
    };
    if (repeat.inside)
        for (const auto& row : m_rows[*repeat.inside])
            add(prefixOf(row.name), row.node);
    else if (repeat.perMember)
        for (std::size_t m = 0; m < facts.members.size(); ++m)
            add(prefixOf(facts.members[m].personId), member(m));
    else
        add({}, &m_session->root());
    return places;
}

/// Gives each question its nodes, as many as there are members and rows now; who has one keeps it.
void HouseholdForm::Sitting::seat() {
    for (std::size_t q = 0; q < m_seats.size(); ++q) {
        const auto& planned = m_plan.questions[q];
        const auto count = planned.repeat      ? m_rows[*planned.repeat].size()
                           : planned.perMember ? m_members
                                               : 1;
        auto at = m_seats[q].size();
        m_seats[q].resize(count);
        for (; at < count; ++at) {
            auto& seat = m_seats[q][at];
            seat.node = node(planned, at);
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

/// All rows that the facts know of, those that have nothing but a row in them included.
std::set<std::string> HouseholdForm::Sitting::rowsOf(std::size_t repeat,
                                                     const domain::VisitFacts& facts) const {
    std::set<std::string> rows;
    addNames(facts, m_plan.repeats[repeat].id, rows);
    for (const auto& question : m_plan.questions)
        if (question.repeat == repeat)
            addNames(facts, question.item.ref.key, rows);
    for (std::size_t r = repeat + 1; r < m_plan.repeats.size(); ++r)
        if (m_plan.repeats[r].inside == repeat)
            for (const auto& row : rowsOf(r, facts))
                rows.insert(row.substr(0, row.rfind(kRowInRow)));
    return rows;
}

/// As many instances of each repeat as the facts have rows. True if anything is seated anew: those answers
/// are not in the session yet.
bool HouseholdForm::Sitting::arrange(const domain::VisitFacts& facts) {
    std::vector<bool> moved(m_rows.size(), false);
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        // Rows of a row that is made anew are so themselves.
        const auto& inside = m_plan.repeats[r].inside;
        moved[r] = arrange(r, facts, inside && moved[*inside]);
    }
    const bool any = std::find(moved.begin(), moved.end(), true) != moved.end();
    if (any)
        seat();
    return any;
}

bool HouseholdForm::Sitting::arrange(std::size_t number, const domain::VisitFacts& facts, bool anew) {
    const auto& repeat = m_plan.repeats[number];
    const auto places = placesOf(number, facts);
    const auto known = repeat.counted ? std::set<std::string>() : rowsOf(number, facts);
    std::vector<std::string> names;
    std::vector<std::size_t> counts; ///< by place
    for (const auto& place : places) {
        const auto before = names.size();
        const auto& nodes = instances(number, *place.node);
        if (repeat.counted)
            for (std::size_t i = 1; i <= nodes.size(); ++i)
                names.push_back(place.prefix + std::to_string(i));
        for (auto it = known.lower_bound(place.prefix); it != known.end() && it->starts_with(place.prefix);
             ++it)
            names.push_back(*it);
        counts.push_back(names.size() - before);
        anew = anew || counts.back() != nodes.size();
    }
    const bool same = std::equal(names.begin(), names.end(), m_rows[number].begin(), m_rows[number].end(),
                                 [](const auto& name, const Row& row) { return name == row.name; });
    if (same && !anew)
        return false;
    for (std::size_t q = 0; q < m_seats.size(); ++q)
        if (m_plan.questions[q].repeat == number && !repeat.counted)
            m_seats[q].clear();
    m_rows[number].clear();
    auto name = names.begin();
    for (std::size_t p = 0; p < places.size(); ++p) {
        auto& nodes = instances(number, *places[p].node);
        if (!repeat.counted) {
            while (!nodes.empty() && m_session->remove(*nodes.back()))
                ;
            while (nodes.size() < counts[p] && m_session->add(*places[p].node, repeat.element))
                ;
        }
        for (std::size_t i = 0; i < counts[p]; ++i, ++name)
            if (i < nodes.size())
                m_rows[number].push_back({*name, nodes[i].get()});
    }
    return true;
}

/// Where nobody has added a row yet, one is asked that goes away again.
bool HouseholdForm::Sitting::concerns(std::size_t number, const std::string& row,
                                      const domain::VisitFacts& facts) {
    for (const auto& place : placesOf(number, facts)) {
        if (place.prefix != prefixOf(row))
            continue;
        const auto& nodes = instances(number, *place.node);
        if (!nodes.empty())
            return nodes.front()->relevant;
        const auto added = m_session->add(*place.node, m_plan.repeats[number].element);
        if (!added)
            return false;
        const bool relevant = (*added)->relevant;
        return m_session->remove(**added) && relevant;
    }
    return false;
}

domain::Words HouseholdForm::Sitting::words(const forms::Label& label, std::size_t repeat,
                                            const std::string& row, const domain::VisitFacts& facts) {
    if (!label.empty())
        for (const auto& place : placesOf(repeat, facts))
            if (place.prefix == prefixOf(row))
                return text(label, *place.node);
    return {};
}

} // namespace ruhu::questionnaire
