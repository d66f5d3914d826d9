#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/help.h"
#include "app/central/villages.h"
#include "app/central/words.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

namespace ruhu::central {

namespace {

struct DeviceOptions {
    std::string device;
    std::vector<std::string> villages;
    bool json = false;
};

/// A tablet as its record in the township stream tells (the office has no name there and is left out).
struct Device {
    sync::Id id;
    std::string name;
    std::vector<std::string> grants;
    bool revoked = false;
    sync::Id copyOf;
};

std::vector<Device> knownDevices(sync::CentralStore& store) {
    std::vector<Device> devices;
    SQLite::Statement query(
        store.office().tables(),
        "SELECT id, name, copy_of FROM device WHERE _deleted IS NULL AND name IS NOT NULL "
        "ORDER BY name, id");
    while (query.executeStep()) {
        const auto id = query.getColumn(0).getString();
        const auto account = store.device(id); // what holds: grants of a record from before are the account's
        devices.push_back({id, query.getColumn(1).getString(),
                           account ? account->grants : std::vector<std::string>(),
                           account && account->revoked,
                           query.getColumn(2).isNull() ? std::string() : query.getColumn(2).getString()});
    }
    return devices;
}

/// By name, or by the beginning of the id where a name is not enough. Empty: said on stderr.
const Device* choose(const std::vector<Device>& devices, const std::string& word) {
    std::vector<const Device*> found;
    for (const Device& device : devices)
        if (device.name == word || (word.size() >= 8 && device.id.starts_with(word)))
            found.push_back(&device);
    if (found.size() == 1)
        return found.front();
    if (found.empty()) {
        std::string words = "没有叫“" + word + "”的平板。现有：";
        for (const Device& device : devices)
            words += (&device == &devices.front() ? "" : "、") + device.name;
        refuse(words);
    } else {
        std::string words = "叫“" + word + "”的平板有" + std::to_string(found.size()) + "台，请写编号：";
        for (const Device* device : found)
            words += (device == found.front() ? "" : "、") + device->id;
        refuse(words);
    }
    return nullptr;
}

void print(const Device& device, const std::vector<Village>& villages) {
    std::cout << device.name << (device.revoked ? "（已停用）" : "") << "　可看："
              << namesOf(device.grants, villages) << "　编号：" << device.id << "\n";
}

int runDevices(const CentralOptions& central, const DeviceOptions& options) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    const auto villages = knownVillages(**store);
    const auto devices = knownDevices(**store);
    for (const Device& device : devices)
        if (options.json)
            std::cout << nlohmann::json({{"id", device.id},
                                         {"name", device.name},
                                         {"villages", device.grants},
                                         {"revoked", device.revoked},
                                         {"copy_of", device.copyOf}})
                             .dump()
                      << "\n";
        else
            print(device, villages);
    if (devices.empty() && !central.quiet && !options.json)
        std::cout << "还没有登记平板\n";
    return 0;
}

using Change = void (*)(std::set<std::string>& grants, const std::vector<std::string>& villages);

int runChange(const CentralOptions& central, const DeviceOptions& options, Change change) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    const auto known = knownVillages(**store);
    const auto devices = knownDevices(**store);
    const Device* device = choose(devices, options.device);
    if (!device)
        return 1;
    std::string unknown;
    const auto villages = grantsFor(options.villages, known, unknown);
    if (villages.empty())
        return refuseVillage(unknown, known);
    std::set<std::string> grants(device->grants.begin(), device->grants.end());
    // All, less one: written out, so that the one is named no more.
    if (grants.contains(sync::kAllVillages) && villages.front() != sync::kAllVillages) {
        grants.erase(sync::kAllVillages);
        for (const auto& village : known)
            grants.insert(village.code);
    }
    change(grants, villages);
    sync::RecordChange record{
        "device", device->id, {{"grants", std::vector<std::string>(grants.begin(), grants.end())}}, {}};
    if (auto kept = (*store)->office().commit({sync::kTownshipStream, "", {std::move(record)}, {}}); !kept)
        return refuse(kept.error());
    if (!central.quiet) {
        Device now = *device;
        now.grants.assign(grants.begin(), grants.end());
        print(now, known);
    }
    return 0;
}

int runRevoke(const CentralOptions& central, const DeviceOptions& options) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    const auto devices = knownDevices(**store);
    const Device* device = choose(devices, options.device);
    if (!device)
        return 1;
    if (auto kept = (*store)->office().commit(
            {sync::kTownshipStream, "", {{"device", device->id, {{"revoked", true}}, {}}}, {}});
        !kept)
        return refuse(kept.error());
    if (!central.quiet)
        std::cout << "已停用：" << device->name << "。平板上尚未上传的内容留在平板里，重新登记后可上传\n";
    return 0;
}

CLI::App* add(CLI::App& app, CentralOptions& options, const char* name, const char* about,
              const std::shared_ptr<DeviceOptions>& own, bool villages) {
    auto* command = app.add_subcommand(name, about);
    addCommon(*command, options);
    command->add_option("--device", own->device, "平板名称，重名时写编号")->required()->type_name("名称");
    if (villages)
        command->add_option("--villages", own->villages, "行政村，多个用逗号隔开；全部＝所有村")
            ->required()
            ->delimiter(',')
            ->type_name("全部|名称,名称");
    return command;
}

} // namespace

void addDevices(CLI::App& app, CentralOptions& options) {
    auto own = std::make_shared<DeviceOptions>();
    auto* list = app.add_subcommand("devices", "列出已登记的平板和各自可看的行政村");
    addCommon(*list, options);
    list->add_flag("--json", own->json, "每台平板输出一行JSON，供程序读取");
    list->callback([&options, own] { options.run = [&options, own] { return runDevices(options, *own); }; });

    auto granted = std::make_shared<DeviceOptions>();
    add(app, options, "grant", "给一台平板增加可看的行政村；下次同步后生效", granted, true)
        ->callback([&options, granted] {
            options.run = [&options, granted] {
                return runChange(options, *granted, [](auto& grants, const auto& villages) {
                    grants.insert(villages.begin(), villages.end());
                });
            };
        });

    auto withdrawn = std::make_shared<DeviceOptions>();
    add(app, options, "withdraw", "收回一台平板的行政村；平板先上传、再清除该村内容", withdrawn, true)
        ->callback([&options, withdrawn] {
            options.run = [&options, withdrawn] {
                return runChange(options, *withdrawn, [](auto& grants, const auto& villages) {
                    if (villages.front() == sync::kAllVillages)
                        grants.clear();
                    for (const auto& village : villages)
                        grants.erase(village);
                });
            };
        });

    auto revoked = std::make_shared<DeviceOptions>();
    add(app, options, "revoke", "停用一台平板，例如遗失；停用后不能同步", revoked, false)
        ->callback([&options, revoked] {
            options.run = [&options, revoked] { return runRevoke(options, *revoked); };
        });
}

} // namespace ruhu::central
