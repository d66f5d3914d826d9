#pragma once

#include "platform/ports/local_network.h"

#include <filesystem>

namespace ruhu::platform {

/// Interfaces and routes as the kernel has them.
class LinuxNetwork : public LocalNetwork {
public:
    /// `routes` as in proc(5).
    explicit LinuxNetwork(std::filesystem::path routes = "/proc/net/route")
        : m_routes(std::move(routes)) {}

    std::vector<std::string> addresses() const override;
    std::string gateway() const override;

private:
    std::filesystem::path m_routes;
};

} // namespace ruhu::platform
