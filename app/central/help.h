#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>

namespace ruhu::central {

/// Headings of --help in Chinese and columns that hold with wide characters, for `app` and the commands added
/// to it later.
void speakChinese(CLI::App& app);

/// A whole number between both, these included.
CLI::Validator between(std::int64_t least, std::int64_t most);

/// A day that exists, as YYYY-MM-DD.
CLI::Validator date();

/// Wrong use in plain words on stderr, or the help that was asked for on stdout. Returns the exit status:
/// 0 or 2.
int explain(const CLI::App& app, const CLI::ParseError& error);

} // namespace ruhu::central
