#include "sync/client/session.h"

#include "sync/client/tuning.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync {

namespace {

bool mayHelpToShrink(const Error& error) {
    return error.code == "timeout" || error.code == "cut_off" || error.code == "too_large";
}

/// The records that a change set of our own wrote.
void addRecords(const std::string& line, std::map<std::string, std::set<Id>>& to) {
    const auto set = decode(line);
    if (!set)
        return;
    for (const ChangeGroup& group : set->groups) {
        for (const Value& row : group.rows)
            if (row.is_array() && !row.empty() && row[0].is_string())
                to[group.type].insert(row[0].get<std::string>());
        for (const auto& [id, reason] : group.deletes)
            to[group.type].insert(id);
    }
}

} // namespace

Session::Session(Replica& replica, Transport& transport, const Clock& clock,
                 std::function<void(const SyncReport&)> onProgress)
    : m_replica(replica)
    , m_transport(transport)
    , m_clock(clock)
    , m_onProgress(std::move(onProgress))
    , m_batch(tuning::kFirstBatchBytes)
    , m_mostBatch(tuning::kMostBatchBytes)
    , m_limit(tuning::kFirstLimitBytes) {}

Result<void> Session::run() {
    const auto identity = m_replica.identity();
    if (!identity)
        return Error{"not_enrolled", "", false};
    CentralClient central(m_transport, *identity);
    for (const StreamState& stream : m_replica.streams())
        m_report.toSend += stream.pending;
    tell();
    if (auto done = exchangeRecords(central); !done)
        return done;
    if (auto done = sendBlobs(central); !done)
        return done;
    return fetchBlobs(central);
}

Result<void> Session::exchangeRecords(CentralClient& central) {
    for (;;) {
        const auto level = oneRound(central);
        if (level && *level)
            return {};
        if (!level && !(mayHelpToShrink(level.error()) && shrink()))
            return level.error();
    }
}

/// True when nothing is left to do.
Result<bool> Session::oneRound(CentralClient& central) {
    auto request = m_replica.nextRequest(m_batch);
    if (!request)
        return request.error();
    request->limit = static_cast<std::int64_t>(m_limit);
    const auto asked = m_clock.now();
    const auto answer = central.sync(*request);
    if (!answer)
        return answer.error();
    grow(m_clock.now() - asked);
    const auto sent = m_report.sent;
    const auto taken = m_report.taken;
    if (auto notice = m_replica.take(*answer); !notice)
        return notice.error();
    count(*request, *answer);
    tell();
    if (isLevel(*request))
        return true;
    const bool moved = m_report.sent > sent || m_report.taken > taken || !request->blobs.empty();
    m_unmoved = moved ? 0 : m_unmoved + 1; // one such round is due when the answer brings a new grant
    if (m_unmoved > 1)
        return Error{"stalled", "more is announced than comes", true};
    return false;
}

void Session::count(const SyncRequest& request, const SyncAnswer& answer) {
    m_report.clockOffsetMs = answer.clock - m_clock.now();
    for (const PushAnswer& pushed : answer.pushed) {
        const auto push = std::find_if(request.pushes.begin(), request.pushes.end(),
                                       [&](const Push& p) { return p.stream == pushed.stream; });
        if (push == request.pushes.end())
            continue;
        m_report.quarantined += static_cast<std::int64_t>(pushed.quarantined.size());
        for (std::size_t i = 0; i < push->lines.size(); ++i) {
            const auto n = push->first + static_cast<std::int64_t>(i);
            if (n > pushed.through)
                break;
            ++m_report.sent;
            const bool aside = std::any_of(pushed.quarantined.begin(), pushed.quarantined.end(),
                                           [&](const auto& bad) { return bad.n == n; });
            if (!aside)
                addRecords(push->lines[i], m_report.delivered);
        }
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
    if (!identity)
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
        return stream.pending == 0 && (stream.seq >= stream.head || !asked(stream.stream));
    });
}

bool Session::shrink() {
    const auto smaller = [](std::size_t bytes) {
        return std::max(bytes / tuning::kShrinkFactor, tuning::kLeastBytes);
    };
    const bool least = m_batch == tuning::kLeastBytes && m_limit == tuning::kLeastBytes;
    m_batch = smaller(m_batch);
    m_limit = smaller(m_limit);
    m_mostBatch = m_batch; // what was too much once is not tried again in this session
    return !least;
}

void Session::grow(Instant roundMs) {
    if (roundMs < tuning::kQuickRound.count())
        m_batch = std::min(m_batch * tuning::kGrowFactor, m_mostBatch);
}

Result<void> Session::sendBlobs(CentralClient& central) {
    m_report.step = SyncReport::Step::SendingBlobs;
    for (auto names = m_replica.blobsToSend(tuning::kBlobsAtATime); !names.empty();
         names = m_replica.blobsToSend(tuning::kBlobsAtATime))
        for (const std::string& name : names) {
            const auto blob = m_replica.blob(name);
            if (!blob)
                return Error{"corrupt", "a blob to send is not there", false};
            if (auto put = central.putBlob(*blob); !put)
                return put;
            if (auto noted = m_replica.blobReceived(name); !noted)
                return noted;
            ++m_report.blobsSent;
            tell();
        }
    return {};
}

Result<void> Session::fetchBlobs(CentralClient& central) {
    m_report.step = SyncReport::Step::FetchingBlobs;
    std::set<std::string> elsewhere; // on a tablet that has not sent them yet
    for (;;) {
        auto names = m_replica.blobsToFetch(elsewhere.size() + tuning::kBlobsAtATime);
        std::erase_if(names, [&](const std::string& name) { return elsewhere.contains(name); });
        if (names.empty())
            return {};
        for (const std::string& name : names) {
            auto blob = central.getBlob(name);
            if (!blob)
                return blob.error();
            if (!*blob) {
                elsewhere.insert(name);
                continue;
            }
            if (auto stored = m_replica.storeBlob(**blob); !stored)
                return stored;
            ++m_report.blobsFetched;
            tell();
        }
    }
}

void Session::tell() {
    if (m_onProgress)
        m_onProgress(m_report);
}

} // namespace ruhu::sync
