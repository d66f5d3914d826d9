#include "app/domain/chinese_numbers.h"

#include <gtest/gtest.h>

using namespace ruhu::domain;

struct Spoken {
    std::int64_t number;
    const char* words;
};

class SpokenNumber : public testing::TestWithParam<Spoken> {};
TEST_P(SpokenNumber, IsAsOneSaysIt) {
    EXPECT_EQ(spokenNumber(GetParam().number), GetParam().words);
}
INSTANTIATE_TEST_SUITE_P(
    Cases, SpokenNumber,
    testing::Values(Spoken{0, "零"}, Spoken{2, "二"}, Spoken{10, "十"}, Spoken{12, "十二"},
                    Spoken{20, "二十"}, Spoken{22, "二十二"}, Spoken{100, "一百"}, Spoken{102, "一百零二"},
                    Spoken{110, "一百一十"}, Spoken{200, "两百"}, Spoken{222, "两百二十二"},
                    Spoken{1010, "一千零一十"}, Spoken{1002, "一千零二"}, Spoken{2000, "两千"},
                    Spoken{5600, "五千六百"}, Spoken{10000, "一万"}, Spoken{10010, "一万零一十"},
                    Spoken{10560, "一万零五百六十"}, Spoken{12000, "一万两千"}, Spoken{20000, "两万"},
                    Spoken{20002, "两万零二"}, Spoken{52800, "五万两千八百"}, Spoken{100000, "十万"},
                    Spoken{100010, "十万零一十"}, Spoken{102000, "十万两千"}, Spoken{120000, "十二万"},
                    Spoken{200000, "二十万"}, Spoken{2000000, "两百万"}, Spoken{2020200, "两百零二万零两百"},
                    Spoken{100000000, "一亿"}, Spoken{200000002, "两亿零二"}, Spoken{100020000, "一亿零两万"},
                    Spoken{-1280, "负一千两百八十"}));

TEST(SpokenCount, PairIsLiang) {
    EXPECT_EQ(spokenCount(2, "口人"), "两口人");
    EXPECT_EQ(spokenCount(12, "口人"), "十二口人");
    EXPECT_EQ(spokenCount(1, "口人"), "一口人");
}

class SpokenMoney : public testing::TestWithParam<Spoken> {};
TEST_P(SpokenMoney, IsAsOneSaysIt) {
    EXPECT_EQ(spokenMoney(GetParam().number), GetParam().words);
}
INSTANTIATE_TEST_SUITE_P(Cases, SpokenMoney,
                         testing::Values(Spoken{0, "零元"}, Spoken{200, "两元"},
                                         Spoken{5280000, "五万两千八百元"}, Spoken{1050, "十元五角"},
                                         Spoken{1205, "十二元零五分"}, Spoken{5, "五分"},
                                         Spoken{25, "两角五分"},
                                         Spoken{1056033, "一万零五百六十元三角三分"}));
