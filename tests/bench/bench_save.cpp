#include "app/domain/schema.h"
#include "sync/core/signing.h"
#include "sync/replica/replica.h"
#include "tests/bench/figures.h"
#include "tests/bench/suites.h"
#include "tests/bench/workload.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::bench {

std::vector<Figure> measureSave(const std::filesystem::path& folder, int runs) {
    constexpr int kVisits = 200;
    const auto& schema = domain::schema();
    std::vector<double> ours;
    std::vector<double> plain;
    std::vector<double> oursWorst;
    std::vector<double> plainWorst;
    for (int run = 0; run < runs; ++run) {
        auto replica = sync::Replica::open(folder / ("save" + std::to_string(run) + ".db"), schema,
                                           sync::systemClock(), sync::systemRandom());
        if (!replica)
            throw std::runtime_error(replica.error().detail);
        const std::string stream = "149999201007";
        const auto keys = sync::makeKeyPair(sync::systemRandom());
        if (auto set = (*replica)->setIdentity(
                {(*replica)->makeId(), "测试平板", "赵家坪乡", "", "", "", keys.secretKey, {stream}});
            !set)
            throw std::runtime_error(set.error().detail);
        PlainTables baseline((folder / ("plain-save" + std::to_string(run) + ".db")).string(), schema);
        std::vector<double> runOurs;
        std::vector<double> runPlain;
        for (int i = 0; i < kVisits; ++i) { // by turns, so that both meet the same disk
            const auto rows = signedVisit(i, sync::nameId("household", std::to_string(i))).content;
            runPlain.push_back(milliseconds([&] { baseline.insert(rows); }));
            runOurs.push_back(milliseconds([&] {
                if (auto saved = (*replica)->commit({stream, "", rows, {}}); !saved)
                    throw std::runtime_error(saved.error().code);
            }));
        }
        ours.push_back(median(runOurs));
        plain.push_back(median(runPlain));
        oursWorst.push_back(percentile(runOurs, 0.99));
        plainWorst.push_back(percentile(runPlain, 0.99));
    }
    return {
        {"visit_save", median(ours), "ms", median(plain), "p50 of 200 saves: 80 answers, 3 persons, durable"},
        {"visit_save_p99", median(oursWorst), "ms", median(plainWorst), "p99 of the same saves"}};
}

} // namespace ruhu::bench
