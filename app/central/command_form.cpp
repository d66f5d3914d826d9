#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/words.h"
#include "app/usecases/publish_form.h"

#include <iostream>
#include <memory>

namespace ruhu::central {

namespace {

int runForm(const CentralOptions& central, const std::filesystem::path& file) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    const auto report = usecases::publishForm(file, (*store)->office());
    if (!report)
        return refuse(report.error());
    for (const auto& problem : report->problems) {
        const auto place = forms::wordsFor(problem.place).zh;
        std::cerr << (place.empty() ? place : place + "：") << forms::wordsFor(problem).zh << "\n";
    }
    if (!report->problems.empty())
        return refuse("表样没有发布：" + file.filename().string() + "有" +
                      std::to_string(report->problems.size()) + "处要改");
    if (central.quiet)
        std::cout << report->version << "\n";
    else if (report->already)
        std::cout << "表样" << report->version << "已经发布过，内容一样\n";
    else
        std::cout
            << "已发布表样：" << report->title << "　" << report->version << "　" << report->questions
            << "题\n平板下次同步后，新开始的入户用这一版；已经开始的入户仍用原来的版本，可以在平板上换\n";
    return 0;
}

} // namespace

void addImportForm(CLI::App& import, CentralOptions& options) {
    auto* command =
        import.add_subcommand("form", "导入入户调查表（XLSForm 的 .xlsx 或 CSV 文件夹，或 XForm），检查后作为"
                                      "新版本发给所有平板");
    command->fallthrough(); // --data and --quiet are those of import
    auto file = std::make_shared<std::filesystem::path>();
    command->add_option("FILE", *file, "调查表文件")->required();
    command->callback(
        [&options, file] { options.run = [&options, file] { return runForm(options, *file); }; });
}

} // namespace ruhu::central
