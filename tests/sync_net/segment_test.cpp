#include "tests/sync_net/net_township.h"

#include <nlohmann/json.hpp>

namespace ruhu::sync {
namespace {

using test::householdDraft;
using test::kVillage;
using test::NetTownship;
using test::textIn;

/// Text that does not compress away.
std::string noise(std::size_t bytes) {
    std::string drawn(bytes / 2, '\0');
    systemRandom().fill(std::as_writable_bytes(std::span(drawn)));
    return toHex(drawn);
}

/// Watches requests for segments; spoils or breaks off answers as a test wants.
class Line : public Transport {
public:
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        if (request.url.find("/v1/segments/") == std::string::npos)
            return inner.perform(request);
        ranges.push_back(request.headers.at("Range"));
        auto asked = request;
        std::size_t passed = 0;
        asked.onBytes = [&](std::string_view bytes) {
            std::string altered(bytes.substr(0, std::min(bytes.size(), breakAfter - passed)));
            if (spoil && !altered.empty())
                altered[altered.size() / 2] ^= 1;
            passed += altered.size();
            request.onBytes(altered);
        };
        auto answer = inner.perform(asked);
        if (passed == breakAfter)
            return Error{"cut_off", {}, true};
        return answer;
    }
    void cancel() override {}
    CurlTransport inner;
    std::vector<std::string> ranges;
    std::size_t breakAfter = 1 << 30;
    bool spoil = false;
};

class SegmentTest : public testing::Test {
protected:
    void SetUp() override {
        for (int i = 0; i < kHouseholds; ++i)
            ASSERT_TRUE(town.central().office().commit(
                householdDraft(nameId("household", std::to_string(i)), "note", noise(20'000))));
        std::stop_source stop;
        stop.request_stop();
        ASSERT_EQ(*town.central().packSegments(stop.get_token()), 0u) << "who is to end packs no more";
        const auto packed = town.central().packSegments();
        ASSERT_TRUE(packed);
        ASSERT_EQ(*packed, 5u); // of seven each; five are left
        ASSERT_EQ(*town.central().packSegments(), 0u);
        tablet = town.tablet("a");
    }
    std::string sync(Line& line) {
        const auto done = Session(*tablet, line, town.tabletClock).run();
        return done ? "ok" : done.error().code;
    }
    std::string count() { return textIn(*tablet, "SELECT count(*) FROM household"); }

    static constexpr int kHouseholds = 40;
    NetTownship town{"segment"};
    std::unique_ptr<Replica> tablet;
};

TEST_F(SegmentTest, AFreshTabletFetchesThemAndTheRest) {
    Line line;
    ASSERT_EQ(sync(line), "ok");
    EXPECT_EQ(line.ranges.size(), 5u);
    EXPECT_EQ(count(), "40");
    for (const auto& stream : tablet->streams())
        EXPECT_EQ(stream.seq, stream.head);
    EXPECT_EQ(textIn(*tablet, "SELECT group_concat(note) FROM (SELECT note FROM household ORDER BY id)"),
              textIn(town.central().office(),
                     "SELECT group_concat(note) FROM (SELECT note FROM household ORDER BY id)"));
}

TEST_F(SegmentTest, WhoIsInTheMiddleOfOneIsLedToItsEnd) {
    Line line;
    auto request = *tablet->nextRequest(1 << 20);
    request.limit = 1;
    CurlTransport transport;
    const auto identity = *tablet->identity();
    CentralClient central(transport, identity);
    // As a tablet that synced before the segment was full: some entries of it one by one.
    town.central().office().tables().exec("UPDATE _segment SET stream='~' WHERE n>0");
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(tablet->take(*central.sync(request)));
        request = *tablet->nextRequest(1 << 20);
        request.limit = 1;
    }
    town.central().office().tables().exec("UPDATE _segment SET stream='" + kVillage + "'");
    ASSERT_NE(count(), "40");
    ASSERT_EQ(sync(line), "ok");
    EXPECT_EQ(line.ranges.size(), 4u);
    EXPECT_EQ(count(), "40");
}

TEST_F(SegmentTest, ADownloadGoesOnWhereItBrokeOff) {
    Line line;
    line.breakAfter = 60'000;
    EXPECT_EQ(sync(line), "ok"); // each piece of line carried something
    EXPECT_EQ(count(), "40");
    EXPECT_EQ(line.ranges[0], "bytes=0-1048575");
    EXPECT_EQ(line.ranges[1], "bytes=60000-125535");
}

TEST_F(SegmentTest, ADownloadGoesOnInTheNextSyncToo) {
    Line line;
    line.breakAfter = 0;
    EXPECT_EQ(sync(line), "cut_off");
    EXPECT_EQ(count(), "0");
    ASSERT_TRUE(
        tablet->commit(householdDraft(nameId("household", "x"), "note", "在"))); // no push is forbidden
    line.breakAfter = 1 << 30;
    EXPECT_EQ(sync(line), "ok");
    EXPECT_EQ(count(), "41");
    EXPECT_EQ(textIn(town.central().office(), "SELECT count(*) FROM household"), "41");
}

TEST_F(SegmentTest, SpoiledBytesChangeNothingAndAreFetchedAgain) {
    Line line;
    line.spoil = true;
    EXPECT_EQ(sync(line), "wrong_hash");
    EXPECT_EQ(count(), "0");
    line.spoil = false;
    EXPECT_EQ(sync(line), "ok");
    EXPECT_EQ(count(), "40");
}

TEST_F(SegmentTest, OnlyWhoIsGrantedTheStreamMayHaveIt) {
    auto other = town.tablet("b", {"149999201002"});
    CurlTransport transport;
    const auto identity = *other->identity();
    CentralClient::Piece file{"/v1/segments/" + kVillage + "/1"};
    ASSERT_TRUE(CentralClient(transport, identity).download(file, 1 << 20));
    EXPECT_FALSE(file.isThere);
    EXPECT_TRUE(file.bytes.empty());
}

} // namespace
} // namespace ruhu::sync
