#pragma once

#include <string_view>

namespace ruhu::forms {

/// Entries for fuzzing and for tests with hostile bytes: each does with them what the program would, and
/// returns, whatever they are.

/// As an XForm: read, opened, every leaf answered, every repeat added to and removed from.
void playFormBytes(std::string_view xml);
/// As an expression of a small form.
void playExpressionBytes(std::string_view expression);
/// As a workbook or CSV with the sheet survey.
void playSheetBytes(std::string_view bytes);

} // namespace ruhu::forms
