// Booleans, choosing between values, and checklists.

#include "app/forms/functions.h"
#include "app/forms/numbers.h"

#include <cmath>

namespace ruhu::forms {

namespace {

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

const std::vector<Function>& logicFunctions() {
    static const std::vector<Function> functions = {
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
