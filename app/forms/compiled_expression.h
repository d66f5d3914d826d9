#pragma once

#include <libxml/xpath.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace ruhu::forms {

inline constexpr int kNone = -1;

/// Nodes of the primary instance as seen from a context node: up to the ancestor at `anchorDepth`, then down
/// to `target`, through every instance of the repeats on the way.
struct Reference {
    int target = 0;
    int anchorDepth = 0;
};

/// indexed-repeat(): `target`, with the instances of `repeats` chosen by number.
struct IndexedReference {
    int target = 0;
    std::vector<int> repeats;
};

/// Items of a secondary instance whose child `key` equals something, found by hashing instead of reading
/// thousands of rows. `steps` lead from the instance's document to the items.
struct Lookup {
    std::string instance;
    std::vector<std::string> steps;
    std::string key;
    mutable bool built = false;
    mutable std::unordered_map<std::string, std::vector<xmlNodePtr>> byText;
    mutable std::unordered_map<double, std::vector<xmlNodePtr>> byNumber;
};

/// That an expression reads an element. A change below the ancestor at `commonDepth` concerns the contexts
/// below that same ancestor.
struct Dependency {
    int element = 0;
    int commonDepth = 0;
    bool acrossInstances = false; ///< reads another instance of a repeat that the context stands in

    bool operator==(const Dependency&) const = default;
};

using XPathProgram = std::unique_ptr<xmlXPathCompExpr, decltype(&xmlXPathFreeCompExpr)>;

struct CompiledExpression {
    std::string source;
    int context = 0; ///< element
    XPathProgram program{nullptr, &xmlXPathFreeCompExpr};
    std::vector<Dependency> dependencies;
};

/// What is kept up to date in a session.
struct Computation {
    enum class Kind { Calculate, Relevant, Required, Readonly, Constraint, Count };
    Kind kind = Kind::Calculate;
    int element = 0;
    int expression = 0;
    int rank = 0; ///< what it reads has a lower rank; the same rank: instances of repeats read each other
};

/// The bind's attribute: "calculate", "relevant", …; "repeat_count" of a repeat.
constexpr const char* nameOf(Computation::Kind kind) {
    constexpr const char* names[] = {"calculate", "relevant",   "required",
                                     "readonly",  "constraint", "repeat_count"};
    return names[static_cast<int>(kind)];
}

/// A computation that reads an element.
struct Reader {
    int computation = 0;
    int commonDepth = 0;
};

} // namespace ruhu::forms
