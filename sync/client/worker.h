#pragma once

#include "sync/client/session.h"
#include "sync/client/transport.h"
#include "sync/core/clock.h"
#include "sync/replica/replica.h"

#include <functional>
#include <memory>
#include <optional>

namespace ruhu::sync {

/// How the worker stands. A copy: belongs to whoever got it.
struct WorkerState {
    enum class Phase { Idle, Running, Done, Failed };
    Phase phase = Phase::Idle;
    SyncReport report;          ///< of the run under way or the last one
    std::optional<Error> error; ///< Failed: why. "cancelled" when a person stopped it
    Instant finishedAt = 0;     ///< Done, Failed: the tablet's own clock
    std::int64_t retryInMs = 0; ///< Failed and automatic: when it tries again by itself; 0 = it does not
};

/// Syncs on a thread of its own, with a Replica of its own on the same file as the screens'. Made and
/// destroyed on any one thread; the destructor cancels a run and waits for the thread.
class Worker {
public:
    struct Parts {
        std::function<Result<std::unique_ptr<Replica>>()> openReplica; ///< called on the worker's thread
        std::function<std::unique_ptr<Transport>()> makeTransport;     ///< one for each run
        const Clock& clock;
        Random& random;
        /// After each step. On the worker's thread: hand it over to yours, call nothing here.
        std::function<void(const WorkerState&)> onState;
        /// What a run brought into the tables. On the worker's thread.
        std::function<void(const Notice&)> onNotice;
        /// What else is to be done at the central store when a run has gone well, such as to hand in what is
        /// carried for others. Its error is the run's. On the worker's thread; may be empty.
        std::function<Result<void>(Transport&, const Identity&)> errand = {};
    };

    explicit Worker(Parts parts);
    ~Worker();
    Worker(const Worker&) = delete;

    /// Starts a run now, if none is under way. Any thread.
    void syncNow();

    /// Stops the run under way; what has been acknowledged stays so. Any thread.
    void cancel();

    /// Automatic: after a failure that may pass, tries again with growing pauses; after a success, from time
    /// to time. Off at first. Any thread.
    void setAutomatic(bool automatic);

    WorkerState state() const; ///< any thread

private:
    struct Core;
    std::unique_ptr<Core> m_core;
};

} // namespace ruhu::sync
