#include "app/domain/schema.h"
#include "app/store/household_queries.h"
#include "app/store/search_index.h"
#include "sync/core/signing.h"
#include "sync/replica/replica.h"
#include "tests/bench/figures.h"
#include "tests/bench/suites.h"
#include "tests/bench/township.h"

#include <algorithm>
#include <stdexcept>

namespace ruhu::bench {

namespace {

constexpr int kCopies = 9;       // besides the sample itself: ten times as many
constexpr std::size_t kRows = 8; // that a screen shows at once

/// What people type: initials, full pinyin, hanzi, both, tails of numbers, a household number, nothing that
/// is.
const std::vector<std::vector<std::string>> kTyped = {
    {"n", "nm", "nmw"},
    {"w", "wa", "wan", "wang", "wangj", "wangji", "wangjia"},
    {"李", "李晓", "李晓梅"},
    {"张", "张s", "张sh", "张sho", "张shou"},
    {"0123"},
    {"1499", "14999", "149999", "1499992", "14999920", "149999201007"},
    {"s", "sh", "sha", "shan", "shany"},
    {"z", "zq", "zqx", "zqxx"},
    {""},
};

} // namespace

std::vector<Figure> measureSearch(const std::filesystem::path& folder, int runs) {
    auto opened = sync::Replica::open(folder / "search.db", domain::schema(), sync::systemClock(),
                                      sync::systemRandom());
    if (!opened)
        throw std::runtime_error(opened.error().detail);
    auto& replica = **opened;
    if (auto set = replica.setIdentity({replica.makeId(), "测试平板", "赵家坪乡", "", "", "",
                                        sync::makeKeyPair(sync::systemRandom()).secretKey, sampleStreams()});
        !set)
        throw std::runtime_error(set.error().detail);
    importSample(replica);
    multiply(replica, kCopies);

    std::vector<double> worst;
    std::vector<double> loads;
    std::size_t households = 0;
    for (int run = 0; run < runs; ++run) {
        store::SearchIndex index;
        loads.push_back(milliseconds([&] { index.load(replica.tables(), ""); }));
        households = index.householdCount();
        std::vector<double> keys;
        for (int turn = 0; turn < 20; ++turn)
            for (const auto& word : kTyped)
                for (const auto& text : word)
                    keys.push_back(milliseconds([&] {
                        const auto found = index.search({text, "", store::HouseholdFilter::All, {}});
                        for (std::size_t i = 0; i < std::min(kRows, found.size()); ++i)
                            store::householdRow(replica.tables(), index.household(found[i].row), "");
                    }));
        worst.push_back(percentile(keys, 0.99));
    }
    const auto size = std::to_string(households) + " households";
    return {{"search_key", median(worst), "ms", {}, "p99 of a key, first rows read, " + size},
            {"search_load", median(loads), "ms", {}, "index built anew, " + size}};
}

} // namespace ruhu::bench
