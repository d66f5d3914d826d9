// Arithmetic.

#include "app/forms/functions.h"
#include "app/forms/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ruhu::forms {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

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

} // namespace

const std::vector<Function>& numberFunctions() {
    static const std::vector<Function> functions = {
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
    };
    return functions;
}

} // namespace ruhu::forms
