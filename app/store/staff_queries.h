#pragma once

#include "sync/core/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// Somebody who may sign in on this tablet.
struct StaffEntry {
    sync::Id id;
    std::string name;
    std::string role;     ///< code of DOMAIN's list, e.g. "team"
    std::string villages; ///< names of the villages assigned here, set apart by 、
};

/// Active staff assigned to a village that this tablet holds on `today` (YYYY-MM-DD), by name.
std::vector<StaffEntry> staffOnTablet(SQLite::Database& tables, const std::string& today);

/// Verifiers of the PIN of a person: one for each village stream that knows it.
std::vector<std::string> pinVerifiers(SQLite::Database& tables, const sync::Id& staff);

std::optional<StaffEntry> staffEntry(SQLite::Database& tables, const sync::Id& staff);

/// Name of a tablet, e.g. 3号平板; empty if unknown.
std::string deviceName(SQLite::Database& tables, const sync::Id& device);

} // namespace ruhu::store
