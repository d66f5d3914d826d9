#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using test::kVillage;

/// A wall clock that people and networks set, and one that nobody sets.
class TwoClocks : public Clock {
public:
    Instant now() const override { return wall; }
    std::int64_t steadyMs() const override { return steady; }
    void pass(std::int64_t ms) {
        wall += ms;
        steady += ms;
    }
    Instant wall = 1'779'600'000'000;
    std::int64_t steady = 5'000;
};

constexpr std::int64_t kTenYears = 315'360'000'000;

class CorrectedTime : public testing::Test {
protected:
    void SetUp() override {
        replica = std::move(Replica::open(folder.path() / "tablet.db", schema, clock, random)).value();
        ASSERT_TRUE(replica->setIdentity(test::identity(random, {kVillage})));
    }
    void contact(Instant central) {
        SyncAnswer answer;
        answer.clock = central;
        answer.grants = {kVillage};
        ASSERT_TRUE(replica->take(answer));
    }
    test::Folder folder;
    TwoClocks clock;
    test::SeededRandom random{1};
    Schema schema = test::projectSchema();
    std::unique_ptr<Replica> replica;
};

TEST_F(CorrectedTime, AJumpOfTheWallClockReordersNoSaves) {
    const auto before = replica->correctedNow();
    clock.wall -= kTenYears;
    clock.pass(10);
    EXPECT_EQ(replica->correctedNow(), before + 10);
    clock.wall += 2 * kTenYears;
    clock.pass(10);
    EXPECT_EQ(replica->correctedNow(), before + 20);
}

TEST_F(CorrectedTime, ContactTellsWhatTimeItIs) {
    clock.wall -= kTenYears;
    contact(1'779'600'000'000);
    EXPECT_EQ(replica->correctedNow(), 1'779'600'000'000);
    clock.wall += kTenYears; // somebody sets it right afterwards
    clock.pass(60'000);
    EXPECT_EQ(replica->correctedNow(), 1'779'600'060'000);
    contact(1'779'600'061'000);
    EXPECT_EQ(replica->correctedNow(), 1'779'600'061'000);
}

TEST_F(CorrectedTime, ARestartGoesByTheWallClockAndTheLastOffset) {
    contact(clock.wall + 7'000);
    clock.pass(1'000);
    replica.reset();
    clock.steady = 3; // another process, another boot
    replica = std::move(Replica::open(folder.path() / "tablet.db", schema, clock, random)).value();
    EXPECT_EQ(replica->correctedNow(), clock.wall + 7'000);
}

} // namespace
} // namespace ruhu::sync
