#include "sync/core/canonical_json.h"
#include "sync/core/change_set.h"
#include "sync/core/entry.h"
#include "sync/core/signing.h"
#include "tests/sync/world.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ruhu::sync {
namespace {

using nlohmann::json;

TEST(Ids, VersionSevenSortsByTimeAndSaysItsVersion) {
    test::ManualClock clock;
    test::SeededRandom random(1);
    const Id first = newId(clock, random);
    clock.advance(1);
    const Id second = newId(clock, random);
    EXPECT_TRUE(isId(first));
    EXPECT_EQ(first[14], '7');
    EXPECT_LT(first, second);
}

TEST(Ids, SameNameSameIdAndKindsKeepApart) {
    EXPECT_EQ(nameId("person", "123"), nameId("person", "123"));
    EXPECT_NE(nameId("person", "123"), nameId("household", "123"));
    EXPECT_EQ(nameId("person", "123")[14], '5');
    EXPECT_TRUE(isId(nameId("village", "149999201")));
}

TEST(Ids, WhatIsNoLowerCaseUuidIsNoId) {
    EXPECT_FALSE(isId(""));
    EXPECT_FALSE(isId("0189aaaa-bbbb-7ccc-8ddd-eeeeffff000G"));
    EXPECT_FALSE(isId("0189AAAA-BBBB-7CCC-8DDD-EEEEFFFF0000"));
    EXPECT_FALSE(isId("0189aaaa+bbbb-7ccc-8ddd-eeeeffff0000"));
}

TEST(Encoding, KnownHashAndBase64) {
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(toBase64("ruhu"), "cnVodQ==");
    EXPECT_EQ(fromBase64("cnVodQ=="), "ruhu");
    EXPECT_EQ(fromBase64("cnVodQ="), std::nullopt);
    EXPECT_EQ(fromHex("0g"), std::nullopt);
}

TEST(Encoding, Utf8RefusesOverlongSurrogatesAndCutOff) {
    EXPECT_TRUE(isUtf8("户主𬭎"));
    EXPECT_FALSE(isUtf8("\xc0\x80"));
    EXPECT_FALSE(isUtf8("\xed\xa0\x80"));
    EXPECT_FALSE(isUtf8("\xe6\x88"));
    EXPECT_FALSE(isUtf8("\xf5\x80\x80\x80"));
}

TEST(CanonicalJson, FollowsTheExampleOfTheRfc) {
    const auto value = json::parse(
        R"({"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]})");
    EXPECT_EQ(canonicalJson(value),
              "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
              "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST(CanonicalJson, SortsNamesByUtf16) {
    // U+10000 comes as surrogates, before U+FB33 though its UTF-8 bytes are greater.
    const json value = {{"\xef\xac\xb3", 1}, {"\xf0\x90\x80\x80", 2}, {"ö", 3}, {"1", 4}};
    EXPECT_EQ(canonicalJson(value), "{\"1\":4,\"ö\":3,\"\xf0\x90\x80\x80\":2,\"\xef\xac\xb3\":1}");
}

TEST(CanonicalJson, RefusesWhatHasNoCanonicalForm) {
    EXPECT_THROW(canonicalJson(json(std::int64_t{1} << 53)), std::invalid_argument);
    EXPECT_THROW(canonicalJson(json("\xff")), std::invalid_argument);
    EXPECT_THROW(canonicalJson(json(std::numeric_limits<double>::infinity())), std::invalid_argument);
}

TEST(Signing, HoldsOnlyForTheKeyAndTheMessage) {
    test::SeededRandom random(2);
    const KeyPair mine = makeKeyPair(random);
    const KeyPair other = makeKeyPair(random);
    const auto message = pushMessage("device", "stream", 3, "hash");
    const auto signature = sign(mine.secretKey, message);
    EXPECT_TRUE(verifySignature(mine.publicKey, message, signature));
    EXPECT_FALSE(verifySignature(other.publicKey, message, signature));
    EXPECT_FALSE(verifySignature(mine.publicKey, message + "x", signature));
    EXPECT_FALSE(verifySignature(mine.publicKey, message, "AAAA"));
    EXPECT_FALSE(verifySignature("", message, signature));
}

ChangeSet sample() {
    const Id id = nameId("household", "1");
    ChangeSet set{nameId("device", "1"), "149999201001", 17, kNoHash, "", 120, 1779600000000, "", {}, {}};
    set.groups =
        groupChanges({{"household", id, {{"address", "某村12号"}, {"position", 3}}, {}},
                      {"household", nameId("household", "2"), {{"address", nullptr}, {"position", 4}}, {}},
                      {"person", nameId("person", "1"), {}, "登记错误"}});
    set.older = {{"household", id, "address", 118}};
    return set;
}

TEST(ChangeSetLine, NeighboursWithTheSameFieldsShareAGroup) {
    const auto set = sample();
    ASSERT_EQ(set.groups.size(), 2u);
    EXPECT_EQ(set.groups[0].rowCount(), 2u);
    EXPECT_EQ(set.groups[1].deletes.size(), 1u);
}

TEST(ChangeSetLine, ComesBackAsItWas) {
    const auto line = encode(sample());
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto back = decode(line);
    ASSERT_TRUE(back.ok()) << back.error().detail;
    EXPECT_EQ(encode(*back), line);
    EXPECT_EQ(back->older.size(), 1u);
    EXPECT_EQ(toValue(back->groups[0].row(0)[0]), json("某村12号"));
}

std::string codeOf(const std::string& line) {
    const auto result = decode(line);
    return result.ok() ? "" : result.error().code;
}

TEST(ChangeSetLine, HostileLinesAreRefusedNotFollowed) {
    const json good = json::parse(encode(sample()));
    EXPECT_EQ(codeOf(good.dump()), "");
    const auto with = [&](const char* pointer, const json& value) {
        json bad = good;
        bad[json::json_pointer(pointer)] = value;
        return codeOf(bad.dump());
    };
    EXPECT_EQ(with("/v", 2), "malformed");
    EXPECT_EQ(with("/n", 0), "malformed");
    EXPECT_EQ(with("/n", 1.5), "malformed");
    EXPECT_EQ(with("/seen", -1), "malformed");
    EXPECT_EQ(with("/prev", "00"), "malformed");
    EXPECT_EQ(with("/device", "me"), "malformed");
    EXPECT_EQ(with("/stream", "a\nb"), "malformed");
    EXPECT_EQ(with("/changes", 7), "malformed");
    EXPECT_EQ(with("/changes/0", json::array()), "malformed");
    EXPECT_EQ(with("/changes/0/type", "_entry"), "malformed");
    EXPECT_EQ(with("/changes/0/fields/0", "x\";DROP"), "malformed");
    EXPECT_EQ(with("/changes/0/fields/1", "address"), "malformed");
    EXPECT_EQ(with("/changes/0/rows/0", json::array({"no id", 1, 2})), "malformed");
    EXPECT_EQ(with("/changes/0/rows/0/1", 0.5), "malformed");
    EXPECT_EQ(with("/changes/0/rows/0/1", std::int64_t{1} << 60), "malformed");
    EXPECT_EQ(with("/changes/0/rows/0/1", std::string(kMaxTextBytes + 1, 'x')), "malformed");
    EXPECT_EQ(with("/changes/1/deletes/0", json::array({"x"})), "malformed");
    EXPECT_EQ(with("/older/0/3", "x"), "malformed");
    EXPECT_EQ(codeOf(""), "malformed");
    EXPECT_EQ(codeOf("null"), "malformed");
    EXPECT_EQ(codeOf(std::string(1000, '[')), "malformed");
    EXPECT_EQ(codeOf(good.dump() + "\xff"), "malformed");
    EXPECT_EQ(codeOf(std::string(kMaxLineBytes + 1, ' ')), "oversize");
}

TEST(ChangeSetLine, TooManyRowsAreOversize) {
    auto set = sample();
    for (std::size_t i = 0; i <= kMaxRows; ++i)
        set.groups[1].deletes.emplace_back(nameId("person", "1"), "");
    EXPECT_EQ(codeOf(encode(set)), "oversize");
}

TEST(EntryMetaLine, ComesBackAsItWas) {
    const EntryMeta meta{
        121,
        std::string(64, 'a'),
        1779600001000,
        "c2ln",
        {{"visit", nameId("visit", "1"), "answers/water", Word::Lost, nullptr},
         {"person", nameId("person", "1"), "health", Word::Merged, json::array({"1", "2"})}}};
    const auto line = encodeMeta(meta);
    const auto back = decodeMeta(line);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(encodeMeta(*back), line);
    EXPECT_FALSE(decodeMeta("{}").ok());
    EXPECT_FALSE(decodeMeta(R"({"seq":1,"hash":"zz","at":1})").ok());
}

TEST(EntryMetaLine, ReadsTheSameHoweverItIsWritten) {
    const auto id = nameId("visit", "1");
    const auto line = encodeMeta({7,
                                  std::string(64, 'a'),
                                  5,
                                  "c2ln",
                                  {{"visit", id, "answers/\xe6\xb0\xb4", Word::Lost, nullptr},
                                   {"visit", id, "", Word::Kept, nullptr},
                                   {"", "", "", Word::Late, nullptr}}});
    const auto as = [&](const std::string& part, const std::string& instead) {
        auto other = line;
        other.replace(other.find(part), part.size(), instead);
        return other;
    };
    for (const auto& written : {line, as("\"lost\"", "\"l\\u006fst\""), as("],[", "], ["),
                                as("]]}", "]],\"more\":1}"), as(",\"at\":5", ", \"at\":5")}) {
        const auto meta = decodeMeta(written);
        ASSERT_TRUE(meta.ok()) << written;
        EXPECT_EQ(encodeMeta(*meta), line) << written;
    }
    for (const auto& written : {as("\"lost\"", "\"gone\""), as("\"lost\"", "\"merged\""), as("]]}", "]}"),
                                as("]]}", "]]"), as("\xe6\xb0\xb4", "\xe6\xb0"), as("\"kept\"", "\"kept\",1"),
                                as(id, id + "\n"), as(",\"kept\"", "")})
        EXPECT_FALSE(decodeMeta(written).ok()) << written;
}

TEST(Chain, DependsOnEpochStreamOrderAndEveryLine) {
    EXPECT_NE(chainStart("a", "s"), chainStart("b", "s"));
    EXPECT_NE(chainStart("a", "s"), chainStart("a", "t"));
    const auto start = chainStart("a", "s");
    EXPECT_NE(chainNext(chainNext(start, "x"), "y"), chainNext(chainNext(start, "y"), "x"));
}

TEST(SchemaDocument, TheProjectsOwnIsSound) {
    const Schema schema = test::projectSchema();
    ASSERT_TRUE(schema.type("visit"));
    EXPECT_EQ(schema.type("visit")->sealVersionField, "version");
    EXPECT_EQ(schema.type("visit_member")->sealParentType, "visit");
    EXPECT_EQ(schema.type("person")->field("health")->merge, MergePolicy::Union);
    EXPECT_EQ(schema.type("person")->fields[0].name, "household_id");
    EXPECT_EQ(schema.type("nobody"), nullptr);
}

TEST(SchemaDocument, NamesTheFieldThatMakesNoSense) {
    EXPECT_FALSE(Schema::parse("[]").ok());
    const auto bad = [](const char* field) {
        const auto result = Schema::parse(std::string(R"({"types":{"t":{"fields":{"f":)") + field + "}}}}");
        return result.ok() ? "" : result.error().detail;
    };
    EXPECT_EQ(bad(R"({"kind":"text"})"), "");
    EXPECT_EQ(bad(R"({"kind":"colour"})"), "schema: t.f");
    EXPECT_EQ(bad(R"({"kind":"text","merge":"union"})"), "schema: t.f");
    EXPECT_EQ(bad(R"({"kind":"text","merge":"max"})"), "schema: t.f");
    EXPECT_EQ(bad(R"({"kind":"text","once":1})"), "schema: t.f");
    EXPECT_FALSE(Schema::parse(R"({"types":{"t":{"fields":{"id":{"kind":"text"}}}}})").ok());
}

} // namespace
} // namespace ruhu::sync
