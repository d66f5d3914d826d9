// An SQLite VFS (version 2: with shared memory for the write-ahead log). Paths of other than our own disks go
// to the system's VFS. See https://www.sqlite.org/c3ref/io_methods.html for what each call must do.

#include "sync/simulator/memory_files.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>

namespace ruhu::sync::simulator {

namespace {

using Core = MemoryDisk::Core;
using Fate = Core::Fate;

Handle& of(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}

/// The disk that a path lies on; null: none of ours.
Core* diskOf(const char* path) {
    if (!path || !std::string_view(path).starts_with(kRoot))
        return nullptr;
    const std::string_view text(path);
    const auto found = disks().find(text.substr(0, text.find('/', kRoot.size())));
    return found == disks().end() ? nullptr : found->second;
}

void releaseAll(Handle& handle) {
    handle.file->locks.erase(&handle);
    for (auto& slot : handle.file->regionLocks)
        slot.erase(&handle);
}

// --- files ---------------------------------------------------------------------------------------------

int closeFile(sqlite3_file* file) {
    releaseAll(of(file));
    of(file).~Handle();
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset) {
    const Handle& handle = of(file);
    if (handle.isDead())
        return SQLITE_IOERR_READ;
    const Bytes& content = handle.file->content;
    const auto from = static_cast<std::size_t>(offset);
    const auto wanted = static_cast<std::size_t>(amount);
    const auto there = from >= content.size() ? 0 : std::min(wanted, content.size() - from);
    if (there > 0)
        std::memcpy(to, content.data() + from, there);
    if (there == wanted)
        return SQLITE_OK;
    std::memset(static_cast<char*>(to) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
    Handle& handle = of(file);
    if (handle.isDead())
        return SQLITE_IOERR_WRITE;
    const Fate fate = handle.core->pass();
    if (fate == Fate::Fails)
        return SQLITE_IOERR_WRITE;
    File& target = *handle.file;
    const auto at = static_cast<std::size_t>(offset);
    const auto size = static_cast<std::size_t>(amount);
    if (at + size > target.content.size()) {
        const auto growth = static_cast<std::int64_t>(at + size - target.content.size());
        if (handle.core->free >= 0 && growth > handle.core->free) {
            handle.core->harmed("disk.full");
            return SQLITE_FULL;
        }
        if (handle.core->free >= 0)
            handle.core->free -= growth;
        target.keep(at, size);
        target.content.resize(at + size);
    } else {
        target.keep(at, size);
    }
    std::memcpy(target.content.data() + at, from, size);
    return fate == Fate::Last ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    Handle& handle = of(file);
    if (handle.isDead() || handle.core->pass() != Fate::Fine)
        return SQLITE_IOERR_TRUNCATE;
    File& target = *handle.file;
    target.content.resize(static_cast<std::size_t>(size));
    target.durableSize = std::min(target.durableSize, target.content.size());
    target.durable.erase(target.durable.lower_bound((target.content.size() + kBlock - 1) / kBlock),
                         target.durable.end());
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int) {
    Handle& handle = of(file);
    if (handle.isDead() || handle.core->pass() != Fate::Fine)
        return SQLITE_IOERR_FSYNC;
    handle.file->synced();
    return SQLITE_OK;
}

int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    if (of(file).isDead())
        return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(of(file).file->content.size());
    return SQLITE_OK;
}

bool othersHold(const File& file, const Handle* self, int level) {
    return std::any_of(file.locks.begin(), file.locks.end(),
                       [&](const auto& lock) { return lock.first != self && lock.second >= level; });
}

int lockFile(sqlite3_file* file, int level) {
    Handle& handle = of(file);
    if (handle.isDead())
        return SQLITE_IOERR_LOCK;
    const int inTheWay = level == SQLITE_LOCK_SHARED     ? SQLITE_LOCK_PENDING
                         : level == SQLITE_LOCK_RESERVED ? SQLITE_LOCK_RESERVED
                                                         : SQLITE_LOCK_SHARED;
    if (othersHold(*handle.file, &handle, inTheWay))
        return SQLITE_BUSY;
    int& held = handle.file->locks[&handle];
    held = std::max(held, level);
    return SQLITE_OK;
}

int unlockFile(sqlite3_file* file, int level) {
    Handle& handle = of(file);
    if (level == SQLITE_LOCK_NONE)
        handle.file->locks.erase(&handle);
    else
        handle.file->locks[&handle] = level;
    return SQLITE_OK;
}

int checkReservedLock(sqlite3_file* file, int* held) {
    *held = othersHold(*of(file).file, nullptr, SQLITE_LOCK_RESERVED) ? 1 : 0;
    return SQLITE_OK;
}

int fileControl(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file*) {
    return static_cast<int>(kSector);
}

int deviceCharacteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// --- shared memory of the write-ahead log -----------------------------------------------------------------

int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** at) {
    auto& regions = of(file).file->regions;
    *at = nullptr;
    if (of(file).isDead())
        return SQLITE_IOERR_SHMMAP;
    if (static_cast<std::size_t>(region) >= regions.size() && !extend)
        return SQLITE_OK;
    while (static_cast<std::size_t>(region) >= regions.size())
        regions.push_back(std::make_unique<Bytes>(static_cast<std::size_t>(size)));
    *at = regions[static_cast<std::size_t>(region)]->data();
    return SQLITE_OK;
}

int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    Handle& handle = of(file);
    auto& slots = handle.file->regionLocks;
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    if (handle.isDead())
        return SQLITE_IOERR_SHMLOCK;
    for (int i = offset; i < offset + count; ++i) {
        auto& slot = slots[static_cast<std::size_t>(i)];
        if (flags & SQLITE_SHM_UNLOCK)
            slot.erase(&handle);
        else if (std::any_of(slot.begin(), slot.end(), [&](const auto& lock) {
                     return lock.first != &handle && (exclusive || lock.second);
                 }))
            return SQLITE_BUSY;
    }
    if (flags & SQLITE_SHM_LOCK)
        for (int i = offset; i < offset + count; ++i)
            slots[static_cast<std::size_t>(i)][&handle] = exclusive;
    return SQLITE_OK;
}

void shmBarrier(sqlite3_file*) {}

int shmUnmap(sqlite3_file* file, int remove) {
    for (auto& slot : of(file).file->regionLocks)
        slot.erase(&of(file));
    if (remove)
        of(file).file->regions.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods kFileMethods = {2,
                                         closeFile,
                                         readFile,
                                         writeFile,
                                         truncateFile,
                                         syncFile,
                                         fileSize,
                                         lockFile,
                                         unlockFile,
                                         checkReservedLock,
                                         fileControl,
                                         sectorSize,
                                         deviceCharacteristics,
                                         shmMap,
                                         shmLock,
                                         shmBarrier,
                                         shmUnmap,
                                         nullptr,
                                         nullptr};

// --- the file system ---------------------------------------------------------------------------------------

sqlite3_vfs* system(sqlite3_vfs* self) {
    return static_cast<sqlite3_vfs*>(self->pAppData);
}

int openFile(sqlite3_vfs* self, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    Core* core = diskOf(name);
    if (!core)
        return system(self)->xOpen(system(self), name, file, flags, outFlags);
    file->pMethods = nullptr;
    if (core->off)
        return SQLITE_CANTOPEN;
    auto& there = core->files[name];
    if (!there) {
        if (!(flags & SQLITE_OPEN_CREATE)) {
            core->files.erase(name);
            return SQLITE_CANTOPEN;
        }
        there = std::make_shared<File>();
    }
    new (file) Handle{{&kFileMethods}, core, there, core->life};
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs* self, const char* name, int syncFolder) {
    Core* core = diskOf(name);
    if (!core)
        return system(self)->xDelete(system(self), name, syncFolder);
    if (core->pass() != Fate::Fine)
        return SQLITE_IOERR_DELETE;
    return core->files.erase(name) > 0 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

int accessFile(sqlite3_vfs* self, const char* name, int flags, int* result) {
    Core* core = diskOf(name);
    if (!core)
        return system(self)->xAccess(system(self), name, flags, result);
    if (core->off)
        return SQLITE_IOERR_ACCESS;
    const auto found = core->files.find(name);
    // As SQLite's own: an empty file counts as absent, or it would look for a journal in it.
    *result =
        found != core->files.end() && (flags != SQLITE_ACCESS_EXISTS || !found->second->content.empty());
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs* self, const char* name, int size, char* full) {
    if (!diskOf(name))
        return system(self)->xFullPathname(system(self), name, size, full);
    sqlite3_snprintf(size, full, "%s", name);
    return SQLITE_OK;
}

int randomBytes(sqlite3_vfs*, int size, char* bytes) {
    static Dice dice(1);
    dice.fill(std::as_writable_bytes(std::span(bytes, static_cast<std::size_t>(size))));
    return size;
}

int sleep(sqlite3_vfs*, int microseconds) {
    return microseconds; // nobody else runs meanwhile: waiting could not help
}

int currentTime(sqlite3_vfs*, double* day) {
    *day = 2461000.5;
    return SQLITE_OK;
}

int lastError(sqlite3_vfs*, int, char*) {
    return 0;
}

} // namespace

void registerMemoryVfs() {
    static sqlite3_vfs vfs{};
    if (vfs.zName)
        return;
    sqlite3_vfs* base = sqlite3_vfs_find(nullptr);
    vfs.iVersion = 1;
    vfs.szOsFile = std::max(base->szOsFile, static_cast<int>(sizeof(Handle)));
    vfs.mxPathname = base->mxPathname;
    vfs.zName = "ruhu-memory";
    vfs.pAppData = base;
    vfs.xOpen = openFile;
    vfs.xDelete = removeFile;
    vfs.xAccess = accessFile;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = randomBytes;
    vfs.xSleep = sleep;
    vfs.xCurrentTime = currentTime;
    vfs.xGetLastError = lastError;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        throw std::runtime_error("SQLite takes no other file system");
}

} // namespace ruhu::sync::simulator
