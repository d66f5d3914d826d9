// Node-sets, repeats and choices.

#include "app/forms/functions.h"
#include "app/forms/numbers.h"

#include <algorithm>
#include <cmath>

namespace ruhu::forms {

namespace {

const InstanceNode* own(xmlNodePtr node) {
    return static_cast<const InstanceNode*>(node->_private);
}

void count(Call& call) {
    if (!call.isNodeSet(0))
        return call.fail("count(): not a node-set");
    call.give(static_cast<double>(call.nodes(0).size()));
}

void countNonEmpty(Call& call) {
    if (!call.isNodeSet(0))
        return call.fail("count-non-empty(): not a node-set");
    const auto nodes = call.nodes(0);
    call.give(static_cast<double>(
        std::count_if(nodes.begin(), nodes.end(), [](auto* node) { return !textOf(node).empty(); })));
}

/// Among its siblings of the same name, from 1.
void position(Call& call) {
    const auto nodes = call.nodes(0);
    if (nodes.empty())
        return call.give(0.0);
    if (const auto* node = own(nodes.front()))
        return call.give(node->position + 1.0);
    double place = 1;
    for (auto* before = nodes.front()->prev; before; before = before->prev)
        if (before->type == XML_ELEMENT_NODE && xmlStrEqual(before->name, nodes.front()->name))
            ++place;
    call.give(place);
}

void once(Call& call) {
    const auto& current = call.evaluator().context().value;
    if (current.empty())
        call.pass(0);
    else
        call.give(current);
}

void depend(Call& call) {
    call.pass(0);
}

/// indexed-repeat(), with the number of its description before the indices.
void indexedRepeat(Call& call) {
    const auto& indexed = call.evaluator().form().indexedReferences[static_cast<std::size_t>(call.number(0))];
    std::map<int, int> chosen;
    for (std::size_t i = 0; i < indexed.repeats.size(); ++i) {
        const double index = call.number(i + 1);
        // An index that is not known yet means the first instance.
        chosen[indexed.repeats[i]] = index >= 1 ? static_cast<int>(std::min(index, 1e9)) : 1;
    }
    call.give(call.evaluator().resolve(indexed.target, call.evaluator().context(), chosen));
}

/// The Park-Miller generator that the specification names.
class ParkMiller {
public:
    explicit ParkMiller(double seed)
        : m_state(static_cast<std::int64_t>(std::fmod(std::trunc(seed), kModulus))) {
        if (m_state <= 0)
            m_state += kModulus - 1;
    }
    double next() {
        m_state = m_state * 16'807 % kModulus;
        return static_cast<double>(m_state - 1) / (kModulus - 1);
    }

private:
    static constexpr std::int64_t kModulus = 2'147'483'647;
    std::int64_t m_state;
};

void randomize(Call& call) {
    const auto nodes = call.nodes(0);
    double seed = call.count() > 1 ? call.number(1) : std::nan("");
    if (std::isnan(seed)) {
        std::array<std::byte, 4> bytes{};
        call.evaluator().random().fill(bytes);
        std::uint32_t bits = 0;
        for (const auto byte : bytes)
            bits = bits << 8 | std::to_integer<std::uint32_t>(byte);
        seed = bits;
    }
    ParkMiller random(seed);
    // Fisher-Yates, inside out.
    std::vector<xmlNodePtr> shuffled(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto j = static_cast<std::size_t>(random.next() * static_cast<double>(i + 1));
        shuffled[i] = shuffled[std::min(j, i)];
        shuffled[std::min(j, i)] = nodes[i];
    }
    call.give(shuffled);
    call.evaluator().arrange(std::move(shuffled));
}

void instance(Call& call) {
    const auto found = call.evaluator().form().instances.find(call.text(0));
    std::vector<xmlNodePtr> nodes;
    if (found != call.evaluator().form().instances.end())
        nodes.push_back(reinterpret_cast<xmlNodePtr>(found->second.get()));
    call.give(nodes);
}

/// The whole primary instance, for paths that begin with // or *.
void document(Call& call) {
    call.give(std::vector<xmlNodePtr>{reinterpret_cast<xmlNodePtr>(call.evaluator().context().dom->doc)});
}

/// Those nodes of a node-set that are relevant.
void relevant(Call& call) {
    auto nodes = call.nodes(0);
    std::erase_if(nodes, [](auto* node) {
        return node->type == XML_ELEMENT_NODE && own(node) && !own(node)->relevant;
    });
    call.give(nodes);
}

/// An absolute path inside a predicate: as seen from the node that is being tested.
void at(Call& call) {
    const auto target = static_cast<int>(call.number(0));
    auto* context = &call.evaluator().context();
    if (const auto nodes = call.nodes(1); !nodes.empty() && own(nodes.front()))
        context = static_cast<InstanceNode*>(nodes.front()->_private);
    auto found = call.evaluator().resolve(target, *context, {});
    std::erase_if(found, [](const auto* node) { return !node->relevant; });
    call.give(found);
}

void lookUp(Call& call) {
    const auto& lookup = call.evaluator().form().lookups[static_cast<std::size_t>(call.number(0))];
    call.give(call.evaluator().lookUp(lookup, call.argument(1)));
}

/// jr:choice-name(): the value, then the element that was asked.
void choiceName(Call& call) {
    auto& evaluator = call.evaluator();
    const auto value = call.text(0);
    const auto nodes = evaluator.resolve(static_cast<int>(call.number(1)), evaluator.context(), {});
    std::string name;
    if (!nodes.empty() && nodes.front()->element->control != kNone) {
        const auto& control =
            evaluator.form().controls[static_cast<std::size_t>(nodes.front()->element->control)];
        for (const auto& [choice, label] : evaluator.choices(control, *nodes.front(), true))
            if (choice == value) {
                name = label;
                break;
            }
    }
    call.give(name);
}

} // namespace

const std::vector<Function>& nodeFunctions() {
    static const std::vector<Function> functions = {
        {"count", 1, 1, &bridge<count>},
        {"count-non-empty", 1, 1, &bridge<countNonEmpty>},
        {"position", 0, 1, &bridge<position>},
        {"last", 0, 0, nullptr},
        {"current", 0, 0, nullptr},
        {"pulldata", 4, 4, nullptr},
        {"once", 1, 1, &bridge<once>},
        {"depend", 1, kMany, &bridge<depend>},
        {"indexed-repeat", 3, 11, &bridge<indexedRepeat>},
        {"randomize", 1, 2, &bridge<randomize>},
        {"instance", 1, 1, &bridge<instance>},
        {"jr:choice-name", 2, 2, &bridge<choiceName>},
        {"_document", 0, 0, &bridge<document>},
        {"_relevant", 1, 1, &bridge<relevant>},
        {"_at", 2, 2, &bridge<at>},
        {"_lookup", 2, 2, &bridge<lookUp>},
    };
    return functions;
}

} // namespace ruhu::forms
