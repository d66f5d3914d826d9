// Rows of secondary instances that are found by a hash of their key.
#include "app/forms/expression_translation.h"

#include <algorithm>

namespace ruhu::forms {

std::optional<std::string> Translation::hashed(const Expression& expression, const Scope& scope) {
    const auto& id = *expression.base->arguments.at(0);
    if (id.kind != Expression::Kind::Literal || !m_form.instances.contains(id.text) ||
        !expression.basePredicates.empty())
        return std::nullopt;
    Lookup lookup;
    lookup.instance = id.text;
    for (std::size_t i = 0; i < expression.steps.size(); ++i) {
        const auto& step = expression.steps[i];
        if (step.kind != Step::Kind::Name || step.descendants)
            return std::nullopt;
        lookup.steps.push_back(step.name);
        if (step.predicates.empty())
            continue;
        // The first of the predicates, or the first term of its "and".
        const Expression* test = step.predicates.front().get();
        std::vector<const Expression*> others;
        while (test->kind == Expression::Kind::Binary && test->text == "and") {
            others.push_back(test->arguments[1].get());
            test = test->arguments[0].get();
        }
        std::reverse(others.begin(), others.end());
        if (test->kind != Expression::Kind::Binary || test->text != "=")
            return std::nullopt;
        const Expression* key = test->arguments[0].get();
        const Expression* value = test->arguments[1].get();
        if (!isKey(*key))
            std::swap(key, value);
        if (!isKey(*key) || !isFixed(*value))
            return std::nullopt;
        lookup.key = key->steps.back().name;
        const auto wanted = emit(*value, scope);
        const Scope item{false, false, {}};
        std::string text = call("_lookup", {std::to_string(keep(std::move(lookup))), wanted});
        for (const auto* other : others)
            text += "[" + predicateText(*other, item) + "]";
        for (std::size_t p = 1; p < step.predicates.size(); ++p)
            text += "[" + predicateText(*step.predicates[p], item) + "]";
        return rest(expression, i + 1, text, item);
    }
    return std::nullopt;
}

bool Translation::isKey(const Expression& expression) {
    if (expression.kind != Expression::Kind::Path || expression.absolute || expression.base ||
        expression.steps.empty() || expression.steps.size() > 2)
        return false;
    const auto& last = expression.steps.back();
    return last.kind == Step::Kind::Name && !last.descendants && last.predicates.empty() &&
           (expression.steps.size() == 1 || expression.steps.front().kind == Step::Kind::Self);
}

bool Translation::isFixed(const Expression& expression) {
    if (expression.kind == Expression::Kind::Path) {
        const bool current = expression.base && expression.base->kind == Expression::Kind::Call &&
                             expression.base->text == "current";
        if (!expression.absolute && !current)
            return false;
        return std::all_of(expression.steps.begin(), expression.steps.end(),
                           [](const Step& step) { return step.predicates.empty(); });
    }
    if (expression.kind == Expression::Kind::Call &&
        (expression.text == "position" || expression.text == "last" || expression.text == "random" ||
         expression.text == "indexed-repeat"))
        return false;
    return std::all_of(expression.arguments.begin(), expression.arguments.end(),
                       [](const auto& argument) { return isFixed(*argument); });
}

std::size_t Translation::keep(Lookup lookup) {
    const auto found = std::find_if(m_form.lookups.begin(), m_form.lookups.end(), [&](const Lookup& l) {
        return l.instance == lookup.instance && l.steps == lookup.steps && l.key == lookup.key;
    });
    if (found != m_form.lookups.end())
        return static_cast<std::size_t>(found - m_form.lookups.begin());
    m_form.lookups.push_back(std::move(lookup));
    return m_form.lookups.size() - 1;
}

std::string Translation::pullData(const Expression& expression, const Scope& scope) {
    for (std::size_t i = 0; i < 3; ++i)
        if (expression.arguments[i]->kind != Expression::Kind::Literal)
            throw Refusal{"literal_needed", "pulldata", {}};
    const auto& id = expression.arguments[0]->text;
    if (!m_form.instances.contains(id))
        throw Refusal{"unknown_instance", id, {}};
    const auto index = keep({id, {"root", "item"}, expression.arguments[2]->text, false, {}, {}});
    return call("string", {call("_lookup", {std::to_string(index), emit(*expression.arguments[3], scope)}) +
                           "/" + expression.arguments[1]->text});
}

} // namespace ruhu::forms
