// Comparisons, as XPath 1.0 and the ODK specification weigh their two sides.

#include "app/forms/functions.h"
#include "app/forms/numbers.h"

#include <algorithm>
#include <cmath>

namespace ruhu::forms {

namespace {

/// One side of a comparison: a single value, as "=" weighs it.
struct Side {
    enum class Kind { Text, Number, Boolean } kind = Kind::Text;
    std::string text;
    double number = 0;
    bool boolean = false;
};

bool isNumberNode(xmlNodePtr node) {
    const auto* own = static_cast<const InstanceNode*>(node->_private);
    return own && (own->element->type == DataType::Integer || own->element->type == DataType::Decimal) &&
           !std::isnan(numberOfText(own->readable()));
}

Side sideOf(xmlNodePtr node) {
    const auto text = textOf(node);
    return {isNumberNode(node) ? Side::Kind::Number : Side::Kind::Text, text, numberOfText(text),
            !text.empty()};
}

/// All values of one side: a node-set has one for each node, and nothing counts as a blank.
std::vector<Side> sidesOf(const xmlXPathObject& value) {
    switch (value.type) {
    case XPATH_BOOLEAN:
        return {{Side::Kind::Boolean, {}, value.boolval ? 1.0 : 0.0, value.boolval != 0}};
    case XPATH_NUMBER:
        return {{Side::Kind::Number, textOfNumber(value.floatval), value.floatval, booleanOf(value)}};
    case XPATH_NODESET: {
        std::vector<Side> sides;
        for (auto* node : nodesOf(value))
            sides.push_back(sideOf(node));
        if (sides.empty())
            sides.push_back({});
        return sides;
    }
    default:
        return {{Side::Kind::Text, textOf(value), 0, booleanOf(value)}};
    }
}

double asNumber(const Side& side, int zone) {
    return side.kind == Side::Kind::Text ? numberOf(side.text, zone) : side.number;
}

/// A boolean on one side makes both boolean, a number on one side both numbers, else texts are compared.
bool equal(const Side& a, const Side& b, int zone) {
    if (a.kind == Side::Kind::Boolean || b.kind == Side::Kind::Boolean)
        return a.boolean == b.boolean;
    if (a.kind == Side::Kind::Number || b.kind == Side::Kind::Number)
        return std::abs(asNumber(a, zone) - asNumber(b, zone)) < 1e-12;
    return a.text == b.text;
}

/// True if it holds for any value of one side with any of the other.
template <typename Relation> void compare(Call& call, Relation holds) {
    const auto left = sidesOf(call.argument(0));
    const auto right = sidesOf(call.argument(1));
    call.give(std::any_of(left.begin(), left.end(), [&](const Side& a) {
        return std::any_of(right.begin(), right.end(), [&](const Side& b) { return holds(a, b); });
    }));
}

void isEqual(Call& call) {
    compare(call, [&](const Side& a, const Side& b) { return equal(a, b, call.evaluator().zone()); });
}

void isUnequal(Call& call) {
    compare(call, [&](const Side& a, const Side& b) { return !equal(a, b, call.evaluator().zone()); });
}

template <typename Relation> void order(Call& call, Relation holds) {
    const int zone = call.evaluator().zone();
    compare(call, [&](const Side& a, const Side& b) { return holds(asNumber(a, zone), asNumber(b, zone)); });
}

void isLess(Call& call) {
    order(call, std::less<>());
}
void isAtMost(Call& call) {
    order(call, std::less_equal<>());
}
void isGreater(Call& call) {
    order(call, std::greater<>());
}
void isAtLeast(Call& call) {
    order(call, std::greater_equal<>());
}

} // namespace

const std::vector<Function>& comparisonFunctions() {
    static const std::vector<Function> functions = {
        {"_eq", 2, 2, &bridge<isEqual>},   {"_ne", 2, 2, &bridge<isUnequal>},
        {"_lt", 2, 2, &bridge<isLess>},    {"_le", 2, 2, &bridge<isAtMost>},
        {"_gt", 2, 2, &bridge<isGreater>}, {"_ge", 2, 2, &bridge<isAtLeast>},
    };
    return functions;
}

} // namespace ruhu::forms
