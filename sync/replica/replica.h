#pragma once

#include "sync/core/schema.h"
#include "sync/core/wire.h"
#include "sync/store/blobs.h"
#include "sync/store/committer.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace ruhu::sync {

/// Who this tablet is, as agreed at enrolment.
struct Identity {
    Id device;
    std::string deviceName; ///< e.g. 3号平板
    std::string township;
    std::string url;       ///< https://host:port
    std::string pin;       ///< "sha256//…" of the central store's key; empty on plain loopback
    std::string token;     ///< secret
    std::string secretKey; ///< Ed25519, 64 bytes, base64; secret
    std::vector<std::string> grants;
};

/// What a commit or a pull changed, by type. Screens reload what concerns them.
struct Notice {
    std::map<std::string, std::set<Id>> records; ///< by type; empty set = many
    bool fromRemote = false;
    std::map<std::string, std::set<Id>> delivered = {}; ///< of own saves that have become entries here
};

/// How many change sets wait, per stream, and the fold's position.
struct StreamState {
    std::string stream;
    std::string epoch;
    std::int64_t seq = 0;
    std::string chain;
    std::int64_t head = 0;     ///< newest position that the central store has told
    std::int64_t backedUp = 0; ///< covered by a verified backup
    std::int64_t pending = 0;  ///< change sets not yet acknowledged
    std::int64_t aside = 0;    ///< others' change sets that the central store has lost, to be offered again
    bool diverged = false;     ///< the central store has another past: the common part is to be found

    bool operator==(const StreamState&) const = default;
};

/// A save that the central store has put aside (quarantine). It stays on the screens until its entry comes.
struct PutAside {
    std::string stream;
    std::int64_t n = 0;
    std::string code;
    std::map<std::string, std::set<Id>> records; ///< that it wrote, by type
};

/// Drawn by a copied tablet for its life under a name of its own.
struct NextIdentity {
    Id device;
    std::string publicKey;
    std::string secretKey;
};

/// The tablet's half of the log: one SQLite file with pending change sets, entries and record tables.
/// One object per thread; several objects (and processes) may open the same file.
class Replica : public Committer {
public:
    /// Opens or makes the file and brings it to the newest schema. Errors: "too_new" (made by a newer
    /// Ruhu), "corrupt", "disk_full", "read_only".
    static Result<std::unique_ptr<Replica>> open(const std::filesystem::path& file, const Schema& schema,
                                                 const Clock& clock, Random& random);

    virtual std::optional<Identity> identity() const = 0;
    virtual Result<void> setIdentity(const Identity& identity) = 0;
    virtual std::vector<StreamState> streams() const = 0;

    /// Moves what the write-ahead log holds into the file, so that no save has to: after a sync, when nobody
    /// waits.
    virtual void tidy() = 0;

    /// True while a pending change set touches the record: it is here only (本机).
    virtual bool isPending(const std::string& type, const Id& id) const = 0;

    /// True when the record's entry and every blob that it names have been acknowledged (乡镇).
    virtual bool isReceived(const std::string& type, const Id& id) const = 0;

    /// Bytes of a blob on this device; empty if it is not (yet) here.
    virtual std::optional<Blob> blob(const std::string& sha256) const = 0;
    virtual std::optional<BlobInfo> blobInfo(const std::string& sha256) const = 0;
    virtual std::string blobRange(const std::string& sha256, std::int64_t from, std::int64_t most) const = 0;

    /// Blobs that the central store has not acknowledged, ink before photos, oldest first. Short texts ride
    /// along with requests; what is left when all records are sent goes by PUT.
    virtual std::vector<std::string> blobsToSend(std::size_t limit) const = 0;
    virtual Result<void> blobReceived(const std::string& sha256) = 0;

    /// Blobs that records here name and whose bytes are not here: they come by GET. Newest first.
    virtual std::vector<std::string> blobsToFetch(std::size_t limit) const = 0;
    /// Takes the last piece of a blob, behind those that have arrived. Error: "wrong_hash": it was not what
    /// its name says, all of it.
    virtual Result<void> storeBlob(const Blob& blob) = 0;
    /// Takes whole ones, all or none. Error: "wrong_hash".
    virtual Result<void> storeBlobs(const std::vector<Blob>& blobs) = 0;

    /// What has arrived of a file that is being fetched, by its SHA-256, so that the next try goes on behind
    /// it.
    virtual std::int64_t arrived(const std::string& sha256) const = 0;
    virtual std::string arrivedBytes(const std::string& sha256) const = 0;
    /// Takes bytes behind those.
    virtual Result<void> arrive(const std::string& sha256, const std::string& bytes) = 0;
    virtual Result<void> dropArrived(const std::string& sha256) = 0;

    /// Half a sync: what to send now, no more than `maxBytes` of change sets and riding blobs.
    virtual Result<SyncRequest> nextRequest(std::size_t maxBytes) = 0;

    /// The other half: checks the answer as it is taken, all of it in one transaction, durable when it returns:
    /// by it people are told where their work lies. A bad answer changes nothing. Errors: "malformed",
    /// "broken_chain", "disk_full". Returns what the records' tables gained.
    virtual Result<Notice> take(const SyncAnswer& answer) = 0;

    /// The central store's relay key, as of the last answer; empty before the first.
    virtual std::string centralKey() const = 0;

    /// Takes an answer that came on foot (README section 9): old, perhaps taken before. `blobs` are there.
    virtual Result<Notice> takeRelayed(SyncAnswer answer, const std::vector<std::string>& blobs) = 0;

    /// True when this tablet has found that another one goes by its name (a copy, or an older state of
    /// itself): it sends no saves of its own until it has a new identity.
    virtual bool needsIdentity() const = 0;
    /// Id and keys for that, drawn once and kept until they are taken.
    virtual Result<NextIdentity> nextIdentity() = 0;
    /// Takes the new identity and writes what was not acknowledged anew under it.
    virtual Result<Notice> changeIdentity(const Identity& identity) = 0;

    /// Saves that the central store has put aside, oldest first.
    virtual std::vector<PutAside> putAside() const = 0;

    /// Called after each commit and take of this object, on its thread.
    std::function<void(const Notice&)> onNotice;
};

} // namespace ruhu::sync
