#include "sync/client/session.h"

#include "sync/client/tuning.h"
#include "sync/core/mutant.h"
#include "sync/core/segment.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace ruhu::sync {

namespace {

bool brokeOff(const Error& error) {
    return error.code == "timeout" || error.code == "cut_off";
}

std::size_t bytesOf(const SyncRequest& request) {
    std::size_t bytes = 0;
    for (const Push& push : request.pushes)
        for (const auto& line : push.lines)
            bytes += line.size();
    for (const Blob& blob : request.blobs)
        bytes += blob.bytes.size();
    return bytes;
}

} // namespace

Session::Session(Replica& replica, Transport& transport, const Clock& clock,
                 std::function<void(const SyncReport&)> onProgress)
    : m_replica(replica)
    , m_transport(transport)
    , m_clock(clock)
    , m_onProgress(std::move(onProgress))
    , m_batch(tuning::kFirstBatchBytes, tuning::kLeastBytes, tuning::kMostBatchBytes)
    , m_limit(tuning::kFirstLimitBytes, tuning::kLeastBytes, tuning::kFirstLimitBytes)
    , m_part(tuning::kFirstPartBytes, tuning::kLeastPartBytes, tuning::kMostPartBytes) {}

Result<void> Session::run() {
    if (!m_replica.identity())
        return Error{"not_enrolled", "", false};
    for (const StreamState& stream : m_replica.streams())
        m_report.toSend += stream.pending;
    tell();
    const auto identity = m_replica.identity();
    CentralClient central(m_transport, *identity);
    const auto idle = nothingToDo(central);
    if (!idle)
        return idle.error();
    if (*idle)
        return {};
    auto first = m_replica.nextRequest(tuning::kMostBatchBytes);
    if (!first)
        return first.error();
    const auto much = bytesOf(*first);
    if (much > tuning::kWorthTrying)
        if (auto tried = tryLine(central); !tried)
            return tried;
    if (much <= m_batch.bytes())
        m_prepared = std::move(first).value();
    for (bool renamed = false;; renamed = true) {
        const auto named = m_replica.identity();
        CentralClient own(m_transport, *named);
        if (auto done = exchangeRecords(own); !done)
            return done;
        if (!m_replica.needsIdentity())
            break;
        if (renamed)
            return Error{"stalled", "one copy after the other", true};
        if (auto taken = takeOwnName(own); !taken)
            return taken;
    }
    const auto named = m_replica.identity();
    CentralClient own(m_transport, *named);
    if (auto done = sendBlobs(own); !done)
        return done;
    return fetchBlobs(own);
}

Standing Session::standing() const {
    const auto grants = m_replica.identity()->grants;
    Standing standing;
    for (const StreamState& stream : m_replica.streams())
        if (std::find(grants.begin(), grants.end(), stream.stream) != grants.end())
            standing.add(stream.stream, stream.epoch, stream.seq, stream.chain, stream.backedUp);
    return standing;
}

/// True when nothing waits here and the central store, asked in one short request, has nothing new.
Result<bool> Session::nothingToDo(CentralClient& central) {
    const auto streams = m_replica.streams();
    const auto waits = [](const StreamState& stream) {
        return stream.pending > 0 || stream.seq < stream.head || stream.aside > 0 || stream.diverged;
    };
    const auto began = [](const StreamState& stream) { return stream.seq > 0; };
    const auto grants = m_replica.identity()->grants;
    const bool withdrawn = std::any_of(streams.begin(), streams.end(), [&](const StreamState& stream) {
        return std::find(grants.begin(), grants.end(), stream.stream) == grants.end();
    });
    if (withdrawn || m_replica.needsIdentity() || std::any_of(streams.begin(), streams.end(), waits) ||
        !m_replica.blobsToSend(1).empty() || !m_replica.blobsToFetch(1).empty() ||
        std::none_of(streams.begin(), streams.end(), began))
        return false;
    const auto news = central.hasNews(standing().digest());
    if (!news)
        return news.error();
    return !*news;
}

/// Much to send: what would be lost if the line cannot carry it? Its greetings tell.
Result<void> Session::tryLine(CentralClient& central) {
    const auto start = m_clock.steadyMs();
    if (const auto news = central.hasNews(standing().digest()); !news)
        return news.error();
    const std::chrono::milliseconds time(m_clock.steadyMs() - start);
    m_slow = time > tuning::kQuickRound;
    if (time < tuning::kFastGreeting)
        m_batch.startLarge();
    if (m_slow)
        for (Portion* portion : {&m_batch, &m_limit, &m_part})
            portion->startSmall();
    return {};
}

Result<void> Session::exchangeRecords(CentralClient& central) {
    for (;;) {
        const auto level = oneRound(central);
        if (level && *level)
            return {};
        if (level)
            continue;
        if (level.error().code == "too_large") {
            const bool smaller = m_batch.shrinkForGood();
            if (!m_limit.shrink() && !smaller)
                return level.error();
        } else {
            const bool smaller = brokeOff(level.error()) && m_limit.shrink();
            if (!mayGoOn(level.error(), m_batch) && !smaller)
                return level.error();
        }
    }
}

/// After a line broke off: at once with less, or with as much if the line had carried something.
bool Session::mayGoOn(const Error& error, Portion& portion) {
    if (!brokeOff(error))
        return false;
    m_slow = true;
    const bool moved = std::exchange(m_moved, false);
    return portion.shrink() || moved;
}

/// A copied tablet goes on under a name of its own, in the same sync: first it has taken all that is there
/// under the old one.
Result<void> Session::takeOwnName(CentralClient& central) {
    const auto next = m_replica.nextIdentity();
    if (!next)
        return next.error();
    const auto identity = central.newIdentity(*next);
    if (!identity)
        return identity.error();
    if (auto changed = m_replica.changeIdentity(*identity); !changed)
        return changed.error();
    m_unmoved = 0;
    return {};
}

/// True when nothing is left to do.
Result<bool> Session::oneRound(CentralClient& central) {
    auto prepared = std::exchange(m_prepared, std::nullopt);
    auto request = prepared ? Result(std::move(*prepared)) : m_replica.nextRequest(m_batch.bytes());
    if (!request)
        return request.error();
    request->limit = static_cast<std::int64_t>(m_limit.bytes());
    const auto start = m_clock.steadyMs();
    const auto answer = central.sync(*request);
    if (!answer)
        return answer.error();
    const std::chrono::milliseconds time(m_clock.steadyMs() - start);
    const auto sent = m_report.sent;
    const auto taken = m_report.taken;
    const auto before = m_replica.streams();
    if (auto taken = take(*answer); !taken)
        return taken.error();
    count(*request, *answer);
    tell();
    if (m_report.sent > sent || m_report.taken > taken || !request->blobs.empty()) {
        m_moved = true;
        m_batch.took(time);
        m_limit.took(time);
    }
    if (auto fetched = fetchSegments(central, *answer); !fetched)
        return fetched.error();
    if (isLevel(*request))
        return true;
    const bool moved = m_replica.streams() != before || !request->blobs.empty();
    m_unmoved = moved ? 0 : m_unmoved + 1; // one such round is due when the answer brings a new grant
    if (m_unmoved > 1)
        return Error{"stalled", "more is announced than comes", true};
    return false;
}

Result<void> Session::take(const SyncAnswer& answer) {
    auto notice = m_replica.take(answer);
    if (!notice)
        return notice.error();
    for (auto& [type, ids] : notice->delivered)
        m_report.delivered[type].merge(ids);
    return {};
}

/// Each segment is taken as soon as it is here: what comes after may break off.
Result<void> Session::fetchSegments(CentralClient& central, const SyncAnswer& answer) {
    const auto told = m_clock.steadyMs();
    for (const StreamAnswer& stream : answer.streams)
        for (const SegmentName& name : stream.segments) {
            const auto path = "/v1/segments/" + stream.stream + "/" + std::to_string(name.n);
            const auto packed = fetch(central, path, name.sha256);
            if (!packed)
                return packed.error();
            if (!*packed)
                break; // gone meanwhile: the next round says what there is instead
            const bool arrived = m_replica.arrived(name.sha256) > 0;
            auto bytes = m_replica.arrivedBytes(name.sha256) + (*packed)->bytes;
            if (arrived)
                if (auto dropped = m_replica.dropArrived(name.sha256); !dropped)
                    return dropped;
            auto entries = unpackSegment(stream.stream, stream.epoch, name, bytes);
            if (!entries)
                return entries.error();
            entries->head = stream.head;
            entries->backedUp = stream.backedUp;
            SyncAnswer part;
            part.clock = answer.clock + m_clock.steadyMs() - told;
            part.grants = answer.grants;
            part.streams.push_back(std::move(entries).value());
            if (auto taken = take(part); !taken)
                return taken;
            count({}, part);
            tell();
        }
    return {};
}

/// Brings a file here by its hash, going on where an earlier try broke off: the replica keeps all pieces but
/// the last, which is returned. Empty: it is not there (yet).
Result<std::optional<Blob>> Session::fetch(CentralClient& central, const std::string& path,
                                           const std::string& sha256) {
    for (;;) {
        CentralClient::Piece piece{path, m_replica.arrived(sha256)};
        const auto most = m_slow ? tuning::kSlowRangeBytes : tuning::kMostPartBytes;
        const auto done = central.download(piece, most);
        m_moved = m_moved || !piece.bytes.empty();
        if (done && piece.isLast)
            return std::optional<Blob>(Blob{sha256, piece.type, std::move(piece.bytes)});
        if (!piece.bytes.empty())
            if (auto kept = m_replica.arrive(sha256, piece.bytes); !kept)
                return kept.error();
        if (!done && done.error().code == "wrong_hash")
            if (auto dropped = m_replica.dropArrived(sha256); !dropped)
                return dropped.error();
        m_slow = m_slow || (!done && brokeOff(done.error()));
        if (!done && !(brokeOff(done.error()) && std::exchange(m_moved, false)))
            return done.error();
        if (!piece.isThere)
            return std::optional<Blob>();
    }
}

void Session::count(const SyncRequest& request, const SyncAnswer& answer) {
    m_report.clockOffsetMs = answer.clock - m_clock.now();
    m_report.clockIsWrong =
        std::abs(m_report.clockOffsetMs) > std::chrono::milliseconds(tuning::kWrongClock).count();
    for (std::size_t answered = 0; answered < answer.pushed.size(); ++answered) {
        const PushAnswer& pushed = answer.pushed[answered];
        if (!pushed.device.empty())
            continue; // another's, brought back
        // A stream may have several pushes: their answers are in the same order.
        const auto place = std::count_if(
            answer.pushed.begin(), answer.pushed.begin() + static_cast<std::ptrdiff_t>(answered),
            [&](const PushAnswer& p) { return p.stream == pushed.stream && p.device.empty(); });
        auto push = request.pushes.begin();
        for (auto left = place; push != request.pushes.end(); ++push)
            if (push->stream == pushed.stream && push->device.empty() && left-- == 0)
                break;
        if (push == request.pushes.end())
            continue;
        m_report.quarantined += static_cast<std::int64_t>(pushed.quarantined.size());
        m_report.sent += std::clamp<std::int64_t>(pushed.through - push->first + 1, 0,
                                                  static_cast<std::int64_t>(push->lines.size()));
    }
    for (const StreamAnswer& stream : answer.streams)
        m_report.taken += static_cast<std::int64_t>(stream.entries.size());
    m_report.toSend = m_report.sent;
    m_report.toTake = m_report.taken;
    for (const StreamState& stream : m_replica.streams()) {
        m_report.toSend += stream.pending;
        m_report.toTake += std::max<std::int64_t>(0, stream.head - stream.seq);
    }
}

/// Every granted stream was asked for, is at its head, and nothing waits here.
bool Session::isLevel(const SyncRequest& request) const {
    const auto identity = m_replica.identity();
    if (!identity || mutant("level_too_soon"))
        return true;
    if (!request.blobs.empty() && !m_replica.blobsToSend(1).empty())
        return false; // ink that had no room: riding along is cheaper than a PUT each
    const auto asked = [&](const std::string& stream) {
        return std::any_of(request.streams.begin(), request.streams.end(),
                           [&](const StreamCursor& cursor) { return cursor.stream == stream; });
    };
    const auto& grants = identity->grants;
    if (!std::all_of(grants.begin(), grants.end(), asked))
        return false;
    const auto streams = m_replica.streams();
    return std::all_of(streams.begin(), streams.end(), [&](const StreamState& stream) {
        return (stream.pending == 0 || m_replica.needsIdentity()) && stream.aside == 0 && !stream.diverged &&
               (stream.seq >= stream.head || !asked(stream.stream));
    });
}

void Session::tell() {
    if (m_onProgress)
        m_onProgress(m_report);
}

} // namespace ruhu::sync
