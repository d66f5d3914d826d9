#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/words.h"
#include "app/documents/spreadsheet.h"
#include "app/domain/text.h"
#include "app/usecases/import_roster.h"
#include "app/usecases/import_staff.h"

#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace ruhu::central {

namespace {

struct ImportOptions {
    std::filesystem::path file;
    std::filesystem::path codes;
};

int refuseFile(const std::filesystem::path& file, const sync::Error& error) {
    return refuse(file.filename().string() + "：" + usecases::refusalText(error.code));
}

/// Rows of 行政村 and its 12-digit code, in any two columns.
std::map<std::string, std::string> villageCodes(const documents::Workbook& workbook) {
    std::map<std::string, std::string> codes;
    for (const auto& sheet : workbook.sheets)
        for (const auto& row : sheet.rows) {
            std::string name;
            std::string code;
            for (const auto& cell : row.cells) {
                const auto text = domain::narrow(domain::cleanCell(cell.text));
                (text.size() == 12 && domain::isDigits(text) ? code : name) = text;
            }
            if (!name.empty() && !code.empty())
                codes[name] = code;
        }
    return codes;
}

int runImport(const CentralOptions& central, const ImportOptions& options) {
    const auto workbook = documents::readSpreadsheet(options.file);
    if (!workbook)
        return refuseFile(options.file, workbook.error());
    usecases::RosterOptions roster;
    if (!options.codes.empty()) {
        const auto codes = documents::readSpreadsheet(options.codes);
        if (!codes)
            return refuseFile(options.codes, codes.error());
        roster.villageCodes = villageCodes(*codes);
    }
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    auto& office = (*store)->office();
    const auto report = usecases::isStaffList(*workbook)
                            ? usecases::importStaff(*workbook, office, sync::systemRandom())
                            : usecases::importRoster(*workbook, office, roster);
    if (!report)
        return refuseFile(options.file, report.error());
    if (const auto packed = (*store)->packSegments(); !packed)
        return refuse(packed.error());
    if (!central.quiet)
        std::cout << usecases::importReportText(*report);
    else
        for (const auto& pin : report->newPins)
            std::cout << pin << "\n";
    return 0;
}

} // namespace

void addImport(CLI::App& app, CentralOptions& options) {
    auto* command =
        app.add_subcommand("import", "导入农户名册或工作人员名单（.xlsx、.csv），自动识别是哪一种；"
                                     "重复导入不会产生重复，入户填写的内容不会被覆盖");
    addCommon(*command, options);
    auto own = std::make_shared<ImportOptions>();
    command->add_option("FILE", own->file, "名册或名单文件");
    command->add_option("--codes", own->codes,
                        "行政村代码表（两列：行政村、12位代码），名册没有户编号时使用");
    addImportForm(*command, options);
    command->callback([&options, own, command] {
        if (command->got_subcommand("form"))
            return;
        if (own->file.empty())
            throw CLI::RequiredError("FILE");
        options.run = [&options, own] { return runImport(options, *own); };
    });
}

} // namespace ruhu::central
