// A body that breaks off (README section 6): what has come is not sent again.
#include "sync/central/http_server.h"
#include "sync/central/partial_bodies.h"
#include "sync/client/curl_transport.h"
#include "sync/core/clock.h"
#include "tests/sync_net/brittle_line.h"
#include "tests/sync_net/raw_server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <optional>
#include <span>

namespace ruhu::sync {
namespace {

using namespace std::chrono_literals;
using test::BrittleLine;
using test::RawClient;
using test::RawServer;

constexpr std::size_t kSize = 200'000;
constexpr std::size_t kHeads = 4'000; ///< of the few requests that a body takes

/// Incompressible, as photos are.
std::string noise(std::size_t size) {
    std::string bytes(size, '\0');
    systemRandom().fill(std::as_writable_bytes(std::span(bytes)));
    return bytes;
}

class Keeper : public HttpService {
public:
    std::variant<std::size_t, ServerAnswer> admit(const ServerRequest&) override { return 1U << 20; }
    ServerAnswer handle(const ServerRequest& request) override {
        const std::lock_guard lock(mutex);
        bodies.push_back(request.body);
        return {};
    }
    std::mutex mutex;
    std::vector<std::string> bodies;
};

class PartialBody : public testing::Test {
protected:
    PartialBody() { start(0); }
    void start(int port) {
        HttpServerOptions options;
        options.port = static_cast<std::uint16_t>(port);
        options.quickExchange = 0ms; // no line is so good
        server = std::move(HttpServer::start(std::move(options), keeper)).value();
        if (!line)
            line.emplace(server->port());
    }
    HttpRequest request(std::string body) const {
        HttpRequest made;
        made.method = "PUT";
        made.url = "http://127.0.0.1:" + std::to_string(line->port()) + "/body";
        made.headers["Authorization"] = "Ruhu a b";
        made.body = std::move(body);
        return made;
    }
    Keeper keeper;
    std::unique_ptr<HttpServer> server;
    std::optional<BrittleLine> line;
    CurlTransport transport;
};

TEST_F(PartialBody, ArrivesOnceOverALineThatBreaks) {
    const auto half = noise(kSize / 2);
    for (const auto& body : {half, half + half}) { // the second is packed
        line->breakAfter(50'000, UINT64_MAX);
        const auto answer = transport.perform(request(body));
        ASSERT_TRUE(answer) << answer.error().code;
        EXPECT_EQ(answer->status, 200);
        EXPECT_TRUE(keeper.bodies == std::vector{body});
        keeper.bodies.clear();
    }
}

TEST_F(PartialBody, AnAnswerThatGetsLostCostsNoBody) {
    const auto body = noise(kSize);
    line->breakAfter(UINT64_MAX, 1);
    const auto answer = transport.perform(request(body));
    ASSERT_TRUE(answer) << answer.error().code;
    EXPECT_TRUE(keeper.bodies == (std::vector{body, body})) << "carried out as often as it is asked for";
    EXPECT_LT(line->up(), kSize + kHeads);
}

/// What a tablet sends when a server answers so, by the offsets that it names.
std::string offsetsSent(std::vector<std::string> answers, Result<HttpAnswer>& last) {
    std::string offsets;
    RawServer server([&](const std::string& head) {
        const auto name = head.substr(head.find("Ruhu-Body: ") + 11);
        offsets += name.substr(33, name.find(' ', 33) - 33) + ' ';
        if (answers.empty())
            return std::string();
        const auto answer = answers.front();
        answers.erase(answers.begin());
        return answer;
    });
    HttpRequest request;
    request.method = "POST";
    request.url = server.url();
    request.body = noise(2000);
    CurlTransport transport;
    last = transport.perform(request);
    return offsets;
}

std::string have(int bytes) {
    const auto body = R"({"code":"body_offset","retry":true,"have":)" + std::to_string(bytes) + "}";
    return "HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(PartialBodyClient, AsksAndGoesOnAsLongAsSomethingMoves) {
    const std::string done = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    Result<HttpAnswer> last = Error{};
    EXPECT_EQ(offsetsSent({done}, last), "0 ");
    EXPECT_EQ(offsetsSent({"", have(700), done}, last), "0 ? 700 ");
    EXPECT_EQ(last->status, 200);
    EXPECT_EQ(offsetsSent({"", have(700), "", have(900), done}, last), "0 ? 700 ? 900 ");
    EXPECT_EQ(offsetsSent({"", "", have(700), have(900), done}, last), "0 ? ? 700 900 ");
    EXPECT_EQ(offsetsSent({"", done}, last), "0 ? ") << "all was there";
    EXPECT_EQ(offsetsSent({"", have(700), "", have(700)}, last), "0 ? 700 ? ");
    EXPECT_EQ(last.error().code, "cut_off");
    EXPECT_EQ(offsetsSent({"", have(99'999)}, last), "0 ? ");
    EXPECT_EQ(last.error().code, "cut_off");
    EXPECT_EQ(offsetsSent({}, last), "0 ? ? ");
    EXPECT_EQ(last.error().code, "cut_off");
}

TEST_F(PartialBody, AServerThatStartedAnewIsSentAllOfIt) {
    RawClient client(server->port());
    client.send("PUT /body HTTP/1.1\r\nHost: x\r\nAuthorization: Ruhu a b\r\nContent-Length: 4\r\n"
                "Ruhu-Body: 0123456789abcdef0123456789abcdef 6 10\r\n\r\n6789");
    EXPECT_NE(client.receive(1).find(R"("have":0)"), std::string::npos);
    EXPECT_TRUE(keeper.bodies.empty());
}

TEST_F(PartialBody, NobodyGoesOnWithAnothers) {
    const std::string head = "PUT /body HTTP/1.1\r\nHost: x\r\nAuthorization: Ruhu ";
    const std::string name = "\r\nRuhu-Body: 0123456789abcdef0123456789abcdef ";
    RawClient owner(server->port());
    owner.send(head + "a b" + name + "0 10\r\nContent-Length: 10\r\n\r\n012345");
    const auto ask = [&](const std::string& sender) {
        RawClient client(server->port());
        client.send(head + sender + name + "? 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        const auto answer = client.receive();
        return answer.substr(answer.find("\"have\"") + 7, 1);
    };
    while (ask("a b") != "6") { // until it has come
    }
    EXPECT_EQ(ask("c d"), "0");
    RawClient next(server->port());
    next.send(head + "a b" + name + "5 10\r\nContent-Length: 5\r\nConnection: close\r\n\r\nabcde");
    EXPECT_NE(next.receive().find("200 OK"), std::string::npos);
    owner.send("6789"); // too late
    EXPECT_EQ(owner.receive(), "");
    EXPECT_EQ(keeper.bodies, std::vector{std::string("01234abcde")});
}

TEST_F(PartialBody, LessOrMoreThanItsNameSaysIsRefused) {
    RawClient less(server->port());
    less.send("PUT /body HTTP/1.1\r\nHost: x\r\nAuthorization: Ruhu a b\r\nContent-Length: 3\r\n"
              "Ruhu-Body: 0123456789abcdef0123456789abcdef 0 4\r\n\r\n012");
    EXPECT_NE(less.receive(1).find(R"("have":3)"), std::string::npos);
    RawClient client(server->port());
    client.send("PUT /body HTTP/1.1\r\nHost: x\r\nAuthorization: Ruhu a b\r\nContent-Length: 9\r\n"
                "Ruhu-Body: 0123456789abcdef0123456789abcdef 0 4\r\n\r\n012345678");
    EXPECT_NE(client.receive(1).find("413"), std::string::npos);
    RawClient huge(server->port());
    huge.send("PUT /body HTTP/1.1\r\nHost: x\r\nAuthorization: Ruhu a b\r\nContent-Length: 1\r\n"
              "Ruhu-Body: 0123456789abcdef0123456789abcdef 99999999 100000000\r\n\r\n0");
    EXPECT_NE(huge.receive(1).find("413"), std::string::npos);
    EXPECT_TRUE(keeper.bodies.empty());
}

TEST(PartialBodies, KeepNoMoreThanTheyMayAndNotForEver) {
    PartialBodies bodies(100);
    const PartialBodies::Time now{};
    auto first = bodies.goOn("a", "x", 0, now);
    EXPECT_TRUE(first->append(std::string(60, 'a'), now));
    EXPECT_TRUE(bodies.goOn("b", "x", 0, now)->append(std::string(60, 'b'), now + 1s));
    EXPECT_EQ(bodies.have("b", "x", now + 2s), 60u); // makes room: the eldest goes
    EXPECT_EQ(bodies.have("a", "x", now + 2s), 0u);
    EXPECT_TRUE(first->append("!", now + 3s)) << "who still brings it on may end it";
    EXPECT_EQ(first->bytes(), std::string(60, 'a') + "!");
    EXPECT_EQ(bodies.have("b", "x", now + 1h), 0u);
}

TEST(PartialBodies, WhoCameLastBringsItOn) {
    PartialBodies bodies;
    const PartialBodies::Time now{};
    auto first = bodies.goOn("a", "x", 0, now);
    EXPECT_TRUE(first->append("abc", now));
    EXPECT_FALSE(bodies.goOn("a", "x", 4, now));
    EXPECT_TRUE(first->append("d", now)) << "nobody took the turn";
    auto second = bodies.goOn("a", "x", 2, now);
    EXPECT_FALSE(first->append("e", now));
    EXPECT_TRUE(second->append("C", now));
    EXPECT_EQ(second->bytes(), "abC");
    EXPECT_FALSE(bodies.goOn("a", "y", 1, now)) << "another body";
    EXPECT_EQ(bodies.have("a", "x", now), 0u) << "and the one before is gone";
}

TEST(PartialBodies, NameWhatFollowsOrAsk) {
    const std::string id = "0123456789abcdef0123456789abcdef";
    const auto some = readBodyName(id + " 6 10");
    ASSERT_TRUE(some);
    EXPECT_EQ(some->id, id);
    EXPECT_EQ(some->offset, 6u);
    EXPECT_EQ(some->total, 10u);
    EXPECT_FALSE(readBodyName(id + " ? 10").value().offset);
    for (const auto& bad : {id + " 11 10", id + " 6", id, id + " -1 10", id + " 6  10",
                            id + " 99999999999999999999 10", "X" + id.substr(1) + " 6 10", std::string()})
        EXPECT_FALSE(readBodyName(bad)) << bad;
}

} // namespace
} // namespace ruhu::sync
