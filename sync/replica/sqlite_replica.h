#pragma once

#include "sync/core/wire.h"
#include "sync/replica/pending_saves.h"
#include "sync/replica/replica.h"
#include "sync/store/log.h"

#include <optional>
#include <string>
#include <vector>

namespace ruhu::sync {

/// Replica over one SQLite file. Its own saves lie on top of the fold until their entries come
/// (pending_saves.h).
class SqliteReplica final : public Replica {
public:
    SqliteReplica(std::unique_ptr<SQLite::Database> database, const Schema& schema, const Clock& clock,
                  Random& random);
    /// Brings the tables to the schema. Throws SQLite::Exception.
    void prepare();
    /// False: a save that waits is not what its hash says.
    bool waitingSavesHold() const;
    /// Makes a fresh file that of a tablet that has been before (salvage.h): its identity, its own change
    /// sets, all offered again, and blobs with whether they were received. Throws SQLite::Exception.
    void takeOver(const std::string& identityText, const std::string& clockOffset,
                  const std::vector<std::string>& lines, const std::vector<std::pair<Blob, bool>>& blobs);

    Result<void> commit(const Draft& draft) override;
    SQLite::Database& tables() override { return m_log.database(); }
    Instant correctedNow() const override;
    Id device() const override;
    Id makeId() override { return newId(m_clock, m_random); }

    std::optional<Identity> identity() const override;
    Result<void> setIdentity(const Identity& identity) override;
    std::vector<StreamState> streams() const override;
    bool isPending(const std::string& type, const Id& id) const override;
    bool isReceived(const std::string& type, const Id& id) const override;
    std::optional<Blob> blob(const std::string& sha256) const override;
    std::vector<std::string> blobsToSend(std::size_t limit) const override;
    Result<void> blobReceived(const std::string& sha256) override;
    std::vector<std::string> blobsToFetch(std::size_t limit) const override;
    Result<void> storeBlob(const Blob& blob) override;
    std::string part(const std::string& sha256) const override;
    Result<void> keepPart(const std::string& sha256, const std::string& bytes) override;
    Result<void> dropPart(const std::string& sha256) override;
    Result<SyncRequest> nextRequest(std::size_t maxBytes) override;
    Result<Notice> take(const SyncAnswer& answer) override;
    std::string centralKey() const override { return m_log.meta("relay_key"); }
    Result<Notice> takeRelayed(SyncAnswer answer, const std::vector<std::string>& blobs) override;

private:
    // commit.cpp
    Result<Notice> commitChecked(const Draft& draft);
    std::vector<ChangeSet::Older> firstSeen(const StreamHead& head,
                                            const std::vector<ChangeGroup>& groups) const;

    // take.cpp
    Result<Notice> takeChecked(const SyncAnswer& answer);
    Result<void> takeStream(const StreamAnswer& answer, PendingSaves& saves);
    Result<void> takeEntry(StreamHead& head, const EntryMeta& meta, const EntryLines& entry,
                           PendingSaves& saves);
    void adoptGrants(const std::vector<std::string>& grants);
    void noteBlobs(const SyncAnswer& answer, const Touched& touched);

    void putIdentity(const Identity& identity);
    std::vector<std::string> texts(const char* sql, std::size_t limit) const;

    /// Corrected time goes on evenly from here, whatever the wall clock does meanwhile.
    struct Anchor {
        std::int64_t offset;
        Instant corrected;
        std::int64_t steadyMs;
    };

    const Clock& m_clock;
    Random& m_random;
    mutable std::optional<Anchor> m_anchor;
    mutable Log m_log;
    std::vector<std::string> m_ridden; ///< blobs that rode along with the last request of this object
};

} // namespace ruhu::sync
