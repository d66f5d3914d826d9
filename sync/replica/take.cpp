#include "sync/core/signing.h"
#include "sync/core/wire.h"
#include "sync/replica/sqlite_replica.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

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
            Use waiting(
                m_log.statements().get("SELECT p.n, l.line, l.hash FROM _pending p JOIN _line l USING(place) "
                                       "WHERE p.stream=? AND p.acknowledged=0 ORDER BY p.n"));
            waiting->bindNoCopy(1, head.stream);
            std::int64_t last = 0;
            std::string hash;
            while (waiting->executeStep()) {
                auto line = waiting->getColumn(1).getString();
                if (bytes > 0 && bytes + line.size() > maxBytes)
                    break;
                bytes += line.size();
                last = waiting->getColumn(0).getInt64();
                hash = waiting->getColumn(2).getString();
                if (push.lines.empty())
                    push.first = last;
                push.lines.push_back(std::move(line));
            }
            if (push.lines.empty())
                continue;
            push.sig = sign(self->secretKey, pushMessage(self->device, head.stream, last, hash));
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
    std::map<std::string, PendingSaves> saves;
    const auto savesOf = [&](const std::string& stream) -> PendingSaves& {
        const auto found = saves.find(stream);
        return found != saves.end() ? found->second
                                    : saves.try_emplace(stream, m_log, stream, touched).first->second;
    };
    for (const PushAnswer& push : answer.pushed) {
        for (const auto& bad : push.quarantined)
            savesOf(push.stream).setAside(bad.n, bad.code);
        Use update(m_log.statements().get("UPDATE _pending SET acknowledged=1 WHERE stream=? AND n<=?"));
        update->bindNoCopy(1, push.stream);
        update->bind(2, push.through);
        update->exec();
    }
    for (const StreamAnswer& stream : answer.streams)
        if (auto taken = takeStream(stream, savesOf(stream.stream)); !taken)
            return taken.error();
    for (auto& [stream, waiting] : saves)
        waiting.finish();
    noteBlobs(answer, touched);
    transaction.commit();
    return Notice{touched.takeRecords(), true};
}

Result<void> SqliteReplica::takeStream(const StreamAnswer& answer, PendingSaves& saves) {
    const auto broken = [&](const char* what) {
        return Error{"broken_chain", answer.stream + ": " + what, false};
    };
    auto head = m_log.head(answer.stream);
    if (!head)
        return Error{"malformed", "a stream that was not asked for", false};
    if (answer.reset) {
        // The entries of the old epoch stay in the file; only the tables start over.
        saves.startOver();
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
    std::vector<EntryMeta> metas;
    for (const EntryLines& entry : answer.entries) {
        auto meta = decodeMeta(entry.meta);
        if (!meta)
            return meta.error();
        metas.push_back(std::move(meta).value());
        if (metas.back().seq != head->seq + static_cast<std::int64_t>(metas.size()) ||
            metas.back().hash != entry.hash)
            return broken("position or hash");
    }
    const std::span<const EntryMeta> allMetas(metas);
    const std::span<const EntryLines> allLines(answer.entries);
    for (std::size_t i = 0; i < metas.size();) {
        if (const auto settled = saves.settle(*head, allMetas.subspan(i), allLines.subspan(i)); settled > 0) {
            i += settled;
            continue;
        }
        if (auto taken = takeEntry(*head, metas[i], answer.entries[i], saves); !taken)
            return taken;
        ++i;
    }
    if (head->seq != answer.seq || head->chain != answer.chain)
        return broken("the chain does not end where it should");
    head->head = std::max(answer.head, answer.seq);
    head->backedUp = answer.backedUp;
    m_log.setHead(*head);
    return {};
}

/// An entry of somebody else, or an own one that a verdict or a newer entry makes differ from what shows.
Result<void> SqliteReplica::takeEntry(StreamHead& head, const EntryMeta& meta, const EntryLines& entry,
                                      PendingSaves& saves) {
    const auto set = decode(entry.changeSet);
    if (!set)
        return set.error();
    if (set->stream != head.stream)
        return Error{"broken_chain", head.stream + ": a change set of another stream", false};
    const auto own = saves.take(meta.hash);
    saves.fold(head, meta, entry.meta, *set,
               own ? own->place : m_log.putLine(*set, entry.changeSet, meta.hash));
    return {};
}

void SqliteReplica::adoptGrants(const std::vector<std::string>& grants) {
    auto self = identity();
    if (!self || self->grants == grants)
        return;
    self->grants = grants;
    putIdentity(*self);
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
