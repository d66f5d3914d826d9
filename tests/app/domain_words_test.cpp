#include "app/domain/codes.h"
#include "app/domain/dates.h"
#include "app/domain/names.h"
#include "app/domain/text.h"

#include <gtest/gtest.h>

namespace ruhu::domain {
namespace {

struct NameCase {
    const char* raw;
    const char* text;
    bool doubtful = false;
};

class NameCases : public testing::TestWithParam<NameCase> {};

TEST_P(NameCases, AreCleaned) {
    const auto name = cleanName(GetParam().raw);
    EXPECT_EQ(name.text, GetParam().text);
    EXPECT_EQ(name.raw, GetParam().raw);
    EXPECT_EQ(name.doubtful, GetParam().doubtful);
}

INSTANTIATE_TEST_SUITE_P(
    Table, NameCases,
    testing::Values(NameCase{"王 某", "王某"}, NameCase{"王　某", "王某"}, NameCase{" 王\xC2\xA0某 ", "王某"},
                    NameCase{"古丽巴哈尔•吾买尔", "古丽巴哈尔·吾买尔"},
                    NameCase{"古丽巴哈尔．吾买尔", "古丽巴哈尔·吾买尔"},
                    NameCase{"古丽巴哈尔・吾买尔", "古丽巴哈尔·吾买尔"},
                    NameCase{"古丽巴哈尔‧吾买尔", "古丽巴哈尔·吾买尔"},
                    NameCase{"古丽巴哈尔.吾买尔", "古丽巴哈尔·吾买尔"},
                    NameCase{"古丽巴哈尔 · 吾买尔", "古丽巴哈尔·吾买尔"},
                    NameCase{"古丽巴哈尔··吾买尔", "古丽巴哈尔·吾买尔"}, NameCase{"王某.", "王某"},
                    NameCase{"Maria  Luisa", "Maria Luisa"}, NameCase{"范𬭎", "范𬭎"},
                    NameCase{"朱㛃", "朱㛃"}, NameCase{"温\xEE\xA1\xA3", "温䶮"}, // U+E863
                    NameCase{"王?", "王?", true}, NameCase{"王□", "王□", true},
                    NameCase{"王\xEF\x80\x80", "王\xEF\x80\x80", true}, // U+F000
                    // A compatibility ideograph is a name of its own: NFKC would lose it.
                    NameCase{"\xEF\xA8\x8E某", "\xEF\xA8\x8E某"}));

TEST(Name, ComparesWithoutDotsAndSpaces) {
    EXPECT_EQ(nameKey("古丽巴哈尔• 吾买尔"), nameKey("古丽巴哈尔吾买尔"));
    EXPECT_NE(nameKey("王某"), nameKey("王某某"));
}

struct DateCase {
    const char* raw;
    const char* iso; ///< empty = unreadable
};

class DateCases : public testing::TestWithParam<DateCase> {};

TEST_P(DateCases, AreRead) {
    const auto date = parseDate(GetParam().raw);
    EXPECT_EQ(date ? date->iso() : "", GetParam().iso);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DateCases,
    testing::Values(DateCase{"2022-05-15", "2022-05-15"}, DateCase{"2022/5/15", "2022-05-15"},
                    DateCase{"2022.5.15", "2022-05-15"}, DateCase{"20220515", "2022-05-15"},
                    DateCase{"2022年5月15日", "2022-05-15"}, DateCase{"2022 年 5 月 15 日", "2022-05-15"},
                    DateCase{"２０２２．５．１５", "2022-05-15"},
                    DateCase{"2022-05-15 00:00:00", "2022-05-15"},
                    DateCase{"2022-05-15T08:30:00", "2022-05-15"}, DateCase{"2022年5月", "2022-05"},
                    DateCase{"2022.5", "2022-05"}, DateCase{"202205", "2022-05"},
                    DateCase{"44696", "2022-05-15"}, DateCase{"44696.5", "2022-05-15"},
                    DateCase{"2024-02-29", "2024-02-29"}, DateCase{"2023-02-29", ""},
                    DateCase{"2022-13-01", ""}, DateCase{"2022-00-10", ""}, DateCase{"85.3.2", ""},
                    DateCase{"五月", ""}, DateCase{"", ""}, DateCase{"2022-5-0", ""}));

TEST(Date, SerialsOfBothSystems) {
    EXPECT_EQ(dateOfSerial(1)->iso(), "1900-01-01");
    EXPECT_EQ(dateOfSerial(59)->iso(), "1900-02-28");
    EXPECT_FALSE(dateOfSerial(60)); // 29 February 1900 never was
    EXPECT_EQ(dateOfSerial(61)->iso(), "1900-03-01");
    EXPECT_EQ(parseDate("43234", true)->iso(), "2022-05-15");
}

TEST(Date, TheDayInChinaBeginsEightHoursEarlier) {
    EXPECT_EQ(chinaDateTime(0), "1970-01-01 08:00");
    constexpr std::int64_t kMidnight = 1'652'544'000'000; // 2022-05-15 00:00 in China
    EXPECT_EQ(chinaDateTime(kMidnight), "2022-05-15 00:00");
    EXPECT_EQ(chinaDateTime(kMidnight - 1), "2022-05-14 23:59");
    EXPECT_EQ(chinaDate(-9 * 3'600'000LL), "1969-12-31");
}

TEST(Codes, LabelsAndAliasesLeadToTheSameCode) {
    const auto& relation = codeList("relation");
    EXPECT_EQ(relation.codeOf("户主"), "01");
    EXPECT_EQ(relation.codeOf("本人"), "01");
    EXPECT_EQ(relation.codeOf("妻"), "10");
    EXPECT_EQ(relation.codeOf("长 子"), "20");
    EXPECT_EQ(relation.codeOf("之孙女"), "42");
    EXPECT_EQ(relation.codeOf("邻居"), "");
    EXPECT_EQ(relation.codeOf(""), "");
    EXPECT_EQ(codeList("ethnic").codeOf("汉"), "01");
    EXPECT_EQ(codeList("ethnic").codeOf("维吾尔族"), "05");
    EXPECT_EQ(codeList("ethnic").codeOf("毛难族"), "36");
    EXPECT_EQ(codeList("public_post").codeOf("护河（水）员"), "4");
    EXPECT_EQ(codeList("yes_no").codeOf("√"), "1");
    EXPECT_EQ(codeList("yes_no").codeOf("否"), "0");
    EXPECT_EQ(codeList("role").codeOf("驻村工作队员"), "team");
}

TEST(Codes, SpeakBothLanguages) {
    EXPECT_EQ(codeList("conclusion").label("1"), "无风险");
    EXPECT_EQ(codeList("conclusion").label("1", Language::English), "No risk");
    EXPECT_EQ(codeList("relation").label("干亲"), "干亲"); // raw labels stay readable
    EXPECT_THROW(codeList("no such list"), std::out_of_range);
}

/// Every list of the document: a label or alias must not lead to two codes, and no label is empty.
TEST(Codes, AreUnambiguous) {
    for (const char* name : {"gender",
                             "relation",
                             "ethnic",
                             "political",
                             "education",
                             "school_status",
                             "dropout_reason",
                             "health",
                             "disability_kind",
                             "disability_level",
                             "labour",
                             "work_region",
                             "job_channel",
                             "public_post",
                             "id_type",
                             "pension",
                             "base_type",
                             "monitor_class",
                             "monitor_status",
                             "policy_status",
                             "risk",
                             "original_cause",
                             "dibao_type",
                             "tekun_type",
                             "roster_status",
                             "whereabouts",
                             "change_type",
                             "verified_by",
                             "mode",
                             "conclusion",
                             "role",
                             "signature_role",
                             "signature_mode",
                             "housing_grade",
                             "shock",
                             "round_state",
                             "how",
                             "yes_no"}) {
        const auto& list = codeList(name);
        for (const auto& code : list.codes()) {
            EXPECT_FALSE(code.zh.empty() || code.en.empty()) << name << " " << code.code;
            EXPECT_EQ(list.codeOf(code.zh), code.code) << name;
            EXPECT_EQ(list.codeOf(code.code), code.code) << name;
            for (const auto& alias : code.aliases)
                EXPECT_EQ(list.codeOf(alias), code.code) << name << " " << alias;
        }
    }
    EXPECT_EQ(codeList("ethnic").codes().size(), 58u);
}

TEST(Text, CleansWhatSpreadsheetsLeave) {
    EXPECT_EQ(cleanCell("\xEF\xBB\xBF '0358 "), "0358");
    EXPECT_EQ(cleanCell("=\"123\""), "123");
    EXPECT_EQ(cleanCell("\xE2\x80\x8B王\xE2\x80\x8B"), "王");
    EXPECT_EQ(comparisonKey("务工时间（月）"), comparisonKey("务工时间 (月)"));
}

} // namespace
} // namespace ruhu::domain
