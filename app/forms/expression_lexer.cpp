#include "app/forms/expression_lexer.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ruhu::forms {

namespace {

bool isNameStart(unsigned char c) {
    return std::isalpha(c) != 0 || c == '_' || c >= 0x80;
}

bool isNamePart(unsigned char c) {
    return isNameStart(c) || std::isdigit(c) != 0 || c == '-' || c == '.';
}

class Lexer {
public:
    explicit Lexer(std::string_view source)
        : m_source(source) {}

    std::vector<Lexeme> all() {
        std::vector<Lexeme> lexemes;
        do
            lexemes.push_back(next(lexemes.empty() ? nullptr : &lexemes.back()));
        while (lexemes.back().token != Token::End);
        return lexemes;
    }

private:
    char at(std::size_t i) const { return i < m_source.size() ? m_source[i] : '\0'; }

    Lexeme make(Token token, std::size_t length) {
        Lexeme lexeme{token, m_at, std::string(m_source.substr(m_at, length)), m_attached};
        m_at += length;
        return lexeme;
    }

    /// XPath 1.0, section 3.7: after an operand, * and names are operators.
    static bool endsOperand(const Lexeme* before) {
        if (!before)
            return false;
        switch (before->token) {
        case Token::Number:
        case Token::Literal:
        case Token::Name:
        case Token::Reference:
            return true;
        case Token::Symbol:
            return before->text == ")" || before->text == "]" || before->text == "." ||
                   before->text == ".." || before->text == "*any";
        default:
            return false;
        }
    }

    Lexeme next(const Lexeme* before) {
        m_attached = true;
        while (m_at < m_source.size() && std::isspace(static_cast<unsigned char>(m_source[m_at])) != 0) {
            ++m_at;
            m_attached = false;
        }
        if (m_at >= m_source.size())
            return {Token::End, m_at, {}, m_attached};
        const char c = m_source[m_at];
        if (std::isdigit(static_cast<unsigned char>(c)) != 0 ||
            (c == '.' && std::isdigit(static_cast<unsigned char>(at(m_at + 1))) != 0))
            return number();
        if (c == '"' || c == '\'')
            return literal(c);
        if (c == '$' && at(m_at + 1) == '{')
            return reference();
        if (isNameStart(static_cast<unsigned char>(c)))
            return name(before);
        for (const std::string_view symbol : {"..", "//", "!=", "<=", ">=", "::"})
            if (m_source.substr(m_at, 2) == symbol)
                return make(Token::Symbol, 2);
        if (c == '*') {
            auto lexeme = make(Token::Symbol, 1);
            if (!endsOperand(before))
                lexeme.text = "*any";
            return lexeme;
        }
        if (std::string_view("()[].@,/|+-=<>").find(c) != std::string_view::npos)
            return make(Token::Symbol, 1);
        throw Broken{m_at};
    }

    Lexeme number() {
        std::size_t end = m_at;
        while (std::isdigit(static_cast<unsigned char>(at(end))) != 0)
            ++end;
        if (at(end) == '.')
            do
                ++end;
            while (std::isdigit(static_cast<unsigned char>(at(end))) != 0);
        return make(Token::Number, end - m_at);
    }

    Lexeme literal(char quote) {
        const auto end = m_source.find(quote, m_at + 1);
        if (end == std::string_view::npos)
            throw Broken{m_at};
        auto lexeme = make(Token::Literal, end + 1 - m_at);
        lexeme.text = lexeme.text.substr(1, lexeme.text.size() - 2);
        return lexeme;
    }

    Lexeme reference() {
        const auto end = m_source.find('}', m_at);
        if (end == std::string_view::npos)
            throw Broken{m_at};
        auto lexeme = make(Token::Reference, end + 1 - m_at);
        auto inner = lexeme.text.substr(2, lexeme.text.size() - 3);
        const auto first = inner.find_first_not_of(" \t");
        const auto last = inner.find_last_not_of(" \t");
        lexeme.text = first == std::string::npos ? std::string() : inner.substr(first, last - first + 1);
        return lexeme;
    }

    Lexeme name(const Lexeme* before) {
        std::size_t end = m_at;
        while (isNamePart(static_cast<unsigned char>(at(end))))
            ++end;
        // A prefix, unless the colon begins an axis.
        if (at(end) == ':' && at(end + 1) != ':' && isNameStart(static_cast<unsigned char>(at(end + 1)))) {
            ++end;
            while (isNamePart(static_cast<unsigned char>(at(end))))
                ++end;
        }
        auto lexeme = make(Token::Name, end - m_at);
        static constexpr std::array<std::string_view, 4> operators = {"and", "or", "div", "mod"};
        if (endsOperand(before) &&
            std::find(operators.begin(), operators.end(), lexeme.text) != operators.end())
            lexeme.token = Token::Symbol;
        return lexeme;
    }

    std::string_view m_source;
    std::size_t m_at = 0;
    bool m_attached = true;
};

} // namespace

std::vector<Lexeme> lexemesOf(std::string_view source) {
    return Lexer(source).all();
}

} // namespace ruhu::forms
