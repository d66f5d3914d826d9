// Photos and recordings: in parts, in little memory, after the ink.
#include "tests/sync_net/net_township.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <span>
#include <sstream>

namespace ruhu::sync {
namespace {

using test::kVillage;

class LargeBlobTest : public testing::Test {
protected:
    test::NetTownship town{"large_blob"};

    /// A signature with a photo of this size. Returns its name.
    std::string photo(Replica& replica, std::size_t size) {
        std::string noise(size, '\0');
        systemRandom().fill(std::as_writable_bytes(std::span(noise)));
        const auto blob = makeBlob("image/jpeg", std::move(noise));
        const Draft draft{kVillage,
                          "",
                          {{"signature", nameId("signature", blob.sha256), {{"ink", blob.sha256}}, {}}},
                          {blob}};
        EXPECT_TRUE(replica.commit(draft).ok());
        return blob.sha256;
    }
};

std::int64_t fromProc(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name))
            return std::stoll(line.substr(name.size() + 1)) * 1024;
    return -1;
}

TEST_F(LargeBlobTest, OfFiftyMegabytesTakesLittleMemoryOnBothSides) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers keep what was freed";
#endif
    auto a = town.tablet("a");
    auto b = town.tablet("b");
    std::string name;
    const auto send = [&] {
        name = photo(*a, 50 << 20);
        std::ofstream("/proc/self/clear_refs") << 5; // the peak begins anew
        const auto before = fromProc("VmRSS:");
        EXPECT_EQ(town.sync(*a), "ok");
        EXPECT_EQ(town.sync(*b), "ok");
        return fromProc("VmHWM:") - before;
    };
    send(); // fills the databases' caches, which stay
    EXPECT_LT(send(), 16 << 20);
    EXPECT_TRUE(a->isReceived("signature", nameId("signature", name)));
    EXPECT_EQ(b->blobInfo(name)->size, 50 << 20);
    EXPECT_EQ(town.central().blobInfo(name)->size, 50 << 20);
    EXPECT_TRUE(sha256Hex(b->blob(name)->bytes) == name);
}

/// Lets a number of bytes of PUTs and GETs through, then breaks off.
class Metered : public Transport {
public:
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        if (request.method == "GET" && request.onBytes) {
            auto metered = request;
            metered.onBytes = [&](std::string_view bytes) {
                down += bytes.size();
                request.onBytes(bytes);
            };
            return down > most ? Error{"unreachable", {}, true} : inner.perform(metered);
        }
        if (request.method == "PUT")
            up += request.body.size();
        return up > most ? Error{"unreachable", {}, true} : inner.perform(request);
    }
    void cancel() override { inner.cancel(); }
    CurlTransport inner;
    std::size_t up = 0;
    std::size_t down = 0;
    std::size_t most = 0;
};

TEST_F(LargeBlobTest, GoesOnInBothDirectionsAcrossRestarts) {
    constexpr std::size_t kSize = 5'000'000;
    constexpr std::size_t kParts = 2 << 20; // what may be under way
    auto a = town.tablet("a");
    auto b = town.tablet("b");
    const auto name = photo(*a, kSize);
    std::size_t up = 0;
    std::size_t down = 0;
    for (auto* tablet : {&a, &b}) {
        std::string file = tablet == &a ? "a" : "b";
        for (std::size_t tries = 0;; ++tries) {
            ASSERT_LT(tries, 10u);
            Metered line;
            line.most = 1'500'000;
            const auto done = Session(**tablet, line, town.tabletClock).run();
            up += line.up;
            down += line.down;
            if (done)
                break;
            tablet->reset();
            *tablet = town.reopen(file);
            town.stopServer();
            town.startServer();
        }
    }
    EXPECT_TRUE(a->isReceived("signature", nameId("signature", name)));
    EXPECT_TRUE(sha256Hex(b->blob(name)->bytes) == name);
    EXPECT_LT(up, kSize + 4 * kParts);
    EXPECT_EQ(down, kSize);
}

TEST_F(LargeBlobTest, IsAnsweredInRangesOnly) {
    auto a = town.tablet("a");
    const auto name = photo(*a, 3 << 20);
    ASSERT_EQ(town.sync(*a), "ok");
    CurlTransport transport;
    HttpRequest get;
    get.method = "GET";
    get.url = town.url() + "/v1/blobs/" + name;
    get.pin = town.tls().pin;
    get.headers["Authorization"] = "Ruhu " + a->identity()->device + " " + a->identity()->token;
    EXPECT_EQ(transport.perform(get)->status, 413);
    get.headers["Range"] = "bytes=5-";
    const auto part = transport.perform(get);
    EXPECT_EQ(part->status, 206);
    EXPECT_EQ(part->headers.at("content-range"), "bytes 5-1048580/3145728");
    EXPECT_TRUE(part->body == a->blobRange(name, 5, 1 << 20));
}

/// What a sync asks for, in its order.
class Watched : public Transport {
public:
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        const auto path = request.url.substr(request.url.find("/v1/"));
        if (path.starts_with("/v1/blobs"))
            asked += request.method + (path == "/v1/blobs" ? " many " : " one ");
        return inner.perform(request);
    }
    void cancel() override { inner.cancel(); }
    CurlTransport inner;
    std::string asked;
};

TEST_F(LargeBlobTest, ComesAfterAllInkWhichTakesOneRoundTrip) {
    auto a = town.tablet("a");
    auto b = town.tablet("b");
    const auto large = photo(*a, 300'000);
    for (int i = 0; i < 200; ++i) {
        const auto ink = makeBlob("application/inkml+xml", "<ink>" + std::to_string(i) + "</ink>");
        ASSERT_TRUE(a->commit({kVillage,
                               "",
                               {{"signature", nameId("signature", ink.sha256), {{"ink", ink.sha256}}, {}}},
                               {ink}})
                        .ok());
    }
    ASSERT_EQ(town.sync(*a), "ok");
    Watched line;
    Session session(*b, line, town.tabletClock);
    ASSERT_TRUE(session.run());
    EXPECT_EQ(line.asked, "POST many GET one ");
    EXPECT_EQ(session.report().blobsFetched, 201);
    EXPECT_TRUE(b->blobsToFetch(1).empty());
    EXPECT_EQ(b->blobInfo(large)->type, "image/jpeg");
}

TEST_F(LargeBlobTest, WhatAnotherTabletHasNotSentYetComesNextTime) {
    auto a = town.tablet("a");
    auto b = town.tablet("b");
    const auto name = photo(*a, 300'000);
    Metered noPut; // records get through, the photo does not
    EXPECT_FALSE(Session(*a, noPut, town.tabletClock).run());
    ASSERT_EQ(town.sync(*b), "ok");
    EXPECT_EQ(b->blobsToFetch(10), std::vector{name});
    ASSERT_EQ(town.sync(*a), "ok");
    ASSERT_EQ(town.sync(*b), "ok");
    EXPECT_TRUE(b->blobInfo(name));
}

} // namespace
} // namespace ruhu::sync
