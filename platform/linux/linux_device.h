#pragma once

#include "platform/ports/device.h"

namespace ruhu::platform {

/// A Linux tablet or desktop without telephony.
class LinuxDevice : public Device {
public:
    std::filesystem::path dataFolder() const override;
    std::uintmax_t freeBytes(const std::filesystem::path& folder) const override;
    bool canDial() const override { return false; }
    void dial(const std::string& number) override;
};

} // namespace ruhu::platform
