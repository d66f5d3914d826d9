// Operators, numbers and booleans.

#include "app/forms/functions.h"
#include "app/forms/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ruhu::forms {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

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

void add(Call& call) {
    call.give(call.number(0) + call.number(1));
}
void subtract(Call& call) {
    call.give(call.number(0) - call.number(1));
}
void multiply(Call& call) {
    call.give(call.number(0) * call.number(1));
}
void divide(Call& call) {
    call.give(call.number(0) / call.number(1));
}
void remainder(Call& call) {
    call.give(std::fmod(call.number(0), call.number(1)));
}
void negate(Call& call) {
    call.give(-call.number(0));
}

void number(Call& call) {
    call.give(call.number(0));
}

void integer(Call& call) {
    call.give(std::trunc(call.number(0)));
}

void round(Call& call) {
    const double places = call.count() > 1 ? call.number(1) : 0;
    call.give(std::isnan(places)
                  ? kNaN
                  : roundTo(call.number(0), static_cast<int>(std::clamp(places, -99.0, 99.0))));
}

template <double (*Calculate)(double)> void unary(Call& call) {
    call.give(Calculate(call.number(0)));
}

double floorOf(double x) {
    return std::floor(x);
}
double ceilingOf(double x) {
    return std::ceil(x);
}
double absOf(double x) {
    return std::abs(x);
}
double exp10Of(double x) {
    return std::pow(10.0, x);
}

void power(Call& call) {
    call.give(std::pow(call.number(0), call.number(1)));
}

void arcTangent2(Call& call) {
    call.give(std::atan2(call.number(0), call.number(1)));
}

void pi(Call& call) {
    call.give(std::numbers::pi);
}

void random(Call& call) {
    std::array<std::byte, 8> bytes{};
    call.evaluator().random().fill(bytes);
    std::uint64_t bits = 0;
    for (const auto byte : bytes)
        bits = bits << 8 | std::to_integer<std::uint64_t>(byte);
    call.give(static_cast<double>(bits >> 11) / static_cast<double>(1ULL << 53));
}

/// The values of all arguments that are numbers; blanks do not count.
std::vector<double> numbersOf(Call& call) {
    std::vector<double> numbers;
    for (const auto& text : call.texts(0))
        if (const double value = numberOf(text, call.evaluator().zone()); !std::isnan(value))
            numbers.push_back(value);
    return numbers;
}

void sum(Call& call) {
    if (!call.isNodeSet(0))
        return call.fail("sum(): not a node-set");
    double total = 0;
    for (const double value : numbersOf(call))
        total += value;
    call.give(total);
}

void max(Call& call) {
    const auto numbers = numbersOf(call);
    call.give(numbers.empty() ? kNaN : *std::max_element(numbers.begin(), numbers.end()));
}

void min(Call& call) {
    const auto numbers = numbersOf(call);
    call.give(numbers.empty() ? kNaN : *std::min_element(numbers.begin(), numbers.end()));
}

void boolean(Call& call) {
    call.give(call.boolean(0));
}

void negation(Call& call) {
    call.give(!call.boolean(0));
}

void yes(Call& call) {
    call.give(true);
}

void no(Call& call) {
    call.give(false);
}

void booleanFromString(Call& call) {
    auto text = call.text(0);
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    call.give(text == "true" || text == "1");
}

void choose(Call& call) {
    call.pass(call.boolean(0) ? 1 : 2);
}

void coalesce(Call& call) {
    for (std::size_t i = 0; i + 1 < call.count(); ++i)
        if (const auto text = call.text(i); !text.empty() && text != "NaN")
            return call.pass(i);
    call.pass(call.count() - 1);
}

/// True if it counts as an answered risk factor: a text of a number by its value, any other by its truth.
bool isFactor(Call& call, const std::string& text) {
    const double value = numberOf(text, call.evaluator().zone());
    return std::isnan(value) ? text == "true" || (!text.empty() && text != "false" && text != "NaN")
                             : value > 0;
}

void checklist(Call& call) {
    const auto factors = call.texts(2);
    const auto count = static_cast<double>(
        std::count_if(factors.begin(), factors.end(), [&](const auto& f) { return isFactor(call, f); }));
    const double least = call.number(0);
    const double most = call.number(1);
    call.give((least < 0 || count >= least) && (most < 0 || count <= most));
}

void weightedChecklist(Call& call) {
    double total = 0;
    if (call.count() == 4 && call.isNodeSet(2) && call.isNodeSet(3)) {
        const auto factors = call.nodes(2);
        const auto weights = call.nodes(3);
        if (factors.size() != weights.size())
            return call.fail("weighted-checklist(): as many weights as values are needed");
        for (std::size_t i = 0; i < factors.size(); ++i)
            if (isFactor(call, textOf(factors[i])))
                total += numberOf(textOf(weights[i]), call.evaluator().zone());
    } else {
        for (std::size_t i = 2; i + 1 < call.count(); i += 2)
            if (isFactor(call, call.text(i)))
                total += call.number(i + 1);
    }
    const double least = call.number(0);
    const double most = call.number(1);
    call.give((least < 0 || total >= least) && (most < 0 || total <= most));
}

} // namespace

const std::vector<Function>& numberFunctions() {
    static const std::vector<Function> functions = {
        {"_eq", 2, 2, &bridge<isEqual>},
        {"_ne", 2, 2, &bridge<isUnequal>},
        {"_lt", 2, 2, &bridge<isLess>},
        {"_le", 2, 2, &bridge<isAtMost>},
        {"_gt", 2, 2, &bridge<isGreater>},
        {"_ge", 2, 2, &bridge<isAtLeast>},
        {"_add", 2, 2, &bridge<add>},
        {"_sub", 2, 2, &bridge<subtract>},
        {"_mul", 2, 2, &bridge<multiply>},
        {"_div", 2, 2, &bridge<divide>},
        {"_mod", 2, 2, &bridge<remainder>},
        {"_neg", 1, 1, &bridge<negate>},
        {"number", 1, 1, &bridge<number>},
        {"int", 1, 1, &bridge<integer>},
        {"round", 1, 2, &bridge<round>},
        {"floor", 1, 1, &bridge<unary<floorOf>>},
        {"ceiling", 1, 1, &bridge<unary<ceilingOf>>},
        {"abs", 1, 1, &bridge<unary<absOf>>},
        {"pow", 2, 2, &bridge<power>},
        {"log", 1, 1, &bridge<unary<std::log>>},
        {"log10", 1, 1, &bridge<unary<std::log10>>},
        {"exp", 1, 1, &bridge<unary<std::exp>>},
        {"exp10", 1, 1, &bridge<unary<exp10Of>>},
        {"sqrt", 1, 1, &bridge<unary<std::sqrt>>},
        {"sin", 1, 1, &bridge<unary<std::sin>>},
        {"cos", 1, 1, &bridge<unary<std::cos>>},
        {"tan", 1, 1, &bridge<unary<std::tan>>},
        {"asin", 1, 1, &bridge<unary<std::asin>>},
        {"acos", 1, 1, &bridge<unary<std::acos>>},
        {"atan", 1, 1, &bridge<unary<std::atan>>},
        {"atan2", 2, 2, &bridge<arcTangent2>},
        {"pi", 0, 0, &bridge<pi>},
        {"random", 0, 0, &bridge<random>},
        {"sum", 1, 1, &bridge<sum>},
        {"max", 1, kMany, &bridge<max>},
        {"min", 1, kMany, &bridge<min>},
        {"boolean", 1, 1, &bridge<boolean>},
        {"not", 1, 1, &bridge<negation>},
        {"true", 0, 0, &bridge<yes>},
        {"false", 0, 0, &bridge<no>},
        {"boolean-from-string", 1, 1, &bridge<booleanFromString>},
        {"if", 3, 3, &bridge<choose>},
        {"coalesce", 2, kMany, &bridge<coalesce>},
        {"checklist", 2, kMany, &bridge<checklist>},
        {"weighted-checklist", 2, kMany, &bridge<weightedChecklist>},
    };
    return functions;
}

} // namespace ruhu::forms
