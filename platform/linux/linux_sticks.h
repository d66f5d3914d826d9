#pragma once

#include "platform/ports/sticks.h"

namespace ruhu::platform {

/// What the desktop has mounted of removable block devices.
class LinuxSticks : public Sticks {
public:
    /// Where the system tells of its mounts (fstab(5)) and of its block devices (sysfs).
    explicit LinuxSticks(std::filesystem::path mounts = "/proc/self/mounts",
                         std::filesystem::path devices = "/sys/class/block")
        : m_mounts(std::move(mounts))
        , m_devices(std::move(devices)) {}

    std::vector<Stick> plugged() const override;

private:
    bool isRemovable(const std::filesystem::path& device) const;

    std::filesystem::path m_mounts;
    std::filesystem::path m_devices;
};

} // namespace ruhu::platform
