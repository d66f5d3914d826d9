#include "sync/core/wire.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ruhu::sync {
namespace {

SyncRequest request() {
    return {1779600000000,
            4096,
            {{"township", "e", 4, "c"}},
            {{"township", 17, "sig", {"{\"a\":1}", "{\"b\":2}"}}},
            {makeBlob("application/inkml+xml", "<ink>\n</ink>")}};
}

SyncAnswer answer() {
    SyncAnswer value;
    value.clock = 5;
    value.grants = {"township"};
    value.streams = {
        {"township", "e", true, 3, 9, 2, "c", {{"{\"seq\":2}", "{\"line\":1}", 0}, {"{\"seq\":3}", "", 17}}}};
    value.pushed = {{"township", 18, {{18, "malformed"}}}};
    value.missing = {"ff"};
    return value;
}

TEST(Wire, RequestComesBackAsItWas) {
    const auto body = encodeRequest(request());
    const auto back = decodeRequest(body);
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(encodeRequest(*back), body);
    EXPECT_EQ(back->pushes[0].lines[1], "{\"b\":2}");
    EXPECT_EQ(back->blobs[0].bytes, "<ink>\n</ink>");
}

TEST(Wire, AnswerComesBackAsItWas) {
    const auto body = encodeAnswer(answer());
    const auto back = decodeAnswer(body, request());
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(encodeAnswer(*back), body);
    EXPECT_TRUE(back->streams[0].diverged);
    EXPECT_EQ(back->streams[0].entries[1].own, 17);
    EXPECT_EQ(back->pushed[0].quarantined[0].code, "malformed");
}

TEST(Wire, ABodyCutAnywhereIsRefused) {
    for (const auto& body : {encodeRequest(request()), encodeAnswer(answer())})
        for (std::size_t size = 0; size < body.size(); ++size) {
            EXPECT_FALSE(decodeRequest(body.substr(0, size)).ok()) << size;
            EXPECT_FALSE(decodeAnswer(body.substr(0, size), request()).ok()) << size;
        }
}

TEST(Wire, ABlobIsNamedByItsReceiver) {
    auto bad = request();
    bad.blobs[0].bytes += " ";
    const auto back = decodeRequest(encodeRequest(bad));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->blobs[0].sha256, sha256Hex(bad.blobs[0].bytes));
}

TEST(Wire, OwnEntriesAreTheLinesThatWerePushed) {
    auto value = answer();
    const auto meta = "{\"seq\":3,\"hash\":\"" + sha256Hex("{\"a\":1}") + "\",\"at\":5}";
    value.streams[0].entries[1].meta = meta;
    const auto back = decodeAnswer(encodeAnswer(value), request());
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(back->streams[0].entries[1].changeSet, "{\"a\":1}");
    EXPECT_EQ(back->streams[0].entries[1].meta, meta);
    EXPECT_EQ(encodeAnswer(value).find(sha256Hex("{\"a\":1}")), std::string::npos);
    value.streams[0].entries[1].own = 19; // was not pushed
    EXPECT_EQ(decodeAnswer(encodeAnswer(value), request()).error().code, "malformed");
}

TEST(Wire, ShortLinesThatUnfoldToGigabytesAreBounded) {
    std::string body =
        R"({"v":1,"clock":1,"limit":1,"streams":[],"blobs":[],"push":[{"stream":"s","first":1,)"
        R"("count":1000000,"sig":""}]})"
        "\n";
    const ChangeSet first{nameId("d", "1"), "s", 1, kNoHash, "", 0, 1, "", {}, {}};
    body += encode(first) + "\n";
    for (int i = 1; i < 1'000'000; ++i)
        body += "+0 0 \n";
    EXPECT_EQ(decodeRequest(body).error().code, "too_large");
}

TEST(Wire, HostileHeadersAreRefused) {
    EXPECT_EQ(decodeRequest("{\"v\":2}\n").error().code, "version");
    EXPECT_EQ(decodeRequest("{\"v\":1}\n").error().code, "malformed");
    EXPECT_EQ(decodeRequest("[]\n").error().code, "malformed");
    EXPECT_EQ(
        decodeAnswer("{\"v\":1,\"clock\":1,\"grants\":[1],\"streams\":[],\"pushed\":[],\"missing\":[]}\n",
                     request())
            .error()
            .code,
        "malformed");
    EXPECT_EQ(decodeRequest("{\"v\":1,\"clock\":1,\"limit\":1,\"streams\":[3],\"push\":[],\"blobs\":[]}\n")
                  .error()
                  .code,
              "malformed");
    for (const std::string blobs : {"1", "[[\"t\",99999999999]]", "[[\"t\",-1]]", "[[\"t\",2]]"})
        EXPECT_EQ(
            decodeRequest(R"({"v":1,"clock":1,"limit":1,"streams":[],"push":[],"blobs":)" + blobs + "}\nx")
                .error()
                .code,
            "malformed")
            << blobs;
    EXPECT_EQ(decodeAnswer(encodeAnswer(answer()) + "x\n", request()).error().code, "malformed");
}

} // namespace
} // namespace ruhu::sync
