// The computing half of FormSession: what is due after a change, in which order, until all is quiet.
#include "app/forms/answer_types.h"
#include "app/forms/form_session.h"
#include "app/forms/numbers.h"
#include "app/forms/session_words.h"

#include <algorithm>
#include <cmath>

namespace ruhu::forms {

namespace {

constexpr int kMaxActions = 1'000; ///< that one change may start

} // namespace

void FormSession::enqueue(int computation, InstanceNode& scope) {
    auto& scopes = m_scopes[static_cast<std::size_t>(computation)];
    if (std::find(scopes.begin(), scopes.end(), &scope) != scopes.end())
        return;
    scopes.push_back(&scope);
    m_queue.insert(computation);
}

void FormSession::changed(InstanceNode& node) {
    const auto element = static_cast<std::size_t>(node.element->id);
    for (const auto& reader : m_form->readers[element])
        enqueue(reader.computation, *ancestorAt(&node, reader.commonDepth));
    if (m_constraints[element] != kNone)
        enqueue(m_constraints[element], node);
}

/// An instance came or went: whoever reads the repeat or what is in it looks again.
void FormSession::shapeChanged(InstanceNode& parent, int repeat) {
    std::vector<int> below = {repeat};
    while (!below.empty()) {
        const int id = below.back();
        below.pop_back();
        for (const auto& reader : m_form->readers[static_cast<std::size_t>(id)])
            enqueue(reader.computation, *ancestorAt(&parent, reader.commonDepth));
        const auto& children = m_form->elements[static_cast<std::size_t>(id)].children;
        below.insert(below.end(), children.begin(), children.end());
    }
}

void FormSession::computeAll() {
    for (std::size_t c = 0; c < m_form->computations.size(); ++c)
        enqueue(static_cast<int>(c), *m_root);
    settle();
}

/// Computes what is due and performs the actions that changes start, until all is quiet.
void FormSession::settle() {
    m_faults.erase("");
    m_budget = 20'000 + 50 * (m_form->computations.size() + m_nodes);
    compute();
    for (int actions = 0; !m_triggered.empty(); ++actions) {
        auto* const node = m_triggered.front();
        if (actions == kMaxActions) {
            setFault("", "endless: " + pathOf(*node));
            m_triggered.clear();
            return;
        }
        m_triggered.erase(m_triggered.begin());
        for (const int action : m_triggers[static_cast<std::size_t>(node->element->id)])
            perform(m_form->actions[static_cast<std::size_t>(action)], *node);
        compute();
    }
}

void FormSession::compute() {
    while (!m_queue.empty()) {
        const auto number = static_cast<std::size_t>(*m_queue.begin());
        m_queue.erase(m_queue.begin());
        const auto& computation = m_form->computations[number];
        const auto scopes = std::move(m_scopes[number]);
        m_scopes[number].clear();
        // What a repeat's count or relevance is about is decided from where it hangs.
        const bool count = computation.kind == Computation::Kind::Count;
        const auto& element = m_form->elements[static_cast<std::size_t>(computation.element)];
        std::vector<InstanceNode*> nodes;
        for (auto* scope : scopes)
            for (auto* node : m_evaluator.instances(count ? element.parent : element.id, *scope))
                nodes.push_back(node);
        if (scopes.size() > 1) {
            std::sort(nodes.begin(), nodes.end());
            nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
            std::sort(nodes.begin(), nodes.end(),
                      [](const auto* a, const auto* b) { return pathOrder(*a, *b); });
        }
        for (auto* node : nodes) {
            if (m_budget == 0) {
                setFault("", "endless: " + element.path);
                m_queue.clear();
                for (auto& waiting : m_scopes)
                    waiting.clear();
                return;
            }
            --m_budget;
            evaluate(computation, *node);
        }
    }
}

void FormSession::evaluate(const Computation& computation, InstanceNode& node) {
    ++m_evaluations;
    switch (computation.kind) {
    case Computation::Kind::Calculate:
        return calculate(computation, node);
    case Computation::Kind::Relevant:
        node.selfRelevant = m_evaluator.boolean(computation.expression, node, true);
        fault(node, computation.kind);
        return refreshRelevance(node);
    case Computation::Kind::Required:
        node.required = m_evaluator.boolean(computation.expression, node, false);
        return fault(node, computation.kind);
    case Computation::Kind::Readonly:
        node.readonly = m_evaluator.boolean(computation.expression, node, false);
        return fault(node, computation.kind);
    case Computation::Kind::Constraint:
        node.satisfied = node.readable().empty() || m_evaluator.boolean(computation.expression, node, true);
        return fault(node, computation.kind);
    case Computation::Kind::Count: {
        const auto value = m_evaluator.evaluate(computation.expression, node);
        fault(node, computation.kind);
        return adjustCount(computation, node, value ? numberOf(*value, m_evaluator.zone()) : 0);
    }
    }
}

void FormSession::calculate(const Computation& computation, InstanceNode& node) {
    const auto value = m_evaluator.evaluate(computation.expression, node);
    fault(node, computation.kind);
    if (!value)
        return assign(node, {});
    const bool isNumber = value->type == XPATH_NUMBER;
    assign(node, calculatedAnswer(node.element->type, textOf(*value), isNumber,
                                  isNumber ? value->floatval : 0, m_evaluator.zone()));
}

void FormSession::adjustCount(const Computation& computation, InstanceNode& parent, double wanted) {
    const auto& repeat = m_form->elements[static_cast<std::size_t>(computation.element)];
    auto& nodes = parent.children[static_cast<std::size_t>(repeat.slot)];
    const double limit = static_cast<double>(kMaxInstances);
    if (wanted > limit)
        setFault(pathOf(parent) + "/" + repeat.name + ":repeat_count", "too many: " + textOfNumber(wanted));
    const auto size = wanted >= 1 ? static_cast<std::size_t>(std::min(wanted, limit)) : 0;
    while (nodes.size() < size && m_nodes < kMaxNodes)
        insert(parent, repeat);
    while (nodes.size() > size)
        erase(parent, repeat, nodes.size() - 1);
}

void FormSession::assign(InstanceNode& node, std::string value) {
    if (node.value == value)
        return;
    node.value = std::move(value);
    changed(node);
    if (m_live && !m_triggers[static_cast<std::size_t>(node.element->id)].empty())
        m_triggered.push_back(&node);
}

void FormSession::refreshRelevance(InstanceNode& node) {
    const bool relevant = node.selfRelevant && (!node.parent || node.parent->relevant);
    if (relevant == node.relevant)
        return;
    node.relevant = relevant;
    changed(node);
    for (auto& slot : node.children)
        for (auto& child : slot)
            refreshRelevance(*child);
}

void FormSession::perform(const Action& action, InstanceNode& around) {
    for (auto* target : m_evaluator.resolve(action.target, around, {})) {
        std::string value = action.text;
        if (action.value != kNone) {
            const auto result = m_evaluator.evaluate(action.value, *target);
            fault(*target, Computation::Kind::Calculate);
            const bool isNumber = result && result->type == XPATH_NUMBER;
            value = result ? calculatedAnswer(target->element->type, textOf(*result), isNumber,
                                              isNumber ? result->floatval : 0, m_evaluator.zone())
                           : std::string();
        }
        assign(*target, normalAnswer(target->element->type, value));
    }
}

void FormSession::fault(const InstanceNode& node, Computation::Kind kind) {
    if (m_evaluator.failure().empty() && m_faults.empty())
        return;
    const auto place = pathOf(node) + ":" + std::string(nameOf(kind));
    if (m_evaluator.failure().empty())
        m_faults.erase(place);
    else
        setFault(place, m_evaluator.failure());
}

void FormSession::setFault(const std::string& path, std::string why) {
    m_faults[path] = std::move(why);
}

} // namespace ruhu::forms
