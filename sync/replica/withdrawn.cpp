#include "sync/core/mutant.h"
#include "sync/replica/sqlite_replica.h"

#include <algorithm>

namespace ruhu::sync {

/// A stream that is no longer granted leaves this tablet when the central store has shown that it holds all
/// of it: it knows the position, nothing waits, and no blob of the stream is still to be sent.
void SqliteReplica::purgeIfReceipted(const StreamAnswer& part, const SyncAnswer& answer, Touched& touched) {
    const std::string& stream = part.stream;
    const auto self = identity();
    const bool granted =
        !self || std::find(self->grants.begin(), self->grants.end(), stream) != self->grants.end();
    if (!part.withdrawn || part.diverged || granted || isDiverged(stream))
        return;
    // Whether it is still the store that acknowledged what waits, the township's epochs tell.
    const auto township = std::find_if(answer.streams.begin(), answer.streams.end(),
                                       [](const StreamAnswer& each) { return each.stream == "township"; });
    if (township == answer.streams.end() || township->seq < township->head)
        return;
    const auto waits = [&](const char* sql) {
        Use query(m_log.statements().get(sql));
        query->bindNoCopy(1, stream);
        return query->executeStep() && !mutant("purge_before_receipt");
    };
    if (waits("SELECT 1 FROM _aside WHERE stream=?1 AND offered<2 AND place NOT IN (SELECT place FROM "
              "_pending WHERE stream=?1)") ||
        waits("SELECT 1 FROM _blob_use u JOIN _blob b ON b.sha256=u.sha256 WHERE u.stream=? AND b.received=0 "
              "AND "
              "b.bytes IS NOT NULL") ||
        waits("SELECT 1 FROM _pending WHERE stream=? AND acknowledged=0") ||
        // What a restored store has forgotten of grants comes back with the township stream.
        waits("SELECT 1 FROM _rejoin WHERE stream='township' AND ?<>'' UNION ALL "
              "SELECT 1 FROM _aside WHERE stream='township' AND offered=0"))
        return;
    for (const TypeSchema& type : m_log.tables().schema().types())
        touched.add(type.name, {});
    m_log.tables().eraseStream(stream);
    // `_author` stays and learns of saves whose entries never came: the counters go on if the stream is
    // granted again.
    for (const char* sql :
         {"INSERT INTO _author SELECT p.stream, p.n, l.hash FROM _pending p JOIN _line l USING(place) "
          "WHERE p.stream=?1 ORDER BY p.n DESC LIMIT 1 "
          "ON CONFLICT(stream) DO UPDATE SET n=excluded.n, hash=excluded.hash WHERE excluded.n>n",
          "DELETE FROM _blob WHERE sha256 IN (SELECT sha256 FROM _blob_use WHERE stream=?1) AND NOT EXISTS "
          "(SELECT 1 FROM _blob_use o WHERE o.sha256=_blob.sha256 AND o.stream<>?1)",
          "DELETE FROM _piece WHERE sha256 IN (SELECT sha256 FROM _blob_use WHERE stream=?1) AND NOT EXISTS "
          "(SELECT 1 FROM _blob_use o WHERE o.sha256=_piece.sha256 AND o.stream<>?1)",
          "DELETE FROM _blob_use WHERE stream=?", "DELETE FROM _line WHERE stream=?",
          "DELETE FROM _entry WHERE stream=?", "DELETE FROM _epoch WHERE stream=?",
          "DELETE FROM _aside WHERE stream=?", "DELETE FROM _branch WHERE stream=?",
          "DELETE FROM _base WHERE stream=?", "DELETE FROM _pending WHERE stream=?",
          "DELETE FROM _quarantine WHERE stream=?", "DELETE FROM _split WHERE stream=?",
          "DELETE FROM _stream WHERE name=?"}) {
        Use drop(m_log.statements().get(sql));
        drop->bindNoCopy(1, stream);
        drop->exec();
    }
}

} // namespace ruhu::sync
