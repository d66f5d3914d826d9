#pragma once

#include "sync/core/ids.h"
#include "sync/core/schema.h"
#include "sync/store/database.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ruhu::sync {

/// How safe a record is (README section 7).
enum class Safety {
    Here,     ///< 本机: a save of it, or a blob that it names, is not acknowledged
    Received, ///< 乡镇
    BackedUp, ///< 已备份: covered by a verified backup
};

/// True while a save that touches the record waits. Of the central store's tables: never.
bool isWaiting(Statements& tables, const std::string& type, const Id& id);
bool isWaiting(SQLite::Database& tables, const std::string& type, const Id& id);

/// Position of the entry that wrote the record's newest value, if the record and all blobs that it names have
/// been received; empty otherwise, and if there is no such record.
std::optional<std::int64_t> receivedAt(Statements& tables, const TypeSchema& type, const Id& id);
std::optional<std::int64_t> receivedAt(SQLite::Database& tables, const TypeSchema& type, const Id& id);

/// The same question for a tablet's file and for the central store's: both keep what it takes in the same
/// tables. Empty: there is no such record.
std::optional<Safety> safetyOf(SQLite::Database& tables, const TypeSchema& type, const Id& id);

/// Position of a stream that the last verified backup covers.
std::int64_t backedUpTo(SQLite::Database& tables, const std::string& stream);

} // namespace ruhu::sync
