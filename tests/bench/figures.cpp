#include "tests/bench/figures.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>

namespace ruhu::bench {

double median(std::vector<double> values) {
    return percentile(std::move(values), 0.5);
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values.at(std::max<std::size_t>(rank, 1) - 1);
}

void printTable(std::ostream& out, const std::vector<Figure>& figures) {
    out << std::left << std::setw(18) << "figure" << std::right << std::setw(12) << "value" << std::setw(12)
        << "baseline" << std::setw(9) << "ratio"
        << "  unit\n";
    for (const auto& figure : figures) {
        out << std::left << std::setw(18) << figure.name << std::right << std::fixed << std::setprecision(2)
            << std::setw(12) << figure.value;
        if (figure.baseline)
            out << std::setw(12) << *figure.baseline << std::setw(8) << *figure.ratio() << "×";
        else
            out << std::setw(12) << "–" << std::setw(9) << "–";
        out << "  " << figure.unit << "  " << figure.remark << '\n';
    }
}

std::string toJson(const std::vector<Figure>& figures) {
    auto list = nlohmann::json::array();
    for (const auto& figure : figures) {
        nlohmann::json entry = {{"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}};
        entry["baseline"] = figure.baseline ? nlohmann::json(*figure.baseline) : nlohmann::json();
        entry["ratio"] = figure.ratio() ? nlohmann::json(*figure.ratio()) : nlohmann::json();
        list.push_back(std::move(entry));
    }
    return list.dump(2) + "\n";
}

} // namespace ruhu::bench
