#pragma once

#include "app/domain/visit_form.h"
#include "sync/core/result.h"

#include <optional>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// What is being typed into a visit and has not become a change set yet: the log shall get a figure and not
/// each of its digits, and a kill between two digits shall cost neither. A table of its own (local_…) in the
/// tablet's file, never sent. Each call is durable when it returns and writes next to nothing. One thread.
class DraftTyping {
public:
    /// Makes the table if it is missing. `database` outlives this object.
    explicit DraftTyping(SQLite::Database& database);

    struct Typed {
        sync::Id by; ///< who typed it
        domain::FieldRef ref;
        std::optional<domain::Answer> answer; ///< empty = taken back
    };

    /// The newest state of these fields, all or none. Errors: those of a full or broken disk.
    sync::Result<void> keep(const sync::Id& visit, const std::vector<Typed>& typed);
    std::vector<Typed> kept(const sync::Id& visit) const;

    /// These fields have become a change set.
    void forget(const sync::Id& visit, const std::vector<domain::FieldRef>& refs);

private:
    SQLite::Database& m_database;
};

} // namespace ruhu::store
