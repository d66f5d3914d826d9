#include "tests/sync_net/net_township.h"
#include "tests/sync_net/raw_server.h"

#include <nlohmann/json.hpp>

namespace ruhu::sync {
namespace {

using test::householdDraft;
using test::NetTownship;

const Id kHouse = nameId("household", "1");

/// Counts what is asked.
class Counts : public Transport {
public:
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        ++(request.method == "GET" ? gets : posts);
        return inner.perform(request);
    }
    void cancel() override { inner.cancel(); }
    CurlTransport inner;
    int gets = 0;
    int posts = 0;
};

class IdlePollTest : public testing::Test {
protected:
    NetTownship town{"idle"};
    std::unique_ptr<Replica> tablet = town.tablet("a");

    struct Asked {
        int gets;
        int posts;
    };
    Asked sync() {
        Counts transport;
        Session session(*tablet, transport, town.tabletClock);
        EXPECT_TRUE(session.run());
        return {transport.gets, transport.posts};
    }
};

TEST_F(IdlePollTest, WhoHasEverythingAsksOnceAndShortly) {
    ASSERT_TRUE(town.central().office().commit(householdDraft(kHouse, "note", "甲")));
    ASSERT_EQ(town.sync(*tablet), "ok");
    const auto idle = sync();
    EXPECT_EQ(idle.gets, 1);
    EXPECT_EQ(idle.posts, 0);
}

TEST_F(IdlePollTest, NewsIsFetched) {
    ASSERT_TRUE(town.central().office().commit(householdDraft(kHouse, "note", "甲")));
    ASSERT_EQ(town.sync(*tablet), "ok");
    ASSERT_TRUE(town.central().office().commit(householdDraft(kHouse, "note", "乙")));
    EXPECT_EQ(sync().posts, 1);
    EXPECT_EQ(test::textIn(*tablet, "SELECT note FROM household"), "乙");
}

TEST_F(IdlePollTest, LittleToSayIsOneRoundTrip) {
    ASSERT_TRUE(town.central().office().commit(householdDraft(kHouse, "note", "甲")));
    ASSERT_EQ(town.sync(*tablet), "ok");
    ASSERT_TRUE(tablet->commit(householdDraft(kHouse, "address", "村东")));
    const auto said = sync();
    EXPECT_EQ(said.gets, 0);
    EXPECT_EQ(said.posts, 1);
}

TEST_F(IdlePollTest, ARevokedTabletIsToldByThePollToo) {
    ASSERT_TRUE(town.central().office().commit(householdDraft(kHouse, "note", "甲")));
    ASSERT_EQ(town.sync(*tablet), "ok");
    town.central().office().tables().exec("UPDATE _account SET revoked=1");
    EXPECT_EQ(town.sync(*tablet), "revoked");
}

TEST_F(IdlePollTest, FitsInThreeHundredBytesEachWay) {
    // Plain HTTP shows the bytes; TLS adds 22 to a record.
    constexpr std::size_t kMost = 300 - 22;
    CentralService service(town.central(), town.centralClock, "", "");
    auto server = HttpServer::start({}, service);
    ASSERT_TRUE(server);
    auto identity = *tablet->identity();
    std::string asked;
    test::RawServer listener([&](const std::string& request) {
        asked = request;
        return std::string("HTTP/1.1 204 No Content\r\n\r\n");
    });
    identity.url = listener.url();
    CurlTransport transport;
    const auto standing = town.central().standing(town.central().device(identity.device)->grants);
    const auto news = CentralClient(transport, identity).hasNews(standing);
    ASSERT_TRUE(news) << news.error().code;
    EXPECT_FALSE(*news);
    EXPECT_LE(asked.size(), kMost) << asked;

    test::RawClient client((*server)->port());
    client.send(asked);
    client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    const auto answer = client.receive();
    const auto end = answer.find("\r\n\r\n") + 4;
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 204 ")) << answer;
    EXPECT_LE(end, kMost) << answer;
    EXPECT_TRUE(answer.substr(end).starts_with("HTTP/1.1 401 ")) << answer;
}

} // namespace
} // namespace ruhu::sync
