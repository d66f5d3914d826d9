#include "sync/simulator/memory_files.h"

#include <algorithm>
#include <cstring>

namespace ruhu::sync::simulator {

namespace {

constexpr unsigned kAllWritten = 250; ///< of a thousand power cuts leave a file as it was last written

} // namespace

std::map<std::string, MemoryDisk::Core*, std::less<>>& disks() {
    static std::map<std::string, MemoryDisk::Core*, std::less<>> all;
    return all;
}

// --- a file

void File::keep(std::size_t from, std::size_t size) {
    for (std::size_t block = from / kBlock; block * kBlock < from + size; ++block) {
        if (block * kBlock >= durableSize || durable.contains(block))
            continue;
        const auto begin = content.begin() + static_cast<std::ptrdiff_t>(block * kBlock);
        const auto length = std::min(kBlock, content.size() - block * kBlock);
        durable.emplace(block, Bytes(begin, begin + static_cast<std::ptrdiff_t>(length)));
    }
}

void File::synced() {
    durable.clear();
    durableSize = content.size();
}

std::int64_t File::tear(Dice& dice) {
    if (dice.chance(kAllWritten)) {
        synced();
        return 0;
    }
    const auto size = content.size() > durableSize ? durableSize + dice.roll(content.size() - durableSize + 1)
                                                   : content.size();
    std::int64_t lost = size < content.size() ? 1 : 0;
    content.resize(size);
    for (auto& [block, before] : durable)
        for (std::size_t at = 0; at < before.size(); at += kSector) {
            const auto place = block * kBlock + at;
            if (place < content.size() && dice.chance(500)) {
                ++lost;
                std::memcpy(content.data() + place, before.data() + at,
                            std::min({kSector, before.size() - at, content.size() - place}));
            }
        }
    for (auto at = (durableSize + kSector - 1) / kSector * kSector; at < content.size(); at += kSector)
        if (dice.chance(500)) {
            ++lost;
            std::memset(content.data() + at, 0, std::min(kSector, content.size() - at));
        }
    synced();
    return lost;
}

File File::copy() const {
    File other;
    other.content = content;
    other.durableSize = content.size();
    return other;
}

// --- the disk

MemoryDisk::MemoryDisk(RunRecord* record)
    : m_core(std::make_unique<Core>()) {
    static std::int64_t made = 0;
    registerMemoryVfs();
    m_core->record = record;
    m_core->root = std::string(kRoot) + std::to_string(++made);
    disks()[m_core->root] = m_core.get();
}

MemoryDisk::~MemoryDisk() {
    disks().erase(m_core->root);
}

std::filesystem::path MemoryDisk::root() const {
    return m_core->root;
}

std::int64_t MemoryDisk::writePoints() const {
    return m_core->points;
}

void MemoryDisk::cutPowerAt(std::int64_t n) {
    m_core->powerAt = n > 0 ? m_core->points + n : 0;
}

void MemoryDisk::failWrites(std::int64_t after, std::int64_t times) {
    m_core->failFrom = m_core->points + after + 1;
    m_core->failUntil = m_core->failFrom + times;
}

void MemoryDisk::setFree(std::int64_t bytes) {
    m_core->free = bytes;
}

bool MemoryDisk::isOff() const {
    return m_core->off;
}

void MemoryDisk::restart(Dice& dice) {
    killProcess();
    for (auto& [path, file] : m_core->files)
        if (file->tear(dice) > 0)
            m_core->harmed("disk.torn");
}

void MemoryDisk::killProcess() {
    ++m_core->life;
    m_core->off = false;
    m_core->powerAt = 0;
    m_core->failUntil = 0;
    // Dead handles keep the old files with their locks; what is on the disk goes on without them.
    for (auto& [path, file] : m_core->files) {
        auto fresh = std::make_shared<File>();
        fresh->content = std::move(file->content);
        fresh->durable = std::move(file->durable);
        fresh->durableSize = file->durableSize;
        file = std::move(fresh);
    }
}

void MemoryDisk::copyFrom(const MemoryDisk& other) {
    killProcess();
    m_core->files.clear();
    for (const auto& [path, file] : other.m_core->files)
        m_core->files[m_core->root + path.substr(other.m_core->root.size())] =
            std::make_shared<File>(file->copy());
}

} // namespace ruhu::sync::simulator
