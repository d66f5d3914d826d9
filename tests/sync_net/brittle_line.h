#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ruhu::sync::test {

/// A TCP line to a server on loopback that breaks when it has carried so many bytes. The client is told at
/// once, the server hears nothing: its end stays open, as when a phone network drops its subscriber.
class BrittleLine {
public:
    explicit BrittleLine(int serverPort);
    ~BrittleLine();
    BrittleLine(const BrittleLine&) = delete;

    int port() const { return m_port; }

    /// The next connection breaks after `up` bytes from the client, or `down` bytes from the server.
    void breakAfter(std::uint64_t up, std::uint64_t down);
    /// Carried from the client to the server since the beginning.
    std::uint64_t up() const { return m_up; }
    std::uint64_t connections() const { return m_connections; }

private:
    struct Limits {
        std::uint64_t up = UINT64_MAX;
        std::uint64_t down = UINT64_MAX;
    };
    void serve();
    /// Returns the server's end if it is left open, else -1.
    int carry(int client, Limits limits);

    int m_serverPort;
    int m_listener = -1;
    int m_port = 0;
    std::mutex m_mutex; ///< guards m_next
    Limits m_next;
    std::atomic<std::uint64_t> m_up = 0;
    std::atomic<std::uint64_t> m_connections = 0;
    std::atomic<bool> m_stopping = false;
    std::vector<int> m_leftOpen;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace ruhu::sync::test
