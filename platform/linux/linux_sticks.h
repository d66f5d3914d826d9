#pragma once

#include "platform/ports/sticks.h"

namespace ruhu::platform {

/// What the desktop has mounted of removable block devices (mounts of this process, /sys/class/block).
class LinuxSticks : public Sticks {
public:
    std::vector<Stick> plugged() const override;
};

} // namespace ruhu::platform
