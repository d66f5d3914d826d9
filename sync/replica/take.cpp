#include "sync/core/mutant.h"
#include "sync/replica/sqlite_replica.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace ruhu::sync {

Result<Notice> SqliteReplica::take(const SyncAnswer& answer) {
    Result<Notice> done = Notice{};
    try {
        m_log.statements().trim();
        done = takeChecked(answer);
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
    for (const StreamAnswer& stream : answer.streams)
        if (auto taken = takeStream(stream, savesOf(stream.stream)); !taken)
            return taken.error();
    for (const PushAnswer& push : answer.pushed)
        if (push.device.empty())
            acknowledge(push, savesOf(push.stream));
        else
            acknowledgeForeign(push, isWithdrawn(answer, push.stream));
    for (const StreamAnswer& stream : answer.streams)
        if (!stream.diverged && !stream.withdrawn && stream.seq >= stream.head)
            offerLostAgain(stream.stream);
    Notice notice{{}, true, {}};
    for (auto& [stream, waiting] : saves) {
        waiting.finish();
        for (auto& [type, ids] : waiting.takeDelivered())
            notice.delivered[type].merge(ids);
    }
    noteBlobs(answer, touched);
    for (const StreamAnswer& stream : answer.streams)
        purgeIfReceipted(stream, answer.pushed, touched);
    transaction.commit();
    notice.records = touched.takeRecords();
    return notice;
}

Result<void> SqliteReplica::takeStream(const StreamAnswer& answer, PendingSaves& saves) {
    const auto broken = [&](const char* what) {
        return Error{"broken_chain", answer.stream + ": " + what, false};
    };
    auto head = m_log.head(answer.stream);
    if (!head)
        return Error{"malformed", "a stream that was not asked for", false};
    if (answer.diverged) {
        diverge(answer);
        return {};
    }
    if (answer.common)
        if (auto back = goBack(*head, *answer.common, saves); !back)
            return back;
    auto epoch = answer.epochs.begin();
    const auto enterEpochs = [&] {
        for (; epoch != answer.epochs.end() && epoch->from == head->seq; ++epoch)
            m_log.beginEpoch(*head, epoch->epoch);
    };
    enterEpochs();
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
    const Id self = device();
    const bool anyAside = hasAside(answer.stream);
    const std::span<const EntryMeta> allMetas(metas);
    const std::span<const EntryLines> allLines(answer.entries);
    for (std::size_t i = 0; i < metas.size();) {
        // Up to where the next epoch begins: the chain starts again there.
        const auto most = epoch == answer.epochs.end() ? metas.size() - i
                                                       : static_cast<std::size_t>(epoch->from - head->seq);
        const auto part = std::min(most, metas.size() - i);
        if (const auto settled = saves.settle(*head, allMetas.subspan(i, part), allLines.subspan(i, part));
            settled > 0) {
            i += settled;
        } else {
            if (auto taken = takeEntry(*head, metas[i], answer.entries[i], {self, anyAside}, saves); !taken)
                return taken;
            ++i;
        }
        enterEpochs();
    }
    if (epoch != answer.epochs.end() || head->epoch != answer.epoch || head->seq != answer.seq ||
        (head->chain != answer.chain && !mutant("chain_unchecked")))
        return broken("the chain does not end where it should");
    head->head = std::max(answer.head, answer.seq);
    head->backedUp = answer.backedUp;
    m_log.setHead(*head);
    return {};
}

/// An entry of somebody else, or an own one that a verdict or a newer entry makes differ from what shows.
Result<void> SqliteReplica::takeEntry(StreamHead& head, const EntryMeta& meta, const EntryLines& entry,
                                      const Here& here, PendingSaves& saves) {
    const auto set = decode(entry.changeSet);
    if (!set)
        return set.error();
    if (set->stream != head.stream)
        return Error{"broken_chain", head.stream + ": a change set of another stream", false};
    const auto own = saves.take(meta.hash, *set);
    if (!own && set->device == here.self)
        noticeCopy(*set);
    std::optional<std::int64_t> kept;
    if (own)
        kept = own->place;
    else if (here.anyAside)
        kept = cameBack(*set, meta.hash);
    saves.fold(head, meta, entry.meta, *set, kept ? *kept : m_log.putLine(*set, entry.changeSet, meta.hash));
    return {};
}

void SqliteReplica::acknowledge(const PushAnswer& push, PendingSaves& saves) {
    if (push.fork > 0)
        m_log.setMeta("copied", "1");
    for (const auto& bad : push.quarantined)
        saves.setAside(bad.n, bad.code);
    for (const std::int64_t n : push.split) {
        Use keep(m_log.statements().get("INSERT OR IGNORE INTO _split VALUES(?,?)"));
        keep->bindNoCopy(1, push.stream);
        keep->bind(2, n);
        keep->exec();
    }
    const auto through = push.through + (mutant("acknowledge_too_much") ? 2 : 0);
    for (const char* sql : {"UPDATE _pending SET acknowledged=1 WHERE stream=? AND n<=?",
                            "DELETE FROM _split WHERE stream=? AND n<=?"}) {
        Use update(m_log.statements().get(sql));
        update->bindNoCopy(1, push.stream);
        update->bind(2, through);
        update->exec();
    }
    if (push.fork == 0)
        noteGap(push.stream, through);
}

/// The central store goes on behind `through`, and what waits begins later. What was acknowledged by a store
/// that is gone comes once more; what is not here either (purged, or lost with a damaged file) is passed
/// over.
void SqliteReplica::noteGap(const std::string& stream, std::int64_t through) {
    const auto begins = [&] {
        Use first(m_log.statements().get("SELECT min(n) FROM _pending WHERE stream=? AND acknowledged=0"));
        first->bindNoCopy(1, stream);
        first->executeStep();
        return first->getColumn(0).isNull() ? through + 1 : first->getColumn(0).getInt64();
    };
    m_gaps.erase(stream);
    if (begins() <= through + 1)
        return;
    Use again(m_log.statements().get("UPDATE _pending SET acknowledged=0 WHERE stream=? AND n>?"));
    again->bindNoCopy(1, stream);
    again->bind(2, through);
    again->exec();
    if (begins() > through + 1 && !mutant("gap_holds_up"))
        m_gaps[stream] = through;
}

bool SqliteReplica::isWithdrawn(const SyncAnswer& answer, const std::string& stream) {
    return std::any_of(answer.streams.begin(), answer.streams.end(),
                       [&](const StreamAnswer& a) { return a.stream == stream && a.withdrawn; });
}

void SqliteReplica::adoptGrants(const std::vector<std::string>& grants) {
    auto self = identity();
    if (!self || self->grants == grants || mutant("grants_ignored"))
        return;
    self->grants = grants;
    putIdentity(*self);
}

void SqliteReplica::noteBlobs(const SyncAnswer& answer, const Touched& touched) {
    m_log.noteBlobs(touched);
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
    if (mutant("blob_acknowledged_early"))
        m_log.database().exec("UPDATE _blob SET received=1");
}

} // namespace ruhu::sync
