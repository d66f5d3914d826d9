#pragma once

#include "sync/store/committer.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ruhu::store {

/// A record as it stands, with who stands behind its values.
struct StoredRecord {
    sync::Id id;
    std::string stream;
    std::map<std::string, nlohmann::json, std::less<>> fields; ///< nulls left out
    std::set<std::string, std::less<>> fromElsewhere; ///< fields whose value was written by another device
    bool deleted = false;

    nlohmann::json value(std::string_view field) const; ///< null if absent
    std::string text(std::string_view field) const;     ///< empty if absent or not a text
};

/// What an import compares a file with: all records of some types, read at once, in memory (a township has
/// some ten thousand). A snapshot: make it anew after a commit. One thread.
class RosterLookup {
public:
    /// Reads the named types. Throws SQLite::Exception if the tables are broken.
    RosterLookup(sync::Committer& committer, const std::vector<std::string>& types);

    const StoredRecord* find(const std::string& type, const sync::Id& id) const;

    /// The first living record whose `field` is this text.
    const StoredRecord* findBy(const std::string& type, const std::string& field,
                               const std::string& text) const;

    /// In order of id; the deleted ones too.
    const std::map<sync::Id, StoredRecord>& all(const std::string& type) const;

private:
    void read(sync::Committer& committer, const std::string& type);

    std::map<std::string, std::map<sync::Id, StoredRecord>> m_records;
    mutable std::map<std::string, std::map<std::string, const StoredRecord*>> m_indices; ///< "type/field"
};

} // namespace ruhu::store
