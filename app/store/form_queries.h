#pragma once

#include "sync/core/clock.h"
#include "sync/core/ids.h"

#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// A version of a questionnaire as the office published it.
struct PublishedForm {
    std::string formId;
    std::string version;
    std::string title;
    std::string file; ///< SHA-256 of the XForm
    sync::Instant publishedAt = 0;
};

/// One version is one record, whoever publishes it.
sync::Id questionnaireIdOf(const std::string& formId, const std::string& version);

/// The newest first.
std::vector<PublishedForm> publishedForms(SQLite::Database& tables, const std::string& formId);

} // namespace ruhu::store
