#include "platform/linux/linux_network.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <fstream>
#include <memory>
#include <sstream>

namespace ruhu::platform {

namespace {

std::string text(const in_addr& address) {
    char text[INET_ADDRSTRLEN];
    return ::inet_ntop(AF_INET, &address, text, sizeof text) ? text : "";
}

} // namespace

std::vector<std::string> LinuxNetwork::addresses() const {
    std::vector<std::string> list;
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0)
        return list;
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs*)> owner(first, ::freeifaddrs);
    for (const ifaddrs* at = first; at; at = at->ifa_next)
        if (at->ifa_addr && at->ifa_addr->sa_family == AF_INET && (at->ifa_flags & IFF_UP) &&
            !(at->ifa_flags & IFF_LOOPBACK))
            list.push_back(text(reinterpret_cast<const sockaddr_in*>(at->ifa_addr)->sin_addr));
    return list;
}

std::string LinuxNetwork::gateway() const {
    // A line each route; addresses in hex, as they lie in memory.
    std::ifstream routes(m_routes);
    std::string line;
    std::getline(routes, line); // headings
    while (std::getline(routes, line)) {
        std::istringstream fields(line);
        std::string interface;
        in_addr_t destination = 0;
        in_addr gateway{};
        if (fields >> interface >> std::hex >> destination >> gateway.s_addr && destination == 0 &&
            gateway.s_addr != 0)
            return text(gateway);
    }
    return {};
}

} // namespace ruhu::platform
