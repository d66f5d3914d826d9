// ./ruhu bench [--json FILE]: each figure beside its baseline from the same run.

#include "app/viewmodels/fonts.h"
#include "tests/bench/suites.h"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>
#include <stdlib.h>

#include <QGuiApplication>

#include <fstream>
#include <iostream>

namespace fs = std::filesystem;
using namespace ruhu::bench;

namespace {

constexpr int kRuns = 5; ///< each figure is the median of as many

using Suite = std::vector<Figure> (*)(const fs::path&, int);

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::pair<std::string, Suite>> suites = {
        {"sync", measureSync}, {"conflict", measureConflict}, {"ingest", measureIngest},
        {"disk", measureDisk}, {"save", measureSave},         {"wire", measureWire},
        {"poll", measurePoll}, {"search", measureSearch},     {"forms", measureForms},
        {"app", measureApp}};
    // No screen, and frames made on the UI thread, so that they can be told apart.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QSG_RENDER_LOOP", "basic");
    QGuiApplication qt(argc, argv);
    ruhu::viewmodels::installFonts(qt);
    CLI::App app("Measures Ruhu; every figure is the median of five runs.");
    std::string jsonFile;
    std::string only;
    bool quick = false;
    app.add_option("--json", jsonFile, "Also write the figures to FILE");
    app.add_option("--only", only,
                   "One part: sync, conflict, ingest, disk, save, wire, poll, search, forms, app")
        ->check([&](const std::string& name) {
            for (const auto& suite : suites)
                if (suite.first == name)
                    return std::string();
            return "no part is called " + name;
        });
    app.add_flag("--quick", quick, "One run instead of five: does it work, not how fast is it");
    CLI11_PARSE(app, argc, argv);
    spdlog::set_level(spdlog::level::warn);

    auto pattern = (fs::temp_directory_path() / "ruhu-bench-XXXXXX").string();
    if (!mkdtemp(pattern.data())) {
        std::cerr << "no temporary folder in " << fs::temp_directory_path() << '\n';
        return 1;
    }
    const fs::path folder = pattern;
    int status = 0;
    try {
        std::vector<Figure> figures;
        for (const auto& [name, suite] : suites) {
            if (!only.empty() && only != name)
                continue;
            const auto part = suite(folder, quick ? 1 : kRuns);
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
