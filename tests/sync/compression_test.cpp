#include "sync/core/compression.h"
#include "sync/core/segment.h"
#include "sync/core/wire.h"
#include "tests/sync/world.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ruhu::sync {
namespace {

const std::string kMessage =
    R"({"v":1,"clock":1779600000000,"grants":["township","149999201001"],"missing":[]})";

TEST(Compression, BothWaysWithAndWithoutTheDictionary) {
    for (const auto& content : {std::string(), kMessage, std::string(300'000, 'x')})
        for (const auto with : {Dictionary::Without, Dictionary::Shipped})
            EXPECT_EQ(*decompress(compress(content, with), 1 << 20), content);
    EXPECT_EQ(*decompress(compressToKeep(kMessage), 1 << 20), kMessage);
}

TEST(Compression, WhatAFrameHoldsMayBeAsLargeAsIsAllowedAndNoLarger) {
    for (const std::size_t size : {0U, 1U, 131'072U, 131'073U, 1'000'000U}) {
        const std::string content(size, 'x'); // packs so well that its size is no promise to be believed
        EXPECT_EQ(decompress(compress(content), size).value().size(), size);
        if (size > 0) {
            EXPECT_EQ(decompress(compress(content), size - 1).error().code, "too_large") << size;
        }
    }
}

TEST(Compression, TheDictionaryKnowsSmallMessages) {
    EXPECT_NE(dictionaryId(), 0u);
    EXPECT_LT(compress(kMessage, Dictionary::Shipped).size(), compress(kMessage).size() * 3 / 4);
}

TEST(Compression, AFrameOfAnotherDictionaryIsToldApartFromGarbage) {
    auto frame = compress(kMessage, Dictionary::Shipped);
    frame[5] = static_cast<char>(frame[5] ^ 1); // the id stands behind magic and descriptor
    EXPECT_EQ(decompress(frame, 1 << 20).error().code, "unknown_dictionary");
    EXPECT_EQ(decompress("not a frame", 1 << 20).error().code, "malformed");
    frame = compress(kMessage, Dictionary::Shipped);
    EXPECT_EQ(decompress(frame.substr(0, frame.size() - 1), 1 << 20).error().code, "malformed");
    EXPECT_EQ(decompress(compress(std::string(1000, 'x')), 999).error().code, "too_large");
}

TEST(Segment, HoldsWhatWasPutIn) {
    const auto line = encode({nameId("device", "1"), "s", 1, kNoHash, "", 0, 5, "", {}, {}});
    const std::vector<EntryLines> entries = {
        {"{\"seq\":3,\"hash\":\"" + sha256Hex(line) + "\",\"at\":7}", line}};
    const auto packed = packSegment(entries, 3);
    SegmentName name{2, 3, 3, "c", sha256Hex(packed), static_cast<std::int64_t>(packed.size())};
    const auto answer = unpackSegment("s", "e", name, packed);
    ASSERT_TRUE(answer.ok()) << answer.error().detail;
    EXPECT_EQ(answer->seq, 3);
    EXPECT_EQ(answer->chain, "c");
    ASSERT_EQ(answer->entries.size(), 1u);
    EXPECT_EQ(answer->entries[0].meta, entries[0].meta);
    EXPECT_EQ(answer->entries[0].changeSet, line);
    EXPECT_EQ(unpackSegment("s", "e", name, packed + "x").error().code, "wrong_hash");
    name.last = 4; // says more than is in it
    EXPECT_EQ(unpackSegment("s", "e", name, packed).error().code, "malformed");
}

} // namespace
} // namespace ruhu::sync
