#pragma once

#include "sync/core/ids.h"

#include <set>
#include <string>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// Where a household stands in a round. The order is that of the work.
enum class Stage {
    Unvisited = 0,         ///< 未排查
    Draft = 1,             ///< 填了一半
    AwaitingSignature = 2, ///< 待补签: the reviewers have signed and the household has not, or it signs
                           ///< later, or a newer version than the sealed one waits for its signatures
    Signed = 3 ///< 已签
};

/// The join that a query over households named `h` needs for kStageSql; its one parameter is the round's id.
/// `v` is the visit of the round or NULL.
inline constexpr const char* kVisitJoinSql =
    " LEFT JOIN visit v ON v.household_id = h.id AND v.round_id = ? AND v._deleted IS NULL ";

/// SQL expression of the stage as its number.
inline constexpr const char* kStageSql =
    "CASE WHEN v.id IS NULL THEN 0"
    " WHEN v.sealed_version IS NOT NULL AND v.version > v.sealed_version THEN 2"
    " WHEN v.resign_due_on IS NOT NULL THEN 2"
    " WHEN v.sealed_version IS NOT NULL THEN 3"
    " WHEN EXISTS (SELECT 1 FROM signature g WHERE g.visit_id = v.id AND g.role = 'checker'"
    " AND g._deleted IS NULL) THEN 2"
    " ELSE 1 END";

/// Households that an open review item concerns: itself, a person, the visit or a member record of it.
std::set<sync::Id> householdsInConflict(SQLite::Database& tables);

/// The round that visits belong to: the newest that is open, else the newest of all; empty if there is none.
sync::Id currentRound(SQLite::Database& tables);

} // namespace ruhu::store
