#include "sync/simulator/run.h"

#include <gmock/gmock.h>

#include <fstream>

namespace ruhu::sync::simulator {
namespace {

using testing::IsEmpty;

constexpr int kSeeds = 56;
constexpr std::int64_t kOperations = 3600; ///< a world; 56 of them are more than 200,000
constexpr std::int64_t kSmall = 500;

TEST(Worlds, HoldWhateverHappensInThem) {
    Summary summary;
    for (int seed = 1; seed <= kSeeds; ++seed) {
        const Profile& profile = profiles()[static_cast<std::size_t>(seed) % profiles().size()];
        const RunOrder order{static_cast<std::uint64_t>(seed), kOperations};
        summary.add(order, profile, runWorld(profile, order));
    }
    EXPECT_THAT(summary.failures(), IsEmpty());
    EXPECT_THAT(summary.unmet(), IsEmpty());
    EXPECT_GE(summary.operations(), 200'000);
}

TEST(Worlds, ThatOnceFailedHold) {
    std::ifstream file(RUHU_SOURCE_ROOT "/tests/simulator/failed_seeds.txt");
    ASSERT_TRUE(file);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        const auto [profile, order] = orderFrom(line);
        ASSERT_TRUE(profile) << line;
        EXPECT_EQ(runWorld(*profile, order).failure, "") << line;
    }
}

TEST(Worlds, OfOneSeedAreOneWorld) {
    for (const Profile& profile : profiles()) {
        if (profile.name == "many")
            continue; // the same parts, only more of them
        // Papers that go about on foot take their time.
        const RunOrder order{11, profile.bundle > 0 ? kOperations : kSmall};
        const auto once = runWorld(profile, order);
        const auto again = runWorld(profile, order);
        EXPECT_EQ(once.hash, again.hash) << profile.name;
        EXPECT_NE(once.hash, runWorld(profile, RunOrder{12, order.operations}).hash) << profile.name;
    }
}

/// Invariant 10. Every seventh point here; `--tablet-power-at` and `--office-power-at` reach every one.
TEST(Worlds, SurviveAPowerCutAtAnyWritePoint) {
    const Profile& calm = *profileNamed("calm");
    RunOrder order{3, 200, 2};
    const auto cutAtEach = [&](std::int64_t& point, const char* met) {
        int cuts = 0;
        for (point = 1;; point += 7) {
            const auto result = runWorld(calm, order);
            EXPECT_EQ(result.failure, "") << point;
            if (!result.met.contains(met))
                break;
            ++cuts;
        }
        point = 0;
        return cuts;
    };
    EXPECT_GT(cutAtEach(order.tabletPowerAt, "tablet.power_cut"), 20);
    EXPECT_GT(cutAtEach(order.officePowerAt, "central.power_cut"), 20);
}

TEST(Worlds, ThatNeverMeetWhatTheyPromiseProveNothing) {
    Profile quiet = *profileNamed("calm");
    quiet.promises = {"look", "central.power_cut"};
    World world(quiet, 1, {.operations = 50});
    world.run();
    EXPECT_THAT(world.unmet(), testing::ElementsAre("central.power_cut"));
}

} // namespace
} // namespace ruhu::sync::simulator
