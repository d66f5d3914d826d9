#pragma once

#include "sync/central/appender.h"
#include "sync/central/blob_desk.h"
#include "sync/central/central_author.h"
#include "sync/central/central_store.h"
#include "sync/central/lookout.h"
#include "sync/central/segment_shelf.h"
#include "sync/central/turns.h"
#include "sync/core/made_ahead.h"

#include <exception>
#include <map>
#include <mutex>
#include <span>

namespace ruhu::sync {

/// The central store in one SQLite file. One connection serves the network under a mutex; the office's hand
/// has its own, so that a long import and a reader of its tables meet the rest only in SQLite; so have the
/// lookout, the shelf and the desk for blobs.
class SqliteCentralStore final : public CentralStore {
public:
    /// Gives a new file its device and keys, and tables to the schema. Throws SQLite::Exception.
    SqliteCentralStore(std::unique_ptr<SQLite::Database> network, std::unique_ptr<SQLite::Database> office,
                       std::unique_ptr<SQLite::Database> lookout, std::unique_ptr<SQLite::Database> shelf,
                       std::unique_ptr<SQLite::Database> desk, const Schema& schema, const Clock& clock,
                       Random& random);

    Result<SyncAnswer> sync(const DeviceAccount& device, const SyncRequest& request) override;

    Result<void> addEnrolmentCode(const EnrolmentCode& code) override;
    std::optional<EnrolmentCode> enrolmentCode(const std::string& codeId) override;
    Result<void> countWrongProof(const std::string& codeId) override;
    Result<void> enrol(const std::string& codeId, const DeviceAccount& account) override;
    std::optional<DeviceAccount> device(const Id& device) override { return m_lookout.device(device); }
    std::string standing(const std::vector<std::string>& grants) override {
        return m_lookout.standing(grants);
    }

    KeyPair relayKeys() override { return m_relayKeys; }
    Result<std::size_t> packSegments(const std::stop_token& stop) override;
    std::string segment(const std::string& stream, std::int64_t n) override {
        return m_shelf.bytes(stream, n);
    }
    Result<void> addCopy(const Id& of, const Id& device, const std::string& publicKey,
                         const std::string& tokenHash) override;

    std::optional<Blob> blob(const std::string& sha256) override { return m_desk.whole(sha256); }
    std::optional<BlobInfo> blobInfo(const std::string& sha256) override { return m_desk.info(sha256); }
    std::string blobRange(const std::string& sha256, std::int64_t from, std::int64_t most) override {
        return m_desk.range(sha256, from, most);
    }
    Result<std::int64_t> putBlobPart(const std::string& sha256, const std::string& type, std::int64_t offset,
                                     std::int64_t total, const std::string& bytes) override {
        return m_desk.putPart(sha256, type, offset, total, bytes);
    }

    Committer& office() override { return m_office; }
    std::vector<std::string> streams() override;
    std::vector<std::pair<std::string, std::int64_t>> positions() override;
    std::int64_t notBackedUp() override;
    std::vector<QuarantinedSet> quarantined() override;
    Result<std::int64_t> retryQuarantine() override;
    bool mayFetch(const DeviceAccount& device, const std::string& sha256) override;
    Result<void> noteBackup(const std::vector<std::pair<std::string, std::int64_t>>& positions) override;
    Result<void> beginAnew() override;
    std::vector<std::string> verify() override;

private:
    /// Runs work that writes in one durable transaction; work returns Result<T>.
    template <typename Work> auto writing(Work work) -> decltype(work()) {
        const std::lock_guard lock(m_mutex);
        try {
            m_log.statements().trim();
            WriteTransaction transaction(m_log.database());
            auto result = work();
            if (result)
                transaction.commit();
            return result;
        } catch (const SQLite::Exception& exception) {
            return storageError(exception);
        }
    }

    // lineage.cpp: README section 3, epochs.

    /// Where a cursor stands to its stream here.
    struct Footing {
        bool known = true;
        bool mint = false; ///< the stream needs a new epoch: somebody else has gone on with this one
        std::optional<std::int64_t> common; ///< answer to rungs, or where there is nothing to go back over
    };
    Footing footingOf(const StreamCursor& cursor) const;
    /// Judges all cursors by their streams' names; mints epochs where they need one.
    std::map<std::string, Footing> settle(const SyncRequest& request);
    /// Begins new epochs after the newest entries; the office goes on under a new identity.
    void mint(const std::vector<std::string>& streams);
    void renewOffice();

    // accounts.cpp
    void putAccount(const DeviceAccount& account);
    std::optional<DeviceAccount> accountOf(const Id& device) const;
    bool isOffice(const Id& device) const;
    /// Empty if nobody has told.
    std::string publicKeyOf(const Id& device) const;

    // quarantine.cpp
    std::int64_t retryAll(bool withForks);
    bool adopt(const ChangeSet& fork, StreamHead& head, bool late, Touched& touched);

    // reoffer.cpp: pushes in another device's name.
    PushAnswer takeForeign(const Push& push, Touched& touched);
    bool learnOffice(const Push& push);
    bool isVouchedFor(const Push& push) const;
    std::string appendForeign(const Push& push, std::size_t i, bool late, Appender::Last& last,
                              StreamHead& head, Touched& touched);

    /// A push of the sender's own, as far as it can be told without the log.
    struct Reading {
        bool isSigned = false;
        std::vector<Result<ChangeSet>> sets; ///< of its lines
    };
    /// A request on its way through the store, and what becomes of it.
    struct Round {
        const DeviceAccount& device;
        const SyncRequest& request;
        MadeAhead<Reading> readings; ///< of the request's pushes; of others' empty
        std::map<std::string, Footing> footings = {};
        Touched touched = {};
        SyncAnswer answer = {};
        std::exception_ptr failure = {};
        bool done = false;

        bool brings() const { return !request.pushes.empty() || !request.blobs.empty(); }
    };

    // sync_round.cpp
    void serve(std::span<Round* const> rounds);
    bool attempt(std::span<Round* const> rounds, bool careful);
    void begin(Round& round);
    void takeIn(Round& round, bool careful);

    // take_push.cpp
    /// A change set on its way into the log.
    struct Arrival {
        const ChangeSet& set;
        const std::string& line;
        std::string hash;
        std::string sig; ///< empty unless it ends its push
        bool late;
    };
    static Reading readPush(const DeviceAccount& device, const Push& push);
    /// Careful: what is wrong with it is put aside; else that is trouble.
    PushAnswer takePush(Round& round, std::size_t which, bool careful);
    std::string appendOwn(Round& round, const Push& push, std::size_t i, const Result<ChangeSet>& set,
                          const Appender::Last& last, StreamHead& head, bool careful);
    std::string appendJudged(const Arrival& arrival, StreamHead& head, Touched& touched);
    std::string appendGuarded(const Arrival& arrival, StreamHead& head, Touched& touched);

    // sync_answer.cpp
    void readStreams(Round& round);
    std::vector<std::string> missingOf(const Touched& touched, const SyncAnswer& answer) const;

    const Clock& m_clock;
    Random& m_random;
    Turns<Round> m_turns;
    std::mutex m_mutex; ///< guards everything below but m_office, m_lookout and m_shelf
    Log m_log;
    Appender m_appender;
    CentralAuthor m_office;
    Lookout m_lookout;
    SegmentShelf m_shelf;
    BlobDesk m_desk;
    KeyPair m_relayKeys; ///< set once, when the file is opened
};

} // namespace ruhu::sync
