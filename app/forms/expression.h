#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ruhu::forms {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

/// One step of a location path. Namespace prefixes of names are dropped: forms use them without meaning.
struct Step {
    enum class Kind { Self, Parent, Name, Any, Attribute };
    Kind kind = Kind::Name;
    std::string name;         ///< of Name and Attribute
    bool descendants = false; ///< after "//": looks at all depths
    std::vector<ExpressionPtr> predicates;
};

/// An ODK XForms expression: XPath 1.0 with the child, parent, self and attribute axes, and ${name} where an
/// XLSForm refers to a question.
struct Expression {
    enum class Kind { Number, Literal, Binary, Negate, Call, Path, Reference };
    Kind kind = Kind::Number;
    std::size_t offset = 0;               ///< of its first byte in the source
    std::string text;                     ///< of Number, Literal; name of the operator, function or reference
    std::vector<ExpressionPtr> arguments; ///< operands; arguments of a call
    // Path only
    bool absolute = false;
    ExpressionPtr base; ///< what the steps start from, such as instance('x'); null: context node or root
    std::vector<ExpressionPtr> basePredicates;
    std::vector<Step> steps;
};

/// Why an expression cannot be read.
struct SyntaxError {
    std::size_t offset = 0; ///< byte in the source
    std::string near;       ///< the text there, a few characters; empty at the end
};

/// Reads an expression. `source` is at most 64 KiB, with at most 1,000 operators and 200 levels: beyond that
/// it is a syntax error, so that a hostile form cannot exhaust the stack.
std::variant<ExpressionPtr, SyntaxError> parseExpression(std::string_view source);

} // namespace ruhu::forms
