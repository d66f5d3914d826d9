#include "app/store/durability.h"

#include "app/domain/schema.h"
#include "sync/store/safety.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <optional>

namespace ruhu::store {

std::optional<std::int64_t> sealReceivedAt(SQLite::Database& tables, const sync::Id& visit,
                                           const sync::Id& seal) {
    const auto& schema = domain::schema();
    if (!sync::receivedAt(tables, *schema.type("visit"), visit))
        return std::nullopt;
    SQLite::Statement query(
        tables, "SELECT 'visit_seal', ?1 UNION ALL"
                " SELECT 'signature', id FROM signature WHERE seal_id = ?1 AND _deleted IS NULL UNION ALL"
                " SELECT 'visit_media', id FROM visit_media WHERE visit_id = ?2 AND _deleted IS NULL");
    query.bind(1, seal);
    query.bind(2, visit);
    std::int64_t newest = 0;
    while (query.executeStep()) {
        const auto at = sync::receivedAt(tables, *schema.type(query.getColumn(0).getString()),
                                         query.getColumn(1).getString());
        if (!at)
            return std::nullopt;
        newest = std::max(newest, *at);
    }
    return newest;
}

DurabilityCounts Durability::count(SQLite::Database& tables, const sync::Id& round) {
    DurabilityCounts counts;
    SQLite::Statement query(
        tables,
        "SELECT v.id, s.epoch, v.seal_id, COALESCE(json_extract(_versions, '$.sealed_version'), _seq, 0),"
        " sealed_version IS NOT NULL AND sealed_version = version AND resign_due_on IS NULL, s.backed_up"
        " FROM visit v JOIN _stream s ON s.name = v._stream WHERE round_id = ? AND _deleted IS NULL");
    query.bind(1, round);
    while (query.executeStep()) {
        const sync::Id visit = query.getColumn(0).getString();
        if (query.getColumn(4).getInt() == 0) {
            counts.unsent += sync::isWaiting(tables, "visit", visit) ? 1 : 0;
            continue;
        }
        ++counts.savedHere;
        const sync::Id seal = query.getColumn(2).getString();
        const std::string key = seal + query.getColumn(1).getString();
        auto known = m_receivedAt.find(key);
        if (known == m_receivedAt.end()) {
            const auto at = sealReceivedAt(tables, visit, seal);
            if (!at) {
                ++counts.unsent;
                continue;
            }
            known = m_receivedAt.emplace(key, std::max(*at, query.getColumn(3).getInt64())).first;
        }
        ++counts.received;
        counts.backedUp += known->second <= query.getColumn(5).getInt64() ? 1 : 0;
    }
    return counts;
}

} // namespace ruhu::store
