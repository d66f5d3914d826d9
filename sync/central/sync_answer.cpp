#include "sync/central/sqlite_central_store.h"
#include "sync/core/mutant.h"

#include <algorithm>
#include <limits>
#include <set>

namespace ruhu::sync {

namespace {

constexpr std::string_view kSigned = ",\"sig\":\""; // in the meta line of an entry that ended a push

} // namespace

void SqliteCentralStore::readStreams(Round& round) {
    const DeviceAccount& device = round.device;
    const SyncRequest& request = round.request;
    SyncAnswer& answer = round.answer;
    std::int64_t budget = request.limit;
    const auto isOwn = [&](const Push& push, const std::string& stream) {
        return push.stream == stream && (push.device.empty() || push.device == device.device);
    };
    // What the sender has just brought needs no reading: it may be megabytes.
    const auto broughtTo = [&](const std::string& stream) {
        Log::Has has{device.device, std::numeric_limits<std::int64_t>::max()};
        for (const Push& push : request.pushes)
            if (isOwn(push, stream))
                has.from = std::min(has.from, push.first);
        return has;
    };
    // The push that brought the entry just now; null pointer: it is not the sender's own, or older.
    const auto pushOf = [&](const std::string& stream, const Log::Row& row) -> const Push* {
        if (row.device != device.device)
            return nullptr;
        for (const Push& push : request.pushes) {
            const auto place = row.n - push.first;
            if (isOwn(push, stream) && place >= 0 && place < static_cast<std::int64_t>(push.lines.size()) &&
                push.hash(static_cast<std::size_t>(place)) == row.hash)
                return &push;
        }
        return nullptr;
    };
    for (const StreamCursor& cursor : request.streams) {
        const auto head = m_log.head(cursor.stream).value_or(StreamHead{cursor.stream, {}, 0, {}, 0, 0});
        const Footing& footing = round.footings.at(cursor.stream);
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
            std::string line;
            if (!own) // another of the same name may have written what this one was about to bring
                line = row.line.empty() ? m_log.line(row.place) : std::string(row.line);
            const auto size = static_cast<std::int64_t>(row.meta.size() + (own ? 16 : line.size()));
            if (budget < size && budget != request.limit && !midway)
                return false;
            budget = std::max<std::int64_t>(0, budget - size);
            EntryLines entry{std::string(row.meta), {}};
            if (own) {
                entry.own = row.n;
                if (row.n == own->first + static_cast<std::int64_t>(own->lines.size()) - 1)
                    entry.ownSig = own->sig;
            } else {
                entry.changeSet = std::move(line);
            }
            part.entries.push_back(std::move(entry));
            part.seq = row.seq;
            midway = row.meta.find(kSigned) == std::string_view::npos;
            return true;
        };
        if (granted)
            m_log.entries(cursor.stream, from, each, broughtTo(cursor.stream));
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
