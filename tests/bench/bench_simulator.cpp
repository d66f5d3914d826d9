#include "sync/simulator/run.h"
#include "tests/bench/suites.h"

#include <stdexcept>

namespace ruhu::bench {

using namespace sync::simulator;

constexpr std::int64_t kOperations = 4000; ///< a world

/// Operations (sync/simulator/README.md) a second on one core: one world of each profile, opening and the
/// last look at everything included.
std::vector<Figure> measureSimulator(const std::filesystem::path&, int runs) {
    std::vector<double> rates;
    for (int run = 1; run <= runs; ++run) {
        const RunOrder order{static_cast<std::uint64_t>(run), kOperations};
        std::int64_t operations = 0;
        const double spent = milliseconds([&] {
            for (const Profile& profile : profiles()) {
                const auto result = runWorld(profile, order);
                if (!result.failure.empty())
                    throw std::runtime_error("simulator: " + result.failure);
                operations += result.operations;
            }
        });
        rates.push_back(static_cast<double>(operations) / spent * 1000);
    }
    return {{"simulator_ops", median(rates), "1/s", std::nullopt, "one core, all profiles"}};
}

} // namespace ruhu::bench
