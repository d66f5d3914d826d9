// ./ruhu bench [--json FILE]: each figure beside its baseline from the same run.

#include "tests/bench/suites.h"

#include <CLI/CLI.hpp>
#include <stdlib.h>

#include <fstream>
#include <iostream>

namespace fs = std::filesystem;
using namespace ruhu::bench;

int main(int argc, char** argv) {
    CLI::App app("Measures Ruhu; every figure is the median of five runs.");
    std::string jsonFile;
    app.add_option("--json", jsonFile, "Also write the figures to FILE");
    CLI11_PARSE(app, argc, argv);

    auto pattern = (fs::temp_directory_path() / "ruhu-bench-XXXXXX").string();
    if (!mkdtemp(pattern.data())) {
        std::cerr << "no temporary folder in " << fs::temp_directory_path() << '\n';
        return 1;
    }
    const fs::path folder = pattern;
    int status = 0;
    try {
        std::vector<Figure> figures;
        for (const auto& suite : {measureSync, measureSave, measureSearch}) {
            const auto part = suite(folder);
            figures.insert(figures.end(), part.begin(), part.end());
        }
        printTable(std::cout, figures);
        if (!jsonFile.empty())
            std::ofstream(jsonFile) << toJson(figures);
    } catch (const std::exception& error) {
        std::cerr << "ruhu-bench: " << error.what() << '\n';
        status = 1;
    }
    fs::remove_all(folder);
    return status;
}
