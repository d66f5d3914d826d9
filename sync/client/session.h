#pragma once

#include "sync/client/central_client.h"
#include "sync/client/portion.h"
#include "sync/replica/replica.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace ruhu::sync {

/// What one sync has done so far.
struct SyncReport {
    enum class Step { Records, SendingBlobs, FetchingBlobs };
    Step step = Step::Records;
    std::int64_t sent = 0;   ///< change sets that the central store has acknowledged
    std::int64_t toSend = 0; ///< with those that wait
    std::int64_t taken = 0;  ///< entries received
    std::int64_t toTake = 0; ///< with those that the central store has told to be there
    std::int64_t blobsSent = 0;
    std::int64_t blobsFetched = 0;
    std::int64_t quarantined = 0; ///< of `sent`: put aside by the central store for a person to look at
    /// Central store's clock less the tablet's, at the last answer. Says how wrong the tablet's clock is; it
    /// rejects nothing.
    std::int64_t clockOffsetMs = 0;
    bool clockIsWrong = false; ///< by so much that a person should be told
    /// Records by type whose saves became entries in this sync.
    std::map<std::string, std::set<Id>> delivered;
};

/// One sync of a tablet, to its end: if nothing waits here, the question whether there is news; rounds until
/// nothing waits here and nothing is new there, then the blobs in both directions. May be broken off at any
/// point and by anything: what was acknowledged stays so, the rest goes with the next one. One thread.
class Session {
public:
    /// All must outlive the session. `onProgress` is called after each answer.
    Session(Replica& replica, Transport& transport, const Clock& clock,
            std::function<void(const SyncReport&)> onProgress = {});

    /// Errors: those of CentralClient and of Replica; "not_enrolled"; "stalled" (retry): the central store
    /// says that there is more and sends nothing.
    Result<void> run();

    const SyncReport& report() const { return m_report; }

private:
    Result<bool> nothingToDo(CentralClient& central);
    Result<void> exchangeRecords(CentralClient& central);
    Result<void> takeOwnName(CentralClient& central);
    Result<bool> oneRound(CentralClient& central);
    void count(const SyncRequest& request, const SyncAnswer& answer);
    Result<void> take(const SyncAnswer& answer);
    bool isLevel(const SyncRequest& request) const;
    Result<void> tryLine(CentralClient& central);
    bool mayGoOn(const Error& error, Portion& portion);
    Result<void> fetchSegments(CentralClient& central, const SyncAnswer& answer);
    Result<std::optional<Blob>> fetch(CentralClient& central, const std::string& path,
                                      const std::string& sha256);
    Standing standing() const;
    void tell();

    // session_blobs.cpp
    Result<void> sendBlobs(CentralClient& central);
    Result<void> fetchBlobs(CentralClient& central);
    Result<void> fetchLarge(CentralClient& central, const std::vector<std::string>& names);

    Replica& m_replica;
    Transport& m_transport;
    const Clock& m_clock;
    std::function<void(const SyncReport&)> m_onProgress;
    SyncReport m_report;
    Portion m_batch;                       ///< change sets and riding blobs of a request
    Portion m_limit;                       ///< entries of an answer
    Portion m_part;                        ///< of a blob in a PUT
    std::optional<SyncRequest> m_prepared; ///< for the first round
    bool m_slow = false;
    bool m_moved = false; ///< since the line last broke off
    int m_unmoved = 0;    ///< rounds in a row that moved nothing
};

} // namespace ruhu::sync
