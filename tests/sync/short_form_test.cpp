#include "sync/core/entry.h"
#include "sync/core/short_form.h"
#include "sync/core/wire.h"
#include "tests/sync/world.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

namespace ruhu::sync {
namespace {

const Id kFirst = nameId("device", "1");
const Id kSecond = nameId("device", "2");

ChangeSet save(const Id& device, std::int64_t n, const std::string& prev) {
    return {device, "149999201001", n, prev, nameId("epoch", "1"), 7, 1'779'600'000'000 + n, "", {}, {}};
}

/// Sends lines through a pair of shorteners.
class Way {
public:
    std::string carry(const std::string& line) {
        sent = m_here.shorten(line, sha256Hex(line));
        const auto back = m_there.restore(sent);
        if (!back)
            return "lost";
        m_there.note(*back, sha256Hex(*back));
        return *back;
    }
    std::string sent;

private:
    ChangeSetShortener m_here;
    ChangeSetShortener m_there;
};

TEST(ShortForm, WhatFollowsTheLineBeforeTravelsWithoutItsHead) {
    Way way;
    const auto first = encode(save(kFirst, 1, kNoHash));
    EXPECT_EQ(way.carry(first), first);
    EXPECT_EQ(way.sent, first);
    const auto second = encode(save(kFirst, 2, sha256Hex(first)));
    EXPECT_EQ(way.carry(second), second);
    EXPECT_EQ(way.sent, "+0 1 ]}");
}

TEST(ShortForm, DevicesByTurnsKeepTheirOwnCount) {
    Way way;
    const auto a1 = encode(save(kFirst, 1, kNoHash));
    const auto b1 = encode(save(kSecond, 1, kNoHash));
    const auto a2 = encode(save(kFirst, 2, sha256Hex(a1)));
    const auto b2 = encode(save(kSecond, 2, sha256Hex(b1)));
    for (const auto& line : {a1, b1, a2, b2})
        EXPECT_EQ(way.carry(line), line);
    EXPECT_EQ(way.sent, "@1 0 1 ]}");
}

TEST(ShortForm, WhatDoesNotFollowTravelsWhole) {
    const auto first = encode(save(kFirst, 1, kNoHash));
    const auto hash = sha256Hex(first);
    auto gap = save(kFirst, 3, hash);
    auto stranger = save(kFirst, 2, hash);
    stranger.stream = "149999201002";
    auto forked = save(kFirst, 2, kNoHash);
    auto epoch = save(kFirst, 2, hash);
    epoch.epoch = nameId("epoch", "2");
    auto far = save(kFirst, 2, hash);
    far.at = -999'999'999'999'999'999;
    for (const auto& set : {gap, stranger, forked, epoch, far}) {
        Way way;
        way.carry(first);
        const auto line = encode(set);
        EXPECT_EQ(way.carry(line), line);
        EXPECT_EQ(way.sent, line);
    }
}

TEST(ShortForm, WhatStandsForNothingIsRefused) {
    ChangeSetShortener shortener;
    for (const char* sent : {"", "+0 0 ]}", "@0 0 0 ]}", "x"})
        EXPECT_FALSE(shortener.restore(sent)) << sent;
    const auto first = encode(save(kFirst, 1, kNoHash));
    shortener.note(first, sha256Hex(first));
    for (const char* sent : {"+", "+0", "+0 ", "+0 x ]}", "+00 0 ]}", "+ 0 0 ]}", "@1 0 0 ]}", "@-1 0 0 ]}",
                             "+9999999999999999999 0 ]}"})
        EXPECT_FALSE(shortener.restore(sent)) << sent;
}

// RC_PARAMS is set by property_test.cpp of this program.

rc::Gen<std::string> anyLine(std::vector<std::string> earlier) {
    const auto number = rc::gen::element<std::int64_t>(0, 1, 2, 17, -5, 1'779'600'000'000,
                                                       999'999'999'999'999'999, -99'999'999'999'999'999);
    const auto prev = rc::gen::map(rc::gen::inRange<std::size_t>(0, earlier.size() + 1), [=](std::size_t i) {
        return i < earlier.size() ? sha256Hex(earlier[i]) : kNoHash;
    });
    const auto made =
        rc::gen::map(rc::gen::tuple(rc::gen::element(kFirst, kSecond), rc::gen::inRange<std::int64_t>(1, 4),
                                    prev, rc::gen::element<std::string>("", kFirst), number, number),
                     [](const auto& drawn) {
                         const auto& [device, n, before, by, seen, at] = drawn;
                         return encode({device, "s", n, before, "", seen, at, by, {}, {}});
                     });
    return rc::gen::oneOf(
        made, rc::gen::element<std::string>("", "+", "@", "=", "{", "+0 0 x", "@0 0 0 x", "=x", "*", "*1",
                                            "\x01", "{}", R"({"v":1,"device":"\\","stream":"s","n":01})"));
}

RC_GTEST_PROP(ShortFormProperty, WhateverGoesInComesOut, ()) {
    Way way;
    std::vector<std::string> lines;
    for (const int count = *rc::gen::inRange(1, 12); static_cast<int>(lines.size()) < count;) {
        lines.push_back(*anyLine(lines));
        RC_ASSERT(way.carry(lines.back()) == lines.back());
    }
}

RC_GTEST_PROP(ShortFormProperty, MetaLinesToo, ()) {
    const auto clock = *rc::gen::element<Instant>(0, 1'779'600'000'000);
    MetaShortener here(5, clock);
    MetaShortener there(5, clock);
    for (int left = *rc::gen::inRange(1, 12), seq = 5; left > 0; --left, ++seq) {
        const auto hash = sha256Hex(std::to_string(seq));
        EntryMeta meta{
            seq, hash, *rc::gen::element<Instant>(0, 1'779'600'000'001, 999'999'999'999'999'999, -3), {}, {}};
        auto line = encodeMeta(meta);
        const auto id = nameId("household", "1");
        if (*rc::gen::inRange(0, 3) == 0)
            line = *rc::gen::element<std::string>("", "+0}", "{\"seq\":9}", "=", R"({"hash":"x","at":5})");
        else if (*rc::gen::inRange(0, 2) == 0)
            line.replace(line.size() - 1, 1,
                         *rc::gen::element<std::string>("*}", ",\"sig\":\"c2ln\"}", ",\"sig\":\"c2ln\"*",
                                                        ",\"verdict\":[[\"household\",\"" + id + "\"",
                                                        "'" + hash.substr(0, 32), "'" + hash.substr(0, 31)));
        const auto sig = *rc::gen::element<std::string>("", "c2ln", "other");
        const auto back = there.restore(here.shorten(line, hash, sig), hash, sig);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == line);
    }
}

TEST(ShortForm, AMetaLineIsItsInstantAndWhatIsExceptional) {
    MetaShortener here(5, 1000);
    const auto hash = sha256Hex("x");
    EXPECT_EQ(here.shorten(encodeMeta({5, hash, 1003, "", {}}), hash, ""), "+3}");
    EXPECT_EQ(here.shorten(encodeMeta({6, hash, 1003, "c2ln", {}}), hash, ""), "+0,\"sig\":\"c2ln\"}");
    EXPECT_EQ(here.shorten(encodeMeta({7, hash, 1003, "c2ln", {}}), hash, "c2ln"), "+0*}");
    const auto other = encodeMeta({8, kNoHash, 1003, "", {}});
    EXPECT_EQ(here.shorten(other, hash, ""), other);
    EXPECT_FALSE(MetaShortener(1, 0).restore("+0*}", hash, "").has_value());
}

TEST(ShortForm, IdsTravelWithoutQuotesAndHyphens) {
    Way way;
    auto set = save(kFirst, 1, kNoHash);
    const auto first = encode(set);
    EXPECT_EQ(way.carry(first), first);
    const Id house = nameId("household", "1");
    const auto digits = [&] {
        std::string text = house;
        std::erase(text, '-');
        return text;
    }();
    for (const std::string& note :
         std::vector<std::string>{"甲", "'" + digits, "it's", house, "\"" + house + "\""}) {
        set = save(kFirst, set.n + 1, sha256Hex(encode(set)));
        set.groups = groupChanges({{"household", house, {{"note", note}}, {}}});
        const auto line = encode(set);
        EXPECT_EQ(way.carry(line), line);
        EXPECT_EQ(way.sent.find("[['" + digits + ",") != std::string::npos, note != "'" + digits) << note;
    }
}

} // namespace
} // namespace ruhu::sync
