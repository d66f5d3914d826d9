#pragma once

#include "app/forms/xform_reader.h"
#include "app/forms/xlsform_converter.h"

#include <filesystem>

namespace ruhu::forms {

/// A form file as people have it: an XForm (.xml), an XLSForm (.xlsx, or a folder with survey.csv,
/// choices.csv and settings.csv). Files that the form names are looked for beside it, nowhere else.
ReadForm loadForm(const std::filesystem::path& file);

/// A form file as an XForm, with what is needed to read it and to say where it is wrong.
struct FormSource {
    std::string xml;     ///< empty if there are problems
    PlaceFinder places;  ///< null of what is an XForm already
    AttachedFiles files; ///< those beside it
    Problems problems;
};
FormSource openFormFile(const std::filesystem::path& file);

/// An XForm whose secondary instances stand in it, so that it needs no other file; those that `files` does
/// not know stay outside.
std::string withFilesInside(const std::string& xml, const AttachedFiles& files, Problems& problems);

/// The XForm of an XLSForm, for tablets and other tools; of an XForm the same. Empty if there are problems.
std::string xformOf(const std::filesystem::path& file, Problems& problems);

} // namespace ruhu::forms
