#include "sync/central/http_server.h"

#include "sync/central/http_connection.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>

#include <thread>
#include <vector>

namespace ruhu::sync {

namespace net = boost::asio;
using net::ip::tcp;

namespace {

constexpr int kNetworkThreads = 2;

bool setUpTls(net::ssl::context& tls, const HttpServerOptions& options) {
    boost::system::error_code bad;
    tls.set_options(net::ssl::context::default_workarounds | net::ssl::context::no_sslv2 |
                        net::ssl::context::no_sslv3 | net::ssl::context::no_tlsv1 |
                        net::ssl::context::no_tlsv1_1 | net::ssl::context::no_compression,
                    bad);
    SSL_CTX_set_num_tickets(tls.native_handle(),
                            1); // a tablet has one connection; each is a quarter of a KiB
    if (!bad)
        tls.use_certificate_chain(net::buffer(options.certificatePem), bad);
    if (!bad)
        tls.use_private_key(net::buffer(options.privateKeyPem), net::ssl::context::pem, bad);
    return !bad;
}

} // namespace

struct HttpServer::Core {
    // in this order: what waits in `network` when it goes still refers to those above it
    HttpServerOptions options;
    net::ssl::context tls{net::ssl::context::tls_server};
    net::thread_pool work;
    ConnectionContext context;
    net::io_context network;
    tcp::acceptor acceptor{network};
    std::vector<std::thread> threads;
    std::uint16_t port = 0;
    bool stopped = false;

    Core(HttpServerOptions given, HttpService& service)
        : options(std::move(given))
        , work(static_cast<std::size_t>(options.workingThreads))
        , context(options, service, work) {}

    Result<void> listen() {
        boost::system::error_code bad;
        const auto address = net::ip::make_address(options.host, bad);
        if (bad)
            return Error{"bad_address", "not an IP address", false};
        if (options.certificatePem.empty()) {
            if (!address.is_loopback())
                return Error{"not_loopback", "plain http on a network", false};
        } else if (!setUpTls(tls, options)) {
            return Error{"bad_certificate", "certificate or key cannot be read", false};
        }
        const tcp::endpoint endpoint(address, options.port);
        acceptor.open(endpoint.protocol(), bad);
        if (!bad)
            acceptor.set_option(net::socket_base::reuse_address(true), bad);
        if (!bad)
            acceptor.bind(endpoint, bad);
        if (!bad)
            acceptor.listen(net::socket_base::max_listen_connections, bad);
        if (bad)
            return Error{bad == net::error::address_in_use ? "address_in_use" : "bad_address", bad.message(),
                         false};
        port = acceptor.local_endpoint().port();
        return {};
    }

    void accept() {
        acceptor.async_accept(net::make_strand(network), [this](boost::system::error_code bad,
                                                                tcp::socket socket) {
            if (bad == net::error::operation_aborted || context.stopping)
                return;
            if (!bad && context.open < options.maxConnections)
                serveConnection(std::move(socket), options.certificatePem.empty() ? nullptr : &tls, context);
            accept();
        });
    }

    void run() {
        accept();
        for (int i = 0; i < kNetworkThreads; ++i)
            threads.emplace_back([this] { network.run(); });
    }

    void stop() {
        if (std::exchange(stopped, true))
            return;
        context.stopping = true;
        net::post(network, [this] {
            boost::system::error_code ignored;
            acceptor.close(ignored);
        });
        context.hangUpIdle();
        context.waitUntilQuiet(options.stopTime);
        network.stop();
        for (auto& thread : threads)
            thread.join();
        work.join();
        context.forgetLines();
    }
};

HttpServer::HttpServer(std::unique_ptr<Core> core)
    : m_core(std::move(core)) {}

HttpServer::~HttpServer() {
    stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(HttpServerOptions options, HttpService& service) {
    auto core = std::make_unique<Core>(std::move(options), service);
    if (auto listening = core->listen(); !listening)
        return listening.error();
    core->run();
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(core)));
}

std::uint16_t HttpServer::port() const {
    return m_core->port;
}

void HttpServer::stop() {
    m_core->stop();
}

} // namespace ruhu::sync
