#include "platform/linux/linux_device.h"

#include <cstdlib>
#include <stdexcept>

namespace ruhu::platform {

namespace fs = std::filesystem;

fs::path LinuxDevice::dataFolder() const {
    // XDG Base Directory Specification: data of one user.
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return fs::path(data) / "ruhu";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home ? home : ".") / ".local/share/ruhu";
}

std::uintmax_t LinuxDevice::freeBytes(const fs::path& folder) const {
    std::error_code error;
    const auto space = fs::space(folder, error);
    return error ? 0 : space.available;
}

void LinuxDevice::dial(const std::string&) {
    throw std::logic_error("dial: ask canDial first");
}

} // namespace ruhu::platform
