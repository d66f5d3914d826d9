#include "sync/core/made_ahead.h"
#include "sync/core/mutant.h"
#include "sync/replica/sqlite_replica.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace ruhu::sync {

namespace {

/// One entry, by itself: positions and chains are looked at later.
Result<Incoming> readEntry(const std::string& stream, const EntryLines& entry) {
    auto meta = decodeMeta(entry.meta);
    if (!meta)
        return meta.error();
    if (meta->hash != entry.hash)
        return Error{"broken_chain", stream + ": hash", false};
    auto set = decode(entry.changeSet);
    if (!set)
        return set.error();
    if (set->stream != stream)
        return Error{"broken_chain", stream + ": a change set of another stream", false};
    return Incoming{std::move(meta).value(), std::move(set).value(), entry.meta, entry.changeSet};
}

/// Entries that follow each other in one stream of an answer: while they are taken, the next are read.
struct Part {
    const StreamAnswer* stream;
    std::size_t from;
    std::size_t count;
};
constexpr std::size_t kMostOfAPart = 64;

std::vector<Part> partsOf(const SyncAnswer& answer) {
    std::vector<Part> parts;
    for (const StreamAnswer& stream : answer.streams)
        for (std::size_t from = 0; from < stream.entries.size(); from += kMostOfAPart)
            parts.push_back({&stream, from, std::min(kMostOfAPart, stream.entries.size() - from)});
    return parts;
}

Result<std::vector<Incoming>> readPart(const Part& part) {
    std::vector<Incoming> entries;
    entries.reserve(part.count);
    for (std::size_t i = 0; i < part.count; ++i) {
        auto entry = readEntry(part.stream->stream, part.stream->entries[part.from + i]);
        if (!entry)
            return entry.error();
        entries.push_back(std::move(entry).value());
    }
    return entries;
}

} // namespace

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
    const auto parts = partsOf(answer);
    std::size_t entries = 0;
    for (const Part& part : parts)
        entries += part.count;
    const MadeAhead<Result<std::vector<Incoming>>> read(
        parts.size(), [&](std::size_t i) { return readPart(parts[i]); }, entries);
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
    std::size_t next = 0;
    for (const StreamAnswer& stream : answer.streams) {
        const auto nextPart = [&]() -> const Result<std::vector<Incoming>>* {
            return next < parts.size() && parts[next].stream == &stream ? &read[next++] : nullptr;
        };
        if (auto taken = takeStream(stream, nextPart, savesOf(stream.stream)); !taken)
            return taken.error();
    }
    for (const PushAnswer& push : answer.pushed)
        if (push.device.empty())
            acknowledge(push, savesOf(push.stream));
        else
            acknowledgeForeign(push, isWithdrawn(answer, push.stream));
    for (const StreamAnswer& stream : answer.streams)
        if (!stream.diverged && stream.seq >= stream.head)
            offerLostAgain(stream.stream, stream.withdrawn);
    Notice notice{{}, true, {}};
    for (auto& [stream, waiting] : saves) {
        waiting.finish();
        for (auto& [type, ids] : waiting.takeDelivered())
            notice.delivered[type].merge(ids);
    }
    noteBlobs(answer, touched);
    for (const StreamAnswer& stream : answer.streams)
        purgeIfReceipted(stream, answer, touched);
    transaction.commit();
    notice.records = touched.takeRecords();
    return notice;
}

Result<void> SqliteReplica::takeStream(const StreamAnswer& answer, const NextPart& nextPart,
                                       PendingSaves& saves) {
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
        for (; epoch != answer.epochs.end() && epoch->from == head->seq; ++epoch) {
            m_log.beginEpoch(*head, epoch->epoch);
            forgetAcknowledgements();
        }
    };
    enterEpochs();
    const Here here{device(), hasAside(answer.stream)};
    while (const auto* part = nextPart()) {
        if (!*part)
            return part->error();
        const std::span<const Incoming> entries(**part);
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (entries[i].meta.seq != head->seq + static_cast<std::int64_t>(i) + 1)
                return broken("position");
        for (std::size_t i = 0; i < entries.size();) {
            // Up to where the next epoch begins: the chain starts again there.
            const auto most = epoch == answer.epochs.end()
                                  ? entries.size() - i
                                  : static_cast<std::size_t>(epoch->from - head->seq);
            const auto run = std::min(most, entries.size() - i);
            if (const auto settled = saves.settle(*head, entries.subspan(i, run)); settled > 0)
                i += settled;
            else
                takeEntry(*head, entries[i++], here, saves);
            enterEpochs();
        }
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
void SqliteReplica::takeEntry(StreamHead& head, const Incoming& entry, const Here& here,
                              PendingSaves& saves) {
    const auto own = saves.take(entry.meta.hash, entry.set);
    if (!own && entry.set.device == here.self && isOtherCopys(head.stream, entry.set.n))
        m_log.setMeta("copied", "1");
    std::optional<std::int64_t> kept;
    if (own)
        kept = own->place;
    else if (here.anyAside)
        kept = cameBack(entry.set, entry.meta.hash);
    if (!own && !kept && !mutant("ink_of_forks_forgotten"))
        sendBlobsAgain(entry.set);
    saves.fold(head, entry, kept ? *kept : m_log.putLine(entry.set, entry.line, entry.meta.hash));
}

/// A receipt may be that of a copy's bundle: then nothing of it is about the saves that wait here.
void SqliteReplica::acknowledge(const PushAnswer& push, PendingSaves& saves) {
    const bool isCopys = !mutant("copys_receipt_counts") && push.through > 0 && !push.hash.empty() &&
                         !saves.isWaiting(push.through, push.hash) && isOtherCopys(push.stream, push.through);
    if (push.fork > 0 || isCopys)
        m_log.setMeta("copied", "1");
    if (isCopys)
        return;
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
    for (const std::string& sha256 : answer.ridden)
        mark(sha256, 1);
    for (const std::string& sha256 : answer.missing)
        mark(sha256, 0);
    if (mutant("blob_acknowledged_early"))
        m_log.database().exec("UPDATE _blob SET received=1");
}

} // namespace ruhu::sync
