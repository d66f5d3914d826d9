#pragma once

#include "sync/core/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>

namespace ruhu::sync {

struct ServerRequest {
    std::string method;
    std::string path;                           ///< without the query
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;                           ///< unpacked; empty while only the head is there
};

struct ServerAnswer {
    int status = 200;
    std::string type = "application/json";
    std::map<std::string, std::string> headers; ///< besides type, length and encoding
    std::string body;
};

/// What the server serves. `handle` is called on the server's working threads, `admit` on those of its
/// network, which it may hold up for microseconds only; both many at a time.
class HttpService {
public:
    virtual ~HttpService() = default;

    /// Judges a request by its head, before its body is read: how large the body may be (packed and
    /// unpacked), or an answer that refuses it or that needs no body.
    virtual std::variant<std::size_t, ServerAnswer> admit(const ServerRequest& head) = 0;

    virtual ServerAnswer handle(const ServerRequest& request) = 0;
};

struct HttpServerOptions {
    std::string host = "127.0.0.1"; ///< an address, not a name
    std::uint16_t port = 0;         ///< 0: any free one
    std::string certificatePem;     ///< empty: plain http, refused but on loopback addresses
    std::string privateKeyPem;
    int workingThreads = 4;
    int maxConnections = 1000;                 ///< more are hung up on
    std::chrono::seconds idle{75};             ///< between two requests of a connection
    std::chrono::seconds headTime{15};         ///< for a TLS greeting, and for a head once it began
    std::chrono::seconds standstill{30};       ///< without a byte of progress in a body or an answer
    std::chrono::seconds requestTime{20 * 60}; ///< a whole body or a whole answer, however slow the line
    /// Over a line that takes longer an answer may get lost: the request's body is kept for a repetition.
    std::chrono::milliseconds quickExchange{1000};
    std::chrono::seconds stopTime{10}; ///< how long `stop` waits for requests under way

    /// Called once per request with method, path, status, bytes in and out and duration; working threads.
    std::function<void(const ServerRequest&, int status, std::size_t in, std::size_t out,
                       std::chrono::milliseconds)>
        onServed;
};

/// HTTP/1.1 over TLS 1.2+ by Boost.Beast: slow clients cost a buffer, not a thread.
class HttpServer {
public:
    /// Listens when it returns. Errors: "bad_address", "address_in_use", "not_loopback", "bad_certificate".
    static Result<std::unique_ptr<HttpServer>> start(HttpServerOptions options, HttpService& service);

    /// As stop().
    ~HttpServer();

    std::uint16_t port() const;

    /// Takes no new connection or request, lets those under way end, hangs up. Any thread but the server's.
    void stop();

private:
    struct Core;
    explicit HttpServer(std::unique_ptr<Core> core);
    std::unique_ptr<Core> m_core;
};

} // namespace ruhu::sync
