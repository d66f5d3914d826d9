#pragma once

#include "sync/core/ids.h"

#include <SQLiteCpp/Database.h>

#include <map>
#include <optional>
#include <string>

namespace ruhu::store {

/// Signed visits of a round by how safe they are (README section 7 of sync), from acknowledged facts only.
struct DurabilityCounts {
    int savedHere = 0; ///< 本机
    int received = 0; ///< 乡镇: visit, seal, signatures and what was taken at the door have been acknowledged
    int backedUp = 0; ///< 已备份
    int unsent =
        0; ///< households whose signed visit is not received, or whose unsigned visit has changes only here
};

/// Position of the newest entry among a visit's seal, the signatures under it and what was taken at the door;
/// empty while one of them, or the visit, or a blob that they name, has not been acknowledged: a visit is
/// received with its last photo.
std::optional<std::int64_t> sealReceivedAt(SQLite::Database& tables, const sync::Id& visit,
                                           const sync::Id& seal);

/// Counts over a tablet's tables or over the central store's: one function, so both say the same of the same
/// entries. Remembers which seals have been received: that is asked once for each. One thread.
class Durability {
public:
    DurabilityCounts count(SQLite::Database& tables, const sync::Id& round);

private:
    /// Newest log position of a received seal and what it needs, by seal id and stream epoch.
    std::map<std::string, std::int64_t> m_receivedAt;
};

} // namespace ruhu::store
