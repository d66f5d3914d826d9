#include "app/forms/expression_compiler.h"

#include "app/forms/expression.h"
#include "app/forms/functions.h"

#include <libxml/xpathInternals.h>

#include <algorithm>
#include <optional>
#include <set>

namespace ruhu::forms {

namespace {

constexpr std::size_t kExactDigits = 15; ///< that a double holds whatever they are

/// A refusal on the way; the caller makes a problem of it.
struct Refusal {
    std::string code;
    std::string subject;
    std::string detail;
};

/// Where relative paths of a (sub-)expression start.
struct Scope {
    bool top = true;        ///< the context node of the whole expression
    bool own = true;        ///< the primary instance; otherwise a secondary one, of which nothing is known
    std::set<int> elements; ///< what the context may be
};

class Translation {
public:
    Translation(Form& form, int context)
        : m_form(form)
        , m_context(context)
        , m_chain(form.chain(context)) {}

    std::string whole(const Expression& expression) { return emit(expression, {true, true, {m_context}}); }

    std::vector<Dependency> dependencies;

private:
    const Element& element(int id) const { return m_form.elements[static_cast<std::size_t>(id)]; }

    static std::string call(std::string_view function, const std::vector<std::string>& arguments) {
        std::string text = engineName(function) + "(";
        for (std::size_t i = 0; i < arguments.size(); ++i)
            text += (i > 0 ? "," : "") + arguments[i];
        return text + ")";
    }

    static std::string quoted(const std::string& text) {
        const char quote = text.find('\'') == std::string::npos ? '\'' : '"';
        return quote + text + quote;
    }

    std::string emit(const Expression& expression, const Scope& scope) {
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

    std::string binary(const Expression& expression, const Scope& scope) {
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

    std::string function(const Expression& expression, const Scope& scope) {
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
            return scope.top ? call("position", {referenceTo({m_context}, m_chain.size() - 1)})
                             : "position()";
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

    std::string instance(const Expression& expression) {
        const auto& id = *expression.arguments.at(0);
        if (id.kind != Expression::Kind::Literal)
            throw Refusal{"literal_needed", "instance", {}};
        if (!m_form.instances.contains(id.text))
            throw Refusal{"unknown_instance", id.text, {}};
        return call("instance", {quoted(id.text)});
    }

    /// The element that an absolute or relative path of plain steps leads to, from the expression's context.
    struct Plain {
        int target = 0;
        std::size_t anchor = 0; ///< depth of the ancestor of the context where the way down begins
    };
    std::optional<Plain> plain(const Expression& expression, std::size_t steps) const {
        std::size_t depth = m_chain.size() - 1;
        int at = m_context;
        std::size_t step = 0;
        if (expression.absolute) {
            if (steps == 0 || expression.steps[0].kind != Step::Kind::Name ||
                expression.steps[0].descendants || expression.steps[0].name != element(0).name)
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
        while (common + 1 < std::min(chain.size(), m_chain.size()) &&
               chain[common + 1] == m_chain[common + 1])
            ++common;
        return Plain{at, common};
    }

    static std::string pathText(const Expression& expression) {
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

    std::string referenceTo(Plain to, std::size_t anchor) {
        to.anchor = anchor;
        return reference(to);
    }
    std::string reference(const Plain& to) {
        depend(to.target, static_cast<int>(to.anchor), false);
        m_form.references.push_back({to.target, static_cast<int>(to.anchor)});
        return "$r" + std::to_string(m_form.references.size() - 1);
    }

    void depend(int target, int commonDepth, bool acrossInstances) {
        const Dependency dependency{target, commonDepth, acrossInstances};
        if (std::find(dependencies.begin(), dependencies.end(), dependency) == dependencies.end())
            dependencies.push_back(dependency);
    }

    /// Reads `target` in whatever instance: any change of it matters.
    void dependOnAll(int target) {
        const auto chain = m_form.chain(target);
        bool sharesRepeat = false;
        for (std::size_t i = 0; i < std::min(chain.size(), m_chain.size()) && chain[i] == m_chain[i]; ++i)
            sharesRepeat = sharesRepeat || element(chain[i]).repeat;
        depend(target, 0, sharesRepeat);
    }

    std::string path(const Expression& expression, const Scope& scope, bool countWhole) {
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
            return rest(expression, 0, referenceTo({m_context}, m_chain.size() - 1),
                        {false, true, {m_context}});
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

    std::string atCandidate(const Plain& to) {
        dependOnAll(to.target);
        return call("_at", {std::to_string(to.target), "."});
    }

    /// instance('x')/… and other expressions with steps behind.
    std::string filtered(const Expression& expression, const Scope& scope) {
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

    static bool readsInstance(const Expression& expression) {
        if (expression.kind == Expression::Kind::Call && expression.text == "instance")
            return true;
        if (expression.base && readsInstance(*expression.base))
            return true;
        return std::any_of(expression.arguments.begin(), expression.arguments.end(),
                           [](const auto& argument) { return readsInstance(*argument); });
    }

    std::string predicateText(const Expression& predicate, const Scope& scope) {
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

    /// The steps from `first` on behind `text`, in XPath; notes what they may read.
    std::string rest(const Expression& expression, std::size_t first, std::string text, Scope scope) {
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

    /// Elements that a step may lead to; kNone stands for the document above the root.
    std::set<int> advance(const std::set<int>& from, const Step& step) const {
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

    /// instance('x')/root/item[key = value]…: the rows are found by a hash of their key.
    std::optional<std::string> hashed(const Expression& expression, const Scope& scope) {
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

    /// A child of the item by its name: name or ./name.
    static bool isKey(const Expression& expression) {
        if (expression.kind != Expression::Kind::Path || expression.absolute || expression.base ||
            expression.steps.empty() || expression.steps.size() > 2)
            return false;
        const auto& last = expression.steps.back();
        return last.kind == Step::Kind::Name && !last.descendants && last.predicates.empty() &&
               (expression.steps.size() == 1 || expression.steps.front().kind == Step::Kind::Self);
    }

    /// True if it is the same for every item: nothing in it starts from the item.
    static bool isFixed(const Expression& expression) {
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

    std::size_t keep(Lookup lookup) {
        const auto found = std::find_if(m_form.lookups.begin(), m_form.lookups.end(), [&](const Lookup& l) {
            return l.instance == lookup.instance && l.steps == lookup.steps && l.key == lookup.key;
        });
        if (found != m_form.lookups.end())
            return static_cast<std::size_t>(found - m_form.lookups.begin());
        m_form.lookups.push_back(std::move(lookup));
        return m_form.lookups.size() - 1;
    }

    /// The element of a plain path argument.
    int argumentElement(const Expression& call, std::size_t i) const {
        const auto& argument = *call.arguments.at(i);
        if (argument.kind != Expression::Kind::Path || argument.base)
            throw Refusal{"path_needed", call.text, std::to_string(i + 1)};
        const auto to = plain(argument, argument.steps.size());
        if (!to)
            throw Refusal{"path_needed", call.text, std::to_string(i + 1)};
        return to->target;
    }

    std::string indexedRepeat(const Expression& expression, const Scope& scope) {
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

    /// The second argument is a text that holds a path.
    std::string choiceName(const Expression& expression, const Scope& scope) {
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

    std::string pullData(const Expression& expression, const Scope& scope) {
        for (std::size_t i = 0; i < 3; ++i)
            if (expression.arguments[i]->kind != Expression::Kind::Literal)
                throw Refusal{"literal_needed", "pulldata", {}};
        const auto& id = expression.arguments[0]->text;
        if (!m_form.instances.contains(id))
            throw Refusal{"unknown_instance", id, {}};
        const auto index = keep({id, {"root", "item"}, expression.arguments[2]->text, false, {}, {}});
        return call("string",
                    {call("_lookup", {std::to_string(index), emit(*expression.arguments[3], scope)}) + "/" +
                     expression.arguments[1]->text});
    }

    Form& m_form;
    int m_context;
    std::vector<int> m_chain;
};

} // namespace

int ExpressionCompiler::compile(std::string_view source, int context, const Place& place,
                                Problems& problems) {
    const auto parsed = parseExpression(source);
    if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
        problems.push_back({"expression", std::string(source), error->near, place});
        return kNone;
    }
    try {
        Translation translation(m_form, context);
        const auto text = translation.whole(*std::get<ExpressionPtr>(parsed));
        XPathProgram program(xmlXPathCompile(reinterpret_cast<const xmlChar*>(text.c_str())),
                             &xmlXPathFreeCompExpr);
        if (!program) {
            problems.push_back({"expression", std::string(source), {}, place});
            return kNone;
        }
        m_form.expressions.push_back(
            {std::string(source), context, std::move(program), std::move(translation.dependencies)});
        return static_cast<int>(m_form.expressions.size() - 1);
    } catch (const Refusal& refusal) {
        problems.push_back({refusal.code, refusal.subject, refusal.detail, place});
        return kNone;
    }
}

} // namespace ruhu::forms
