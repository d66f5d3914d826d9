#pragma once

#include "sync/central/appender.h"
#include "sync/central/central_author.h"
#include "sync/central/central_store.h"
#include "sync/central/lookout.h"
#include "sync/central/segment_shelf.h"

#include <mutex>

namespace ruhu::sync {

/// The central store in one SQLite file. One connection serves the network under a mutex; the office's hand
/// has its own, so that a long import and a reader of its tables meet the rest only in SQLite; so have the
/// lookout and the shelf.
class SqliteCentralStore final : public CentralStore {
public:
    /// Gives a new file its device and keys, and tables to the schema. Throws SQLite::Exception.
    SqliteCentralStore(std::unique_ptr<SQLite::Database> network, std::unique_ptr<SQLite::Database> office,
                       std::unique_ptr<SQLite::Database> lookout, std::unique_ptr<SQLite::Database> shelf,
                       const Schema& schema, const Clock& clock, Random& random);

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
    Result<std::size_t> packSegments() override;
    std::string segment(const std::string& stream, std::int64_t n) override {
        return m_shelf.bytes(stream, n);
    }

    std::optional<Blob> blob(const std::string& sha256) override;
    Result<std::int64_t> putBlobPart(const std::string& sha256, const std::string& type, std::int64_t offset,
                                     std::int64_t total, const std::string& bytes) override;

    Committer& office() override { return m_office; }
    std::vector<std::string> streams() override;
    std::vector<std::string> verify() override;

private:
    /// Runs work that writes in one durable transaction; work returns Result<T>.
    template <typename Work> auto writing(Work work) -> decltype(work());

    // sync_round.cpp
    PushAnswer takePush(const DeviceAccount& device, const Push& push, Touched& touched);
    std::string appendGuarded(const DeviceAccount& device, const Push& push, std::int64_t n,
                              const std::string& line, const std::string& hash, Appender::Last& last,
                              StreamHead& head, Touched& touched);
    void readStreams(const DeviceAccount& device, const SyncRequest& request, SyncAnswer& answer);
    std::vector<std::string> missingOf(const Touched& touched) const;

    const Clock& m_clock;
    std::mutex m_mutex; ///< guards everything below but m_office, m_lookout and m_shelf
    Log m_log;
    Appender m_appender;
    CentralAuthor m_office;
    Lookout m_lookout;
    SegmentShelf m_shelf;
    KeyPair m_relayKeys; ///< set once, when the file is opened
};

} // namespace ruhu::sync
