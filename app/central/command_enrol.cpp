#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/help.h"
#include "app/central/villages.h"
#include "app/central/words.h"
#include "sync/central/enrolment_desk.h"
#include "sync/central/tls_identity.h"
#include "sync/core/enrolment_code.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace ruhu::central {

namespace {

constexpr std::int64_t kHourMs = 3'600'000;

struct EnrolOptions {
    std::string name;
    std::vector<std::string> villages = {kAllWord};
    int hours = 24;
    bool json = false;
};

int runEnrol(const CentralOptions& central, const EnrolOptions& options) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    const auto known = knownVillages(**store);
    std::string unknown;
    const auto grants = grantsFor(options.villages, known, unknown);
    if (grants.empty())
        return refuseVillage(unknown, known);
    const auto code = sync::issueEnrolmentCode(**store, sync::systemClock(), sync::systemRandom(),
                                               options.name, grants, options.hours * kHourMs);
    if (!code)
        return refuse(code.error());
    const auto grouped = sync::groupedCode(*code);
    const auto addresses = addressHints(central.data);
    if (central.quiet) {
        std::cout << grouped << "\n";
    } else if (options.json) {
        std::cout
            << nlohmann::json({{"name", options.name}, {"code", grouped}, {"addresses", addresses}}).dump()
            << "\n";
    } else {
        std::cout << "平板：" << options.name << "\n";
        for (const auto& address : addresses)
            std::cout << "地址：" << address << "\n";
        std::cout << "登记码：" << grouped << "（" << options.hours << "小时内有效，只能用一次）\n";
    }
    return 0;
}

} // namespace

void addEnrol(CLI::App& app, CentralOptions& options) {
    auto* command =
        app.add_subcommand("enrol", "登记一台平板：给出地址和一次性登记码，在平板上首次启动时填写");
    addCommon(*command, options);
    auto own = std::make_shared<EnrolOptions>();
    command->add_option("--name", own->name, "平板名称，例如 3号平板")->required()->type_name("名称");
    command
        ->add_option("--villages", own->villages,
                     "这台平板可看的行政村，多个用逗号隔开；全部＝所有村，含以后导入的")
        ->delimiter(',')
        ->type_name("全部|名称,名称");
    command->add_option("--hours", own->hours, "登记码有效小时数（不写则为24）")
        ->check(between(1, 720))
        ->type_name("小时");
    command->add_flag("--json", own->json, "输出一行JSON，供程序读取");
    command->callback([&options, own] { options.run = [&options, own] { return runEnrol(options, *own); }; });
}

} // namespace ruhu::central
