#pragma once

#include "sync/core/change_set.h"

#include <cstdint>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::usecases {

/// Tombstones for an unfinished seal of this version of a visit and its signatures: their content has changed
/// (内容已改). Nothing if there is none.
std::vector<sync::RecordChange> dropHalfSeal(SQLite::Database& tables, const sync::Id& visit,
                                             std::int64_t version);

} // namespace ruhu::usecases
