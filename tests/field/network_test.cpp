// Tablets and the central store across network namespaces, over the worst line that still counts as one.
#include "tests/field/office.h"
#include "tests/field/rough_line.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>

namespace ruhu::field {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Visits per tablet; a whole day's by hand: RUHU_FIELD_VISITS=20.
int visits() {
    const char* given = std::getenv("RUHU_FIELD_VISITS");
    return given ? std::atoi(given) : 3;
}

struct Tablet {
    Tablet(const Namespace& office, int number)
        : place("ruhu-t" + std::to_string(number) + "-" + std::to_string(::getpid()))
        , line(place, office, number) {}

    std::vector<std::string> command(std::vector<std::string> words) const {
        auto whole = place.prefix();
        whole.emplace_back(RUHU_FIELD_TABLET);
        whole.insert(whole.end(), words.begin(), words.end());
        return whole;
    }

    Namespace place;
    RoughLine line;
    fs::path file;
};

/// A day's visits of some tablets, synced over lines of this quality; the bytes that arrived, of each.
std::vector<std::uint64_t> syncDay(const LineQuality& quality, std::size_t tabletCount) {
    Namespace officePlace("ruhu-office-" + std::to_string(::getpid()));
    DiskFolder folder;
    Office office(folder.path() / "central");
    officePlace.run({"ip", "addr", "add", RoughLine::kOfficeAddress, "dev", "lo"}); // before any line is there
    office.start(officePlace.prefix(), RoughLine::kOfficeAddress);
    std::vector<std::unique_ptr<Tablet>> tablets;
    for (std::size_t i = 0; i < tabletCount; ++i) {
        auto& tablet = *tablets.emplace_back(std::make_unique<Tablet>(officePlace, static_cast<int>(i) + 1));
        tablet.file = folder.path() / ("tablet" + std::to_string(i) + ".db");
        run(tablet.command({"enrol", tablet.file.string(), office.address(),
                            office.code(std::to_string(i + 1) + "号平板")}));
        run({RUHU_FIELD_TABLET, "visits", tablet.file.string(), std::to_string(i * 100),
             std::to_string(visits())});
        tablet.line.setQuality(quality);
        tablet.line.resetCounts();
    }
    std::vector<std::unique_ptr<Process>> syncs;
    for (const auto& tablet : tablets)
        syncs.push_back(std::make_unique<Process>(tablet->command({"sync", tablet->file.string(), "500"})));
    std::vector<std::uint64_t> bytes;
    for (std::size_t i = 0; i < syncs.size(); ++i) {
        EXPECT_EQ(syncs[i]->finish(3600s), 0) << syncs[i]->output();
        const auto& line = tablets[i]->line;
        bytes.push_back(line.carriedBytes());
        std::printf("tablet %zu: %llu bytes arrived, %llu packets lost, %llu cuts\n", i + 1,
                    static_cast<unsigned long long>(line.carriedBytes()),
                    static_cast<unsigned long long>(line.lostPackets()),
                    static_cast<unsigned long long>(line.cuts()));
    }
    const auto sealed = "SELECT count(*) FROM visit WHERE sealed_version IS NOT NULL";
    EXPECT_EQ(query(office.file(), sealed), std::to_string(visits() * static_cast<int>(tabletCount)));
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM _blob WHERE bytes IS NULL"), "0") << "ink is missing";
    EXPECT_NO_THROW(office.run({"verify"}));
    return bytes;
}

TEST(Network, ADaysVisitsGetThroughTheWorst2GAndLittleIsSentTwice) {
    try {
        Namespace probe("ruhu-probe-" + std::to_string(::getpid()));
        ::close(probe.makeTun("probe"));
    } catch (const std::exception& why) {
        GTEST_SKIP() << "SKIPPED: network namespaces and TUN devices need root: " << why.what();
    }
    const auto calm = syncDay({}, 1).front();
    const auto rough = syncDay(kBad2G, 1).front();
    const double resent =
        100.0 * (static_cast<double>(rough) - static_cast<double>(calm)) / static_cast<double>(calm);
    std::printf("%d visits: %llu bytes on a whole line, %llu on the bad one: %.1f %% more\n", visits(),
                static_cast<unsigned long long>(calm), static_cast<unsigned long long>(rough), resent);
    if (visits() >= 20) {
        EXPECT_LE(resent, 5.0);
    }
}

} // namespace
} // namespace ruhu::field
