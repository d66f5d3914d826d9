#pragma once

#include "sync/client/transport.h"
#include "sync/core/clock.h"
#include "sync/replica/replica.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace ruhu::sync {

/// What went along on a round on foot, and whether an answer to an earlier one came back.
struct RoundOnFoot {
    std::int64_t changeSets = 0;
    std::int64_t blobs = 0;
    bool whole = true;    ///< false: more waits here than one bundle holds
    bool receipt = false; ///< one came and was taken
};

struct PackedRound {
    std::string bytes; ///< a bundle
    std::int64_t changeSets = 0;
    std::int64_t blobs = 0;
    bool whole = true; ///< false: the rest goes with the next one
};

/// A round on foot, made by a tablet that does not reach the central store (README section 9). What waits
/// here goes into a bundle: change sets, then blobs, as much as `mostBytes` holds. Bytes of a file for a
/// stick or for another tablet. Errors: "not_enrolled", "no_key" (this tablet has never met the central
/// store), "nothing_waits", and those of Replica.
Result<PackedRound> makeBundle(Replica& replica, std::size_t mostBytes);

/// What came back. Errors: "no_key", those of openReceipt and of Replica::takeRelayed.
Result<Notice> takeReceipt(Replica& replica, std::string_view receipt);

/// What a tablet carries for others: sealed bundles on their way to the central store, receipts on their way
/// back. One folder; each file whole or not there. Hostile content costs its space and nothing else. Any
/// thread.
class Satchel {
public:
    explicit Satchel(std::filesystem::path folder);

    /// Takes a bundle over. Errors: "not_a_bundle", "too_large", "full", "disk_full", "read_only", "io".
    Result<void> putBundle(std::string_view bytes);

    /// The newest receipt for a tablet; empty if there is none.
    std::string receiptFor(const Id& device) const;
    std::size_t bundles() const; ///< how many wait to be handed in

    /// Hands in what is carried, in the name of this tablet; keeps the receipts. A bundle that the central
    /// store refuses for good stays in the folder under another name and is not tried again. Returns how many
    /// were handed in. Errors: those of CentralClient: the rest waits.
    Result<int> handIn(Transport& transport, const Identity& identity);

private:
    std::vector<std::filesystem::path> waiting() const;

    const std::filesystem::path m_folder;
    mutable std::mutex m_mutex; ///< guards the folder
};

} // namespace ruhu::sync
