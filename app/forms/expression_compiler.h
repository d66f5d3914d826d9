#pragma once

#include "app/forms/form.h"
#include "app/forms/problem.h"

#include <string_view>

namespace ruhu::forms {

/// Turns an ODK expression into one that libxml2's engine evaluates, and notes what it reads. The ODK
/// dialect differs from XPath 1.0 in what its operators do with dates, blanks and nodes that are not
/// relevant, and in that an absolute path means the instance of a repeat that its context stands in; so
/// operators and functions become calls of our own, and paths into the primary instance become variables
/// that a session resolves.
class ExpressionCompiler {
public:
    /// Adds to form.expressions, .references, .indexedReferences and .lookups; needs form.elements and
    /// form.instances.
    explicit ExpressionCompiler(Form& form)
        : m_form(form) {}

    /// Index of the compiled expression; kNone and a problem at `place` if it is broken, calls what does not
    /// exist or reads what is not there.
    int compile(std::string_view source, int context, const Place& place, Problems& problems);

private:
    Form& m_form;
};

} // namespace ruhu::forms
