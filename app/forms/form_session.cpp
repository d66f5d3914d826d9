#include "app/forms/form_session.h"

#include "app/forms/answer_types.h"
#include "app/forms/numbers.h"
#include "app/forms/session_words.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace ruhu::forms {

FormSession::FormSession(std::shared_ptr<const Form> form, SessionPorts ports)
    : m_form(std::move(form))
    , m_ports(std::move(ports))
    , m_evaluator(*m_form, m_ports.now, *m_ports.random, m_ports.properties)
    , m_scopes(m_form->computations.size())
    , m_constraints(m_form->elements.size(), kNone)
    , m_triggers(m_form->elements.size()) {
    for (std::size_t c = 0; c < m_form->computations.size(); ++c)
        if (m_form->computations[c].kind == Computation::Kind::Constraint)
            m_constraints[static_cast<std::size_t>(m_form->computations[c].element)] = static_cast<int>(c);
    for (std::size_t a = 0; a < m_form->actions.size(); ++a)
        if (m_form->actions[a].trigger != kNone)
            m_triggers[static_cast<std::size_t>(m_form->actions[a].trigger)].push_back(static_cast<int>(a));
    m_root = makeNode(m_form->elements[0], &m_form->initial, nullptr, 0);
    m_evaluator.attach(*m_root);
    preload(*m_root);
    computeAll();
    for (const auto& action : m_form->actions)
        if (action.onFirstLoad) {
            perform(action, *m_root);
            settle();
        }
    m_live = true;
}

FormSession::~FormSession() = default;

std::unique_ptr<InstanceNode> FormSession::makeNode(const Element& element, const InitialNode* content,
                                                    InstanceNode* parent, int position) {
    auto node = std::make_unique<InstanceNode>();
    node->element = &element;
    node->parent = parent;
    node->position = position;
    node->relevant = !parent || parent->relevant;
    ++m_nodes;
    if (content && element.isLeaf())
        node->value = normalAnswer(element.type, content->text);
    node->children.resize(element.children.size());
    for (std::size_t slot = 0; slot < element.children.size(); ++slot) {
        const auto& child = m_form->elements[static_cast<std::size_t>(element.children[slot])];
        auto& nodes = node->children[slot];
        if (content)
            for (const auto& below : content->children)
                if (below.element == child.id)
                    nodes.push_back(makeNode(child, &below, node.get(), static_cast<int>(nodes.size())));
        if (nodes.empty() && !child.repeat)
            nodes.push_back(makeNode(child, nullptr, node.get(), 0));
    }
    return node;
}

void FormSession::preload(InstanceNode& node) {
    const auto& kind = node.element->preload;
    const auto& parameters = node.element->preloadParams;
    const auto now = m_ports.now();
    if (kind == "timestamp" && parameters == "start") {
        node.value = now.text();
    } else if (kind == "date" && parameters == "today") {
        node.value = now.dateText();
    } else if (kind == "property") {
        node.value = m_evaluator.property(parameters);
    } else if (kind == "uid") {
        node.value = "uuid:" + randomUuid(*m_ports.random);
    }
    for (auto& slot : node.children)
        for (auto& child : slot)
            preload(*child);
}

InstanceNode* FormSession::find(std::string_view path) const {
    InstanceNode* at = nullptr;
    while (!path.empty()) {
        if (path.front() != '/')
            return nullptr;
        path.remove_prefix(1);
        auto step = path.substr(0, path.find('/'));
        path.remove_prefix(step.size());
        std::size_t index = 1;
        if (const auto bracket = step.find('['); bracket != std::string_view::npos) {
            const double number = numberOfText(step.substr(bracket + 1, step.find(']') - bracket - 1));
            if (!(number >= 1) || number > static_cast<double>(kMaxInstances))
                return nullptr;
            index = static_cast<std::size_t>(number);
            step = step.substr(0, bracket);
        }
        if (const auto colon = step.find(':'); colon != std::string_view::npos)
            step.remove_prefix(colon + 1);
        if (!at) {
            if (step != m_root->element->name || index != 1)
                return nullptr;
            at = m_root.get();
            continue;
        }
        const int child = m_form->child(at->element->id, step);
        if (child == kNone)
            return nullptr;
        const auto& nodes =
            at->children[static_cast<std::size_t>(m_form->elements[static_cast<std::size_t>(child)].slot)];
        if (index > nodes.size())
            return nullptr;
        at = nodes[index - 1].get();
    }
    return at;
}

std::string FormSession::pathOf(const InstanceNode& node) {
    std::string path = node.parent ? pathOf(*node.parent) : std::string();
    path += "/" + node.element->name;
    if (node.element->repeat)
        path += "[" + std::to_string(node.position + 1) + "]";
    return path;
}

sync::Result<void> FormSession::set(InstanceNode& node, std::string_view value) {
    if (!node.element->isLeaf())
        return sync::Error{"not_a_question", pathOf(node)};
    for (const auto* at = &node; at; at = at->parent)
        if (at->readonly)
            return sync::Error{"readonly", pathOf(node)};
    assign(node, normalAnswer(node.element->type, value));
    settle();
    return {};
}

sync::Result<InstanceNode*> FormSession::add(InstanceNode& parent, int repeat) {
    const auto& element = m_form->elements[static_cast<std::size_t>(repeat)];
    if (!element.repeat || element.parent != parent.element->id)
        return sync::Error{"not_a_repeat", element.path};
    if (element.noAddRemove)
        return sync::Error{"fixed_count", element.path};
    auto& nodes = parent.children[static_cast<std::size_t>(element.slot)];
    if (nodes.size() >= kMaxInstances || m_nodes >= kMaxNodes)
        return sync::Error{"too_many", element.path};
    insert(parent, element);
    settle();
    return nodes.back().get();
}

sync::Result<void> FormSession::remove(InstanceNode& instance) {
    const auto& element = *instance.element;
    if (!element.repeat || !instance.parent)
        return sync::Error{"not_a_repeat", pathOf(instance)};
    if (element.noAddRemove)
        return sync::Error{"fixed_count", pathOf(instance)};
    erase(*instance.parent, element, static_cast<std::size_t>(instance.position));
    settle();
    return {};
}

void FormSession::insert(InstanceNode& parent, const Element& repeat) {
    auto& nodes = parent.children[static_cast<std::size_t>(repeat.slot)];
    const auto content = m_form->templates.find(repeat.id);
    nodes.push_back(makeNode(repeat, content == m_form->templates.end() ? nullptr : &content->second, &parent,
                             static_cast<int>(nodes.size())));
    auto& node = *nodes.back();
    m_evaluator.attach(node);
    preload(node);
    for (const auto& action : m_form->actions)
        if (action.newRepeat == repeat.id)
            perform(action, node);
    for (std::size_t c = 0; c < m_form->computations.size(); ++c)
        if (m_form->isWithin(m_form->computations[c].element, repeat.id) &&
            !(m_form->computations[c].element == repeat.id &&
              m_form->computations[c].kind == Computation::Kind::Count))
            enqueue(static_cast<int>(c), node);
    shapeChanged(parent, repeat.id);
}

void FormSession::erase(InstanceNode& parent, const Element& repeat, std::size_t index) {
    auto& nodes = parent.children[static_cast<std::size_t>(repeat.slot)];
    forget(*nodes[index]);
    m_evaluator.detach(*nodes[index]);
    nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(index));
    for (std::size_t i = index; i < nodes.size(); ++i)
        nodes[i]->position = static_cast<int>(i);
    shapeChanged(parent, repeat.id);
}

/// Nothing may point to a node that goes.
void FormSession::forget(const InstanceNode& gone) {
    const auto within = [&](const InstanceNode* node) {
        while (node && node != &gone)
            node = node->parent;
        return node != nullptr;
    };
    for (auto& scopes : m_scopes)
        std::erase_if(scopes, within);
    std::erase_if(m_triggered, within);
    m_faults.erase(m_faults.lower_bound(pathOf(gone)), m_faults.lower_bound(pathOf(gone) + ";"));
    std::vector<const InstanceNode*> open = {&gone};
    while (!open.empty()) {
        const auto* node = open.back();
        open.pop_back();
        --m_nodes;
        for (const auto& slot : node->children)
            for (const auto& child : slot)
                open.push_back(child.get());
    }
}

std::vector<std::pair<std::string, std::string>> FormSession::choices(InstanceNode& node) {
    if (node.element->control == kNone)
        return {};
    return m_evaluator.choices(m_form->controls[static_cast<std::size_t>(node.element->control)], node, true);
}

/// Why an answer that is there is not valid; empty if it is.
std::string FormSession::problemOf(InstanceNode& node) {
    const auto& element = *node.element;
    if (!isAnswerOf(element.type, node.value))
        return defaultMessage("type", m_evaluator.language());
    if (!node.satisfied) {
        const auto message = text(element.constraintMessage, node);
        return message.empty() ? defaultMessage("constraint", m_evaluator.language()) : message;
    }
    if (element.control == kNone)
        return {};
    const auto& control = m_form->controls[static_cast<std::size_t>(element.control)];
    if (control.kind == Control::Kind::Range) {
        const double value = numberOfText(node.value);
        const double start = numberOfText(control.start);
        const double end = numberOfText(control.end);
        if (value < std::min(start, end) || value > std::max(start, end))
            return defaultMessage("range", m_evaluator.language());
    }
    if (control.kind == Control::Kind::SelectOne || control.kind == Control::Kind::SelectMultiple ||
        control.kind == Control::Kind::Rank) {
        const auto offered = m_evaluator.choices(control, node, false);
        std::istringstream values(node.value);
        for (std::string value; values >> value;)
            if (std::none_of(offered.begin(), offered.end(), [&](const auto& c) { return c.first == value; }))
                return defaultMessage("choice", m_evaluator.language());
    }
    return {};
}

NodeState FormSession::state(InstanceNode& node) {
    NodeState state;
    state.value = node.value;
    state.relevant = node.relevant;
    state.required = node.required && node.relevant;
    for (const auto* at = &node; at; at = at->parent)
        state.readonly = state.readonly || at->readonly;
    if (!node.relevant)
        return state;
    if (!node.value.empty()) {
        state.message = problemOf(node);
        state.valid = state.message.empty();
    } else if (state.required) {
        state.valid = false;
        state.message = text(node.element->requiredMessage, node);
        if (state.message.empty())
            state.message = defaultMessage("required", m_evaluator.language());
    }
    return state;
}

} // namespace ruhu::forms
