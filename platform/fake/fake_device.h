#pragma once

#include "platform/ports/device.h"

#include <vector>

namespace ruhu::platform {

/// A device whose answers a test sets and whose calls it reads.
class FakeDevice : public Device {
public:
    std::filesystem::path folder = ".";
    std::uintmax_t bytesFree = 1u << 30;
    bool telephony = true;
    std::vector<std::string> dialled;

    std::filesystem::path dataFolder() const override { return folder; }
    std::uintmax_t freeBytes(const std::filesystem::path&) const override { return bytesFree; }
    bool canDial() const override { return telephony; }
    void dial(const std::string& number) override { dialled.push_back(number); }
};

} // namespace ruhu::platform
