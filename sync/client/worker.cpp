#include "sync/client/worker.h"

#include "sync/client/back_off.h"
#include "sync/client/tuning.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace ruhu::sync {

struct Worker::Core {
    explicit Core(Parts given)
        : parts(std::move(given))
        , backOff(parts.random)
        , thread([this] { loop(); }) {}

    ~Core() {
        {
            const std::lock_guard lock(mutex);
            ending = true;
            if (transport)
                transport->cancel();
        }
        wake.notify_all();
        thread.join();
    }

    void loop() {
        for (;;) {
            {
                std::unique_lock lock(mutex);
                const auto due = [this] { return ending || wanted || automaticChanged; };
                if (pause)
                    wake.wait_for(lock, *pause, due);
                else
                    wake.wait(lock, due);
                if (ending)
                    return;
                if (std::exchange(automaticChanged, false) && !wanted) {
                    if (!automatic) {
                        pause.reset();
                        continue;
                    }
                    // switched on: the first automatic run is due at once
                }
                if (std::exchange(wanted, false))
                    backOff.reset();
                transport = parts.makeTransport();
            }
            runOnce();
        }
    }

    void runOnce() {
        WorkerState running;
        running.phase = WorkerState::Phase::Running;
        tell(running);
        SyncReport report;
        const auto done = sync(report);
        WorkerState end;
        end.report = std::move(report);
        end.finishedAt = parts.clock.now();
        end.phase = done ? WorkerState::Phase::Done : WorkerState::Phase::Failed;
        if (!done)
            end.error = done.error();
        {
            const std::lock_guard lock(mutex);
            transport.reset();
            pause.reset();
            const bool stopped = !done && done.error().code == "cancelled";
            const bool carried =
                end.report.sent + end.report.taken + end.report.blobsSent + end.report.blobsFetched > 0;
            if (done || carried)
                backOff.reset();
            if (automatic && done)
                pause = tuning::kInterval;
            else if (automatic && !stopped)
                pause = done.error().retry ? backOff.next() : tuning::kLongestRetry;
            if (!done && pause)
                end.retryInMs = pause->count();
        }
        tell(end);
        if (replica)
            replica->tidy();
    }

    Result<void> sync(SyncReport& report) {
        try {
            if (!replica) {
                auto opened = parts.openReplica();
                if (!opened)
                    return opened.error();
                replica = std::move(opened).value();
                replica->onNotice = parts.onNotice;
            }
            Session session(*replica, *transport, parts.clock, [this](const SyncReport& progress) {
                WorkerState running;
                running.phase = WorkerState::Phase::Running;
                running.report = progress;
                tell(running);
            });
            auto done = session.run();
            report = session.report();
            if (done && parts.errand)
                done = parts.errand(*transport, *replica->identity());
            return done;
        } catch (const std::exception& bug) {
            replica.reset(); // whatever state it is in: the file is whole, a new object reads it afresh
            return Error{"internal", bug.what(), true};
        }
    }

    void tell(const WorkerState& now) {
        {
            const std::lock_guard lock(mutex);
            state = now;
        }
        if (parts.onState)
            parts.onState(now);
    }

    const Parts parts;
    BackOff backOff;                  // the worker's thread only
    std::unique_ptr<Replica> replica; // the worker's thread only

    mutable std::mutex mutex; ///< guards what follows
    std::condition_variable wake;
    WorkerState state;
    std::unique_ptr<Transport> transport; ///< there while a run is under way
    std::optional<std::chrono::milliseconds> pause;
    bool wanted = false;
    bool automatic = false;
    bool automaticChanged = false;
    bool ending = false;

    std::thread thread; // last: it uses all of the above
};

Worker::Worker(Parts parts)
    : m_core(std::make_unique<Core>(std::move(parts))) {}

Worker::~Worker() = default;

void Worker::syncNow() {
    {
        const std::lock_guard lock(m_core->mutex);
        if (m_core->transport)
            return; // under way
        m_core->wanted = true;
    }
    m_core->wake.notify_all();
}

void Worker::cancel() {
    const std::lock_guard lock(m_core->mutex);
    m_core->wanted = false;
    if (m_core->transport)
        m_core->transport->cancel();
}

void Worker::setAutomatic(bool automatic) {
    {
        const std::lock_guard lock(m_core->mutex);
        if (m_core->automatic == automatic)
            return;
        m_core->automatic = automatic;
        m_core->automaticChanged = true;
    }
    m_core->wake.notify_all();
}

WorkerState Worker::state() const {
    const std::lock_guard lock(m_core->mutex);
    return m_core->state;
}

} // namespace ruhu::sync
