#pragma once

#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ruhu::sync {

/// A value of a record's field in the form of sync/README.md section 1.
using Value = nlohmann::json;

/// One record's part in a save: the named fields take the given values; what is not named is unchanged.
/// A map field's value is an object of the members to set.
struct RecordChange {
    std::string type;
    Id id;
    std::vector<std::pair<std::string, Value>> fields;
    std::optional<std::string> deleteReason; ///< set: a tombstone, `fields` is empty
};

struct Blob {
    std::string sha256; ///< lower-case hex
    std::string type;   ///< media type
    std::string bytes;
};

Blob makeBlob(std::string type, std::string bytes);

/// One save before it has an identity: what a use case hands to a Committer.
struct Draft {
    std::string stream;
    Id by; ///< staff; empty for the office's own work
    std::vector<RecordChange> changes;
    std::vector<Blob> blobs;
};

/// A save with its identity; `line` is the exact text that travels and is hashed (README section 2).
struct ChangeSet {
    Id device;
    std::string stream;
    std::int64_t n = 0;
    std::string prev;
    std::string epoch;
    std::int64_t seen = 0;
    Instant at = 0;
    Id by;
    std::vector<RecordChange> changes;
    struct Older {
        std::string type;
        Id id;
        std::string field;
        std::int64_t seen;
    };
    std::vector<Older> older;
};

/// Neighbouring changes of one type with the same fields share a group, so a bulk import names its fields
/// once.
std::string encode(const ChangeSet& changeSet);

/// Parses and bounds hostile input. Errors: "malformed", "oversize".
Result<ChangeSet> decode(std::string_view line);

/// SHA-256 in lower-case hex.
std::string sha256Hex(std::string_view bytes);

} // namespace ruhu::sync
