#include "sync/central/sqlite_central_store.h"
#include "sync/core/mutant.h"
#include "sync/core/share_out.h"
#include "sync/core/signing.h"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

namespace ruhu::sync {

namespace {

constexpr std::string_view kSigned = ",\"sig\":\""; // in the meta line of an entry that ended a push

/// Something of a round is not to be taken as it is.
struct Trouble : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace

/// What can be done before it is this round's turn: the sender's own pushes, read and their signatures
/// checked.
std::vector<SqliteCentralStore::Reading> SqliteCentralStore::readPushes(const DeviceAccount& device,
                                                                        const SyncRequest& request) {
    std::vector<Reading> readings(request.pushes.size());
    std::vector<std::pair<std::size_t, std::size_t>> lines;
    for (std::size_t p = 0; p < request.pushes.size(); ++p) {
        const Push& push = request.pushes[p];
        if (!push.device.empty() && push.device != device.device)
            continue;
        readings[p].sets.assign(push.lines.size(), Error{});
        for (std::size_t i = 0; i < push.lines.size(); ++i)
            lines.emplace_back(p, i);
    }
    shareOut(lines.size(), [&](std::size_t place) {
        const auto [p, i] = lines[place];
        const Push& push = request.pushes[p];
        readings[p].sets[i] = decode(push.lines[i]);
        if (i + 1 < push.lines.size())
            return;
        const auto newest = push.first + static_cast<std::int64_t>(i);
        readings[p].isSigned = verifySignature(
            device.publicKey, pushMessage(device.device, push.stream, newest, push.hash(i)), push.sig);
    });
    return readings;
}

Result<SyncAnswer> SqliteCentralStore::sync(const DeviceAccount& device, const SyncRequest& request) {
    const auto readings = readPushes(device, request);
    const std::lock_guard lock(m_mutex);
    try {
        m_log.statements().trim();
        SyncAnswer answer;
        answer.clock = m_clock.now();
        if (request.wantsKey)
            answer.key = m_relayKeys.publicKey;
        answer.grants = device.grants;
        Touched touched;
        const auto footings = settle(request);
        if (!request.pushes.empty() || !request.blobs.empty()) {
            // Nearly always all is well. If it is not, the round is taken once more, with points to go back
            // to: they would cost every round a tenth of its time.
            if (!takeRound({device, request, readings, footings, false}, touched, answer)) {
                touched = {};
                answer.pushed.clear();
                takeRound({device, request, readings, footings, true}, touched, answer);
            }
        }
        SQLite::Transaction snapshot(m_log.database(), SQLite::TransactionBehavior::DEFERRED);
        readStreams(device, request, footings, answer);
        answer.missing = missingOf(touched, answer);
        return answer;
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

/// False, if not careful: there was trouble, and nothing was done.
bool SqliteCentralStore::takeRound(const Round& round, Touched& touched, SyncAnswer& answer) {
    // What a diverged tablet has to say makes sense when it knows what is in common.
    const auto diverged = [&](const Push& push) {
        const auto found = round.footings.find(push.stream);
        return found != round.footings.end() && !found->second.known;
    };
    WriteTransaction transaction(m_log.database());
    try {
        for (const Blob& blob : round.request.blobs)
            m_log.blobs().put(blob, true);
        for (std::size_t i = 0; i < round.request.pushes.size(); ++i) {
            const Push& push = round.request.pushes[i];
            if (!diverged(push))
                answer.pushed.push_back(push.device.empty() || push.device == round.device.device
                                            ? takePush(round, push, round.readings[i], touched)
                                            : takeForeign(push, touched));
        }
    } catch (const SQLite::Exception&) {
        throw;
    } catch (const std::exception&) {
        if (round.careful)
            throw;
        return false;
    }
    m_log.noteBlobs(touched);
    if (!mutant("acknowledge_before_commit") || answer.clock % 16 != 0)
        transaction.commit();
    return true;
}

PushAnswer SqliteCentralStore::takePush(const Round& round, const Push& push, const Reading& reading,
                                        Touched& touched) {
    const DeviceAccount& device = round.device;
    PushAnswer answer{push.stream, 0, {}, push.device, 0, {}, {}};
    std::optional<SQLite::Savepoint> savepoint;
    if (round.careful)
        savepoint.emplace(m_log.database(), "push");
    auto last = m_appender.last(device.device, push.stream);
    const auto before = last;
    // A grant may come before the office's first import made the stream.
    const bool known = m_log.head(push.stream) || mayUse(device, push.stream);
    const bool anyAside = m_appender.hasAside(device.device, push.stream, push.first);
    StreamHead head = known ? m_appender.openStream(push.stream) : StreamHead{};
    std::int64_t n = push.first - 1;
    for (std::size_t i = 0; i < push.lines.size(); ++i) {
        if (++n > last.n + 1 && (n > push.first || push.follows() > last.n) && !mutant("gap_accepted"))
            break; // a gap: `through` tells the sender where to go on
        const auto hash = push.hash(i);
        const auto place = n > last.n && !anyAside ? Appender::Place()
                                                   : m_appender.place(device.device, push.stream, n, hash);
        if ((place.taken || place.code == "fork") && !mutant("fork_unseen")) {
            answer.fork = n; // the sender is a copy: it comes again under another name
            break;
        }
        if (place.here && !mutant("apply_twice")) {
            if (!place.code.empty())
                answer.quarantined.push_back({n, place.code});
            continue;
        }
        const std::string code = !known ? "unknown_stream"
                                 : !reading.isSigned && !mutant("signature_unchecked")
                                     ? "bad_signature"
                                     : appendOwn(round, push, i, reading.sets[i], last, head, touched);
        if (!code.empty() && !round.careful)
            throw Trouble(code);
        if (n > last.n && (code.empty() || !mutant("quarantine_blocks")))
            last = {n, hash};
        if (!code.empty()) {
            m_appender.quarantine(device.device, push.stream, n, code, push.lines[i], push.sig);
            answer.quarantined.push_back({n, code});
            if (known && reading.isSigned && push.lines.size() > 1)
                answer.split.push_back(n);
        }
    }
    if (!answer.split.empty()) {
        savepoint->rollback();
        answer.quarantined.clear();
        answer.through = before.n;
        return answer;
    }
    if (known)
        m_log.setHead(head);
    m_appender.setLast(device.device, push.stream, last);
    if (savepoint)
        savepoint->release();
    answer.through = answer.fork > 0 ? answer.fork - 1 : last.n;
    return answer;
}

/// Line `i` of the push. Returns the code of the quarantine that it belongs in; then nothing changed.
std::string SqliteCentralStore::appendOwn(const Round& round, const Push& push, std::size_t i,
                                          const Result<ChangeSet>& set, const Appender::Last& last,
                                          StreamHead& head, Touched& touched) {
    const Id& device = round.device.device;
    const auto n = push.first + static_cast<std::int64_t>(i);
    if (!set)
        return set.error().code;
    if (set->device != device || set->stream != push.stream || set->n != n)
        return "malformed";
    const auto before = n == last.n + 1 ? last.hash : m_appender.hashOf(device, push.stream, n - 1);
    if (!before.empty() && set->prev != before && !mutant("prev_unchecked"))
        return "broken_chain";
    const Arrival arrival{*set, push.lines[i], push.hash(i),
                          i + 1 == push.lines.size() ? push.sig : std::string(),
                          !mayUse(round.device, push.stream)};
    return round.careful ? appendGuarded(arrival, head, touched) : appendJudged(arrival, head, touched);
}

std::string SqliteCentralStore::appendJudged(const Arrival& arrival, StreamHead& head, Touched& touched) {
    const Schema& schema = m_log.tables().schema();
    for (const ChangeGroup& group : arrival.set.groups)
        if (const TypeSchema* type = schema.type(group.type);
            type && type->officeOnly && !isOffice(arrival.set.device))
            return "not_allowed";
    return m_appender.append(head, arrival.set, arrival.line, arrival.hash, arrival.sig,
                             arrival.late && !mutant("late_unmarked"), touched);
}

/// Whatever a change set does to us, it delays nobody: what we cannot digest is put aside whole.
std::string SqliteCentralStore::appendGuarded(const Arrival& arrival, StreamHead& head, Touched& touched) {
    const StreamHead before = head;
    SQLite::Savepoint savepoint(m_log.database(), "change_set");
    try {
        auto code = appendJudged(arrival, head, touched);
        savepoint.release();
        return code;
    } catch (const SQLite::Exception&) {
        throw;
    } catch (const std::exception&) {
        savepoint.rollback();
        head = before;
        return "internal";
    }
}

void SqliteCentralStore::readStreams(const DeviceAccount& device, const SyncRequest& request,
                                     const std::map<std::string, Footing>& footings, SyncAnswer& answer) {
    std::int64_t budget = request.limit;
    // The push that brought the entry just now; null pointer: it is not the sender's own, or older.
    const auto pushOf = [&](const std::string& stream, const Log::Row& row) -> const Push* {
        if (row.device != device.device)
            return nullptr;
        for (const Push& push : request.pushes) {
            const auto place = row.n - push.first;
            if (push.stream == stream && (push.device.empty() || push.device == device.device) &&
                place >= 0 && place < static_cast<std::int64_t>(push.lines.size()) &&
                push.hash(static_cast<std::size_t>(place)) == row.hash)
                return &push;
        }
        return nullptr;
    };
    for (const StreamCursor& cursor : request.streams) {
        const auto head = m_log.head(cursor.stream).value_or(StreamHead{cursor.stream, {}, 0, {}, 0, 0});
        const Footing& footing = footings.at(cursor.stream);
        const bool granted = mayUse(device, cursor.stream) || mutant("scope_unchecked");
        if (granted && head.epoch.empty() && footing.known)
            continue; // nothing is here yet, nor was
        StreamAnswer part{cursor.stream, {}, false, 0, head.seq, head.backedUp, {}, {}};
        part.withdrawn = !granted;
        const Lineage epochs = m_log.lineage(cursor.stream);
        if (!footing.known && !footing.common) {
            part.diverged = true;
            part.epochs = epochs;
            answer.streams.push_back(std::move(part));
            continue;
        }
        part.common = footing.common;
        part.seq = footing.common.value_or(cursor.seq);
        const std::int64_t from = part.seq;
        // Segments of the epoch that this answer begins in; where another begins, the tablet asks again.
        std::string beginsIn;
        for (const EpochStart& start : epochs)
            if (start.from <= from)
                beginsIn = start.epoch;
        if (granted)
            part.segments = m_shelf.after(cursor.stream, beginsIn, from);
        const auto upTo = part.segments.empty() ? head.seq : part.segments.front().first - 1;
        bool midway = false; // inside a push: whoever holds part of one could not offer it again
        const auto each = [&](const Log::Row& row) {
            if (row.seq > upTo)
                return false;
            const Push* own = pushOf(cursor.stream, row);
            const auto size = static_cast<std::int64_t>(row.meta.size() + (own ? 16 : row.line.size()));
            if (budget < size && budget != request.limit && !midway)
                return false;
            budget = std::max<std::int64_t>(0, budget - size);
            EntryLines entry{std::string(row.meta), {}};
            if (own) {
                entry.own = row.n;
                if (row.n == own->first + static_cast<std::int64_t>(own->lines.size()) - 1)
                    entry.ownSig = own->sig;
            } else {
                entry.changeSet = row.line;
            }
            part.entries.push_back(std::move(entry));
            part.seq = row.seq;
            midway = row.meta.find(kSigned) == std::string_view::npos;
            return true;
        };
        if (granted)
            m_log.entries(cursor.stream, from, each);
        else
            part.head = part.seq;
        if (part.seq < upTo)
            part.segments.clear(); // first things first
        bool fresh = footing.common.has_value() || cursor.epoch.empty();
        if (!footing.common)
            part.epoch = cursor.epoch;
        for (const EpochStart& start : epochs) {
            if (start.from > part.seq)
                break;
            if (fresh && start.from >= from)
                part.epochs.push_back(start);
            fresh = fresh || start.epoch == cursor.epoch;
            part.epoch = start.epoch;
        }
        part.chain = part.epoch.empty() ? chainStart("", cursor.stream)
                                        : m_log.chainAt(cursor.stream, part.epoch, part.seq);
        answer.streams.push_back(std::move(part));
    }
}

/// Blobs that were named just now, and, for a tablet that has come to a new epoch, all that are wanted: the
/// store that it knew may have had them.
std::vector<std::string> SqliteCentralStore::missingOf(const Touched& touched,
                                                       const SyncAnswer& answer) const {
    std::set<std::string> missing;
    for (const auto& [sha256, stream] : touched.blobs())
        if (!m_log.blobs().has(sha256))
            missing.insert(sha256);
    for (const StreamAnswer& stream : answer.streams) {
        if (stream.epochs.empty() && !stream.common)
            continue;
        Use query(m_log.statements().get("SELECT u.sha256 FROM _blob_use u JOIN _blob b ON b.sha256=u.sha256 "
                                         "WHERE u.stream=? AND b.bytes IS NULL"));
        query->bindNoCopy(1, stream.stream);
        while (query->executeStep())
            missing.insert(query->getColumn(0).getString());
    }
    return {missing.begin(), missing.end()};
}

} // namespace ruhu::sync
