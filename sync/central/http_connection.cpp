#include "sync/central/http_connection.h"

#include "sync/central/http_exchange.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cctype>
#include <limits>

namespace ruhu::sync {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

namespace {

using Parser = http::request_parser<http::string_body>;
using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::size_t kMaxHeadBytes = 16 << 10;
constexpr std::size_t kBufferBytes = 64 << 10;
constexpr std::size_t kDrainBytes = 1 << 20;
constexpr std::chrono::seconds kPartingTime{3};

auto caught(beast::error_code& bad) {
    return net::redirect_error(net::use_awaitable, bad);
}

ServerRequest readHead(const Parser& parser) {
    ServerRequest head;
    const auto& message = parser.get();
    head.method = std::string(message.method_string());
    const auto target = message.target();
    head.path = std::string(target.substr(0, target.find('?')));
    for (const auto& field : message) {
        std::string name(field.name_string());
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        head.headers.emplace(std::move(name), std::string(field.value()));
    }
    return head;
}

http::response<http::string_body> toMessage(ServerAnswer answer, unsigned version, bool keep) {
    http::response<http::string_body> message(static_cast<http::status>(answer.status), version);
    for (const auto& [name, value] : answer.headers)
        message.set(name, value);
    message.set(http::field::cache_control, "no-store");
    if (answer.status != static_cast<int>(http::status::no_content)) {
        message.set(http::field::content_type, answer.type);
        message.body() = std::move(answer.body);
        message.prepare_payload();
    }
    message.keep_alive(keep);
    return message;
}

std::string valueOf(const ServerRequest& request, const char* header) {
    const auto found = request.headers.find(header);
    return found == request.headers.end() ? std::string() : found->second;
}

/// A body is its sender's: nobody goes on with another's. Without a sender it has no name.
std::string senderOf(const ServerRequest& request) {
    return valueOf(request, "authorization");
}

std::optional<BodyName> bodyName(const ServerRequest& request) {
    return senderOf(request).empty() ? std::nullopt : readBodyName(valueOf(request, "ruhu-body"));
}

std::string nameOf(const ServerRequest& request, const BodyName& body) {
    return request.method + ' ' + request.path + ' ' + body.id + ' ' + std::to_string(body.total);
}

net::awaitable<ServerAnswer> handleOnPool(HttpService& service, ServerRequest& request, std::size_t maxBody) {
    co_return handleRequest(service, request, maxBody);
}

/// Time that is left of a budget; every step of a slow transfer may take up to `standstill` of it.
class Patience {
public:
    Patience(std::chrono::seconds whole, std::chrono::seconds standstill)
        : m_end(net::steady_timer::clock_type::now() + whole)
        , m_standstill(standstill) {}

    void grant(beast::tcp_stream& stream) const {
        stream.expires_at(std::min(m_end, net::steady_timer::clock_type::now() + m_standstill));
    }

private:
    net::steady_timer::time_point m_end;
    std::chrono::seconds m_standstill;
};

template <typename Stream> class Conversation {
    using TimePoint = net::steady_timer::clock_type::time_point;

public:
    Conversation(Stream& stream, ConnectionContext& context, ConnectionContext::Line& line)
        : m_stream(stream)
        , m_context(context)
        , m_line(line)
        , m_buffer(kBufferBytes) {}

    net::awaitable<void> run() {
        // each co_await stands alone: GCC 12 frees a frame too early in `co_await a() && co_await b()`
        while (!m_context.stopping) {
            const bool asked = co_await waitForRequest();
            if (!asked)
                co_return;
            const bool keep = co_await serveOne();
            if (!keep)
                co_return;
        }
    }

private:
    beast::tcp_stream& lowest() { return beast::get_lowest_layer(m_stream); }

    net::awaitable<bool> waitForRequest() {
        if (m_buffer.size() > 0)
            co_return true;
        m_line.idle = true;
        lowest().expires_after(m_context.options.idle);
        beast::error_code bad;
        const auto space = m_buffer.prepare(kMaxHeadBytes);
        const std::size_t size = co_await m_stream.async_read_some(space, caught(bad));
        m_line.idle = false;
        m_buffer.commit(size);
        co_return !bad;
    }

    /// False: hang up.
    net::awaitable<bool> serveOne() {
        const auto begun = net::steady_timer::clock_type::now();
        Parser parser;
        parser.header_limit(kMaxHeadBytes);
        parser.body_limit(std::numeric_limits<std::uint64_t>::max()); // admit() decides, not the parser
        beast::error_code bad;
        lowest().expires_after(m_context.options.headTime);
        co_await http::async_read_header(m_stream, m_buffer, parser, caught(bad));
        if (bad)
            co_return false;
        const unsigned version = parser.get().version();
        ServerRequest request = readHead(parser);
        lowest().expires_never();
        Admission admission = admitRequest(m_context.service, request);
        std::optional<PartialBodies::Turn> turn;
        auto most = admission.maxBody;
        const auto body = admission.refusal ? std::nullopt : bodyName(request);
        if (body)
            turn = goOn(request, *body, begun, most, admission.refusal);
        if (!admission.refusal && parser.content_length().value_or(0) > most)
            admission.refusal = tooLarge();
        if (!admission.refusal) {
            parser.body_limit(most);
            bad = co_await readBody(parser, turn);
            if (bad == http::error::body_limit)
                admission.refusal = tooLarge();
            else if (bad)
                co_return false;
            request.body = turn ? turn->bytes() : std::move(parser.get().body());
            if (body && request.body.size() != body->total)
                admission.refusal = offsetAnswer(request.body.size());
        }
        const bool refused = admission.refusal.has_value();
        std::size_t in = 0;
        ServerAnswer answer;
        if (refused) {
            answer = std::move(*admission.refusal);
        } else {
            in = request.body.size();
            lowest().expires_never();
            answer = co_await net::co_spawn(m_context.work,
                                            handleOnPool(m_context.service, request, admission.maxBody),
                                            net::use_awaitable);
        }
        const int status = answer.status;
        const std::size_t out = answer.body.size();
        const bool bodyUnread = refused && !parser.is_done();
        const bool keep = parser.keep_alive() && !bodyUnread && !m_context.stopping;
        const bool written = co_await write(toMessage(std::move(answer), version, keep));
        if (m_context.options.onServed)
            m_context.options.onServed(request, status, in, out,
                                       std::chrono::duration_cast<std::chrono::milliseconds>(
                                           net::steady_timer::clock_type::now() - begun));
        const bool quick = net::steady_timer::clock_type::now() - begun < m_context.options.quickExchange;
        if (turn && written && quick)
            m_context.bodies.forget(senderOf(request));
        if (written && bodyUnread)
            co_await drain();
        co_return written&& keep;
    }

    /// The turn to bring on the request's body, `most` becoming what is missing of it; or a refusal.
    std::optional<PartialBodies::Turn> goOn(const ServerRequest& request, const BodyName& body, TimePoint now,
                                            std::size_t& most, std::optional<ServerAnswer>& refusal) {
        const auto sender = senderOf(request);
        const auto name = nameOf(request, body);
        const auto offset = body.offset.value_or(body.total);
        if (body.total > most) {
            refusal = tooLarge();
            return std::nullopt;
        }
        most = body.total - offset;
        auto turn = m_context.bodies.goOn(sender, name, offset, now);
        if (!turn)
            refusal = offsetAnswer(m_context.bodies.have(sender, name, now));
        return turn;
    }

    /// With a turn, the bytes go where another connection finds them if this one breaks.
    net::awaitable<beast::error_code> readBody(Parser& parser, std::optional<PartialBodies::Turn>& turn) {
        const Patience patience(m_context.options.requestTime, m_context.options.standstill);
        beast::error_code bad;
        while (!bad && !parser.is_done()) {
            patience.grant(lowest());
            co_await http::async_read_some(m_stream, m_buffer, parser, caught(bad));
            auto& came = parser.get().body();
            if (turn && !turn->append(came, net::steady_timer::clock_type::now()))
                bad = net::error::operation_aborted;
            if (turn)
                came.clear();
        }
        co_return bad;
    }

    net::awaitable<bool> write(http::response<http::string_body> message) {
        const Patience patience(m_context.options.requestTime, m_context.options.standstill);
        http::response_serializer<http::string_body> serializer(message);
        serializer.limit(kBufferBytes);
        beast::error_code bad;
        while (!bad && !serializer.is_done()) {
            patience.grant(lowest());
            co_await http::async_write_some(m_stream, serializer, caught(bad));
        }
        co_return !bad;
    }

    /// Takes some of what a refused client still sends: a connection closed on unread bytes is reset, and the
    /// client would not see why.
    net::awaitable<void> drain() {
        beast::error_code bad;
        lowest().expires_after(kPartingTime);
        for (std::size_t taken = 0; !bad && taken < kDrainBytes;) {
            m_buffer.consume(m_buffer.size());
            const auto space = m_buffer.prepare(kMaxHeadBytes);
            taken += co_await m_stream.async_read_some(space, caught(bad));
        }
    }

    Stream& m_stream;
    ConnectionContext& m_context;
    ConnectionContext::Line& m_line;
    beast::flat_buffer m_buffer;
};

void logBug(const std::exception_ptr& bug) {
    try {
        if (bug)
            std::rethrow_exception(bug);
    } catch (const std::exception& known) {
        spdlog::error("connection ended: {}", known.what());
    }
}

struct Presence {
    explicit Presence(ConnectionContext& from)
        : context(from) {}
    ~Presence() { context.leave(); }
    Presence(const Presence&) = delete;
    ConnectionContext& context;
};

net::awaitable<void> servePlain(net::ip::tcp::socket socket, ConnectionContext& context) {
    const Presence presence(context);
    PlainStream stream(std::move(socket));
    const auto line = context.enter(stream.get_executor(), [&stream] { stream.cancel(); });
    if (!line)
        co_return;
    Conversation<PlainStream> conversation(stream, context, *line);
    co_await conversation.run();
}

net::awaitable<void> serveTls(net::ip::tcp::socket socket, net::ssl::context& tls,
                              ConnectionContext& context) {
    const Presence presence(context);
    TlsStream stream(std::move(socket), tls);
    auto& lowest = beast::get_lowest_layer(stream);
    const auto line = context.enter(stream.get_executor(), [&lowest] { lowest.cancel(); });
    if (!line)
        co_return;
    beast::error_code bad;
    lowest.expires_after(context.options.headTime);
    co_await stream.async_handshake(net::ssl::stream_base::server, caught(bad));
    if (bad)
        co_return;
    Conversation<TlsStream> conversation(stream, context, *line);
    co_await conversation.run();
    if (!context.stopping) {
        lowest.expires_after(kPartingTime);
        co_await stream.async_shutdown(caught(bad));
    }
}

} // namespace

void serveConnection(net::ip::tcp::socket socket, net::ssl::context* tls, ConnectionContext& context) {
    ++context.open;
    const auto strand = socket.get_executor();
    beast::error_code ignored;
    socket.set_option(net::ip::tcp::no_delay(true), ignored);
    if (tls)
        net::co_spawn(strand, serveTls(std::move(socket), *tls, context), logBug);
    else
        net::co_spawn(strand, servePlain(std::move(socket), context), logBug);
}

} // namespace ruhu::sync
