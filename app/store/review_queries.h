#pragma once

#include "sync/core/clock.h"
#include "sync/core/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// One of the two values of a review item, with its circumstances in words.
struct ReviewSide {
    std::string json; ///< the value as canonical JSON; "null" = known to be empty; empty = not given
    sync::Id by;
    std::string byName; ///< empty = the office
    std::string byRole; ///< code
    sync::Instant at = 0;
    std::string device; ///< name of the tablet, empty if unknown
};

/// Two values that wait for a person (README section 4 of sync).
struct ReviewItem {
    sync::Id id;
    std::string kind; ///< verdict word: won, lost, sealed, revived, kept, late
    std::string stream;
    std::string targetType;
    sync::Id targetId;
    std::string field;  ///< of the target; empty: the whole record
    std::string member; ///< of a map field: the question; else empty
    ReviewSide kept;
    ReviewSide other;
    sync::Id household; ///< whom it concerns; empty if nobody
    std::string headName;
    std::string villageName;
    sync::Id person; ///< whom of the household; empty if the household itself
    std::string personName;
    std::string personRelation; ///< code
};

struct RecordOwner {
    sync::Id household; ///< empty if the record concerns nobody
    sync::Id person;    ///< whom of the household; empty if the household itself
};

/// Whom a record of this type concerns.
RecordOwner ownerOf(SQLite::Database& tables, const std::string& type, const sync::Id& id);

/// What waits on this tablet, newest clash first.
std::vector<ReviewItem> openReviewItems(SQLite::Database& tables);
std::optional<ReviewItem> reviewItem(SQLite::Database& tables, const sync::Id& id);
int countOpenReviewItems(SQLite::Database& tables);

} // namespace ruhu::store
