#include "sync/core/compression.h"
#include "tests/sync_net/net_township.h"
#include "tests/sync_net/raw_server.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <thread>

namespace ruhu::sync {
namespace {

using test::householdDraft;
using test::kVillage;
using test::NetTownship;
using test::textIn;

const Id kHouse = nameId("household", "1");

class SessionTest : public testing::Test {
protected:
    NetTownship town{"session"};
};

TEST_F(SessionTest, WhatOneTabletWritesAnotherSees) {
    auto a = town.tablet("a");
    auto b = town.tablet("b");
    ASSERT_TRUE(a->commit(householdDraft(kHouse, "address", "村东𬭎家")));
    ASSERT_TRUE(a->commit(householdDraft(kHouse, "note", "有狗")));
    SyncReport report;
    ASSERT_EQ(town.sync(*a, &report), "ok");
    EXPECT_EQ(report.sent, 2);
    EXPECT_EQ(report.toSend, 2);
    EXPECT_EQ(report.delivered["household"], std::set<Id>{kHouse});
    EXPECT_FALSE(a->isPending("household", kHouse));
    EXPECT_TRUE(a->isReceived("household", kHouse));
    ASSERT_EQ(town.sync(*b, &report), "ok");
    EXPECT_EQ(report.sent, 0);
    EXPECT_GE(report.taken, 2);
    EXPECT_EQ(textIn(*b, "SELECT address || note FROM household"), "村东𬭎家有狗");
    ASSERT_EQ(town.sync(*b, &report), "ok");
    EXPECT_EQ(report.taken, 0);
}

TEST_F(SessionTest, ManySavesGoInSeveralBatches) {
    auto a = town.tablet("a");
    for (int i = 0; i < 30; ++i)
        ASSERT_TRUE(a->commit(householdDraft(nameId("household", std::to_string(i)), "note",
                                             std::string(100'000, static_cast<char>('a' + i % 26)))));
    SyncReport report;
    ASSERT_EQ(town.sync(*a, &report), "ok");
    EXPECT_EQ(report.sent, 30);
    EXPECT_EQ(report.toTake, report.taken);
    EXPECT_EQ(textIn(town.central().office(), "SELECT count(*) FROM household"), "30");
    auto b = town.tablet("b");
    ASSERT_EQ(town.sync(*b), "ok");
    EXPECT_EQ(textIn(*b, "SELECT sum(length(note)) FROM household"), "3000000");
}

TEST_F(SessionTest, InkTravelsWithItsSignatureAndReachesTheOtherTablet) {
    auto a = town.tablet("a");
    auto b = town.tablet("b");
    const auto ink = makeBlob("application/inkml+xml", "<ink>" + std::string(3000, ' ') + "</ink>");
    std::string noise(700'000, '\0'); // a photo of a paper form: goes by PUT, in three parts
    systemRandom().fill(std::as_writable_bytes(std::span(noise)));
    const auto photo = makeBlob("image/jpeg", noise);
    const Id first = nameId("signature", "1");
    const Id second = nameId("signature", "2");
    ASSERT_TRUE(a->commit({kVillage,
                           "",
                           {{"signature", first, {{"ink", ink.sha256}}, {}},
                            {"signature", second, {{"ink", photo.sha256}}, {}}},
                           {ink, photo}}));
    SyncReport report;
    ASSERT_EQ(town.sync(*a, &report), "ok");
    EXPECT_EQ(report.blobsSent, 1);
    EXPECT_TRUE(a->isReceived("signature", first));
    EXPECT_TRUE(a->isReceived("signature", second));
    ASSERT_EQ(town.sync(*b, &report), "ok");
    EXPECT_EQ(report.blobsFetched, 2);
    ASSERT_TRUE(b->blob(ink.sha256));
    EXPECT_EQ(b->blob(ink.sha256)->bytes, ink.bytes);
    EXPECT_EQ(b->blob(ink.sha256)->type, "application/inkml+xml");
    EXPECT_EQ(b->blob(photo.sha256)->bytes, noise);
}

/// Breaks the connection after a number of calls of one method, once.
class BreaksOnce : public Transport {
public:
    BreaksOnce(std::string method, int after)
        : m_method(std::move(method))
        , m_after(after) {}
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        if (request.method == m_method && m_after-- == 0)
            return Error{"unreachable", {}, true};
        bytes += request.body.size();
        return inner.perform(request);
    }
    void cancel() override { inner.cancel(); }
    CurlTransport inner;
    std::size_t bytes = 0;

private:
    std::string m_method;
    int m_after;
};

TEST_F(SessionTest, BlobGoesOnWhereItBrokeOff) {
    auto a = town.tablet("a");
    std::string noise(1'500'000, '\0');
    systemRandom().fill(std::as_writable_bytes(std::span(noise)));
    const auto photo = makeBlob("image/jpeg", noise);
    ASSERT_TRUE(a->commit(
        {kVillage, "", {{"signature", nameId("signature", "1"), {{"ink", photo.sha256}}, {}}}, {photo}}));
    BreaksOnce transport("PUT", 2); // the question, a part, and there it ends
    const auto first = Session(*a, transport, town.tabletClock).run();
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().code, "unreachable");
    EXPECT_FALSE(a->isReceived("signature", nameId("signature", "1")));
    const auto before = transport.bytes;
    ASSERT_TRUE(Session(*a, transport, town.tabletClock).run());
    EXPECT_LT(transport.bytes - before, 1'500'000u - 250'000u);
    EXPECT_TRUE(a->isReceived("signature", nameId("signature", "1")));
    EXPECT_EQ(town.central().blob(photo.sha256)->bytes, noise);
}

TEST_F(SessionTest, LostAnswerIsNotWrittenTwice) {
    class LosesFirst : public Transport {
    public:
        Result<HttpAnswer> perform(const HttpRequest& request) override {
            auto answer = inner.perform(request);
            return calls++ == 0 ? Result<HttpAnswer>(Error{"unreachable", {}, true}) : std::move(answer);
        }
        void cancel() override {}
        CurlTransport inner;
        int calls = 0;
    } transport;
    auto a = town.tablet("a");
    ASSERT_TRUE(a->commit(householdDraft(kHouse, "note", "一次")));
    EXPECT_FALSE(Session(*a, transport, town.tabletClock).run());
    ASSERT_TRUE(Session(*a, transport, town.tabletClock).run());
    EXPECT_EQ(textIn(town.central().office(), "SELECT count(*) FROM _entry WHERE stream='" + kVillage + "'"),
              "1");
    EXPECT_TRUE(town.central().verify().empty());
}

TEST_F(SessionTest, TruncatedAnswerChangesNothing) {
    class Truncates : public Transport {
    public:
        Result<HttpAnswer> perform(const HttpRequest& request) override {
            auto answer = inner.perform(request);
            answer->body.resize(answer->body.size() * 2 / 3);
            return answer;
        }
        void cancel() override {}
        CurlTransport inner;
    } transport;
    ASSERT_TRUE(town.central().office().commit(householdDraft(kHouse, "note", "完整")));
    auto a = town.tablet("a");
    const auto cut = Session(*a, transport, town.tabletClock).run();
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, "malformed");
    EXPECT_EQ(textIn(*a, "SELECT count(*) FROM household"), "0");
    ASSERT_EQ(town.sync(*a), "ok");
    EXPECT_EQ(textIn(*a, "SELECT note FROM household"), "完整");
}

TEST_F(SessionTest, BatchesShrinkUntilTheyFit) {
    class NarrowLine : public Transport {
    public:
        Result<HttpAnswer> perform(const HttpRequest& request) override {
            if (request.body.size() > 300'000) {
                HttpAnswer answer;
                answer.status = 413;
                answer.headers["content-type"] = "application/json";
                answer.body = R"({"code":"too_large","retry":false})";
                return answer;
            }
            return inner.perform(request);
        }
        void cancel() override {}
        CurlTransport inner;
    } transport;
    auto a = town.tablet("a");
    for (int i = 0; i < 10; ++i)
        ASSERT_TRUE(a->commit(
            householdDraft(nameId("household", std::to_string(i)), "note", std::string(100'000, 'x'))));
    Session session(*a, transport, town.tabletClock);
    const auto done = session.run();
    ASSERT_TRUE(done) << done.error().code;
    EXPECT_EQ(session.report().sent, 10);
}

TEST_F(SessionTest, ServerThatDiesDoesNoHarm) {
    auto a = town.tablet("a");
    ASSERT_TRUE(a->commit(householdDraft(kHouse, "note", "在")));
    town.stopServer();
    EXPECT_EQ(town.sync(*a), "unreachable");
    EXPECT_TRUE(a->isPending("household", kHouse));
    town.startServer();
    EXPECT_EQ(town.sync(*a), "ok");
    EXPECT_FALSE(a->isPending("household", kHouse));
}

TEST_F(SessionTest, PortalAnswersAreNotTakenForTheCentralStore) {
    auto a = town.tablet("a");
    ASSERT_TRUE(a->commit(householdDraft(kHouse, "note", "在")));
    for (const std::string head :
         {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "HTTP/1.1 302 Found\r\nLocation: /login\r\n",
          "HTTP/1.1 511 Sign in\r\n", "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n"}) {
        test::RawServer portal([&](const auto&) { return head + "Content-Length: 6\r\n\r\n<html>"; });
        auto identity = *a->identity();
        identity.url = portal.url();
        auto other = town.reopen("portal");
        ASSERT_TRUE(other->setIdentity(identity));
        SyncReport report;
        EXPECT_EQ(town.sync(*other, &report), "not_central") << head;
    }
    EXPECT_TRUE(a->isPending("household", kHouse));
}

TEST_F(SessionTest, WhateverComesInPlaceOfAnAnswerIsNamedAndDoesNoHarm) {
    const std::string lines = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n";
    const std::string header =
        "{\"v\":1,\"clock\":1,\"grants\":[],\"streams\":[],\"pushed\":[],\"missing\":[]}\n";
    const auto whole = [&](const std::string& head, const std::string& body) {
        return head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    };
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"malformed", whole(lines + "Content-Encoding: zstd\r\n", "garbage that is not a frame")},
        {"malformed", whole(lines + "Content-Encoding: zstd\r\n", compress(header).substr(0, 20))},
        {"malformed", whole(lines + "Content-Encoding: br\r\n", header)},
        {"malformed", whole(lines, "")},
        {"malformed", whole(lines, header.substr(0, header.size() - 1))},
        {"malformed", whole(lines, header + header)},
        {"version", whole(lines, "{\"v\":2}\n")},
        {"cut_off", lines + "Content-Length: 4294967296\r\n\r\n" + header},
        {"cut_off", lines + "Transfer-Encoding: chunked\r\n\r\n9999\r\n" + header},
        {"cut_off", "HTTP/1.1 200"},
        {"unreachable", "SSH-2.0-OpenSSH_9.2\r\n"},
        {"not_central", whole("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", header)},
        {"not_central", whole("HTTP/1.1 200 OK\r\n", header)},
        {"not_central", whole("HTTP/1.1 502 Bad Gateway\r\nContent-Type: application/json\r\n", "{}")},
    };
    auto a = town.tablet("a");
    const auto identity = *a->identity();
    ASSERT_TRUE(a->commit(householdDraft(kHouse, "note", "在")));
    for (const auto& [code, bytes] : cases) {
        test::RawServer instead([&](const auto&) { return bytes; });
        auto misled = identity;
        misled.url = instead.url();
        ASSERT_TRUE(a->setIdentity(misled));
        EXPECT_EQ(town.sync(*a), code) << bytes.substr(0, 200);
        EXPECT_TRUE(a->isPending("household", kHouse));
    }
    ASSERT_TRUE(a->setIdentity(identity));
    EXPECT_EQ(town.sync(*a), "ok");
    EXPECT_FALSE(a->isPending("household", kHouse));
}

TEST_F(SessionTest, AnotherKeyOnTheSameAddressGetsNothing) {
    auto a = town.tablet("a");
    auto identity = *a->identity();
    identity.pin = makeTlsIdentity(0).pin;
    ASSERT_TRUE(a->setIdentity(identity));
    EXPECT_EQ(town.sync(*a), "wrong_certificate");
}

TEST_F(SessionTest, UnknownAndRevokedTabletsAreTold) {
    auto a = town.tablet("a");
    auto identity = *a->identity();
    identity.token[0] = identity.token[0] == 'A' ? 'B' : 'A';
    ASSERT_TRUE(a->setIdentity(identity));
    EXPECT_EQ(town.sync(*a), "unknown_device");

    auto b = town.tablet("b");
    SQLite::Database& tables = town.central().office().tables();
    tables.exec("UPDATE _account SET revoked=1 WHERE device='" + b->identity()->device + "'");
    ASSERT_TRUE(b->commit(householdDraft(kHouse, "note", "在")));
    EXPECT_EQ(town.sync(*b), "revoked");
    EXPECT_TRUE(b->isPending("household", kHouse));
}

TEST_F(SessionTest, WrongClocksRejectNothing) {
    constexpr std::int64_t kTenYears = 315'360'000'000;
    auto a = town.tablet("a");
    town.tabletClock.advance(-kTenYears);
    ASSERT_TRUE(a->commit(householdDraft(kHouse, "note", "早")));
    SyncReport report;
    ASSERT_EQ(town.sync(*a, &report), "ok");
    EXPECT_EQ(report.clockOffsetMs, kTenYears);
    EXPECT_TRUE(report.clockIsWrong);
    EXPECT_EQ(a->correctedNow(), town.centralClock.now());
    EXPECT_EQ(textIn(town.central().office(), "SELECT note FROM household"), "早");
}

TEST_F(SessionTest, ManyTabletsAtOnceLeaveOneOrder) {
    constexpr int kTablets = 16;
    constexpr int kSaves = 10;
    std::vector<std::unique_ptr<Replica>> tablets;
    for (int i = 0; i < kTablets; ++i)
        tablets.push_back(town.tablet("t" + std::to_string(i)));
    std::atomic<int> failed = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kTablets; ++i)
            threads.emplace_back([&, i] {
                Replica& tablet = *tablets[static_cast<std::size_t>(i)];
                for (int n = 0; n < kSaves; ++n) {
                    const auto id = nameId("household", std::to_string(i) + "/" + std::to_string(n));
                    if (!tablet.commit(householdDraft(id, "note", "x")) || town.sync(tablet) != "ok")
                        ++failed;
                }
            });
    }
    EXPECT_EQ(failed, 0);
    std::set<std::string> chains;
    for (auto& tablet : tablets) {
        ASSERT_EQ(town.sync(*tablet), "ok");
        for (const auto& stream : tablet->streams())
            if (stream.stream == kVillage) {
                EXPECT_EQ(stream.seq, kTablets * kSaves);
                chains.insert(stream.chain);
            }
        EXPECT_EQ(textIn(*tablet, "SELECT count(*) FROM household"), std::to_string(kTablets * kSaves));
    }
    EXPECT_EQ(chains.size(), 1u);
    EXPECT_TRUE(town.central().verify().empty());
}

} // namespace
} // namespace ruhu::sync
