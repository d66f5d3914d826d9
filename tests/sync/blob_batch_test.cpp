// The bodies of POST /v1/blobs.
#include "sync/core/blob_batch.h"
#include "sync/core/encoding.h"
#include "sync/core/wire.h"

#include <gtest/gtest.h>

namespace ruhu::sync {
namespace {

TEST(BlobBatch, AnswersInTheOrderOfTheQuestion) {
    const BlobBatchRequest request{1000, {sha256Hex("a"), sha256Hex("b")}};
    const auto asked = decodeBatchRequest(encodeBatchRequest(request));
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->limit, 1000);
    EXPECT_EQ(asked->names, request.names);
    const std::string bytes("<ink>\n\0</ink>", 13);
    const auto found = decodeBatch(encodeBatch({{true, "application/inkml+xml", 13, bytes},
                                                {},
                                                {true, "image/jpeg", 700'000, ""},
                                                {true, "x", 0, ""},
                                                {true, "x", 2, "ab"}}));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 5u);
    EXPECT_EQ((*found)[0].bytes, bytes);
    EXPECT_EQ((*found)[0].type, "application/inkml+xml");
    EXPECT_FALSE((*found)[1].isThere);
    EXPECT_EQ((*found)[2].size, 700'000);
    EXPECT_EQ((*found)[2].bytes, "");
    EXPECT_TRUE((*found)[3].isThere);
    EXPECT_EQ((*found)[4].bytes, "ab");
}

TEST(BlobBatch, RefusesWhatItIsNot) {
    const auto name = sha256Hex("a");
    for (const std::string& bad :
         {std::string(), std::string("{}"), std::string("[]"),
          std::string(R"({"v":1,"limit":1,"blobs":["x"]})"),
          R"({"v":1,"limit":-1,"blobs":[")" + name + "\"]}", R"({"v":1,"blobs":[")" + name + "\"]}",
          R"({"v":2,"limit":1,"blobs":[")" + name + "\"]}"})
        EXPECT_FALSE(decodeBatchRequest(bad)) << bad;
    EXPECT_FALSE(
        decodeBatchRequest(encodeBatchRequest({1, std::vector<std::string>(kMostBatchNames + 1, name)})));
    for (const char* bad : {"", "{\"v\":1,\"blobs\":[[\"x\",3]]}\nab", "{\"v\":1,\"blobs\":[[\"x\",1]]}\nab",
                            "{\"v\":1,\"blobs\":[[\"x\"]]}\n", "{\"v\":1,\"blobs\":[[\"x\",-1]]}\n",
                            "{\"v\":1,\"blobs\":[3]}\n", "{\"v\":1,\"blobs\":[[\"x\",99999999999]]}\n",
                            "{\"v\":1,\"blobs\":[[\"x\",65536]]}\nab"})
        EXPECT_FALSE(decodeBatch(bad)) << bad;
}

} // namespace
} // namespace ruhu::sync
