#pragma once

#include "app/forms/problem.h"
#include "sync/store/committer.h"

#include <filesystem>
#include <string>

namespace ruhu::usecases {

/// What came of a form file that the office hands in.
struct PublishedReport {
    forms::Problems problems; ///< why it is not published; places in the file's own sheets
    std::string title;
    std::string version;
    int questions = 0;
    bool already = false; ///< this version was published before, word for word
};

/// Takes a new or corrected household visit (XLSForm as .xlsx or CSV folder, or XForm): checks that it
/// imports and that the visit can ask it, turns it into one XForm with the files it names inside, and
/// publishes that as a new version for all tablets. A version once published never changes. Visits that have
/// begun stay with theirs. Beside the problems of reading: "visit_…" as planVisit(), "visit_form_id",
/// "visit_no_version", "visit_version_taken". Errors: those of Committer.
sync::Result<PublishedReport> publishForm(const std::filesystem::path& file, sync::Committer& office);

} // namespace ruhu::usecases
