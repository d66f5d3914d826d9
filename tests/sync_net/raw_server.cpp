#include "tests/sync_net/raw_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace ruhu::sync::test {

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

bool readable(int socket, int ms) {
    pollfd waiting{socket, POLLIN, 0};
    return ::poll(&waiting, 1, ms) > 0;
}

void sendAll(int socket, const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const auto part = ::send(socket, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
        if (part <= 0)
            return; // the client has had enough
        done += static_cast<std::size_t>(part);
    }
}

} // namespace

RawServer::RawServer(Script script)
    : m_script(std::move(script))
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

RawServer::~RawServer() {
    m_stopping = true;
    m_thread.join();
    ::close(m_listener);
}

void RawServer::serve() {
    while (!m_stopping) {
        if (!readable(m_listener, 20))
            continue;
        const int socket = ::accept(m_listener, nullptr, nullptr);
        std::string request;
        std::array<char, 4096> block;
        while (request.find("\r\n\r\n") == std::string::npos && readable(socket, 2000)) {
            const auto size = ::recv(socket, block.data(), block.size(), 0);
            if (size <= 0)
                break;
            request.append(block.data(), static_cast<std::size_t>(size));
        }
        sendAll(socket, m_script(request));
        ::shutdown(socket, SHUT_WR);
        while (readable(socket, 200) && ::recv(socket, block.data(), block.size(), 0) > 0) {
        }
        ::close(socket);
    }
}

RawClient::RawClient(int port)
    : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
    const auto address = loopback(port);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
}

RawClient::~RawClient() {
    ::close(m_socket);
}

void RawClient::send(const std::string& bytes) {
    sendAll(m_socket, bytes);
}

std::string RawClient::receive(int seconds) {
    std::string received;
    std::array<char, 4096> block;
    while (readable(m_socket, seconds * 1000)) {
        const auto size = ::recv(m_socket, block.data(), block.size(), 0);
        if (size <= 0)
            break;
        received.append(block.data(), static_cast<std::size_t>(size));
    }
    return received;
}

} // namespace ruhu::sync::test
