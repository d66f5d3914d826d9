#pragma once

#include "sync/core/clock.h"
#include "sync/core/result.h"
#include "sync/core/schema.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ruhu::sync {

/// Backup and restoration of a central store's file (README section 10). A backup is one SQLite file: the
/// whole store at one moment, and the small files that belong to it (keys), as `extras` by name. Each call is
/// safe to kill at any point: it leaves the old file or the new one, and at most a `.part` that the next call
/// replaces; whoever was interrupted calls it again.

struct BackupReport {
    std::vector<std::pair<std::string, std::int64_t>> positions; ///< by stream
    std::int64_t bytes = 0;
    std::map<std::string, std::string> extras;
    std::filesystem::path setAside; ///< restoration: where the old file is now; empty if there was none
};

/// Copies the store while it may be in use, opens the copy, verifies it, puts it in its place, and only then
/// records in the store what it covers (已备份). Errors: "exists" (`to` is there), "not_verified" (detail:
/// the first finding), "disk_full", "read_only", "corrupt", "busy", "io".
Result<BackupReport> backUp(const std::filesystem::path& file, const std::filesystem::path& to,
                            const std::map<std::string, std::string>& extras, const Schema& schema,
                            const Clock& clock, Random& random);

/// Puts a backup in the place of `file`, where nobody may be at work. Every stream begins a new epoch and the
/// office a new identity, so that tablets bring back what the backup does not hold. An old file is set aside
/// beside it, never deleted; extras that are not there are put beside it before. Errors: "not_found" (no
/// backup there), "newer_data" (the old file holds entries that the backup does not, and `force` is not set),
/// and those of backUp.
Result<BackupReport> restore(const std::filesystem::path& from, const std::filesystem::path& file, bool force,
                             const Schema& schema, const Clock& clock, Random& random);

} // namespace ruhu::sync
