#pragma once

#include "sync/central/http_server.h"
#include "sync/central/partial_bodies.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>

namespace ruhu::sync {

/// What the connections of one server share. Outlives them all.
struct ConnectionContext {
    ConnectionContext(const HttpServerOptions& fromOptions, HttpService& toServe,
                      boost::asio::thread_pool& onThreads)
        : options(fromOptions)
        , service(toServe)
        , work(onThreads) {}

    const HttpServerOptions& options;
    HttpService& service;
    boost::asio::thread_pool& work; ///< the service is called here, so that a slow disk stops no network

    PartialBodies bodies;
    std::atomic<bool> stopping = false;
    std::atomic<int> open = 0;

    /// Hangs up connections that wait for a request, at the hour of stopping.
    void hangUpIdle();
    /// Returns when no connection is open, at the latest after `most`.
    void waitUntilQuiet(std::chrono::seconds most);
    /// Lets go of the connections' strands, which must not outlive the network that made them.
    void forgetLines();

    /// A connection while it is open; touched on its own strand only.
    struct Line {
        std::function<void()> hangUpIfIdle;
        bool idle = false;
    };
    /// Empty when the server is stopping.
    std::shared_ptr<Line> enter(const boost::asio::any_io_executor& strand, std::function<void()> close);
    void leave();

private:
    std::mutex m_mutex;
    std::condition_variable m_quiet;
    std::list<std::pair<boost::asio::any_io_executor, std::weak_ptr<Line>>> m_lines;
};

/// Serves one connection to its end, on the socket's strand. `tls` null: plain http.
void serveConnection(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls,
                     ConnectionContext& context);

} // namespace ruhu::sync
