#pragma once

#include "app/forms/xform_reader.h"

#include <filesystem>

namespace ruhu::forms {

/// A form file as people have it: an XForm (.xml), an XLSForm (.xlsx, or a folder with survey.csv,
/// choices.csv and settings.csv). Files that the form names are looked for beside it, nowhere else.
ReadForm loadForm(const std::filesystem::path& file);

/// The XForm of an XLSForm, for tablets and other tools; of an XForm the same. Empty if there are problems.
std::string xformOf(const std::filesystem::path& file, Problems& problems);

} // namespace ruhu::forms
