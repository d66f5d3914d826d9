#include "sync/central/http_server.h"
#include "sync/central/tls_identity.h"
#include "sync/client/curl_transport.h"
#include "sync/core/compression.h"
#include "tests/sync_net/raw_server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace ruhu::sync {
namespace {

using namespace std::chrono_literals;
using test::RawClient;
using test::RawServer;

/// Answers with what it was sent; "/slow" takes until released, "/big" refuses by its head.
class Echo : public HttpService {
public:
    std::variant<std::size_t, ServerAnswer> admit(const ServerRequest& head) override {
        if (head.path == "/refused") {
            ServerAnswer answer;
            answer.status = 401;
            answer.body = "{\"code\":\"unknown_device\"}";
            return answer;
        }
        return kLimit;
    }
    ServerAnswer handle(const ServerRequest& request) override {
        ++handled;
        if (request.path == "/throw")
            throw std::logic_error("a bug");
        if (request.path == "/slow") {
            entered.set_value();
            released.get_future().wait();
        }
        ServerAnswer answer;
        answer.type = "text/plain";
        answer.body = request.body;
        return answer;
    }
    static constexpr std::size_t kLimit = 1 << 20;
    std::atomic<int> handled = 0;
    std::promise<void> entered;
    std::promise<void> released;
};

const TlsIdentity& identity() {
    static const auto kIdentity = makeTlsIdentity(systemClock().now());
    return kIdentity;
}

HttpServerOptions overTls() {
    HttpServerOptions options;
    options.certificatePem = identity().certificatePem;
    options.privateKeyPem = identity().privateKeyPem;
    return options;
}

class Served : public testing::Test {
protected:
    void serve(HttpServerOptions options) {
        secure = !options.certificatePem.empty();
        auto started = HttpServer::start(std::move(options), echo);
        ASSERT_TRUE(started) << started.error().detail;
        server = std::move(started).value();
    }
    HttpRequest request(const std::string& path, std::string body = "") const {
        HttpRequest made;
        made.method = "POST";
        made.url =
            (secure ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(server->port()) + path;
        made.pin = secure ? identity().pin : "";
        made.body = std::move(body);
        return made;
    }
    Echo echo;
    bool secure = false;
    std::unique_ptr<HttpServer> server;
    CurlTransport transport;
};

std::string codeOf(const Result<HttpAnswer>& answer) {
    return answer ? "status " + std::to_string(answer->status) : answer.error().code;
}

TEST_F(Served, EchoesOverTlsToTheHolderOfThePin) {
    serve(overTls());
    for (const std::size_t size : {0u, 1u, 511u, 70'000u, 900'000u}) {
        const std::string body(size, 'x');
        const auto answer = transport.perform(request("/echo", body));
        ASSERT_EQ(codeOf(answer), "status 200") << size;
        EXPECT_EQ(answer->body, body);
        EXPECT_EQ(answer->headers.at("content-type"), "text/plain");
    }
}

TEST_F(Served, RefusesAnotherKeyThanThePinnedOne) {
    serve(overTls());
    auto asked = request("/echo", "secret");
    asked.pin = makeTlsIdentity(0).pin;
    EXPECT_EQ(codeOf(transport.perform(asked)), "wrong_certificate");
    asked.pin.clear();
    EXPECT_EQ(codeOf(transport.perform(asked)), "wrong_certificate");
    EXPECT_EQ(echo.handled, 0);
    asked.anyCertificate = true;
    EXPECT_EQ(codeOf(transport.perform(asked)), "status 200");
    asked.anyCertificate = false; // the connection of the enrolment is not used again
    EXPECT_EQ(codeOf(transport.perform(asked)), "wrong_certificate");
}

TEST(CurlTransport, AServerThatDoesNotKnowTheDictionaryIsAskedWithoutIt) {
    std::vector<std::string> asked;
    RawServer server([&](const std::string& request) {
        asked.push_back(request);
        const bool first = asked.size() == 1;
        return std::string(first ? "HTTP/1.1 415 Unsupported\r\n" : "HTTP/1.1 200 OK\r\n") +
               "Content-Length: 0\r\n\r\n";
    });
    HttpRequest request;
    request.method = "POST";
    request.url = server.url() + "/";
    request.body = std::string(1000, 'x');
    CurlTransport transport;
    EXPECT_EQ(codeOf(transport.perform(request)), "status 200");
    EXPECT_EQ(codeOf(transport.perform(request)), "status 200");
    EXPECT_EQ(asked.size(), 3u); // it is not told twice
}

TEST_F(Served, AnswersUseTheDictionaryOnlyForWhoNamesIt) {
    serve(HttpServerOptions());
    const auto size = [&](const std::string& header) {
        RawClient client(server->port());
        const std::string body =
            R"({"v":1,"clock":1779600000000,"grants":["township","149999201001"],"missing":[]})";
        client.send("POST /echo HTTP/1.1\r\nAccept-Encoding: zstd\r\nConnection: close\r\n" + header +
                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        const auto answer = client.receive();
        return answer.size() - answer.find("\r\n\r\n");
    };
    const auto without = size("");
    EXPECT_LT(size("Ruhu-Dictionary: " + std::to_string(dictionaryId()) + "\r\n"), without);
    EXPECT_EQ(size("Ruhu-Dictionary: 1\r\n"), without);
}

TEST_F(Served, BodiesBeyondTheLimitAreRefusedPackedOrNot) {
    serve(overTls());
    const std::string zeros(Echo::kLimit + 1, '0'); // travels as a few hundred bytes
    EXPECT_EQ(codeOf(transport.perform(request("/echo", zeros))), "status 413");
    std::string noise(Echo::kLimit * 3, '\0');
    systemRandom().fill(std::as_writable_bytes(std::span(noise)));
    const auto answer = transport.perform(request("/echo", noise));
    EXPECT_EQ(codeOf(answer), "status 413");
    EXPECT_EQ(echo.handled, 0);
    EXPECT_EQ(codeOf(transport.perform(request("/echo", "small"))), "status 200");
}

TEST_F(Served, RefusalByTheHeadReachesAClientWithALargeBody) {
    serve(overTls());
    std::string noise(800'000, '\0');
    systemRandom().fill(std::as_writable_bytes(std::span(noise)));
    const auto answer = transport.perform(request("/refused", noise));
    ASSERT_EQ(codeOf(answer), "status 401");
    EXPECT_EQ(answer->body, "{\"code\":\"unknown_device\"}");
}

TEST_F(Served, ABugInTheServiceIsAnAnswerNotAnEnd) {
    serve(overTls());
    EXPECT_EQ(codeOf(transport.perform(request("/throw", "x"))), "status 500");
    EXPECT_EQ(codeOf(transport.perform(request("/echo", "x"))), "status 200");
}

TEST_F(Served, PlainHttpOnlyOnLoopback) {
    HttpServerOptions options;
    options.host = "0.0.0.0";
    const auto refused = HttpServer::start(options, echo);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "not_loopback");
    serve(HttpServerOptions());
    EXPECT_EQ(codeOf(transport.perform(request("/echo", "x"))), "status 200");
    HttpRequest outside = request("/echo", "x");
    outside.url = "http://192.0.2.1/v1/sync";
    EXPECT_EQ(codeOf(transport.perform(outside)), "not_secure");
}

TEST_F(Served, SecondServerOnThePortIsToldSo) {
    serve(HttpServerOptions());
    HttpServerOptions same;
    same.port = server->port();
    const auto second = HttpServer::start(same, echo);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "address_in_use");
}

TEST_F(Served, StoppingLetsARequestUnderWayEnd) {
    serve(overTls());
    auto answer = std::async(std::launch::async, [&] { return transport.perform(request("/slow", "kept")); });
    echo.entered.get_future().wait();
    auto stopped = std::async(std::launch::async, [&] { server->stop(); });
    EXPECT_EQ(stopped.wait_for(100ms), std::future_status::timeout);
    echo.released.set_value();
    stopped.get();
    const auto got = answer.get();
    ASSERT_EQ(codeOf(got), "status 200");
    EXPECT_EQ(got->body, "kept");
    EXPECT_EQ(codeOf(CurlTransport().perform(request("/echo", "x"))), "unreachable");
}

TEST_F(Served, StoppingHangsUpOnIdleConnectionsAtOnce) {
    serve(overTls());
    ASSERT_EQ(codeOf(transport.perform(request("/echo", "x"))), "status 200"); // stays connected
    const auto before = systemClock().steadyMs();
    server->stop();
    EXPECT_LT(systemClock().steadyMs() - before, 5000);
}

TEST_F(Served, HangsUpOnAClientThatDawdles) {
    HttpServerOptions options;
    options.headTime = 1s;
    options.standstill = 1s;
    serve(options);
    RawClient head(server->port());
    head.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-");
    EXPECT_EQ(head.receive(), "");
    RawClient body(server->port());
    body.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
    EXPECT_EQ(body.receive(), "");
    EXPECT_EQ(echo.handled, 0);
}

TEST_F(Served, SurvivesWhatIsNotHttp) {
    serve(overTls());
    RawClient plain(server->port());
    plain.send("GET / HTTP/1.1\r\n\r\n");
    plain.receive(2);
    { RawClient vanishes(server->port()); }
    EXPECT_EQ(codeOf(transport.perform(request("/echo", "x"))), "status 200");
}

TEST_F(Served, CancelEndsACallUnderWay) {
    serve(overTls());
    auto answer = std::async(std::launch::async, [&] { return transport.perform(request("/slow", "x")); });
    echo.entered.get_future().wait();
    transport.cancel();
    EXPECT_EQ(codeOf(answer.get()), "cancelled");
    EXPECT_EQ(codeOf(transport.perform(request("/echo", "x"))), "cancelled");
    echo.released.set_value();
}

HttpRequest get(const std::string& url) {
    HttpRequest request;
    request.method = "GET";
    request.url = url + "/";
    request.timeoutSeconds = 20;
    return request;
}

TEST(CurlTransport, AnswerThatBreaksOffIsCutOff) {
    RawServer server([](const auto&) { return "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"; });
    const auto answer = CurlTransport().perform(get(server.url()));
    ASSERT_EQ(codeOf(answer), "cut_off");
    EXPECT_TRUE(answer.error().retry);
}

TEST(CurlTransport, NoAnswerAtAllIsCutOff) {
    RawServer server([](const auto&) { return ""; });
    EXPECT_EQ(codeOf(CurlTransport().perform(get(server.url()))), "cut_off");
}

TEST(CurlTransport, EndlessAnswerIsBounded) {
    RawServer server([](const auto&) {
        return "HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n" + std::string(3 << 20, 'x');
    });
    auto asked = get(server.url());
    asked.maxAnswerBytes = 1 << 20;
    EXPECT_EQ(codeOf(CurlTransport().perform(asked)), "too_large");
}

TEST(CurlTransport, AnswerThatUnfoldsToGigabytesIsBounded) {
    const auto frame = compress(std::string(64 << 20, '\0'));
    std::string bomb; // frames of zeros, one behind the other: 4 GiB from a few hundred kilobytes
    for (int i = 0; i < 64; ++i)
        bomb += frame;
    RawServer server([&](const auto&) {
        return "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: " + std::to_string(bomb.size()) +
               "\r\n\r\n" + bomb;
    });
    auto asked = get(server.url());
    asked.maxAnswerBytes = 8 << 20;
    EXPECT_EQ(codeOf(CurlTransport().perform(asked)), "too_large");
}

TEST(CurlTransport, HeadWithoutEndIsBounded) {
    RawServer server([](const auto&) { return "HTTP/1.1 200 OK\r\nX: " + std::string(200'000, 'x'); });
    const auto answer = CurlTransport().perform(get(server.url()));
    ASSERT_FALSE(answer);
}

TEST(CurlTransport, NobodyThereIsUnreachable) {
    std::string url;
    {
        RawServer gone([](const auto&) { return ""; });
        url = gone.url();
    }
    const auto answer = CurlTransport().perform(get(url));
    ASSERT_EQ(codeOf(answer), "unreachable");
    EXPECT_TRUE(answer.error().retry);
    EXPECT_EQ(codeOf(CurlTransport().perform(get("ftp://127.0.0.1"))), "unreachable");
}

TEST(TlsIdentity, SurvivesADiskAndIsNeverOverwritten) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "ruhu_tls_identity";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const auto made = makeTlsIdentity(systemClock().now());
    ASSERT_TRUE(saveTlsIdentity(made, folder));
    EXPECT_EQ(saveTlsIdentity(makeTlsIdentity(0), folder).error().code, "exists");
    const auto loaded = loadTlsIdentity(folder);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->pin, made.pin);
    EXPECT_EQ(std::filesystem::status(folder / "tls-key.pem").permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

} // namespace
} // namespace ruhu::sync
