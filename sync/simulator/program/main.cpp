// ./ruhu simulate --seed N --ops M [--profile NAME] [--tablets T] [--trace] [--worlds W]

#include "sync/simulator/run.h"

#include <CLI/CLI.hpp>

#include <iostream>

using namespace ruhu::sync::simulator;

int main(int argc, char** argv) {
    CLI::App app(
        "Simulated townships: real merge, storage and protocol code under every fault, from a seed.");
    RunOrder order;
    std::string profile = "all";
    std::uint64_t worlds = 1;
    bool trace = false;
    app.add_option("--seed", order.seed, "The world; the first of them with --worlds")->capture_default_str();
    app.add_option("--ops", order.operations, "Operations a world")->capture_default_str();
    app.add_option("--worlds", worlds, "So many worlds, seed by seed")->capture_default_str();
    app.add_option("--tablets", order.tablets, "Tablets; 0: as the profile has it")
        ->check(CLI::Range(0, 60))
        ->capture_default_str();
    app.add_option("--profile", profile, "A kind of world; all: each in turn")
        ->check([](const std::string& name) {
            return name == "all" || profileNamed(name) ? std::string() : "no profile is called " + name;
        });
    app.add_option("--tablet-power-at", order.tabletPowerAt,
                   "Write point at which the first tablet's power goes");
    app.add_option("--office-power-at", order.officePowerAt, "The same for the central store");
    app.add_flag("--trace", trace, "Print every event");
    CLI11_PARSE(app, argc, argv);
    if (trace)
        order.trace = &std::cout;

    Summary summary;
    for (std::uint64_t i = 0; i < worlds; ++i, ++order.seed)
        for (const Profile& each : profiles())
            if (profile == "all" || profile == each.name) {
                const auto result = runWorld(each, order);
                summary.add(order, each, result);
                if (!result.failure.empty() && worlds > 1) // of many worlds nobody waits for the last
                    std::cerr << summary.failures().back() << std::endl;
            }
    summary.print(std::cout);
    return summary.failures().empty() ? 0 : 1;
}
