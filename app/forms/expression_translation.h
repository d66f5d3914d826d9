#pragma once

#include "app/forms/expression.h"
#include "app/forms/form.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::forms {

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

/// One expression on its way from ODK's dialect to the engine's (see ExpressionCompiler). Throws Refusal.
class Translation {
public:
    Translation(Form& form, int context)
        : m_form(form)
        , m_context(context)
        , m_chain(form.chain(context)) {}

    std::string whole(const Expression& expression) { return emit(expression, {true, true, {m_context}}); }

    std::vector<Dependency> dependencies; ///< what it reads

private:
    /// The element that an absolute or relative path of plain steps leads to, from the expression's context.
    struct Plain {
        int target = 0;
        std::size_t anchor = 0; ///< depth of the ancestor of the context where the way down begins
    };

    const Element& element(int id) const { return m_form.elements[static_cast<std::size_t>(id)]; }

    // Operators and functions: expression_translation.cpp
    static std::string call(std::string_view function, const std::vector<std::string>& arguments);
    static std::string quoted(const std::string& text);
    std::string emit(const Expression& expression, const Scope& scope);
    std::string binary(const Expression& expression, const Scope& scope);
    std::string function(const Expression& expression, const Scope& scope);
    std::string instance(const Expression& expression);
    /// The element of a plain path argument.
    int argumentElement(const Expression& call, std::size_t i) const;
    std::string indexedRepeat(const Expression& expression, const Scope& scope);
    /// The second argument is a text that holds a path.
    std::string choiceName(const Expression& expression, const Scope& scope);

    // Paths, and what they read: translation_paths.cpp
    std::optional<Plain> plain(const Expression& expression, std::size_t steps) const;
    static std::string pathText(const Expression& expression);
    std::string referenceTo(Plain to, std::size_t anchor) {
        to.anchor = anchor;
        return reference(to);
    }
    std::string reference(const Plain& to);
    void depend(int target, int commonDepth, bool acrossInstances);
    /// Reads `target` in whatever instance: any change of it matters.
    void dependOnAll(int target);
    std::string path(const Expression& expression, const Scope& scope, bool countWhole);
    std::string atCandidate(const Plain& to);
    /// instance('x')/… and other expressions with steps behind.
    std::string filtered(const Expression& expression, const Scope& scope);
    static bool readsInstance(const Expression& expression);
    std::string predicateText(const Expression& predicate, const Scope& scope);
    /// The steps from `first` on behind `text`, in XPath; notes what they may read.
    std::string rest(const Expression& expression, std::size_t first, std::string text, Scope scope);
    /// Elements that a step may lead to; kNone stands for the document above the root.
    std::set<int> advance(const std::set<int>& from, const Step& step) const;

    // Rows found by a hash of their key: translation_lookups.cpp
    /// instance('x')/root/item[key = value]…: the rows are found by a hash of their key.
    std::optional<std::string> hashed(const Expression& expression, const Scope& scope);
    /// A child of the item by its name: name or ./name.
    static bool isKey(const Expression& expression);
    /// True if it is the same for every item: nothing in it starts from the item.
    static bool isFixed(const Expression& expression);
    std::size_t keep(Lookup lookup);
    std::string pullData(const Expression& expression, const Scope& scope);

    Form& m_form;
    int m_context;
    std::vector<int> m_chain;
};

} // namespace ruhu::forms
