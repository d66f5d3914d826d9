#pragma once

#include "sync/core/wire.h"
#include "sync/replica/pending_saves.h"
#include "sync/replica/replica.h"
#include "sync/replica/save_note.h"
#include "sync/store/log.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ruhu::sync {

/// Change sets of one push, kept aside with its signature to be offered again.
struct Kept {
    Id device;
    std::int64_t first = 0;
    std::string sig; ///< over the newest line
    std::vector<std::string> lines;
    std::vector<std::string> hashes; ///< of the lines

    std::int64_t last() const { return first + static_cast<std::int64_t>(lines.size()) - 1; }
    std::size_t bytes() const {
        std::size_t sum = 0;
        for (const std::string& line : lines)
            sum += line.size();
        return sum;
    }
};

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
    void tidy() override { checkpoint(m_log.database()); }
    bool isPending(const std::string& type, const Id& id) const override;
    bool isReceived(const std::string& type, const Id& id) const override;
    std::optional<Blob> blob(const std::string& sha256) const override { return m_log.blobs().whole(sha256); }
    std::optional<BlobInfo> blobInfo(const std::string& sha256) const override {
        return m_log.blobs().info(sha256);
    }
    std::string blobRange(const std::string& sha256, std::int64_t from, std::int64_t most) const override {
        return m_log.blobs().range(sha256, from, most);
    }
    std::vector<std::string> blobsToSend(std::size_t limit) const override;
    Result<void> blobReceived(const std::string& sha256) override;
    std::vector<std::string> blobsToFetch(std::size_t limit) const override;
    Result<void> storeBlob(const Blob& blob) override;
    Result<void> storeBlobs(const std::vector<Blob>& blobs) override;
    std::int64_t arrived(const std::string& sha256) const override { return m_log.blobs().arrived(sha256); }
    std::string arrivedBytes(const std::string& sha256) const override {
        return m_log.blobs().arrivedBytes(sha256);
    }
    Result<void> arrive(const std::string& sha256, const std::string& bytes) override;
    Result<void> dropArrived(const std::string& sha256) override;
    Result<SyncRequest> nextRequest(std::size_t maxBytes) override;
    Result<Notice> take(const SyncAnswer& answer) override;
    std::string centralKey() const override { return m_log.meta("relay_key"); }
    Result<Notice> takeRelayed(SyncAnswer answer, const std::vector<std::string>& blobs) override;
    bool needsIdentity() const override;
    Result<NextIdentity> nextIdentity() override;
    Result<Notice> changeIdentity(const Identity& identity) override;
    std::vector<PutAside> putAside() const override;

private:
    // commit.cpp
    Result<Notice> commitChecked(const Draft& draft);
    std::vector<ChangeSet::Older> firstSeen(const StreamHead& head,
                                            const std::vector<ChangeGroup>& groups) const;

    // offer.cpp
    void addPushes(const StreamHead& head, const Identity& self, std::size_t maxBytes, std::size_t& bytes,
                   SyncRequest& request) const;
    std::set<std::int64_t> travelAlone(const std::string& stream) const;
    std::vector<Kept> keptAside(const std::string& stream) const;
    void addVouchers(const std::string& stream, Kept& unit) const;
    void addBlobs(std::size_t maxBytes, std::size_t bytes, SyncRequest& request) const;

    // copied.cpp
    bool isTaken(const Id& name) const;
    bool isOtherCopys(const std::string& stream, std::int64_t n) const;
    void writeAnew(const std::string& stream, const Id& device);

    // rejoin.cpp
    void diverge(const StreamAnswer& answer);
    bool isDiverged(const std::string& stream) const;
    void addRungs(StreamCursor& cursor) const;
    Result<void> goBack(StreamHead& head, std::int64_t common, PendingSaves& saves);
    void keepAside(const std::string& stream, std::int64_t after);
    std::optional<std::int64_t> cameBack(const ChangeSet& set, const std::string& hash);
    void sendBlobsAgain(const ChangeSet& set);
    bool hasAside(const std::string& stream) const;
    std::int64_t othersAside(const std::string& stream) const;
    std::string townshipMark() const;
    void acknowledgeForeign(const PushAnswer& push, bool withdrawn);
    void offerLostAgain(const std::string& stream, bool withdrawn);
    void forgetAcknowledgements();

    // withdrawn.cpp
    void purgeIfReceipted(const StreamAnswer& part, const SyncAnswer& answer, Touched& touched);

    // take.cpp
    Result<Notice> takeChecked(const SyncAnswer& answer);
    /// The next entries of the stream, as they could be read; null pointer: that was all.
    using NextPart = std::function<const Result<std::vector<Incoming>>*()>;
    Result<void> takeStream(const StreamAnswer& answer, const NextPart& nextPart, PendingSaves& saves);
    void acknowledge(const PushAnswer& push, PendingSaves& saves);
    void noteGap(const std::string& stream, std::int64_t through);
    static bool isWithdrawn(const SyncAnswer& answer, const std::string& stream);
    /// What is the same for all entries of an answer's stream.
    struct Here {
        Id self;
        bool anyAside;
    };
    void takeEntry(StreamHead& head, const Incoming& entry, const Here& here, PendingSaves& saves);
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
    mutable std::pair<std::string, Identity> m_identity; ///< as it was last read, after its text
    mutable Log m_log;
    std::map<std::string, std::int64_t> m_gaps; ///< streams where counters after this one are nowhere
    SaveNote m_note;
};

} // namespace ruhu::sync
