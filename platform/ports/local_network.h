#pragma once

#include <string>
#include <vector>

namespace ruhu::platform {

/// The network around the tablet as it is now, for two tablets that meet on it. Any thread.
class LocalNetwork {
public:
    virtual ~LocalNetwork() = default;

    /// This tablet's own IPv4 addresses, loopback apart; empty: on no network.
    virtual std::vector<std::string> addresses() const = 0;

    /// The IPv4 address that leads out: on another tablet's hotspot, that tablet. Empty: none.
    virtual std::string gateway() const = 0;
};

} // namespace ruhu::platform
