// Ink, photos and files: after the records, small ones before large ones (README section 6).
#include "sync/client/session.h"
#include "sync/client/tuning.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace ruhu::sync {

Result<void> Session::sendBlobs(CentralClient& central) {
    m_report.step = SyncReport::Step::SendingBlobs;
    for (auto names = m_replica.blobsToSend(tuning::kBlobsAtATime); !names.empty();
         names = m_replica.blobsToSend(tuning::kBlobsAtATime))
        for (const std::string& name : names) {
            const auto info = m_replica.blobInfo(name);
            if (!info)
                return Error{"corrupt", "a blob to send is not there", false};
            const CentralClient::Upload blob{name, *info, [&](std::int64_t from, std::int64_t most) {
                                                 return m_replica.blobRange(name, from, most);
                                             }};
            auto put = central.putBlob(blob, m_part, m_clock);
            while (!put && mayGoOn(put.error(), m_part))
                put = central.putBlob(blob, m_part, m_clock);
            if (!put)
                return put;
            m_moved = true;
            if (auto noted = m_replica.blobReceived(name); !noted)
                return noted;
            ++m_report.blobsSent;
            tell();
        }
    return {};
}

/// Ink first, many in one answer; then what is larger, each by itself.
Result<void> Session::fetchBlobs(CentralClient& central) {
    m_report.step = SyncReport::Step::FetchingBlobs;
    std::set<std::string> left; // larger ones, and those on a tablet that has not sent them yet
    std::vector<std::string> large;
    for (;;) {
        const auto atATime = m_slow ? tuning::kBlobsAtATime : kMostBatchNames;
        auto names = m_replica.blobsToFetch(left.size() + atATime);
        std::erase_if(names, [&](const std::string& name) { return left.contains(name); });
        if (names.empty())
            return fetchLarge(central, large);
        names.resize(std::min(names.size(), atATime));
        const auto start = m_clock.steadyMs();
        auto found = central.getBlobs(names, m_limit.bytes());
        if (!found && mayGoOn(found.error(), m_limit))
            continue;
        if (!found)
            return found.error();
        m_limit.took(std::chrono::milliseconds(m_clock.steadyMs() - start));
        m_moved = true;
        std::vector<Blob> small;
        for (std::size_t i = 0; i < found->size(); ++i) {
            FoundBlob& blob = (*found)[i];
            const bool isHere = blob.isThere && blob.size == static_cast<std::int64_t>(blob.bytes.size());
            if (isHere)
                small.push_back({names[i], std::move(blob.type), std::move(blob.bytes)});
            else
                left.insert(names[i]);
            if (blob.isThere && !isHere)
                large.push_back(names[i]);
        }
        if (auto stored = m_replica.storeBlobs(small); !stored)
            return stored;
        m_report.blobsFetched += static_cast<std::int64_t>(small.size());
        tell();
    }
}

Result<void> Session::fetchLarge(CentralClient& central, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        auto blob = fetch(central, "/v1/blobs/" + name, name);
        if (!blob)
            return blob.error();
        if (!*blob)
            continue; // gone meanwhile
        if (auto stored = m_replica.storeBlob(**blob); !stored)
            return stored;
        ++m_report.blobsFetched;
        tell();
    }
    return {};
}

} // namespace ruhu::sync
