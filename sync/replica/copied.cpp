#include "sync/core/mutant.h"
#include "sync/core/signing.h"
#include "sync/replica/sqlite_replica.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::sync {

// A tablet that was copied, or brought back to an older state of itself, shares its counters with another
// (README section 6, copies). It goes on under a new identity; nothing of either is dropped.

bool SqliteReplica::needsIdentity() const {
    return !m_log.meta("copied").empty();
}

/// Copied once more after it had drawn a name: the copy has written under it before this one.
bool SqliteReplica::isTaken(const Id& name) const {
    Use query(m_log.statements().get("SELECT 1 FROM _line WHERE device=? LIMIT 1"));
    query->bindNoCopy(1, name);
    return query->executeStep() && !mutant("twins_share_a_name");
}

Result<NextIdentity> SqliteReplica::nextIdentity() {
    try {
        WriteTransaction transaction(m_log.database());
        auto text = m_log.meta("next_identity");
        if (text.empty() || isTaken(Value::parse(text)[0])) {
            const KeyPair keys = makeKeyPair(m_random);
            text = Value::array({newId(m_clock, m_random), keys.publicKey, keys.secretKey}).dump();
            m_log.setMeta("next_identity", text);
            transaction.commit();
        }
        const auto parts = Value::parse(text);
        return NextIdentity{parts[0], parts[1], parts[2]};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

/// Of an entry of this device's own name that does not wait here: true if another copy wrote it. Own counters
/// that are older than what waits have been entries here before, or were purged.
bool SqliteReplica::isOtherCopys(const std::string& stream, std::int64_t n) const {
    Use query(m_log.statements().get(
        "SELECT EXISTS(SELECT 1 FROM _pending WHERE stream=?1 AND n=?2) OR ?2>coalesce(max(n), 0) FROM "
        "(SELECT n FROM _pending WHERE stream=?1 UNION ALL SELECT n FROM _author WHERE stream=?1)"));
    query->bindNoCopy(1, stream);
    query->bind(2, n);
    query->executeStep();
    return query->getColumn(0).getInt() != 0;
}

Result<Notice> SqliteReplica::changeIdentity(const Identity& identity) {
    Touched touched;
    try {
        WriteTransaction transaction(m_log.database());
        m_log.database().exec("DELETE FROM _author"); // counters start anew, in streams that were purged too
        for (const StreamHead& head : m_log.heads()) {
            PendingSaves saves(m_log, head.stream, touched);
            saves.startOver();
            m_log.refold(head.stream);
            writeAnew(head.stream, identity.device);
            saves.finish();
        }
        putIdentity(identity);
        m_log.setMeta("copied", "");
        m_log.setMeta("next_identity", "");
        transaction.commit();
        m_note.write({}); // counters start anew
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
    Notice notice{touched.takeRecords(), false};
    if (onNotice)
        onNotice(notice);
    return notice;
}

/// What waits: the same changes, by the same person, at the same time, under another device. Also what was
/// put aside, and what was acknowledged in a stream that is withdrawn by now: who did may have lost it since.
void SqliteReplica::writeAnew(const std::string& stream, const Id& device) {
    std::vector<std::string> waiting;
    {
        Use query(m_log.statements().get("SELECT l.line FROM _pending p JOIN _line l USING(place) "
                                         "WHERE p.stream=? ORDER BY p.n"));
        query->bindNoCopy(1, stream);
        while (query->executeStep())
            waiting.push_back(query->getColumn(0).getString());
    }
    for (const char* sql :
         {"DELETE FROM _aside WHERE stream=?1 AND place IN (SELECT place FROM _pending WHERE stream=?1)",
          "DELETE FROM _line WHERE place IN (SELECT place FROM _pending WHERE stream=?)",
          "DELETE FROM _pending WHERE stream=?", "DELETE FROM _quarantine WHERE stream=?",
          "DELETE FROM _split WHERE stream=?"}) {
        Use drop(m_log.statements().get(sql));
        drop->bindNoCopy(1, stream);
        drop->exec();
    }
    std::int64_t n = 0;
    std::string hash = kNoHash;
    for (const std::string& save : waiting) {
        auto set = decode(save);
        if (!set)
            throw std::runtime_error("a waiting save does not read");
        const auto seen = m_log.seenIn(stream, set->epoch, set->seen);
        set->device = device;
        set->n = ++n;
        set->prev = hash;
        const auto line = encode(*set);
        hash = sha256Hex(line);
        Use put(m_log.statements().get("INSERT INTO _pending VALUES(?,?,?,0,?)"));
        put->bindNoCopy(1, stream);
        put->bind(2, n);
        put->bind(3, seen);
        put->bind(4, m_log.putLine(*set, line, hash));
        put->exec();
    }
}

std::vector<PutAside> SqliteReplica::putAside() const {
    std::vector<PutAside> list;
    Use query(m_log.statements().get("SELECT q.stream, q.n, q.code, l.line FROM _quarantine q JOIN _line l "
                                     "USING(place) ORDER BY q.stream, q.n"));
    while (query->executeStep()) {
        list.push_back({query->getColumn(0).getString(),
                        query->getColumn(1).getInt64(),
                        query->getColumn(2).getString(),
                        {}});
        const auto set = decode(query->getColumn(3).getString());
        if (!set)
            continue;
        for (const ChangeGroup& group : set->groups) {
            for (const Row row : group.rows())
                list.back().records[group.type].insert(Id(row.id()));
            for (const auto& [id, reason] : group.deletes)
                list.back().records[group.type].insert(id);
        }
    }
    return list;
}

} // namespace ruhu::sync
