#pragma once

#include "app/domain/words.h"

#include <string>
#include <vector>

namespace ruhu::forms {

/// Where in a form something is. Of a spreadsheet: sheet, row and column as a person counts them; of an
/// XForm: the node's path and the property of its bind or control ("calculate", "constraint", …).
struct Place {
    std::string sheet;
    int row = 0;        ///< from 1; 0 if the whole sheet is meant
    std::string column; ///< the heading as it stands in the sheet
    std::string path;
    std::string property;

    bool operator==(const Place&) const = default;
};

/// One reason why a form cannot be used.
struct Problem {
    std::string code;    ///< stable: "unknown_type", "no_list", "expression", "duplicate_name", …
    std::string subject; ///< what it is about: a name, a type, a function, the text of an expression
    std::string detail;  ///< more of it: the unexpected part, the nodes of a cycle, how many
    Place place;
};

using Problems = std::vector<Problem>;

/// The problem in the words of the person who wrote the form, without its place.
domain::Words wordsFor(const Problem& problem);

/// The place in words: 工作表 survey 第 5 行 calculation 列. Empty if the whole form is meant.
domain::Words wordsFor(const Place& place);

} // namespace ruhu::forms
