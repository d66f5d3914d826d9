#pragma once

#include "sync/core/schema.h"
#include "sync/core/signing.h"
#include "sync/core/wire.h"
#include "sync/store/blobs.h"
#include "sync/store/committer.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace ruhu::sync {

/// A tablet as the central store knows it. The secret is the token of README section 6, kept as its SHA-256.
struct DeviceAccount {
    Id device;
    std::string name;
    std::string publicKey; ///< Ed25519, base64
    std::string tokenHash;
    bool revoked = false;
    std::vector<std::string> grants;

    bool operator==(const DeviceAccount&) const = default;
};

/// Grants by name: "*" stands for every village, those of later imports too.
inline constexpr const char* kAllVillages = "*";
inline constexpr const char* kTownshipStream = "township";

/// True if the account's grants cover the stream.
bool mayUse(const DeviceAccount& account, const std::string& stream);

/// A change set that could not be judged, kept verbatim.
struct QuarantinedSet {
    Id device;
    std::string stream;
    std::int64_t n = 0;
    std::string code; ///< README section 5
    Instant at = 0;
    std::int64_t bytes = 0;
};

/// A one-time code waiting to be used. `secret` = enrolmentSecret(code) (sync/core/enrolment_code.h).
struct EnrolmentCode {
    std::string codeId;
    std::string secret;
    std::string deviceName;
    std::vector<std::string> grants;
    Instant expiresAt = 0;
    int wrongProofs = 0;
    bool used = false;

    bool operator==(const EnrolmentCode&) const = default;
};

/// The township's ordered truth. Implementations: SQLite (this folder), PostgreSQL later; both pass one
/// conformance suite (tests/sync). Thread-safe: calls may come from any thread; writers are serialised.
/// Every method that changes something is durable when it returns.
class CentralStore {
public:
    virtual ~CentralStore() = default;

    /// One whole round: judges and appends what is pushed, stores riding blobs, reads what is new.
    /// Errors: "malformed", "busy", "disk_full". One bad change set is quarantined, not an error.
    virtual Result<SyncAnswer> sync(const DeviceAccount& device, const SyncRequest& request) = 0;

    virtual Result<void> addEnrolmentCode(const EnrolmentCode& code) = 0;
    virtual std::optional<EnrolmentCode> enrolmentCode(const std::string& codeId) = 0;
    virtual Result<void> countWrongProof(const std::string& codeId) = 0;
    /// Marks the code used and makes the account, in one transaction. Error: "code_used".
    virtual Result<void> enrol(const std::string& codeId, const DeviceAccount& account) = 0;
    virtual std::optional<DeviceAccount> device(const Id& device) = 0;
    /// An account for a copied tablet under a name of its own, with the grants of the one that it was copied
    /// from; its record says whose copy it is. Errors: "unknown_device"; "malformed" (the id is another's).
    virtual Result<void> addCopy(const Id& of, const Id& device, const std::string& publicKey,
                                 const std::string& tokenHash) = 0;

    /// What Standing::digest of a tablet with these grants is when it has everything. Waits for no writer.
    virtual std::string standing(const std::vector<std::string>& grants) = 0;

    /// What bundles are sealed to and receipts are signed with (README section 9); made with the file.
    virtual KeyPair relayKeys() = 0;

    /// Packs what full segments of streams are not packed yet; answers name them from then on. Seconds after
    /// an import, else nothing to do but to tidy the file. One thread at a time. Returns how many; asked to
    /// stop, ends with the segment under way. Errors: "busy", "disk_full".
    virtual Result<std::size_t> packSegments(const std::stop_token& stop = {}) = 0;
    /// Packed bytes of segment `n`; empty if there is none.
    virtual std::string segment(const std::string& stream, std::int64_t n) = 0;

    virtual std::optional<Blob> blob(const std::string& sha256) = 0;
    virtual std::optional<BlobInfo> blobInfo(const std::string& sha256) = 0;
    virtual std::string blobRange(const std::string& sha256, std::int64_t from, std::int64_t most) = 0;
    /// Appends `bytes` at `offset` of a blob of `total` bytes; returns how many are there. Complete and
    /// matching its name, it is durable. Errors: "wrong_offset" (detail: bytes there), "wrong_hash",
    /// "too_large".
    virtual Result<std::int64_t> putBlobPart(const std::string& sha256, const std::string& type,
                                             std::int64_t offset, std::int64_t total,
                                             const std::string& bytes) = 0;

    /// The office's own hand: commits as the central store's device, one stream per draft; makes the stream
    /// if it is new. One thread at a time.
    virtual Committer& office() = 0;

    virtual std::vector<std::string> streams() = 0;
    /// Newest position of each stream.
    virtual std::vector<std::pair<std::string, std::int64_t>> positions() = 0;

    /// How many entries no verified backup covers.
    virtual std::int64_t notBackedUp() = 0;

    /// Change sets put aside, oldest first.
    virtual std::vector<QuarantinedSet> quarantined() = 0;
    /// Judges them once more; returns how many have become entries. Done by itself when the schema grows.
    virtual Result<std::int64_t> retryQuarantine() = 0;

    /// True if a stream that the device may see names the blob.
    virtual bool mayFetch(const DeviceAccount& device, const std::string& sha256) = 0;

    /// A verified backup covers these positions (已备份).
    virtual Result<void> noteBackup(const std::vector<std::pair<std::string, std::int64_t>>& positions) = 0;
    /// First act of a restored store: new epochs, a new identity of the office; all of it is backed up.
    virtual Result<void> beginAnew() = 0;

    /// Recomputes hashes, chains, signatures and the tables from the log. Each finding is one line of text.
    virtual std::vector<std::string> verify() = 0;
};

/// Opens or makes DIR/central.db. Errors: "too_new", "corrupt", "disk_full", "read_only".
Result<std::unique_ptr<CentralStore>> openSqliteCentralStore(const std::filesystem::path& file,
                                                             const Schema& schema, const Clock& clock,
                                                             Random& random);

} // namespace ruhu::sync
