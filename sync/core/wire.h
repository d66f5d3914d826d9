#pragma once

#include "sync/core/change_set.h"
#include "sync/core/lineage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// The bodies of POST /v1/sync as values, and their text (README section 6). Compression is the transport's.

struct StreamCursor {
    std::string stream;
    std::string epoch;
    std::int64_t seq = 0;
    std::string chain;
    std::vector<Rung> rungs = {}; ///< of a tablet that was told that it diverged
    Lineage epochs = {};          ///< with rungs: the epochs that it has been through
};

/// Consecutive change sets of one device and stream, with the signature over the newest.
struct Push {
    std::string stream;
    std::int64_t first = 0;
    std::string sig;
    std::vector<std::string> lines;       ///< change set lines, verbatim
    std::vector<std::string> hashes = {}; ///< of the lines; empty: nobody has computed them yet
    Id device = {};                       ///< whose they are; empty: the sender's own
    /// Of the sender's own: the counter that it follows, if that is not `first` - 1. Those between are no
    /// more with their author.
    std::optional<std::int64_t> after = {};
    std::int64_t follows() const { return after.value_or(first - 1); }

    std::string hash(std::size_t i) const { return hashes.empty() ? sha256Hex(lines[i]) : hashes[i]; }
};

struct SyncRequest {
    Instant clock = 0;            ///< the sender's uncorrected wall clock
    std::int64_t limit = 4 << 20; ///< bytes of entries that the sender takes in one answer
    std::vector<StreamCursor> streams;
    std::vector<Push> pushes;
    std::vector<Blob> blobs; ///< that ride along
    bool wantsKey = false;   ///< the sender does not know the relay key (README section 9)
};

struct EntryLines {
    std::string meta;
    std::string changeSet; ///< not needed to encode an own one; decoded, it is always there
    std::int64_t own =
        0; ///< counter, if the receiver pushed these very bytes in this round: they do not travel
    std::string hash = {};   ///< of changeSet; only decodeAnswer sets it
    std::string ownSig = {}; ///< of an own one that ended its push: the push's signature
};

/// One full segment of a stream, to be fetched by GET /v1/segments/{stream}/{n}.
struct SegmentName {
    std::int64_t n = 0;
    std::int64_t first = 0; ///< positions of its entries
    std::int64_t last = 0;
    std::string chain;      ///< value after them
    std::string sha256;     ///< of the packed bytes
    std::int64_t bytes = 0; ///< packed
};

struct StreamAnswer {
    std::string stream;
    std::string epoch;
    bool diverged = false; ///< the cursor is not known: send rungs; nothing follows
    std::int64_t seq = 0;
    std::int64_t head = 0;
    std::int64_t backedUp = 0;
    std::string chain; ///< value after these entries
    std::vector<EntryLines> entries;
    std::vector<SegmentName> segments = {}; ///< what follows these entries and is fetched, in order
    Lineage epochs = {}; ///< diverged: all; else those that begin among what follows, its end included
    std::optional<std::int64_t> common = {}; ///< answer to rungs: go back here, then take what follows
    bool withdrawn = false;                  ///< not granted: nothing follows
};

struct PushAnswer {
    std::string stream;
    std::int64_t through = 0; ///< counters up to this one are acknowledged
    struct Quarantined {
        std::int64_t n;
        std::string code;
    };
    std::vector<Quarantined> quarantined;
    Id device = {};        ///< as in the push
    std::int64_t fork = 0; ///< this counter is there with another content: nothing of it was stored
    /// Another device's: a code; nothing was stored, try when something has changed.
    std::string refused = {};
    /// Nothing was stored: these would be put aside. Send each as a push of its own, so that those before
    /// them have a signature too.
    std::vector<std::int64_t> split = {};
    std::string hash = {}; ///< of change set `through` of the sender's own; empty: none
};

struct SyncAnswer {
    Instant clock = 0;    ///< the central store's wall clock
    std::string key = {}; ///< its relay key, if it was wanted
    std::vector<std::string> grants;
    std::vector<StreamAnswer> streams;
    std::vector<PushAnswer> pushed;
    std::vector<std::string> missing; ///< blobs that received entries name and that are not there
    /// SHA-256 of blobs that came along with the request: they are there. Not said on the wire, for the
    /// sender knows what it sent.
    std::vector<std::string> ridden = {};
};

/// Entries alone, as they stand in an answer and in a segment.
std::string encodeEntries(const std::vector<EntryLines>& entries, std::int64_t first, Instant clock);
Result<std::vector<EntryLines>> decodeEntries(std::string_view body, std::int64_t first, std::int64_t count,
                                              Instant clock);

/// Where a tablet stands, as one word: what GET /v1/news asks about.
class Standing {
public:
    /// Streams in order of their names; one that has no entry yet counts for nothing.
    void add(std::string_view stream, std::string_view epoch, std::int64_t seq, std::string_view chain,
             std::int64_t backedUp);
    /// 32 hex digits.
    std::string digest() const;

private:
    std::string m_lines;
};

/// Blobs up to this size ride along with a request; others go by PUT.
inline constexpr std::size_t kMaxRidingBlob = 64 << 10;

std::string encodeRequest(const SyncRequest& request);
std::string encodeAnswer(const SyncAnswer& answer);

/// Hostile input: bounded and checked. Errors: "malformed", "too_large", "version".
Result<SyncRequest> decodeRequest(std::string_view body);
/// `asked`: the request that it answers; own entries are its lines.
Result<SyncAnswer> decodeAnswer(std::string_view body, const SyncRequest& asked);

} // namespace ruhu::sync
