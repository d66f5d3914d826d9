#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace ruhu::platform {

/// What the app asks of the tablet itself. Capabilities are asked for, never guessed from the platform's
/// name. UI thread only.
class Device {
public:
    virtual ~Device() = default;

    /// Where this user's data lies by default; made by whoever opens it.
    virtual std::filesystem::path dataFolder() const = 0;

    /// Bytes that can still be written in `folder`; 0 if that cannot be told.
    virtual std::uintmax_t freeBytes(const std::filesystem::path& folder) const = 0;

    /// True if `dial` starts a call.
    virtual bool canDial() const = 0;
    virtual void dial(const std::string& number) = 0;
};

} // namespace ruhu::platform
