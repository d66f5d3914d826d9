#pragma once

#include "sync/simulator/dice.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace ruhu::sync::simulator {

class RunRecord;

/// One device's disk, in memory, under SQLite's VFS: the databases on it are real ones in all but the plates.
/// Every write, sync, truncation and removal is a *write point*, at which the disk may be told to misbehave.
///
/// Files live under root(); sync/store opens them by path like any other. What was written but not synced is
/// lost at a power cut at random, sector by sector, so that pages tear and later writes outlive earlier ones.
/// What was synced stays. One thread for all disks of a process.
class MemoryDisk {
public:
    /// `record`: where what harm was done is counted (disk.failed, disk.full, disk.torn); null: nowhere.
    explicit MemoryDisk(RunRecord* record = nullptr);
    ~MemoryDisk();
    MemoryDisk(const MemoryDisk&) = delete;
    MemoryDisk& operator=(const MemoryDisk&) = delete;

    std::filesystem::path root() const;
    /// Write points passed so far.
    std::int64_t writePoints() const;

    /// The power goes at the n-th write point from now (1 = the next): that write happens in memory only, and
    /// every later call fails until restart(). 0 = call it off.
    void cutPowerAt(std::int64_t n);
    /// The next `times` write points after `after` fail with an I/O error and do nothing.
    void failWrites(std::int64_t after, std::int64_t times);
    /// Files may grow by as many bytes in all before "disk full"; negative = without bound.
    void setFree(std::int64_t bytes);
    bool isOff() const;

    /// The machine comes up again after a power cut: open connections are dead for good, unsynced sectors are
    /// lost or not. REQUIRES the owners of connections to drop them.
    void restart(Dice& dice);
    /// The process died, the machine did not: open connections are dead, the content stays.
    void killProcess();

    /// This disk becomes a copy of the other as it stands now.
    void copyFrom(const MemoryDisk& other);

    struct Core;

private:
    std::unique_ptr<Core> m_core;
};

} // namespace ruhu::sync::simulator
