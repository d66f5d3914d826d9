// Operators and functions of an expression.
#include "app/forms/expression_translation.h"

#include "app/forms/functions.h"

namespace ruhu::forms {

namespace {

constexpr std::size_t kExactDigits = 15; ///< that a double holds whatever they are

} // namespace

std::string Translation::call(std::string_view function, const std::vector<std::string>& arguments) {
    std::string text = engineName(function) + "(";
    for (std::size_t i = 0; i < arguments.size(); ++i)
        text += (i > 0 ? "," : "") + arguments[i];
    return text + ")";
}

std::string Translation::quoted(const std::string& text) {
    const char quote = text.find('\'') == std::string::npos ? '\'' : '"';
    return quote + text + quote;
}

std::string Translation::emit(const Expression& expression, const Scope& scope) {
    switch (expression.kind) {
    case Expression::Kind::Number:
        // The engine reads digits one by one and loses the last of many.
        return expression.text.size() > kExactDigits ? call("number", {quoted(expression.text)})
                                                     : expression.text;
    case Expression::Kind::Literal:
        return quoted(expression.text);
    case Expression::Kind::Negate:
        return call("_neg", {emit(*expression.arguments[0], scope)});
    case Expression::Kind::Binary:
        return binary(expression, scope);
    case Expression::Kind::Call:
        return function(expression, scope);
    case Expression::Kind::Path:
        return path(expression, scope, false);
    case Expression::Kind::Reference:
        break;
    }
    throw Refusal{"unknown_reference", expression.text, {}};
}

std::string Translation::binary(const Expression& expression, const Scope& scope) {
    const auto left = emit(*expression.arguments[0], scope);
    const auto right = emit(*expression.arguments[1], scope);
    const auto& symbol = expression.text;
    if (symbol == "and" || symbol == "or")
        return "(" + call("boolean", {left}) + " " + symbol + " " + call("boolean", {right}) + ")";
    if (symbol == "|")
        return "(" + left + "|" + right + ")";
    static const std::map<std::string_view, std::string_view> names = {
        {"=", "_eq"},  {"!=", "_ne"}, {"<", "_lt"},  {"<=", "_le"},   {">", "_gt"},   {">=", "_ge"},
        {"+", "_add"}, {"-", "_sub"}, {"*", "_mul"}, {"div", "_div"}, {"mod", "_mod"}};
    return call(names.at(symbol), {left, right});
}

std::string Translation::function(const Expression& expression, const Scope& scope) {
    const auto& name = expression.text;
    const auto* known = name.starts_with("_") ? nullptr : findFunction(name);
    const auto count = static_cast<int>(expression.arguments.size());
    if (!known)
        throw Refusal{"unknown_function", name, {}};
    if (count < known->least || count > known->most)
        throw Refusal{"argument_count", name, std::to_string(count)};
    if (name == "indexed-repeat")
        return indexedRepeat(expression, scope);
    if (name == "jr:choice-name")
        return choiceName(expression, scope);
    if (name == "pulldata")
        return pullData(expression, scope);
    if (name == "current")
        return referenceTo({m_context}, m_chain.size() - 1);
    if (name == "last")
        return "last()";
    if (name == "position" && count == 0)
        return scope.top ? call("position", {referenceTo({m_context}, m_chain.size() - 1)}) : "position()";
    if (name == "instance")
        return instance(expression);
    std::vector<std::string> arguments;
    // A repeat that is counted from inside is counted whole.
    const bool counted = name == "count" || name == "count-non-empty";
    for (const auto& argument : expression.arguments)
        arguments.push_back(argument->kind == Expression::Kind::Path ? path(*argument, scope, counted)
                                                                     : emit(*argument, scope));
    return call(name, arguments);
}

std::string Translation::instance(const Expression& expression) {
    const auto& id = *expression.arguments.at(0);
    if (id.kind != Expression::Kind::Literal)
        throw Refusal{"literal_needed", "instance", {}};
    if (!m_form.instances.contains(id.text))
        throw Refusal{"unknown_instance", id.text, {}};
    return call("instance", {quoted(id.text)});
}

int Translation::argumentElement(const Expression& call, std::size_t i) const {
    const auto& argument = *call.arguments.at(i);
    if (argument.kind != Expression::Kind::Path || argument.base)
        throw Refusal{"path_needed", call.text, std::to_string(i + 1)};
    const auto to = plain(argument, argument.steps.size());
    if (!to)
        throw Refusal{"path_needed", call.text, std::to_string(i + 1)};
    return to->target;
}

std::string Translation::indexedRepeat(const Expression& expression, const Scope& scope) {
    if (expression.arguments.size() % 2 == 0)
        throw Refusal{"argument_count", expression.text, std::to_string(expression.arguments.size())};
    IndexedReference indexed{argumentElement(expression, 0), {}};
    std::vector<std::string> arguments = {""};
    for (std::size_t i = 1; i + 1 < expression.arguments.size(); i += 2) {
        const int repeat = argumentElement(expression, i);
        if (!element(repeat).repeat || !m_form.isWithin(indexed.target, repeat))
            throw Refusal{"not_its_repeat", element(repeat).path, element(indexed.target).path};
        indexed.repeats.push_back(repeat);
        arguments.push_back(call("number", {emit(*expression.arguments[i + 1], scope)}));
    }
    dependOnAll(indexed.target);
    m_form.indexedReferences.push_back(std::move(indexed));
    arguments[0] = std::to_string(m_form.indexedReferences.size() - 1);
    return call("_relevant", {call("indexed-repeat", arguments)});
}

std::string Translation::choiceName(const Expression& expression, const Scope& scope) {
    const auto& literal = *expression.arguments[1];
    int target = kNone;
    if (literal.kind == Expression::Kind::Literal) {
        const auto parsed = parseExpression(literal.text);
        const auto* inner = std::get_if<ExpressionPtr>(&parsed);
        if (inner && (*inner)->kind == Expression::Kind::Path && !(*inner)->base)
            if (const auto to = plain(**inner, (*inner)->steps.size()))
                target = to->target;
    } else {
        target = argumentElement(expression, 1);
    }
    if (target == kNone)
        throw Refusal{"path_needed", expression.text, "2"};
    dependOnAll(target);
    return call("jr:choice-name", {emit(*expression.arguments[0], scope), std::to_string(target)});
}

} // namespace ruhu::forms
