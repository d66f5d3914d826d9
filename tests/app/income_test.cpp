#include "app/domain/income.h"

#include <gtest/gtest.h>

using namespace ruhu::domain;

namespace {

Answer money(std::int64_t yuan) {
    return exactly(yuan * 100);
}

} // namespace

TEST(Income, IsTheSumOfItsFourParts) {
    const Answers answers = {
        {"wage_work:a", money(33000)}, {"wage_work:b", {std::int64_t(1100000), How::Estimate}},
        {"wage_post", money(2400)},    {"biz_crop", money(420)},
        {"cost_crop", money(1700)},    {"prop_land", money(0)},
        {"trans_grain", money(1500)}};
    const auto income = computeIncome(answers, 5);
    EXPECT_EQ(income.wage, 4640000);
    EXPECT_EQ(income.business, -128000);
    EXPECT_EQ(income.property, 0);
    EXPECT_EQ(income.transfer, 150000);
    EXPECT_EQ(income.net, 4662000);
    EXPECT_EQ(income.perNet, 932400);
}

TEST(Income, ReferenceTakesClaimsInAndMedicalCostOff) {
    const auto income = computeIncome(
        {{"wage_other", money(10000)}, {"claim_paid", money(3000)}, {"med_self", money(5600)}}, 2);
    EXPECT_EQ(income.ref, 740000);
    EXPECT_EQ(income.perRef, 370000);
    EXPECT_EQ(income.net, 1000000) << "claims are no net income";
}

TEST(Income, WhatIsNotKnownOrWaitsFromLastYearAddsNothing) {
    const auto income = computeIncome({{"wage_other", unknown()},
                                       {"biz_crop", {std::int64_t(360000), How::Last}},
                                       {"trans_elder", money(600)}},
                                      1);
    EXPECT_EQ(income.net, 60000);
}

TEST(Income, RigidCostCountsOnlyTheUncompensatedLoss) {
    auto income = computeIncome({{"med_self", money(1)},
                                 {"edu_self", money(2)},
                                 {"rehab", money(4)},
                                 {"loss", money(100)},
                                 {"loss_compensated", money(60)},
                                 {"med_total", money(999)}},
                                1);
    EXPECT_EQ(income.rigid, 4700);
    income = computeIncome({{"loss", money(100)}, {"loss_compensated", money(160)}}, 1);
    EXPECT_EQ(income.rigid, 0);
}

TEST(Income, NobodyCountedCannotBeComputed) {
    const auto income = computeIncome({{"wage_other", money(100)}}, 0);
    EXPECT_EQ(income.net, 10000);
    EXPECT_FALSE(income.perNet);
    EXPECT_FALSE(income.perRef);
}

struct Share {
    std::int64_t whole, persons, each;
};
class PerPerson : public testing::TestWithParam<Share> {};
TEST_P(PerPerson, RoundsHalfUpToAFen) {
    EXPECT_EQ(perPerson(GetParam().whole, GetParam().persons), GetParam().each);
}
INSTANTIATE_TEST_SUITE_P(Cases, PerPerson,
                         testing::Values(Share{10, 4, 3}, Share{9, 4, 2}, Share{11, 4, 3}, Share{0, 3, 0},
                                         Share{1, 3, 0}, Share{2, 3, 1}, Share{-10, 4, -2}, Share{-11, 4, -3},
                                         Share{-9, 4, -2}, Share{-1, 2, 0}, Share{-3, 2, -1},
                                         Share{4662000, 5, 932400}));

TEST(Income, PeriodIsTheTwelveFullMonthsBeforeTheVisit) {
    EXPECT_EQ(incomePeriod(2026, 5), (IncomePeriod{2025, 5, 2026, 4}));
    EXPECT_EQ(incomePeriod(2026, 1), (IncomePeriod{2025, 1, 2025, 12}));
    EXPECT_EQ(incomePeriod(2026, 12), (IncomePeriod{2025, 12, 2026, 11}));
    EXPECT_EQ(incomePeriod(2026, 5, 6), (IncomePeriod{2025, 11, 2026, 4}));
}
