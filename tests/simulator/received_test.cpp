#include "sync/simulator/memory_disk.h"
#include "tests/sync/township.h"

namespace ruhu::sync::simulator {
namespace {

/// A sync tells people where their work lies (README section 7), so what it told outlives the power.
TEST(Received, WhatATabletHasCountedAsReceivedStaysReceivedWhereverThePowerGoes) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        MemoryDisk disk;
        test::Township township(seed);
        auto& tablet = township.addTablet();
        const auto self = *tablet.replica->identity();
        const auto schema = test::projectSchema();
        test::SeededRandom random(seed);
        const auto start = [&] {
            tablet.replica.reset();
            tablet.replica =
                std::move(Replica::open(disk.root() / "tablet.db", schema, tablet.clock, random)).value();
        };
        start();
        ASSERT_TRUE(tablet.replica->setIdentity(self).ok());
        const Id visit = nameId("visit", "1");
        ASSERT_TRUE(tablet.write("visit", visit, {{"mode", "1"}}).ok());
        township.sync(tablet);
        ASSERT_TRUE(tablet.replica->isReceived("visit", visit));

        Dice dice(seed);
        disk.cutPowerAt(1);
        EXPECT_FALSE(tablet.write("visit", visit, {{"mode", "2"}}).ok());
        disk.restart(dice);
        start();
        EXPECT_TRUE(tablet.replica->isReceived("visit", visit)) << seed;
    }
}

} // namespace
} // namespace ruhu::sync::simulator
