#include "sync/core/signing.h"
#include "sync/core/wire.h"
#include "sync/replica/sqlite_replica.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace ruhu::sync {

Result<SyncRequest> SqliteReplica::nextRequest(std::size_t maxBytes) {
    const auto self = identity();
    if (!self)
        return Error{"not_enrolled", "", false};
    try {
        SQLite::Transaction snapshot(m_log.database(), SQLite::TransactionBehavior::DEFERRED);
        SyncRequest request;
        request.clock = m_clock.now();
        request.wantsKey = centralKey().empty();
        std::size_t bytes = 0;
        for (const StreamHead& head : m_log.heads()) {
            if (std::find(self->grants.begin(), self->grants.end(), head.stream) != self->grants.end())
                request.streams.push_back({head.stream, head.epoch, head.seq, head.chain});
            Push push{head.stream, 0, {}, {}};
            Use waiting(m_log.statements().get(
                "SELECT n, line FROM _pending WHERE stream=? AND acknowledged=0 ORDER BY n"));
            waiting->bindNoCopy(1, head.stream);
            std::int64_t last = 0;
            while (waiting->executeStep()) {
                auto line = waiting->getColumn(1).getString();
                if (bytes > 0 && bytes + line.size() > maxBytes)
                    break;
                bytes += line.size();
                last = waiting->getColumn(0).getInt64();
                if (push.lines.empty())
                    push.first = last;
                push.lines.push_back(std::move(line));
            }
            if (push.lines.empty())
                continue;
            push.sig = sign(self->secretKey,
                            pushMessage(self->device, head.stream, last, sha256Hex(push.lines.back())));
            request.pushes.push_back(std::move(push));
        }
        m_ridden.clear();
        Use blobs(m_log.statements().get("SELECT sha256, type, bytes FROM _blob WHERE received=0 AND size<=? "
                                         "AND typeof(bytes)='text' ORDER BY rowid"));
        blobs->bind(1, static_cast<std::int64_t>(kMaxRidingBlob));
        while (blobs->executeStep()) {
            Blob blob{blobs->getColumn(0).getString(), blobs->getColumn(1).getString(),
                      blobs->getColumn(2).getString()};
            if (bytes > 0 && bytes + blob.bytes.size() > maxBytes)
                break;
            bytes += blob.bytes.size();
            m_ridden.push_back(blob.sha256);
            request.blobs.push_back(std::move(blob));
        }
        return request;
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

Result<Notice> SqliteReplica::take(const SyncAnswer& answer) {
    Result<Notice> done = Notice{};
    try {
        m_log.statements().trim();
        done = takeChecked(answer);
        checkpoint(m_log.database());
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
    if (done && onNotice)
        onNotice(*done);
    return done;
}

Result<Notice> SqliteReplica::takeChecked(const SyncAnswer& answer) {
    WriteTransaction transaction(m_log.database());
    Touched touched;
    m_log.setMeta("clock_offset", std::to_string(answer.clock - m_clock.now()));
    if (!answer.key.empty() && answer.key != m_log.meta("relay_key"))
        m_log.setMeta("relay_key", answer.key);
    adoptGrants(answer.grants);
    std::set<std::string> moved;
    for (const PushAnswer& push : answer.pushed)
        if (!push.quarantined.empty())
            moved.insert(push.stream);
    for (const StreamAnswer& stream : answer.streams)
        if (stream.reset || !stream.entries.empty())
            moved.insert(stream.stream);
    for (const std::string& stream : moved)
        takeOff(stream, touched);
    for (const StreamAnswer& stream : answer.streams)
        if (auto taken = takeStream(stream, touched); !taken)
            return taken.error();
    for (const PushAnswer& push : answer.pushed)
        acknowledge(push);
    for (const std::string& stream : moved)
        putOn(stream, touched);
    noteBlobs(answer, touched);
    transaction.commit();
    return Notice{touched.takeRecords(), true};
}

Result<void> SqliteReplica::takeStream(const StreamAnswer& answer, Touched& touched) {
    const auto broken = [&](const char* what) {
        return Error{"broken_chain", answer.stream + ": " + what, false};
    };
    auto head = m_log.head(answer.stream);
    if (!head)
        return Error{"malformed", "a stream that was not asked for", false};
    if (answer.reset) {
        // The entries of the old epoch stay in the file; only the tables start over.
        m_log.tables().eraseStream(answer.stream);
        head->seq = 0;
    }
    if (head->seq == 0 && head->epoch != answer.epoch) {
        head->epoch = answer.epoch;
        head->chain = chainStart(answer.epoch, answer.stream);
    } else if (answer.reset) {
        head->chain = chainStart(answer.epoch, answer.stream);
        m_log.forget(answer.stream, answer.epoch);
    }
    if (head->epoch != answer.epoch)
        return broken("another epoch");
    const Id self = device();
    for (const EntryLines& entry : answer.entries) {
        const std::string& line = entry.changeSet;
        const auto meta = decodeMeta(entry.meta);
        if (!meta)
            return meta.error();
        if (meta->seq != head->seq + 1 || meta->hash != entry.hash)
            return broken("position or hash");
        const auto set = decode(line);
        if (!set)
            return set.error();
        if (set->stream != answer.stream)
            return broken("a change set of another stream");
        m_log.append(*head, *meta, entry.meta, *set, line, touched);
        if (set->device == self) {
            Use drop(m_log.statements().get("DELETE FROM _pending WHERE stream=? AND n=? AND line=?"));
            drop->bindNoCopy(1, answer.stream);
            drop->bind(2, set->n);
            drop->bindNoCopy(3, line);
            drop->exec();
        }
    }
    if (head->seq != answer.seq || head->chain != answer.chain)
        return broken("the chain does not end where it should");
    head->head = std::max(answer.head, answer.seq);
    head->backedUp = answer.backedUp;
    m_log.setHead(*head);
    return {};
}

void SqliteReplica::acknowledge(const PushAnswer& push) {
    {
        Use update(m_log.statements().get("UPDATE _pending SET acknowledged=1 WHERE stream=? AND n<=?"));
        update->bindNoCopy(1, push.stream);
        update->bind(2, push.through);
        update->exec();
    }
    for (const auto& bad : push.quarantined) {
        Use keep(m_log.statements().get("INSERT OR IGNORE INTO _quarantine "
                                        "SELECT stream, n, ?, line FROM _pending WHERE stream=? AND n=?"));
        keep->bindNoCopy(1, bad.code);
        keep->bindNoCopy(2, push.stream);
        keep->bind(3, bad.n);
        keep->exec();
        Use drop(m_log.statements().get("DELETE FROM _pending WHERE stream=? AND n=?"));
        drop->bindNoCopy(1, push.stream);
        drop->bind(2, bad.n);
        drop->exec();
    }
}

void SqliteReplica::adoptGrants(const std::vector<std::string>& grants) {
    auto self = identity();
    if (!self || self->grants == grants)
        return;
    self->grants = grants;
    putIdentity(*self);
}

/// Puts the fold back as it was without pending saves.
void SqliteReplica::takeOff(const std::string& stream, Touched& touched) {
    struct Base {
        std::string type;
        Id id;
        std::optional<RecordState> state;
    };
    std::vector<Base> bases;
    {
        Use query(m_log.statements().get("SELECT type, id, state FROM _base WHERE stream=?"));
        query->bindNoCopy(1, stream);
        while (query->executeStep()) {
            bases.push_back({query->getColumn(0).getString(), query->getColumn(1).getString(), {}});
            if (!query->getColumn(2).isNull())
                bases.back().state = stateFromText(query->getColumn(2).getString());
        }
    }
    for (const Base& base : bases)
        if (const TypeSchema* type = m_log.tables().schema().type(base.type)) {
            m_log.tables().restore(*type, base.id, base.state);
            touched.add(base.type, base.id);
        }
    Use drop(m_log.statements().get("DELETE FROM _base WHERE stream=?"));
    drop->bindNoCopy(1, stream);
    drop->exec();
}

std::vector<SqliteReplica::Pending> SqliteReplica::pending(const std::string& stream) const {
    std::vector<Pending> list;
    Use query(m_log.statements().get("SELECT n, line FROM _pending WHERE stream=? ORDER BY n"));
    query->bindNoCopy(1, stream);
    while (query->executeStep())
        list.push_back({query->getColumn(0).getInt64(), query->getColumn(1).getString()});
    return list;
}

void SqliteReplica::putOn(const std::string& stream, Touched& touched) {
    for (const Pending& save : pending(stream))
        if (const auto set = decode(save.line))
            overlay(stream, set->groups, touched);
}

void SqliteReplica::noteBlobs(const SyncAnswer& answer, const Touched& touched) {
    for (const std::string& sha256 : touched.blobs()) {
        Use want(m_log.statements().get("INSERT OR IGNORE INTO _blob VALUES(?,'',0,0,NULL)"));
        want->bindNoCopy(1, sha256);
        want->exec();
    }
    const auto mark = [&](const std::string& sha256, int received) {
        Use update(m_log.statements().get("UPDATE _blob SET received=? WHERE sha256=?"));
        update->bind(1, received);
        update->bindNoCopy(2, sha256);
        update->exec();
    };
    for (const std::string& sha256 : m_ridden)
        mark(sha256, 1);
    for (const std::string& sha256 : answer.missing)
        mark(sha256, 0);
    m_ridden.clear();
}

} // namespace ruhu::sync
