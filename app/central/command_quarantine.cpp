#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/words.h"

#include <nlohmann/json.hpp>

#include <ctime>
#include <iostream>
#include <map>
#include <memory>

namespace ruhu::central {

namespace {

struct QuarantineOptions {
    bool retry = false;
    bool json = false;
};

std::string reasonFor(const std::string& code) {
    static const std::map<std::string, std::string> kWords = {
        {"malformed", "内容无法读取"},      {"oversize", "内容过大"},
        {"unknown_type", "程序版本不够新"}, {"wrong_stream", "记录属于别的村"},
        {"unknown_stream", "村未导入"},     {"bad_signature", "签章不符"},
        {"broken_chain", "次序中断"},       {"not_allowed", "只能由乡镇填写"},
        {"fork", "同一序号有两份内容"},     {"internal", "程序未能处理"}};
    const auto known = kWords.find(code);
    return known == kWords.end() ? code : known->second;
}

std::string timeText(sync::Instant at) {
    const auto seconds = static_cast<std::time_t>(at / 1000 + 8 * 3600); // China's one time zone
    std::tm day{};
    ::gmtime_r(&seconds, &day);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &day);
    return text.data();
}

int runQuarantine(const CentralOptions& central, const QuarantineOptions& options) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    if (options.retry) {
        const auto taken = (*store)->retryQuarantine();
        if (!taken)
            return refuse(taken.error());
        if (!central.quiet && !options.json)
            std::cout << "重新处理：" << *taken << "条已收入\n";
    }
    const auto list = (*store)->quarantined();
    for (const auto& each : list) {
        const auto device = (*store)->device(each.device);
        const auto name = device && !device->name.empty() ? device->name : each.device;
        if (options.json)
            std::cout << nlohmann::json({{"device", each.device},
                                         {"stream", each.stream},
                                         {"n", each.n},
                                         {"code", each.code},
                                         {"at", each.at},
                                         {"bytes", each.bytes}})
                             .dump()
                      << "\n";
        else
            std::cout << timeText(each.at) << "　" << name << "　" << each.stream << "　第" << each.n
                      << "条　" << reasonFor(each.code) << "（" << each.code << "）　" << each.bytes
                      << "字节\n";
    }
    if (list.empty() && !central.quiet && !options.json)
        std::cout << "没有搁置的内容\n";
    return 0;
}

} // namespace

void addQuarantine(CLI::App& app, CentralOptions& options) {
    auto* command =
        app.add_subcommand("quarantine", "列出搁置的内容：收到而无法并入的，原样保存，不影响其他");
    addCommon(*command, options);
    auto own = std::make_shared<QuarantineOptions>();
    command->add_flag("--retry", own->retry, "重新处理一遍，例如更新程序、导入名册之后");
    command->add_flag("--json", own->json, "每条输出一行JSON，供程序读取");
    command->callback(
        [&options, own] { options.run = [&options, own] { return runQuarantine(options, *own); }; });
}

} // namespace ruhu::central
