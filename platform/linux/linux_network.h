#pragma once

#include "platform/ports/local_network.h"

namespace ruhu::platform {

/// Interfaces and routes as the kernel has them.
class LinuxNetwork : public LocalNetwork {
public:
    std::vector<std::string> addresses() const override;
    std::string gateway() const override;
};

} // namespace ruhu::platform
