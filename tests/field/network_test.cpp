// A tablet and the central store across network namespaces, over the worst line that still counts as one.
#include "tests/field/office.h"
#include "tests/field/rough_line.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <deque>

namespace ruhu::field {
namespace {

using namespace std::chrono_literals;

/// Of each tablet: a few in the tests; a whole day's by hand: RUHU_FIELD_VISITS=40.
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
};

struct Carried {
    std::uint64_t bytes = 0;    ///< that arrived while the day's visits were synced, both ways
    std::uint64_t cuts = 0;     ///< meanwhile
    std::uint64_t greeting = 0; ///< bytes of a connection that asks one thing
    std::uint64_t question = 0; ///< bytes of one question more
};

/// A tablet each, so that what one receives does not hang on how fast the others are.
constexpr std::array kVillages{"白家岭村", "河底村"};
constexpr int kTablets = kVillages.size();

/// The visits that some tablets made in a day, synced at the same time, each over a line of this quality.
Carried syncDay(const LineQuality& quality) {
    Namespace officePlace("ruhu-office-" + std::to_string(::getpid()));
    DiskFolder folder;
    Office office(folder.path() / "central");
    officePlace.run(
        {"ip", "addr", "add", RoughLine::kOfficeAddress, "dev", "lo"}); // before any line is there
    office.start(officePlace.prefix(), RoughLine::kOfficeAddress);
    std::deque<Tablet> tablets;
    std::deque<Process> syncs;
    Carried carried;
    for (int i = 0; i < kTablets; ++i) {
        Tablet& tablet = tablets.emplace_back(officePlace, i + 1);
        const auto file = (folder.path() / (tablet.place.name() + ".db")).string();
        run(tablet.command(
            {"enrol", file, office.address(), office.code(tablet.place.name(), kVillages[i])}));
        const auto asking = [&](const char* times) {
            tablet.line.resetCounts();
            run(tablet.command({"again", file, times}));
            return tablet.line.carriedBytes();
        };
        asking("1"); // what the enrolment of the one before has made new
        carried.greeting = asking("1");
        carried.question = asking("2") - carried.greeting;
        run({RUHU_FIELD_TABLET, "visits", file, "0", std::to_string(visits())});
        tablet.line.setQuality(quality);
        tablet.line.resetCounts();
    }
    for (const Tablet& tablet : tablets)
        syncs.emplace_back(
            tablet.command({"sync", (folder.path() / (tablet.place.name() + ".db")).string(), "500"}));
    for (int i = 0; i < kTablets; ++i) {
        EXPECT_EQ(syncs[i].finish(3600s), 0) << syncs[i].output();
        carried.bytes += tablets[i].line.carriedBytes();
        carried.cuts += tablets[i].line.cuts();
    }
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM visit WHERE sealed_version IS NOT NULL"),
              std::to_string(kTablets * visits()));
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM _blob WHERE bytes IS NULL"), "0")
        << "ink is missing";
    EXPECT_NO_THROW(office.run({"verify"}));
    return carried;
}

TEST(Network, ADaysVisitsGetThroughTheWorst2GAndLittleIsSentTwice) {
    try {
        Namespace probe("ruhu-probe-" + std::to_string(::getpid()));
        ::close(probe.makeTun("probe"));
    } catch (const std::exception& why) {
        GTEST_SKIP() << "SKIPPED: network namespaces and TUN devices need root: " << why.what();
    }
    LineQuality undisturbed = kBad2G;
    undisturbed.lossPerMille = undisturbed.cutEveryMs = 0;
    const auto calm = syncDay(undisturbed);
    const auto rough = syncDay(kBad2G);
    // Each cut costs a new connection and the question how much has come, which say nothing twice; the rest
    // that is more was resent.
    const auto greetings = rough.cuts * (rough.greeting + rough.question);
    const double more = static_cast<double>(rough.bytes) - static_cast<double>(calm.bytes);
    const double percent = 100.0 / static_cast<double>(calm.bytes);
    const double resent = percent * (more - static_cast<double>(greetings));
    std::printf("%d tablets, %d visits each: %llu bytes on the slow line undisturbed, %llu with loss and "
                "%llu cuts: %.1f %% more, "
                "%.1f %% of it greetings of %llu and questions of %llu bytes, %.1f %% resent\n",
                kTablets, visits(), static_cast<unsigned long long>(calm.bytes),
                static_cast<unsigned long long>(rough.bytes), static_cast<unsigned long long>(rough.cuts),
                percent * more, percent * static_cast<double>(greetings),
                static_cast<unsigned long long>(rough.greeting),
                static_cast<unsigned long long>(rough.question), resent);
    if (visits() >= 20) {
        EXPECT_LE(resent, 5.0);
    }
}

} // namespace
} // namespace ruhu::field
