#pragma once

#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <string>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// What this tablet remembers of an unfinished visit and never sends: half-made signatures, and where the
/// team stood. Tables of its own (local_…) in the tablet's file; each call is durable when it returns, unless
/// the disk is full or broken. One thread.
class DraftInk {
public:
    /// Makes the tables if they are missing. `database` outlives this object.
    explicit DraftInk(SQLite::Database& database);

    /// `signer` tells the signatures of one visit apart: staff id, or "household". Empty ink forgets it.
    /// Errors: those of a full or broken disk.
    sync::Result<void> keep(const sync::Id& visit, const std::string& signer, const std::string& inkMl);
    std::string kept(const sync::Id& visit, const std::string& signer) const;

    struct Place {
        std::string section; ///< id of the form's section; empty = never opened
        sync::Id person;     ///< the member whose questions were open
    };
    /// A convenience: a disk that has no room for it must not stop the visit.
    void remember(const sync::Id& visit, const Place& place);
    Place place(const sync::Id& visit) const;

    /// The visit is sealed: nothing of it is a draft any more.
    void forget(const sync::Id& visit);

private:
    SQLite::Database& m_database;
};

} // namespace ruhu::store
