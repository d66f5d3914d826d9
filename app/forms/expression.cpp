#include "app/forms/expression.h"

#include "app/forms/expression_lexer.h"

#include <algorithm>
#include <array>

namespace ruhu::forms {

namespace {

constexpr std::size_t kMaxLength = 64 << 10;
constexpr int kMaxDepth = 200;
constexpr int kMaxOperators = 1000;

class Parser {
public:
    explicit Parser(std::vector<Lexeme> lexemes)
        : m_lexemes(std::move(lexemes)) {}

    ExpressionPtr whole() {
        auto expression = binary(0);
        if (peek().token != Token::End)
            fail();
        return expression;
    }

private:
    const Lexeme& peek(std::size_t ahead = 0) const {
        return m_lexemes[std::min(m_next + ahead, m_lexemes.size() - 1)];
    }
    bool is(std::string_view symbol, std::size_t ahead = 0) const {
        return peek(ahead).token == Token::Symbol && peek(ahead).text == symbol;
    }
    Lexeme take() {
        auto lexeme = peek();
        if (m_next < m_lexemes.size() - 1)
            ++m_next;
        return lexeme;
    }
    bool accept(std::string_view symbol) {
        if (!is(symbol))
            return false;
        take();
        return true;
    }
    void expect(std::string_view symbol) {
        if (!accept(symbol))
            fail();
    }
    [[noreturn]] void fail() const { throw Broken{peek().offset}; }

    ExpressionPtr make(Expression::Kind kind, const Lexeme& at) const {
        auto expression = std::make_unique<Expression>();
        expression->kind = kind;
        expression->offset = at.offset;
        expression->text = at.text;
        return expression;
    }

    /// Operators by precedence, loosest first.
    ExpressionPtr binary(std::size_t level) {
        static const std::vector<std::vector<std::string_view>> levels = {
            {"or"}, {"and"}, {"=", "!="}, {"<", "<=", ">", ">="}, {"+", "-"}, {"*", "div", "mod"}};
        if (level == levels.size())
            return unary();
        auto left = binary(level + 1);
        for (;;) {
            const auto found = std::find_if(levels[level].begin(), levels[level].end(),
                                            [&](std::string_view symbol) { return is(symbol); });
            if (found == levels[level].end())
                return left;
            if (++m_operators > kMaxOperators)
                fail();
            auto node = make(Expression::Kind::Binary, take());
            node->arguments.push_back(std::move(left));
            node->arguments.push_back(binary(level + 1));
            left = std::move(node);
        }
    }

    ExpressionPtr unary() {
        if (++m_depth > kMaxDepth)
            fail();
        ExpressionPtr result;
        if (is("-")) {
            result = make(Expression::Kind::Negate, take());
            result->arguments.push_back(unary());
        } else {
            result = joined();
        }
        --m_depth;
        return result;
    }

    ExpressionPtr joined() {
        auto left = path();
        while (is("|")) {
            if (++m_operators > kMaxOperators)
                fail();
            auto node = make(Expression::Kind::Binary, take());
            node->arguments.push_back(std::move(left));
            node->arguments.push_back(path());
            left = std::move(node);
        }
        return left;
    }

    bool startsStep() const {
        return peek().token == Token::Name || is(".") || is("..") || is("*any") || is("@");
    }

    ExpressionPtr path() {
        const auto start = peek();
        // A name followed by a parenthesis is a function.
        const bool primary = start.token == Token::Number || start.token == Token::Literal ||
                             start.token == Token::Reference || is("(") ||
                             (start.token == Token::Name && is("(", 1));
        if (primary) {
            auto base = primaryExpression();
            std::vector<ExpressionPtr> predicates = predicateList();
            if (predicates.empty() && !is("/") && !is("//"))
                return base;
            auto node = make(Expression::Kind::Path, start);
            node->base = std::move(base);
            node->basePredicates = std::move(predicates);
            if (is("/") || is("//"))
                moreSteps(*node);
            return node;
        }
        auto node = make(Expression::Kind::Path, start);
        if (is("/") || is("//")) {
            node->absolute = true;
            if (is("/")) {
                take();
                if (startsStep())
                    node->steps.push_back(step(false));
                moreSteps(*node);
            } else {
                moreSteps(*node);
            }
            return node;
        }
        if (!startsStep())
            fail();
        node->steps.push_back(step(false));
        moreSteps(*node);
        return node;
    }

    void moreSteps(Expression& node) {
        while (is("/") || is("//")) {
            const bool descendants = take().text == "//";
            node.steps.push_back(step(descendants));
        }
    }

    Step step(bool descendants) {
        Step result;
        result.descendants = descendants;
        if (accept(".")) {
            result.kind = Step::Kind::Self;
        } else if (accept("..")) {
            result.kind = Step::Kind::Parent;
        } else {
            std::string axis;
            if (accept("@")) {
                axis = "attribute";
            } else if (peek().token == Token::Name && is("::", 1)) {
                axis = take().text;
                take();
            }
            test(result, axis);
        }
        result.predicates = predicateList();
        return result;
    }

    void test(Step& result, const std::string& axis) {
        // The axes that the ODK specification knows; ancestor, following and the rest are not among them.
        static const std::array<std::string_view, 6> axes = {"",     "child",  "attribute",
                                                             "self", "parent", "descendant"};
        if (std::find(axes.begin(), axes.end(), axis) == axes.end())
            fail();
        if (axis == "descendant")
            result.descendants = true;
        bool anything = false;
        if (accept("*any")) {
            result.kind = Step::Kind::Any;
        } else if (peek().token == Token::Name) {
            auto name = take().text;
            if (name == "node" && accept("(")) {
                expect(")");
                anything = true;
                result.kind = Step::Kind::Any;
            } else {
                if (is("("))
                    fail();
                const auto colon = name.find(':');
                result.name = colon == std::string::npos ? name : name.substr(colon + 1);
            }
        } else {
            fail();
        }
        if (axis == "attribute")
            result.kind = Step::Kind::Attribute;
        if (axis == "self" || axis == "parent") {
            if (!anything)
                fail();
            result.kind = axis == "self" ? Step::Kind::Self : Step::Kind::Parent;
        }
    }

    std::vector<ExpressionPtr> predicateList() {
        std::vector<ExpressionPtr> predicates;
        while (accept("[")) {
            predicates.push_back(binary(0));
            expect("]");
        }
        return predicates;
    }

    ExpressionPtr primaryExpression() {
        const auto start = take();
        switch (start.token) {
        case Token::Number:
            return make(Expression::Kind::Number, start);
        case Token::Literal:
            return make(Expression::Kind::Literal, start);
        case Token::Reference:
            return make(Expression::Kind::Reference, start);
        case Token::Name: {
            auto call = make(Expression::Kind::Call, start);
            expect("(");
            if (!accept(")")) {
                do
                    call->arguments.push_back(binary(0));
                while (accept(","));
                expect(")");
            }
            return call;
        }
        default: { // "("
            auto inner = binary(0);
            expect(")");
            return inner;
        }
        }
    }

    std::vector<Lexeme> m_lexemes;
    std::size_t m_next = 0;
    int m_depth = 0;
    int m_operators = 0;
};

/// Up to twelve characters from `offset`, not cut inside one.
std::string excerpt(std::string_view source, std::size_t offset) {
    std::size_t end = std::min(offset, source.size());
    for (int characters = 0; end < source.size() && characters < 12; ++characters)
        do
            ++end;
        while (end < source.size() && (static_cast<unsigned char>(source[end]) & 0xC0) == 0x80);
    return std::string(source.substr(std::min(offset, source.size()), end - std::min(offset, source.size())));
}

} // namespace

std::variant<ExpressionPtr, SyntaxError> parseExpression(std::string_view source) {
    if (source.size() > kMaxLength)
        return SyntaxError{kMaxLength, excerpt(source, kMaxLength)};
    try {
        return Parser(lexemesOf(source)).whole();
    } catch (const Broken& broken) {
        return SyntaxError{broken.offset, excerpt(source, broken.offset)};
    }
}

} // namespace ruhu::forms
