#include "platform/linux/linux_sticks.h"

#include <mntent.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <memory>

namespace ruhu::platform {

namespace fs = std::filesystem;

/// `device` is a partition or a whole disk, as /dev/sdb1; the disk says whether it can be taken out.
bool LinuxSticks::isRemovable(const fs::path& device) const {
    std::error_code missing;
    const auto node = fs::canonical(m_devices / device.filename(), missing);
    if (missing)
        return false;
    for (const auto& place : {node, node.parent_path()}) {
        char mark = 0;
        if (std::ifstream(place / "removable") >> mark)
            return mark == '1';
    }
    return false;
}

std::vector<Stick> LinuxSticks::plugged() const {
    std::vector<Stick> sticks;
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> mounts(::setmntent(m_mounts.c_str(), "r"),
                                                                 ::endmntent);
    if (!mounts)
        return sticks;
    mntent entry{};
    char text[4096];
    while (::getmntent_r(mounts.get(), &entry, text, sizeof text)) {
        const fs::path device = entry.mnt_fsname;
        const fs::path folder = entry.mnt_dir;
        if (device.parent_path() == "/dev" && isRemovable(device) && ::access(folder.c_str(), W_OK) == 0)
            sticks.push_back({folder, folder.filename().string()});
    }
    return sticks;
}

} // namespace ruhu::platform
