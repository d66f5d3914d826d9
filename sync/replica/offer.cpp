#include "sync/core/mutant.h"
#include "sync/core/signing.h"
#include "sync/replica/sqlite_replica.h"

#include <algorithm>
#include <limits>
#include <set>

namespace ruhu::sync {

namespace {

/// Of an own push: the central store reads and checks the next one while it takes this one, and what is wrong
/// in one holds up no more than these.
constexpr std::size_t kMostLines = 64;

/// Fills a request's pushes up to a number of bytes, joining neighbours of one device.
class Offers {
public:
    Offers(std::vector<Push>& pushes, std::size_t& bytes, std::size_t mostBytes)
        : m_pushes(pushes)
        , m_bytes(bytes)
        , m_mostBytes(mostBytes) {}

    bool hasRoomFor(std::size_t size) const { return m_bytes == 0 || m_bytes + size <= m_mostBytes; }

    void cutAround(std::set<std::int64_t> own) { m_cuts = std::move(own); }

    bool joins(const std::string& stream, const Id& device, std::int64_t n) const {
        return !m_pushes.empty() && m_pushes.back().stream == stream && m_pushes.back().device == device &&
               m_pushes.back().first + static_cast<std::int64_t>(m_pushes.back().lines.size()) == n;
    }

    void add(const std::string& stream, const Id& device, std::int64_t n, std::string line,
             std::string hash) {
        m_bytes += line.size();
        const bool isFull = !m_pushes.empty() && m_pushes.back().lines.size() >= kMostLines;
        const bool cut = device.empty() && (isFull || m_cuts.contains(n) || m_cuts.contains(n - 1));
        if (cut || !joins(stream, device, n))
            m_pushes.push_back({stream, n, {}, {}, {}, device, {}});
        m_pushes.back().lines.push_back(std::move(line));
        m_pushes.back().hashes.push_back(std::move(hash));
    }

    /// What a device signed as one push. A signature over the newest line covers those that it joins.
    void add(const std::string& stream, const Kept& unit) {
        if (!joins(stream, unit.device, unit.first))
            m_pushes.push_back({stream, unit.first, {}, {}, {}, unit.device, {}});
        for (std::size_t i = 0; i < unit.lines.size(); ++i)
            add(stream, unit.device, unit.first + static_cast<std::int64_t>(i), unit.lines[i],
                unit.hashes[i]);
        m_pushes.back().sig = unit.sig;
    }

private:
    std::vector<Push>& m_pushes;
    std::size_t& m_bytes;
    std::size_t m_mostBytes;
    std::set<std::int64_t> m_cuts; ///< own counters that travel alone
};

/// The own saves of a stream that are not acknowledged, in order, read as far as there is room for them.
class OwnSaves {
public:
    OwnSaves(Statements& statements, const std::string& stream)
        : m_query(statements.get("SELECT p.n, l.hash, l.line FROM _pending p JOIN _line l USING(place) "
                                 "WHERE p.stream=? AND p.acknowledged=0 ORDER BY p.n")) {
        m_query->bindNoCopy(1, stream);
        next();
    }
    bool atEnd() const { return m_n == 0; }
    std::int64_t n() const { return m_n; }
    std::size_t size() { return static_cast<std::size_t>(m_query->getColumn(2).getBytes()); }
    std::string hash() { return m_query->getColumn(1).getString(); }
    std::string line() { return m_query->getColumn(2).getString(); }
    void next() { m_n = m_query->executeStep() ? m_query->getColumn(0).getInt64() : 0; }

private:
    Use m_query;
    std::int64_t m_n = 0;
};

} // namespace

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
        auto heads = m_log.heads();
        // Keys and grants of others come first: they say what may follow.
        std::stable_partition(heads.begin(), heads.end(),
                              [](const StreamHead& head) { return head.stream == "township"; });
        for (const StreamHead& head : heads) {
            // Of a withdrawn stream too: the central store has to show that it holds all of it.
            request.streams.push_back({head.stream, head.epoch, head.seq, head.chain});
            addRungs(request.streams.back());
            if (!isDiverged(head.stream))
                addPushes(head, *self, maxBytes, bytes, request);
        }
        addBlobs(maxBytes, bytes, request);
        return request;
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

void SqliteReplica::addPushes(const StreamHead& head, const Identity& self, std::size_t maxBytes,
                              std::size_t& bytes, SyncRequest& request) const {
    Offers offers(request.pushes, bytes, maxBytes);
    offers.cutAround(travelAlone(head.stream));
    const bool silent = needsIdentity();
    OwnSaves own(m_log.statements(), head.stream);
    const auto offerOwn = [&](std::int64_t upTo) {
        for (; !silent && !own.atEnd() && own.n() <= upTo; own.next()) {
            if (!offers.hasRoomFor(own.size()))
                return false;
            offers.add(head.stream, {}, own.n(), own.line(), own.hash());
        }
        return true;
    };
    const std::size_t before = request.pushes.size();
    bool room = true;
    // What other tablets have brought back meanwhile need not be sent: first everything that is there comes.
    if (head.seq >= head.head)
        for (const Kept& unit : keptAside(head.stream)) {
            const bool isOwn = unit.device == self.device;
            room = isOwn ? offerOwn(unit.last()) : offers.hasRoomFor(unit.bytes());
            if (!room)
                break;
            if (!isOwn)
                offers.add(head.stream, unit);
        }
    if (room)
        offerOwn(std::numeric_limits<std::int64_t>::max());
    for (std::size_t i = before; i < request.pushes.size(); ++i) {
        Push& push = request.pushes[i];
        const auto last = push.first + static_cast<std::int64_t>(push.lines.size()) - 1;
        const auto gap = m_gaps.find(push.stream);
        if (push.device.empty() && gap != m_gaps.end() && push.first > gap->second)
            push.after = gap->second;
        if (push.device.empty())
            push.sig = sign(self.secretKey, pushMessage(self.device, push.stream, last, push.hashes.back()));
    }
}

std::set<std::int64_t> SqliteReplica::travelAlone(const std::string& stream) const {
    std::set<std::int64_t> counters;
    Use query(m_log.statements().get(
        "SELECT n FROM _split WHERE stream=?1 UNION SELECT n FROM _quarantine WHERE stream=?1"));
    query->bindNoCopy(1, stream);
    while (query->executeStep())
        counters.insert(query->getColumn(0).getInt64());
    return counters;
}

std::vector<Kept> SqliteReplica::keptAside(const std::string& stream) const {
    std::vector<Kept> units;
    const auto mark = townshipMark();
    Use query(m_log.statements().get("SELECT a.device, a.n, a.sig, l.line, l.hash FROM _aside a JOIN _line l "
                                     "USING(place) WHERE a.stream=? AND "
                                     "a.offered=0 AND (a.refused IS NULL OR a.refused<>?) ORDER BY a.ord"));
    query->bindNoCopy(1, stream);
    query->bindNoCopy(2, mark);
    bool whole = true;
    while (query->executeStep()) {
        const auto device = query->getColumn(0).getString();
        const auto n = query->getColumn(1).getInt64();
        if (whole || units.back().device != device || units.back().last() + 1 != n)
            units.push_back({device, n, {}, {}, {}});
        units.back().sig = query->getColumn(2).getString();
        units.back().lines.push_back(query->getColumn(3).getString());
        units.back().hashes.push_back(query->getColumn(4).getString());
        whole = !units.back().sig.empty();
    }
    for (Kept& unit : units)
        addVouchers(stream, unit);
    return units;
}

/// A signature is over the last line of its push. Where that has come back already, or waits for itself, the
/// lines up to it go along.
void SqliteReplica::addVouchers(const std::string& stream, Kept& unit) const {
    if (!unit.sig.empty() || mutant("push_cut_from_its_end"))
        return;
    Use query(m_log.statements().get(
        "SELECT l.n, l.hash, l.line, coalesce(a.sig, ''), coalesce(e.meta, '') FROM _line l "
        "LEFT JOIN _aside a ON a.stream=?1 AND a.place=l.place LEFT JOIN _entry e ON e.stream=?1 AND "
        "e.place=l.place WHERE l.stream=?1 AND l.device=?2 AND l.n>?3 ORDER BY l.n"));
    query->bindNoCopy(1, stream);
    query->bindNoCopy(2, unit.device);
    query->bind(3, unit.last());
    while (unit.sig.empty() && query->executeStep()) {
        const auto set = decode(query->getColumn(2).getString());
        if (!set || set->n != unit.last() + 1 || set->prev != unit.hashes.back())
            continue;
        unit.hashes.push_back(query->getColumn(1).getString());
        unit.lines.push_back(query->getColumn(2).getString());
        unit.sig = query->getColumn(3).getString();
        if (const auto meta = decodeMeta(query->getColumn(4).getString()); meta && unit.sig.empty())
            unit.sig = meta->sig;
    }
}

void SqliteReplica::addBlobs(std::size_t maxBytes, std::size_t bytes, SyncRequest& request) const {
    Use blobs(m_log.statements().get("SELECT sha256, type, bytes FROM _blob WHERE received=0 AND size<=? "
                                     "AND bytes IS NOT NULL ORDER BY rowid"));
    blobs->bind(1, static_cast<std::int64_t>(kMaxRidingBlob));
    while (blobs->executeStep()) {
        Blob blob{blobs->getColumn(0).getString(), blobs->getColumn(1).getString(),
                  blobs->getColumn(2).getString()};
        if (bytes > 0 && bytes + blob.bytes.size() > maxBytes)
            break;
        bytes += blob.bytes.size();
        request.blobs.push_back(std::move(blob));
    }
}

} // namespace ruhu::sync
