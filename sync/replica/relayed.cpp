#include "sync/core/mutant.h"
#include "sync/replica/sqlite_replica.h"

#include <algorithm>

namespace ruhu::sync {

Result<Notice> SqliteReplica::takeRelayed(SyncAnswer answer, const std::vector<std::string>& blobs) {
    const auto self = identity();
    if (!self)
        return Error{"not_enrolled", "", false};
    // A receipt of another epoch may be older than a restore: the store that it speaks of held these blobs.
    const bool present = std::all_of(answer.streams.begin(), answer.streams.end(), [&](const auto& stream) {
        const auto head = m_log.head(stream.stream);
        return !head || head->epoch.empty() || head->epoch == stream.epoch;
    });
    std::erase_if(answer.streams, [&](const StreamAnswer& stream) {
        const auto head = m_log.head(stream.stream);
        const auto from = stream.seq - static_cast<std::int64_t>(stream.entries.size());
        const bool fresh = head && from == 0 && head->epoch.empty();
        const bool follows =
            head && head->seq == from && (fresh || (stream.epochs.empty() && head->epoch == stream.epoch));
        return !follows || stream.diverged || stream.common ||
               stream.withdrawn; // what else there is, the next contact tells
    });
    for (StreamAnswer& stream : answer.streams) {
        const auto head = *m_log.head(stream.stream);
        stream.head = std::max(stream.head, head.head);
        stream.backedUp = std::max(stream.backedUp, head.backedUp);
    }
    answer.grants = self->grants;
    const auto offset = m_log.meta("clock_offset");
    answer.clock = m_clock.now() + (offset.empty() ? 0 : std::stoll(offset));
    answer.ridden = present || mutant("old_receipt_vouches") ? blobs : std::vector<std::string>();
    return take(answer);
}

} // namespace ruhu::sync
