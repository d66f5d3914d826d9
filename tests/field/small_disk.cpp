#include "tests/field/small_disk.h"

#include <sched.h>
#include <stdlib.h>
#include <sys/mount.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace ruhu::field {

namespace fs = std::filesystem;

std::unique_ptr<SmallDisk> SmallDisk::mount(int mebibytes) {
    // Mounts of our own: they end with the program, whatever ends it.
    static const bool kOwnMounts =
        ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    std::string name = (fs::temp_directory_path() / "ruhu-disk-XXXXXX").string();
    if (!kOwnMounts || !::mkdtemp(name.data()))
        return nullptr;
    const auto size = "size=" + std::to_string(mebibytes) + "m";
    if (::mount("tmpfs", name.c_str(), "tmpfs", 0, size.c_str()) != 0) {
        fs::remove(name);
        return nullptr;
    }
    return std::unique_ptr<SmallDisk>(new SmallDisk(name));
}

SmallDisk::~SmallDisk() {
    ::umount2(m_path.c_str(), MNT_DETACH);
    std::error_code ignored;
    fs::remove(m_path, ignored);
}

void SmallDisk::fill(std::uintmax_t leaveBytes) {
    const auto free = fs::space(m_path).available;
    std::ofstream filler(m_path / "filler", std::ios::binary | std::ios::app);
    const std::string block(4096, 'f');
    for (auto left = free; left > leaveBytes && left >= block.size(); left -= block.size())
        filler << block;
    filler.close();
}

void SmallDisk::empty() {
    fs::remove(m_path / "filler");
}

void SmallDisk::makeReadOnly(bool readOnly) {
    if (::mount("none", m_path.c_str(), nullptr, MS_REMOUNT | (readOnly ? MS_RDONLY : 0), nullptr) != 0)
        throw std::runtime_error("cannot remount " + m_path.string());
}

} // namespace ruhu::field
