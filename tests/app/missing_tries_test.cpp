// When one who cannot be reached may be written down so: three attempts, on two days as people here count
// them.
#include "app/domain/completion_gate.h"
#include "tests/app/visit_sample.h"

#include <gtest/gtest.h>

namespace ruhu::domain {
namespace {

constexpr sync::Instant kMorning = 1'779'577'200'000; ///< 24 May 2026, 07:00 in China; 23 May, 23:00 UTC
constexpr sync::Instant kHour = 3'600'000;

struct TriesCase {
    const char* what;
    std::vector<sync::Instant> attempts;
    int tries;
    int days;
};

class Tries : public testing::TestWithParam<TriesCase> {};

TEST_P(Tries, SaysWhatIsStillMissing) {
    auto facts = tests::sampleFacts();
    for (const auto at : GetParam().attempts)
        facts.attempts.push_back({"p2", at, "no_answer"});
    facts.attempts.push_back({"p3", kMorning, "no_answer"}); // another's calls do not count
    const auto missing = missingTries(facts, "p2");
    EXPECT_EQ(missing.tries, GetParam().tries) << GetParam().what;
    EXPECT_EQ(missing.days, GetParam().days) << GetParam().what;
    EXPECT_EQ(missing.enough(), GetParam().tries == 0 && GetParam().days == 0);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Tries,
    testing::Values(TriesCase{"never", {}, 3, 2}, TriesCase{"once", {kMorning}, 2, 1},
                    TriesCase{"three on one day, over midnight in Greenwich",
                              {kMorning, kMorning + 2 * kHour, kMorning + 9 * kHour},
                              0,
                              1},
                    TriesCase{"two on two days", {kMorning, kMorning + 24 * kHour}, 1, 0},
                    TriesCase{
                        "three on two days", {kMorning, kMorning + kHour, kMorning + 24 * kHour}, 0, 0}));

} // namespace
} // namespace ruhu::domain
