#pragma once

#include "app/forms/form.h"
#include "app/forms/problem.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ruhu::forms {

/// Content of a file that a form names, such as cities.csv; nothing if it is not there.
using AttachedFiles = std::function<std::optional<std::string>(const std::string& name)>;

/// A form, or why there is none.
struct ReadForm {
    std::shared_ptr<const Form> form; ///< null if there are problems
    Problems problems;
};

/// Reads an ODK XForm, whoever made it. Never crashes on hostile bytes: bounded in size, depth and number of
/// nodes, no entities, nothing fetched.
ReadForm readXForm(std::string_view xml, const AttachedFiles& files);

} // namespace ruhu::forms
