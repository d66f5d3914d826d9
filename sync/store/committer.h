#pragma once

#include "sync/core/change_set.h"

#include <SQLiteCpp/Database.h>

namespace ruhu::sync {

/// Where a use case saves and reads: the tablet's Replica and CentralStore::office().
/// One thread at a time.
class Committer {
public:
    virtual ~Committer() = default;

    /// Applies the whole draft or nothing; durable when it returns. Several changes of one record become one.
    /// Errors: "unknown_type", "too_large" (a blob), "malformed" (an id, a field or a value that the schema
    /// does not allow; the detail names it), "unknown_stream" (not granted), "oversize" (a tablet's change
    /// set beyond README section 2), "disk_full", "read_only", "busy" (another process writes for longer than
    /// the busy timeout), "corrupt", "io".
    virtual Result<void> commit(const Draft& draft) = 0;

    /// The record tables (README section 4), for reading only. Valid as long as this object.
    virtual SQLite::Database& tables() = 0;

    /// Now, corrected by the offset to the central store as far as it is known.
    virtual Instant correctedNow() const = 0;

    /// Id of the device whose name stands on these commits.
    virtual Id device() const = 0;

    /// A fresh UUIDv7.
    virtual Id makeId() = 0;
};

} // namespace ruhu::sync
