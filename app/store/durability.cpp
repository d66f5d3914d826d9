#include "app/store/durability.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>

namespace ruhu::store {
namespace {

/// Position of the newest entry among the visit's sealing, its seal and its signatures; nullopt while one of
/// them, or a blob that it names, has not been acknowledged.
std::optional<std::int64_t> receivedAt(sync::Replica& replica, const sync::Id& visit, const sync::Id& seal,
                                       std::int64_t sealedAt) {
    if (!replica.isReceived("visit", visit) || !replica.isReceived("visit_seal", seal))
        return std::nullopt;
    std::int64_t newest = sealedAt;
    SQLite::Statement query(replica.tables(),
                            "SELECT id, _seq FROM signature WHERE seal_id = ?1 AND _deleted IS NULL"
                            " UNION ALL SELECT NULL, _seq FROM visit_seal WHERE id = ?1");
    query.bind(1, seal);
    while (query.executeStep()) {
        if (!query.getColumn(0).isNull() && !replica.isReceived("signature", query.getColumn(0).getString()))
            return std::nullopt;
        newest = std::max(newest, query.getColumn(1).getInt64());
    }
    return newest;
}

} // namespace

DurabilityCounts Durability::count(sync::Replica& replica, const sync::Id& round) {
    std::map<std::string, sync::StreamState> streams;
    for (sync::StreamState& state : replica.streams())
        streams[state.stream] = std::move(state);

    DurabilityCounts counts;
    SQLite::Statement query(
        replica.tables(),
        "SELECT id, _stream, seal_id, COALESCE(json_extract(_versions, '$.sealed_version'), _seq, 0),"
        " sealed_version IS NOT NULL AND sealed_version = version AND resign_due_on IS NULL"
        " FROM visit WHERE round_id = ? AND _deleted IS NULL");
    query.bind(1, round);
    while (query.executeStep()) {
        const sync::Id visit = query.getColumn(0).getString();
        if (query.getColumn(4).getInt() == 0) {
            counts.unsent += replica.isPending("visit", visit) ? 1 : 0;
            continue;
        }
        ++counts.savedHere;
        const sync::StreamState& stream = streams[query.getColumn(1).getString()];
        const sync::Id seal = query.getColumn(2).getString();
        const std::string key = seal + stream.epoch;
        auto known = m_receivedAt.find(key);
        if (known == m_receivedAt.end()) {
            const auto at = receivedAt(replica, visit, seal, query.getColumn(3).getInt64());
            if (!at) {
                ++counts.unsent;
                continue;
            }
            known = m_receivedAt.emplace(key, *at).first;
        }
        ++counts.received;
        counts.backedUp += known->second <= stream.backedUp ? 1 : 0;
    }
    return counts;
}

} // namespace ruhu::store
