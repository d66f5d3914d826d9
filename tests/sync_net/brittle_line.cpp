#include "tests/sync_net/brittle_line.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace ruhu::sync::test {

namespace {

constexpr int kLookMs = 20;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

/// Carries what is there, at most `left` bytes. False: the end of it, or of the line.
bool pass(int from, int to, std::uint64_t& left, std::uint64_t& carried) {
    std::array<char, 4096> block;
    const auto size = ::recv(from, block.data(), std::min<std::uint64_t>(block.size(), left), 0);
    if (size <= 0 || ::send(to, block.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL) != size)
        return false;
    left -= static_cast<std::uint64_t>(size);
    carried += static_cast<std::uint64_t>(size);
    return left > 0;
}

} // namespace

BrittleLine::BrittleLine(int serverPort)
    : m_serverPort(serverPort)
    , m_listener(::socket(AF_INET, SOCK_STREAM, 0)) {
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(m_listener, 8) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

BrittleLine::~BrittleLine() {
    m_stopping = true;
    m_thread.join();
    for (const int socket : m_leftOpen)
        ::close(socket);
    ::close(m_listener);
}

void BrittleLine::breakAfter(std::uint64_t up, std::uint64_t down) {
    const std::lock_guard lock(m_mutex);
    m_next = {up, down};
}

void BrittleLine::serve() {
    while (!m_stopping) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, kLookMs) <= 0)
            continue;
        const int client = ::accept(m_listener, nullptr, nullptr);
        ++m_connections;
        Limits limits;
        {
            const std::lock_guard lock(m_mutex);
            limits = std::exchange(m_next, {});
        }
        if (const int open = carry(client, limits); open >= 0)
            m_leftOpen.push_back(open);
        const linger reset{1, 0};
        ::setsockopt(client, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        ::close(client);
    }
}

int BrittleLine::carry(int client, Limits limits) {
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto address = loopback(m_serverPort);
    bool goesOn = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    std::uint64_t down = 0;
    while (goesOn && !m_stopping) {
        std::array<pollfd, 2> ready{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        ::poll(ready.data(), ready.size(), kLookMs);
        std::uint64_t up = 0;
        if (ready[0].revents != 0)
            goesOn = pass(client, server, limits.up, up);
        m_up += up;
        if (goesOn && ready[1].revents != 0)
            goesOn = pass(server, client, limits.down, down);
    }
    if (limits.up == 0 || limits.down == 0)
        return server;
    ::close(server);
    return -1;
}

} // namespace ruhu::sync::test
