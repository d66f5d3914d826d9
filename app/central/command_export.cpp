#include "app/central/commands.h"
#include "app/domain/schema.h"
#include "app/usecases/export_ledger.h"
#include "app/usecases/export_visit.h"
#include "sync/central/central_store.h"

#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace ruhu::central {

namespace {

struct ExportOptions {
    std::string ledger;
    std::string visit;
    std::filesystem::path target;
    std::string purpose;
    std::string by;
};

int refuse(const sync::Error& error) {
    static const std::map<std::string, std::string> kTexts = {
        {"not_permitted", "只有乡镇乡村振兴办人员可以导出完整号码，请用 --by 写明姓名。"},
        {"write_failed", "文件写不进去，请检查路径、权限和磁盘空间。"},
        {"not_found", "没有这一户。"},
        {"not_sealed", "这一户本轮还没有签字封存的排查表。"},
    };
    const auto found = kTexts.find(error.code);
    std::cerr << (found != kTexts.end() ? found->second : "没有导出（" + error.code + "）。") << "\n";
    return 1;
}

int runExport(const CentralOptions& central, const ExportOptions& options) {
    if (options.ledger.empty() == options.visit.empty()) {
        std::cerr << "请指定 --ledger visits 或 --visit 户编号 其中之一。\n";
        return 2;
    }
    auto store = sync::openSqliteCentralStore(central.data / "central.db", domain::schema(),
                                              sync::systemClock(), sync::systemRandom());
    if (!store)
        return refuse(store.error());
    auto& office = (*store)->office();
    if (!options.visit.empty()) {
        const auto blob = [&store](const std::string& sha256) { return (*store)->blob(sha256); };
        const auto file = usecases::exportVisit(office.tables(), blob, options.visit, options.target);
        if (!file)
            return refuse(file.error());
        std::cout << (central.quiet ? "" : "已导出入户信息排查表：") << file->string() << "\n";
        return 0;
    }
    const auto done = usecases::exportVisitLedger(office, {options.target, options.purpose, options.by});
    if (!done)
        return refuse(done.error());
    if (central.quiet)
        std::cout << done->file.string() << "\n";
    else
        std::cout << "已导出入户排查台账：" << done->households << "户" << done->people << "人，其中已排查"
                  << done->visited << "户\n"
                  << done->file.string() << "\n";
    return 0;
}

} // namespace

void addExport(CLI::App& app, CentralOptions& options) {
    auto* command =
        app.add_subcommand("export", "导出台账（.xlsx）或一户的入户信息排查表（.pdf）；号码默认隐去中间几位");
    addCommon(*command, options);
    auto own = std::make_shared<ExportOptions>();
    command->add_option("--ledger", own->ledger, "台账：visits（入户排查台账）")
        ->check(CLI::IsMember({"visits"}));
    command->add_option("--visit", own->visit, "户编号：导出这一户签字封存的排查表");
    command->add_option("-o,--output", own->target, "文件，或已有的文件夹（按惯例命名）")->required();
    command->add_option("--purpose", own->purpose, "用途：写明后导出完整号码，并留下查看记录");
    command->add_option("--by", own->by, "导出人姓名（乡镇乡村振兴办人员），与 --purpose 同用");
    command->callback(
        [&options, own] { options.run = [&options, own] { return runExport(options, *own); }; });
}

} // namespace ruhu::central
