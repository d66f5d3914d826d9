#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/words.h"
#include "app/usecases/verify_seals.h"

#include <iostream>

namespace ruhu::central {

namespace {

int runVerify(const CentralOptions& central) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    auto findings = (*store)->verify();
    for (auto& finding : usecases::verifySeals((*store)->office().tables()))
        findings.push_back(std::move(finding));
    for (const auto& finding : findings)
        std::cout << finding << "\n";
    if (!findings.empty())
        return refuse("发现" + std::to_string(findings.size()) +
                      "处不一致。请停止使用，保留原文件，用最近的备份恢复");
    if (!central.quiet)
        std::cout << "核对完毕：" << (*store)->streams().size()
                  << "份记录的校验链、签名、数据表、封存件全部一致\n";
    return 0;
}

} // namespace

void addVerify(CLI::App& app, CentralOptions& options) {
    auto* command =
        app.add_subcommand("verify", "核对中心库：从记录重算校验链、签名、数据表和封存件；不一致则逐条列出");
    addCommon(*command, options);
    command->callback([&options] { options.run = [&options] { return runVerify(options); }; });
}

} // namespace ruhu::central
