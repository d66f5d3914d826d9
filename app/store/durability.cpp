#include "app/store/durability.h"

#include "app/domain/schema.h"
#include "sync/store/safety.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <optional>

namespace ruhu::store {
namespace {

/// Position of the newest entry among the visit's sealing, its seal and its signatures; nullopt while one of
/// them, or a blob that it names, has not been acknowledged.
std::optional<std::int64_t> sealReceivedAt(SQLite::Database& tables, const sync::Id& visit,
                                           const sync::Id& seal, std::int64_t sealedAt) {
    const auto& schema = domain::schema();
    if (!sync::receivedAt(tables, *schema.type("visit"), visit))
        return std::nullopt;
    const auto sealAt = sync::receivedAt(tables, *schema.type("visit_seal"), seal);
    if (!sealAt)
        return std::nullopt;
    std::int64_t newest = std::max(sealedAt, *sealAt);
    SQLite::Statement query(tables, "SELECT id FROM signature WHERE seal_id = ? AND _deleted IS NULL");
    query.bind(1, seal);
    while (query.executeStep()) {
        const auto at = sync::receivedAt(tables, *schema.type("signature"), query.getColumn(0).getString());
        if (!at)
            return std::nullopt;
        newest = std::max(newest, *at);
    }
    return newest;
}

} // namespace

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
            const auto at = sealReceivedAt(tables, visit, seal, query.getColumn(3).getInt64());
            if (!at) {
                ++counts.unsent;
                continue;
            }
            known = m_receivedAt.emplace(key, *at).first;
        }
        ++counts.received;
        counts.backedUp += known->second <= query.getColumn(5).getInt64() ? 1 : 0;
    }
    return counts;
}

} // namespace ruhu::store
