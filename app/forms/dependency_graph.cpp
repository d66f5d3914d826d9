#include "app/forms/dependency_graph.h"

#include <algorithm>

namespace ruhu::forms {

namespace {

struct Edge {
    int to = 0;
    bool acrossInstances = false;
};
using Graph = std::vector<std::vector<Edge>>;

std::vector<Computation> collect(const Form& form) {
    std::vector<Computation> found;
    const auto add = [&](Computation::Kind kind, int element, int expression) {
        if (expression != kNone)
            found.push_back({kind, element, expression, 0});
    };
    for (const auto& element : form.elements) {
        add(Computation::Kind::Count, element.id, element.count);
        add(Computation::Kind::Relevant, element.id, element.relevant);
        add(Computation::Kind::Calculate, element.id, element.calculate);
        add(Computation::Kind::Readonly, element.id, element.readonly);
        add(Computation::Kind::Required, element.id, element.required);
        add(Computation::Kind::Constraint, element.id, element.constraint);
    }
    return found;
}

/// Calls `visit` with each element that a computation changes for those who read it.
template <typename Visit> void eachWritten(const Form& form, const Computation& computation, Visit visit) {
    switch (computation.kind) {
    case Computation::Kind::Calculate:
        visit(computation.element);
        break;
    case Computation::Kind::Relevant:
    case Computation::Kind::Count: {
        std::vector<int> below = {computation.element};
        while (!below.empty()) {
            const int id = below.back();
            below.pop_back();
            visit(id);
            const auto& children = form.elements[static_cast<std::size_t>(id)].children;
            below.insert(below.end(), children.begin(), children.end());
        }
        break;
    }
    default:
        break;
    }
}

/// Tarjan's strongly connected components without recursion: [node] = number of its component; a component
/// has a higher number than those it leads to.
std::vector<int> components(const Graph& graph, bool acrossInstances) {
    const auto size = graph.size();
    std::vector<int> component(size, kNone), index(size, kNone), low(size, 0);
    std::vector<std::size_t> stack, nextEdge(size, 0);
    std::vector<bool> onStack(size, false);
    int counter = 0;
    int number = 0;
    for (std::size_t start = 0; start < size; ++start) {
        if (index[start] != kNone)
            continue;
        std::vector<std::size_t> path = {start};
        while (!path.empty()) {
            const auto node = path.back();
            if (nextEdge[node] == 0 && index[node] == kNone) {
                index[node] = low[node] = counter++;
                stack.push_back(node);
                onStack[node] = true;
            }
            bool descended = false;
            while (nextEdge[node] < graph[node].size()) {
                const auto& edge = graph[node][nextEdge[node]++];
                if (edge.acrossInstances && !acrossInstances)
                    continue;
                const auto to = static_cast<std::size_t>(edge.to);
                if (index[to] == kNone) {
                    path.push_back(to);
                    descended = true;
                    break;
                }
                if (onStack[to])
                    low[node] = std::min(low[node], index[to]);
            }
            if (descended)
                continue;
            if (low[node] == index[node]) {
                std::size_t member = 0;
                do {
                    member = stack.back();
                    stack.pop_back();
                    onStack[member] = false;
                    component[member] = number;
                } while (member != node);
                ++number;
            }
            path.pop_back();
            if (!path.empty())
                low[path.back()] = std::min(low[path.back()], low[node]);
        }
    }
    return component;
}

/// The nodes of one cycle inside a component, by following edges until one is met again.
std::string cycleText(const Form& form, const Graph& graph, const std::vector<int>& component,
                      std::size_t start) {
    std::vector<std::size_t> walk = {start};
    for (;;) {
        const auto node = walk.back();
        const auto edge = std::find_if(graph[node].begin(), graph[node].end(), [&](const Edge& e) {
            return !e.acrossInstances && component[static_cast<std::size_t>(e.to)] == component[start];
        });
        const auto to = static_cast<std::size_t>(edge->to);
        const bool closed = std::find(walk.begin(), walk.end(), to) != walk.end();
        walk.push_back(to);
        if (!closed)
            continue;
        // Each reads the one before; people think of who needs whom.
        std::string text;
        for (auto it = walk.end(); it-- != std::find(walk.begin(), walk.end(), to);)
            text += (text.empty() ? "" : " → ") +
                    form.elements[static_cast<std::size_t>(form.computations[*it].element)].path;
        return text;
    }
}

} // namespace

void orderComputations(Form& form, Problems& problems) {
    form.computations = collect(form);
    std::vector<std::vector<std::pair<int, const Dependency*>>> readersOf(form.elements.size());
    for (std::size_t c = 0; c < form.computations.size(); ++c)
        for (const auto& dependency :
             form.expressions[static_cast<std::size_t>(form.computations[c].expression)].dependencies)
            readersOf[static_cast<std::size_t>(dependency.element)].emplace_back(static_cast<int>(c),
                                                                                 &dependency);

    Graph graph(form.computations.size());
    for (std::size_t c = 0; c < form.computations.size(); ++c)
        eachWritten(form, form.computations[c], [&](int element) {
            for (const auto& [reader, dependency] : readersOf[static_cast<std::size_t>(element)])
                graph[c].push_back({reader, dependency->acrossInstances});
        });

    const auto tight = components(graph, false);
    std::vector<int> sizes(graph.size(), 0);
    for (const int number : tight)
        ++sizes[static_cast<std::size_t>(number)];
    std::vector<bool> reported(graph.size(), false);
    for (std::size_t c = 0; c < graph.size(); ++c) {
        const bool self = std::any_of(graph[c].begin(), graph[c].end(), [&](const Edge& edge) {
            return edge.to == static_cast<int>(c) && !edge.acrossInstances;
        });
        const auto number = static_cast<std::size_t>(tight[c]);
        if ((!self && sizes[number] == 1) || reported[number])
            continue;
        reported[number] = true;
        const auto& computation = form.computations[c];
        const auto& path = form.elements[static_cast<std::size_t>(computation.element)].path;
        problems.push_back(
            {"cycle", path, cycleText(form, graph, tight, c), {{}, 0, {}, path, nameOf(computation.kind)}});
    }

    const auto loose = components(graph, true);
    const int highest = loose.empty() ? 0 : *std::max_element(loose.begin(), loose.end());
    std::vector<std::size_t> order(form.computations.size());
    for (std::size_t c = 0; c < order.size(); ++c) {
        order[c] = c;
        form.computations[c].rank = highest - loose[c];
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return form.computations[a].rank < form.computations[b].rank;
    });
    std::vector<Computation> sorted;
    std::vector<int> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = static_cast<int>(i);
        sorted.push_back(form.computations[order[i]]);
    }
    form.computations = std::move(sorted);
    form.readers.assign(form.elements.size(), {});
    for (std::size_t element = 0; element < readersOf.size(); ++element)
        for (const auto& [reader, dependency] : readersOf[element])
            form.readers[element].push_back(
                {place[static_cast<std::size_t>(reader)], dependency->commonDepth});
}

} // namespace ruhu::forms
