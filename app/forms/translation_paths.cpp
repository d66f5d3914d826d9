// Paths of an expression, and what they read.
#include "app/forms/expression_translation.h"

#include <algorithm>

namespace ruhu::forms {

std::optional<Translation::Plain> Translation::plain(const Expression& expression, std::size_t steps) const {
    std::size_t depth = m_chain.size() - 1;
    int at = m_context;
    std::size_t step = 0;
    if (expression.absolute) {
        if (steps == 0 || expression.steps[0].kind != Step::Kind::Name || expression.steps[0].descendants ||
            expression.steps[0].name != element(0).name)
            return std::nullopt;
        at = 0;
        step = 1;
    }
    std::size_t highest = depth; // that a relative path climbs to
    for (; step < steps; ++step) {
        const auto& part = expression.steps[step];
        if (part.descendants)
            return std::nullopt;
        switch (part.kind) {
        case Step::Kind::Self:
            break;
        case Step::Kind::Parent:
            at = element(at).parent;
            if (at == kNone)
                throw Refusal{"above_root", pathText(expression), {}};
            highest = std::min(highest, static_cast<std::size_t>(element(at).depth));
            break;
        case Step::Kind::Name: {
            const int next = m_form.child(at, part.name);
            if (next == kNone)
                throw Refusal{"unknown_path", pathText(expression), element(at).path + "/" + part.name};
            at = next;
            break;
        }
        default:
            return std::nullopt;
        }
    }
    if (!expression.absolute)
        return Plain{at, highest};
    // An absolute path means the instance of every repeat that the context stands in too.
    const auto chain = m_form.chain(at);
    std::size_t common = 0;
    while (common + 1 < std::min(chain.size(), m_chain.size()) && chain[common + 1] == m_chain[common + 1])
        ++common;
    return Plain{at, common};
}

std::string Translation::pathText(const Expression& expression) {
    std::string text;
    for (std::size_t i = 0; i < expression.steps.size(); ++i) {
        const auto& step = expression.steps[i];
        if (i > 0 || expression.absolute)
            text += step.descendants ? "//" : "/";
        text += step.kind == Step::Kind::Self     ? "."
                : step.kind == Step::Kind::Parent ? ".."
                : step.kind == Step::Kind::Any    ? "*"
                                                  : step.name;
    }
    return text;
}

std::string Translation::reference(const Plain& to) {
    depend(to.target, static_cast<int>(to.anchor), false);
    m_form.references.push_back({to.target, static_cast<int>(to.anchor)});
    return "$r" + std::to_string(m_form.references.size() - 1);
}

void Translation::depend(int target, int commonDepth, bool acrossInstances) {
    const Dependency dependency{target, commonDepth, acrossInstances};
    if (std::find(dependencies.begin(), dependencies.end(), dependency) == dependencies.end())
        dependencies.push_back(dependency);
}

void Translation::dependOnAll(int target) {
    const auto chain = m_form.chain(target);
    bool sharesRepeat = false;
    for (std::size_t i = 0; i < std::min(chain.size(), m_chain.size()) && chain[i] == m_chain[i]; ++i)
        sharesRepeat = sharesRepeat || element(chain[i]).repeat;
    depend(target, 0, sharesRepeat);
}

std::string Translation::path(const Expression& expression, const Scope& scope, bool countWhole) {
    const bool fromCurrent = expression.base && expression.base->kind == Expression::Kind::Call &&
                             expression.base->text == "current" && expression.basePredicates.empty();
    if (expression.base && !fromCurrent)
        return filtered(expression, scope);
    for (const auto& step : expression.steps)
        if (step.kind == Step::Kind::Attribute && scope.own)
            throw Refusal{"attribute", step.name, {}};
    const bool fromContext = expression.absolute || fromCurrent || scope.top;
    if (!fromContext)
        return rest(expression, 0, {}, scope); // relative, inside a predicate
    // As many plain steps as there are; the rest is left to the engine.
    std::size_t steps = 0;
    while (steps < expression.steps.size()) {
        const auto& step = expression.steps[steps];
        if (step.descendants || step.kind == Step::Kind::Any || step.kind == Step::Kind::Attribute)
            break;
        ++steps;
        if (!step.predicates.empty())
            break;
    }
    if (steps == 0 && expression.steps.empty())
        return expression.absolute ? call("_document", {}) : referenceTo({m_context}, m_chain.size() - 1);
    if (steps == 0 && expression.absolute)
        return rest(expression, 0, call("_document", {}), {false, true, {kNone}});
    if (steps == 0) // * or //name below the context
        return rest(expression, 0, referenceTo({m_context}, m_chain.size() - 1), {false, true, {m_context}});
    auto to = plain(expression, steps);
    if (!to)
        throw Refusal{"unknown_path", pathText(expression), {}};
    const bool whole = steps == expression.steps.size() && expression.steps.back().predicates.empty();
    if (whole && expression.absolute && !scope.top && scope.own)
        return atCandidate(*to);
    const bool freed = expression.absolute && (!whole || countWhole);
    if (freed && element(to->target).repeat &&
        to->anchor == static_cast<std::size_t>(element(to->target).depth) && to->anchor > 0)
        --to->anchor;
    if (whole)
        return reference(*to);
    const auto start = reference(*to);
    const auto& step = expression.steps[steps - 1];
    std::string text = start;
    if (!step.predicates.empty())
        dependOnAll(to->target);
    for (const auto& predicate : step.predicates)
        text += "[" + predicateText(*predicate, {false, true, {to->target}}) + "]";
    return rest(expression, steps, text, {false, true, {to->target}});
}

std::string Translation::atCandidate(const Plain& to) {
    dependOnAll(to.target);
    return call("_at", {std::to_string(to.target), "."});
}

std::string Translation::filtered(const Expression& expression, const Scope& scope) {
    const auto& base = *expression.base;
    const bool secondary = base.kind == Expression::Kind::Call && base.text == "instance";
    if (secondary)
        if (auto found = hashed(expression, scope))
            return *found;
    if (base.kind != Expression::Kind::Call && base.kind != Expression::Kind::Path &&
        !(base.kind == Expression::Kind::Binary && base.text == "|"))
        throw Refusal{"not_nodes", pathText(expression), {}};
    const bool own = !secondary && !readsInstance(base);
    const auto before = dependencies.size();
    std::string text = emit(base, scope);
    Scope next{false, own, {}};
    for (std::size_t i = before; own && i < dependencies.size(); ++i)
        next.elements.insert(dependencies[i].element);
    for (const auto& predicate : expression.basePredicates)
        text += "[" + predicateText(*predicate, next) + "]";
    return rest(expression, 0, text, next);
}

bool Translation::readsInstance(const Expression& expression) {
    if (expression.kind == Expression::Kind::Call && expression.text == "instance")
        return true;
    if (expression.base && readsInstance(*expression.base))
        return true;
    return std::any_of(expression.arguments.begin(), expression.arguments.end(),
                       [](const auto& argument) { return readsInstance(*argument); });
}

std::string Translation::predicateText(const Expression& predicate, const Scope& scope) {
    // A number alone means a position, everything else is weighed as a boolean.
    if (predicate.kind == Expression::Kind::Number)
        return predicate.text;
    const bool number =
        predicate.kind == Expression::Kind::Negate ||
        (predicate.kind == Expression::Kind::Binary &&
         (predicate.text == "+" || predicate.text == "-" || predicate.text == "*" ||
          predicate.text == "div" || predicate.text == "mod")) ||
        (predicate.kind == Expression::Kind::Call &&
         (predicate.text == "position" || predicate.text == "last" || predicate.text == "number" ||
          predicate.text == "int" || predicate.text == "round" || predicate.text == "count"));
    const auto text = emit(predicate, scope);
    return number ? text : call("boolean", {text});
}

std::string Translation::rest(const Expression& expression, std::size_t first, std::string text,
                              Scope scope) {
    for (std::size_t i = first; i < expression.steps.size(); ++i) {
        const auto& step = expression.steps[i];
        if (!text.empty() || (expression.absolute && i == 0))
            text += step.descendants ? "//" : "/";
        switch (step.kind) {
        case Step::Kind::Self:
            text += ".";
            break;
        case Step::Kind::Parent:
            text += "..";
            break;
        case Step::Kind::Any:
            text += "*";
            break;
        case Step::Kind::Attribute:
            text += "@" + step.name;
            break;
        case Step::Kind::Name:
            text += step.name;
            break;
        }
        if (scope.own) {
            scope.elements = advance(scope.elements, step);
            if (scope.elements.empty() && step.kind == Step::Kind::Name)
                throw Refusal{"unknown_path", pathText(expression), step.name};
        }
        for (const auto& predicate : step.predicates)
            text += "[" + predicateText(*predicate, {false, scope.own, scope.elements}) + "]";
    }
    if (!scope.own)
        return text;
    for (const int target : scope.elements)
        if (target != kNone)
            dependOnAll(target);
    return call("_relevant", {text});
}

std::set<int> Translation::advance(const std::set<int>& from, const Step& step) const {
    std::set<int> to;
    const auto consider = [&](int id) {
        if (step.kind == Step::Kind::Any || element(id).name == step.name)
            to.insert(id);
    };
    for (const int id : from) {
        if (step.kind == Step::Kind::Self)
            to.insert(id);
        else if (step.kind == Step::Kind::Parent && id != kNone)
            to.insert(element(id).parent);
        else if (step.kind == Step::Kind::Name || step.kind == Step::Kind::Any)
            for (const auto& candidate : m_form.elements)
                if (step.descendants
                        ? id == kNone || (candidate.id != id && m_form.isWithin(candidate.id, id))
                        : candidate.parent == id)
                    consider(candidate.id);
    }
    return to;
}

} // namespace ruhu::forms
