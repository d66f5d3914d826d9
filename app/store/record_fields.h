#pragma once

#include "sync/core/ids.h"
#include "sync/core/cell.h"

#include <map>
#include <optional>
#include <string>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// A record as it lies in the tables.
struct RecordFields {
    std::string stream;
    std::map<std::string, sync::Value> fields; ///< nulls left out
};

/// Empty if there is no such record, or it is deleted. REQUIRES a type of domain/schema.json.
std::optional<RecordFields> recordFields(SQLite::Database& tables, const char* type, const sync::Id& id);

} // namespace ruhu::store
