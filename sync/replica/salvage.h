#pragma once

#include "sync/replica/replica.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace ruhu::sync {

/// What was found in a damaged file and is in the fresh one (README section 8).
struct Salvaged {
    std::filesystem::path setAside; ///< the damaged file under its dated name, with what lay beside it
    bool identity = false;          ///< false: the tablet must enrol again; its saves wait in `setAside` only
    std::int64_t saves = 0;         ///< change sets of its own, all offered again
    std::int64_t missing = 0;       ///< counters below the newest whose change set could not be read
    std::int64_t blobs = 0;         ///< ink and the like that is here
    bool logMissing = false;        ///< the write-ahead log was gone: the newest saves may be with it
};

struct OpenedReplica {
    std::unique_ptr<Replica> replica;
    std::optional<Salvaged> salvaged; ///< set: the file was damaged, and this is a fresh one
};

/// Replica::open for whoever starts the tablet's program. A damaged file is recognised: it does not open; it
/// is shorter than it says; or, when the program before did not end as it should, SQLite's own check finds
/// it broken, a save that waits is not what its hash says, or its write-ahead log is gone. It is then set
/// aside under `FILE.damaged-YYYYMMDD-HHMMSS` and never deleted, and a fresh file takes its place: with the
/// identity and keys, every change set of its own that can still be read, ink, and the tables named local_…;
/// the rest comes with the next sync. Killed at any point, the next start goes on. Errors: those of
/// Replica::open; "disk_full" also when there is no room for the fresh file: nothing has been moved then. One
/// process at a time.
Result<OpenedReplica> openOrSalvage(const std::filesystem::path& file, const Schema& schema,
                                    const Clock& clock, Random& random);

/// The program ends as it should. Call before the last Replica on the file is closed; nothing is saved
/// afterwards. The next start need not check the file, unless damage was met meanwhile.
void markClosing(const std::filesystem::path& file);

} // namespace ruhu::sync
