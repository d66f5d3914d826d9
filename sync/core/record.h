#pragma once

#include "sync/core/entry.h"
#include "sync/core/schema.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// The part of a record that a save or an entry changes; what the record tables hold as columns.
/// Null fields are absent: a field that is null and has no later writer was never written. One that was read
/// for some fields holds no others.
struct RecordState {
    std::string stream;
    std::int64_t seq = 0;               ///< entry that made the record; 0 while only a pending save did
    Value fields = Value::object();     ///< unknown fields too
    Value versions = Value::object();   ///< path -> entry, only where another entry than `seq` wrote last
    std::optional<std::string> deleted; ///< reason; its entry stands in `versions` under kDeletedPath
    std::int64_t pending = 0;           ///< newest save of this tablet that lies on top; 0 = none
    std::int64_t row = 0;               ///< where it was read in the record tables; 0: nowhere

    /// Null if absent. `path` is `field` or `field/member`.
    Value value(std::string_view path) const;
    /// Entry that wrote the current value; 0 = never written.
    std::int64_t writer(std::string_view path) const;
};

inline constexpr std::string_view kDeletedPath = "_deleted";

/// Records by type and id as they were read, each with the fields that a change set names; empty: not there.
using RecordStates = std::map<std::pair<std::string, Id>, std::optional<RecordState>>;

/// Who made an entry.
struct Writer {
    Id device;
    Id by;
    Instant at = 0;
    std::int64_t n = 0; ///< the device's counter
};

/// True if the value is of the field's kind (README section 1). Null fits all but maps.
bool fits(const FieldSchema& field, const Value& value);
bool fits(const FieldSchema& field, const Cell& cell);

/// One write to a field that merges (max, min, union): what was written and what became current.
struct FieldWrite {
    std::int64_t seq = 0;
    Id device;
    Value written;
    Value current;
};

/// What judging needs to read; the tables of SQLite, of PostgreSQL, or a map in a test.
/// Positions are of the stream that is being judged.
class RecordView {
public:
    virtual ~RecordView() = default;
    /// With these fields, those that seal its type, and all that the schema does not know.
    virtual std::optional<RecordState> record(const TypeSchema& type, const Id& id,
                                              const std::vector<std::string>& fields) const = 0;
    virtual Writer writer(std::int64_t seq) const = 0;
    /// In order of position; empty while the field has been written once only.
    virtual std::vector<FieldWrite> history(const std::string& type, const Id& id,
                                            const std::string& field) const = 0;
};

} // namespace ruhu::sync
