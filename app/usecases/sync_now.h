#pragma once

#include "sync/core/clock.h"
#include "sync/core/result.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace ruhu::usecases {

/// One sync as the person who started it sees it.
struct SyncProgress {
    bool running = false;
    std::int64_t sent = 0;            ///< change sets acknowledged in this run
    std::int64_t toSend = 0;          ///< change sets that waited when it began
    std::int64_t taken = 0;           ///< entries received in this run
    std::int64_t toTake = 0;          ///< entries that the central store has told to be there
    std::optional<sync::Error> error; ///< of the last finished run
    sync::Instant finishedAt = 0;     ///< of the last finished run; 0 = none since the program started
};

/// 同步 at the push of a button, on the worker's thread. UI thread only; `onChange` is called there.
class SyncNow {
public:
    virtual ~SyncNow() = default;

    virtual void start() = 0;
    /// 先停下: what has been acknowledged stays so.
    virtual void stop() = 0;
    virtual const SyncProgress& progress() const = 0;

    std::function<void()> onChange;
};

} // namespace ruhu::usecases
