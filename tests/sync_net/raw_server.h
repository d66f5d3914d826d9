#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace ruhu::sync::test {

/// A TCP server on loopback that says whatever a test tells it to: what a broken central store, a captive
/// portal or an attacker may send. Serves one connection after another.
class RawServer {
public:
    /// Gives the bytes of an answer for the bytes of a request's head; the connection is closed after them.
    using Script = std::function<std::string(const std::string& request)>;

    explicit RawServer(Script script);
    ~RawServer();
    RawServer(const RawServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

private:
    void serve();

    Script m_script;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

/// A socket to a server on loopback, for clients that keep to no rule.
class RawClient {
public:
    explicit RawClient(int port);
    ~RawClient();
    RawClient(const RawClient&) = delete;

    void send(const std::string& bytes);
    /// What comes until the other side closes, or `seconds` pass without a byte.
    std::string receive(int seconds = 5);

private:
    int m_socket = -1;
};

} // namespace ruhu::sync::test
