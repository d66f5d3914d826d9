#pragma once

#include <chrono>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace ruhu::bench {

/// One measured figure beside its baseline from the same run.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit;               ///< "ms", "MiB"
    std::optional<double> baseline; ///< same unit
    std::string remark;

    std::optional<double> ratio() const {
        return baseline ? std::optional<double>(value / *baseline) : std::nullopt;
    }
};

double median(std::vector<double> values);
/// `share` in 0…1, nearest rank.
double percentile(std::vector<double> values, double share);

template <typename Work> double milliseconds(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void printTable(std::ostream& out, const std::vector<Figure>& figures);
/// A list of {"name","value","unit","baseline","ratio"}; null where there is no baseline.
std::string toJson(const std::vector<Figure>& figures);

} // namespace ruhu::bench
