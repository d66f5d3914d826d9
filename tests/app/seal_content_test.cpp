#include "app/domain/seal_content.h"

#include <gtest/gtest.h>

using namespace ruhu;
using namespace ruhu::domain;

namespace {

SealContent sample() {
    SealContent c;
    c.formVersion = "2026-1";
    c.roundId = sync::nameId("round", "149999201/2026年第一轮");
    c.roundName = "2026年第一轮";
    c.household = {sync::nameId("household", "0001"), "0001", "白家岭村", "阳坡", "阳坡3号", "张守田"};
    c.visitedAt = 1779591600000;
    c.mode = "1";
    c.respondent = "张守田";
    c.respondentRelation = "01";
    c.team = {{sync::nameId("staff", "王建国/1"), "王建国"}, {sync::nameId("staff", "李晓梅/2"), "李晓梅"}};
    SealContent::Member m;
    m.personId = sync::nameId("person", "1");
    m.name = "阿卜杜𬭎·㛃䶮";
    m.workMonths = 11;
    c.members = {m};
    c.answers = {{"biz_crop", exactly(std::int64_t(42000))},
                 {"wage_other", unknown()},
                 {"water_quality", exactly(true)},
                 {"shocks", exactly(std::vector<std::string>{"accident", "illness"})},
                 {"loss", {std::int64_t(5), How::Estimate}}};
    c.result.perNet = 1056000;
    c.risks = {{"R22", "自付医疗5,600元，属实"}};
    c.readBack = {"您家户口上有一口人。"};
    return c;
}

} // namespace

TEST(SealContent, ComesBackAsItWas) {
    const auto content = sample();
    const auto back = decodeSeal(encodeSeal(content));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, content);
}

TEST(SealContent, IsCanonical) {
    const auto text = encodeSeal(sample());
    EXPECT_EQ(
        text.rfind(R"({"answers":{"biz_crop":{"how":"exact","v":42000},"loss":{"how":"estimate","v":5},)", 0),
        0U);
    EXPECT_NE(text.find("阿卜杜𬭎·㛃䶮"), std::string::npos) << "names stand as UTF-8, not escaped";
    EXPECT_EQ(text.find('.'), std::string::npos) << "no decimals";
    EXPECT_NE(text.find(R"("per_ref":null)"), std::string::npos);
}

TEST(SealContent, OneLetterChangesTheCheckCode) {
    auto content = sample();
    const auto before = sealHash(encodeSeal(content));
    content.members[0].name += "甲";
    EXPECT_NE(sealHash(encodeSeal(content)), before);
    EXPECT_EQ(before.size(), 64U);
}

TEST(SealContent, CheckCodeIsGroupedForThePersonWhoCompares) {
    const std::string hash = "7f3a91c24e08b6d520af9c41e8735d1600112233445566778899aabbccddeeff";
    EXPECT_EQ(shortCheckCode(hash), "7F3A 91C2 4E08 B6D5 20AF 9C41 E873 5D16");
    EXPECT_EQ(fullCheckCode(hash).substr(39), " 0011 2233 4455 6677 8899 AABB CCDD EEFF");
}

TEST(SealContent, RefusesWhatIsNotOne) {
    EXPECT_EQ(decodeSeal("").error().code, "malformed");
    EXPECT_EQ(decodeSeal("[]").error().code, "malformed");
    EXPECT_EQ(decodeSeal(R"({"v":1})").error().code, "malformed");
    EXPECT_EQ(decodeSeal(R"({"v":2})").error().code, "version");
}
