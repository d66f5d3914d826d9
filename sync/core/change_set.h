#pragma once

#include "sync/core/cell.h"
#include "sync/core/encoding.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

namespace ruhu::sync {

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

/// Rows of one type that name the same fields.
struct ChangeGroup {
    std::string type;
    std::vector<std::string> fields;
    std::vector<Cell> cells;                         ///< row after row: the record's id, then a cell a field
    std::vector<std::pair<Id, std::string>> deletes; ///< id and reason
    std::shared_ptr<CellTexts> texts;                ///< what the cells point to

    std::size_t rowCount() const { return cells.size() / (fields.size() + 1); }
    Row row(std::size_t i) const {
        const auto width = fields.size() + 1;
        return Row(std::span(cells).subspan(i * width, width));
    }
    auto rows() const {
        return std::views::iota(std::size_t{0}, rowCount()) |
               std::views::transform([this](std::size_t i) { return row(i); });
    }
};

/// A save with its identity (README section 2).
struct ChangeSet {
    Id device;
    std::string stream;
    std::int64_t n = 0;
    std::string prev;
    std::string epoch;
    std::int64_t seen = 0;
    Instant at = 0;
    Id by;
    std::vector<ChangeGroup> groups;
    struct Older {
        std::string type;
        Id id;
        std::string field;
        std::int64_t seen;
    };
    std::vector<Older> older;
};

/// `prev` of a device's first change set in a stream.
inline const std::string kNoHash(64, '0');

inline constexpr std::size_t kMaxLineBytes = 1 << 20;
inline constexpr std::size_t kMaxRows = 5000;
inline constexpr std::size_t kMaxTextBytes = 256 << 10;

/// Neighbouring changes of one type with the same fields share a group, so a bulk import names its fields
/// once. Order within and between records is kept.
std::vector<ChangeGroup> groupChanges(const std::vector<RecordChange>& changes);

/// The exact text that travels and is hashed, without the newline.
std::string encode(const ChangeSet& changeSet);

/// Parses and bounds hostile input; knows nothing of the schema. Errors: "malformed", "oversize".
Result<ChangeSet> decode(std::string_view line);

} // namespace ruhu::sync
