#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::forms {

/// What an expression is made of. A Symbol is punctuation or an operator, words among them; "*any" is the
/// star that stands for every name.
enum class Token { End, Number, Literal, Name, Reference, Symbol };

struct Lexeme {
    Token token = Token::End;
    std::size_t offset = 0;
    std::string text;      ///< of a literal without its quotes, of a reference the name
    bool attached = false; ///< no white space before
};

/// Thrown where the source is no expression.
struct Broken {
    std::size_t offset;
};

/// The source's lexemes, the last of them End. Throws Broken.
std::vector<Lexeme> lexemesOf(std::string_view source);

} // namespace ruhu::forms
