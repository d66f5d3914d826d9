#pragma once

#include "sync/core/wire.h"
#include "sync/store/log.h"

#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace ruhu::sync {

extern const Migration kSegmentMigration;

/// The full segments of all streams, packed once and kept (README section 6), so that a hundred tablets that
/// start afresh cost a read each. On a connection of its own. Any thread.
class SegmentShelf {
public:
    /// REQUIRES a file that the central store has prepared.
    SegmentShelf(std::unique_ptr<SQLite::Database> database, const Schema& schema);

    /// Packs every segment that is full and not here yet; about a second for a MiB, one short transaction for
    /// each. Returns how many; asked to stop, ends with the one under way. One thread at a time.
    std::size_t pack(const std::stop_token& stop = {});

    /// The segments of the stream after position `seq`, in order; nothing of another epoch.
    std::vector<SegmentName> after(const std::string& stream, const std::string& epoch, std::int64_t seq);

    /// Packed bytes; empty if there is no such segment.
    std::string bytes(const std::string& stream, std::int64_t n);

private:
    bool packNext(const StreamHead& head);

    std::mutex m_mutex; ///< guards the rest, but is not held while entries are packed
    Log m_log;
};

} // namespace ruhu::sync
