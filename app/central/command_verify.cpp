#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/words.h"
#include "app/store/visit_queries.h"
#include "app/usecases/verify_seals.h"
#include "app/usecases/verify_words.h"

#include <QGuiApplication>

#include <iostream>
#include <memory>

namespace ruhu::central {

namespace {

/// One printed visit against what this store knows: its tablets' keys, and its own seal.
int runVerifyVisit(const std::string& file, sync::CentralStore& store) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int argc = 1;
    char name[] = "ruhu-central";
    char* argv[] = {name, nullptr};
    const QGuiApplication application(argc, argv);
    auto& tables = store.office().tables();
    auto check = usecases::verifyVisit(
        file, [&tables](const sync::Id& device) { return store::deviceKey(tables, device); });
    if (!check.proof.hash.empty()) {
        const auto known = store::sealState(tables, check.proof.hash);
        check.report.findings.push_back(
            known == store::SealState::InForce ? domain::ProofFinding{domain::Verdict::Whole,
                                                                      {"中心库里有这份封存，现行有效",
                                                                       "The store holds this seal, in force"}}
            : known == store::SealState::Superseded
                ? domain::ProofFinding{domain::Verdict::Whole,
                                       {"中心库里有这份封存，后来另立了新版",
                                        "The store holds this seal; a later version has been made"}}
                : domain::ProofFinding{domain::Verdict::NotVerifiable,
                                       {"中心库里没有这份封存（可能还没同步上来）",
                                        "The store does not hold this seal (it may not have been synced)"}});
    }
    std::cout << usecases::verifyText(check, false);
    return usecases::verifyExitCode(check);
}

int runVerify(const CentralOptions& central, const std::string& visit) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    if (!visit.empty())
        return runVerifyVisit(visit, **store);
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
    auto visit = std::make_shared<std::string>();
    command->add_option("--visit", *visit, "只核一份排查表 PDF：和本库登记的平板公钥、封存件对照")
        ->type_name("文件");
    command->callback(
        [&options, visit] { options.run = [&options, visit] { return runVerify(options, *visit); }; });
}

} // namespace ruhu::central
