// What a MemoryDisk is made of: shared by it and by the VFS that SQLite sees it through.
#pragma once

#include "sync/simulator/memory_disk.h"
#include "sync/simulator/record_of_run.h"

#include <sqlite3.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync::simulator {

inline constexpr std::size_t kSector = 512;
inline constexpr std::size_t kBlock = 4096;
inline constexpr std::string_view kRoot = "/ruhu-memory/";

using Bytes = std::vector<char>;

struct Handle;

struct File {
    Bytes content;
    std::size_t durableSize = 0;
    std::map<std::size_t, Bytes> durable; ///< blocks as they were at the last sync, if they changed since
    // SQLite's locks of the file and of its shared memory.
    std::map<Handle*, int> locks;
    std::vector<std::unique_ptr<Bytes>> regions;
    std::array<std::map<Handle*, bool>, SQLITE_SHM_NLOCK> regionLocks; ///< true: exclusive

    void keep(std::size_t from, std::size_t size);
    void synced();
    /// Each sector that was written since the last sync is as it was, or as it was written; now and then all
    /// of them were. Returns how many are not what was written.
    std::int64_t tear(Dice& dice);
    File copy() const;
};

struct MemoryDisk::Core {
    std::string root;
    std::map<std::string, std::shared_ptr<File>> files;
    std::int64_t life = 0; ///< handles of an earlier one are dead
    std::int64_t points = 0;
    std::int64_t powerAt = 0;
    std::int64_t failFrom = 0;
    std::int64_t failUntil = 0;
    std::int64_t free = -1;
    bool off = false;
    RunRecord* record = nullptr; ///< what harm was done is counted there

    enum class Fate { Fine, Fails, Last, Off };
    Fate pass() {
        if (off)
            return Fate::Off;
        ++points;
        if (points == powerAt) {
            off = true;
            return Fate::Last;
        }
        if (points < failFrom || points >= failUntil)
            return Fate::Fine;
        harmed("disk.failed");
        return Fate::Fails;
    }
    void harmed(const char* how) const {
        if (record)
            record->met(how);
    }
};

struct Handle {
    sqlite3_file base;
    MemoryDisk::Core* core;
    std::shared_ptr<File> file;
    std::int64_t life;

    bool isDead() const { return core->off || core->life != life; }
};

/// All disks of this process, by root.
std::map<std::string, MemoryDisk::Core*, std::less<>>& disks();
/// Makes the VFS SQLite's default, once.
void registerMemoryVfs();

} // namespace ruhu::sync::simulator
