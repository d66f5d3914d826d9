#pragma once

#include "app/documents/spreadsheet.h"
#include "app/forms/problem.h"

#include <functional>
#include <string>

namespace ruhu::forms {

/// Turns a place in the XForm into the cell of the spreadsheet that it was made from.
using PlaceFinder = std::function<Place(const Place&)>;

struct ConvertedForm {
    std::string xml; ///< an ODK XForm; empty if there are problems
    PlaceFinder places;
    Problems problems;
};

/// Converts an XLSForm (https://xlsform.org, sheets survey, choices, settings, external_choices) to an XForm
/// with the same names and paths that pyxform gives. `name` is the form's id if its settings name none.
ConvertedForm convertXlsForm(const documents::Workbook& workbook, const std::string& name);

} // namespace ruhu::forms
