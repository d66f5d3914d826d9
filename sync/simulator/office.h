#pragma once

#include "sync/central/central_service.h"
#include "sync/central/central_store.h"
#include "sync/simulator/dice.h"
#include "sync/simulator/memory_disk.h"
#include "sync/simulator/record_of_run.h"
#include "sync/simulator/shown.h"

#include <memory>

namespace ruhu::sync::simulator {

/// The township's machine: disk, clock, and the real central store behind its real service.
class Office {
public:
    Office(const Instant& trueTime, const Schema& schema, Dice dice, RunRecord& record);

    /// Starts the program if it is not running and the disk is fine. Throws Violation if the file does not
    /// open.
    void start();
    /// Ends it as a kill does, or as a power cut does if the power has gone.
    void stop();
    bool isRunning() const { return m_store != nullptr; }

    /// One request as it comes off the network: packed, its head and path as they are. A disk without power
    /// stops the program.
    ServerAnswer serve(ServerRequest request);
    /// A bundle that came on a stick: what `ruhu-central` does with a file.
    Result<std::string> takeIn(const std::string& bundle);
    /// Change sets in quarantine, as the file has it, running or not.
    std::int64_t putAside() const;

    void adopt(const Schema& schema) { m_schema = &schema; }
    const Schema& schema() const { return *m_schema; }
    /// REQUIRES isRunning().
    CentralStore& store() { return *m_store; }
    MemoryDisk& disk() { return m_disk; }
    DeviceClock& clock() { return m_clock; }
    /// For looking into its file, as long as it runs.
    Lens& lens() { return *m_lens; }

private:
    RunRecord& m_record;
    const Schema* m_schema;
    Dice m_dice;
    MemoryDisk m_disk;
    DeviceClock m_clock;
    std::unique_ptr<CentralStore> m_store;
    std::unique_ptr<CentralService> m_service;
    std::unique_ptr<Lens> m_lens;
};

} // namespace ruhu::sync::simulator
