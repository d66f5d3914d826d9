#pragma once

#include "sync/core/result.h"

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// Makes the tables of this folder's own (local_…) where they are missing: once after opening, so that nothing
/// later needs room on the disk for more than what is saved. Errors: those of a full or broken disk.
sync::Result<void> makeLocalTables(SQLite::Database& database);

} // namespace ruhu::store
