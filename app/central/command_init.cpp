#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/help.h"
#include "app/central/words.h"
#include "app/domain/schema.h"
#include "sync/central/tls_identity.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>
#include <memory>

namespace ruhu::central {

namespace {

constexpr int kDaysForVisits = 30;
constexpr std::int64_t kFenPerYuan = 100;

struct InitOptions {
    std::string township;
    std::string county;
    std::string code;
    std::string roundName;
    std::string docNo;
    std::string startsOn;
    std::string visitsDueOn;
    int year = 0;
    std::int64_t incomeLine = 6000;
    bool incomeLineConfirmed = false;
    int minCheckers = 2;
};

/// Today in China, which has one time zone.
std::chrono::sys_days today() {
    using namespace std::chrono;
    return floor<days>(sys_time<milliseconds>(milliseconds(sync::systemClock().now())) + hours(8));
}

std::string dateText(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    std::array<char, 32> text;
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string checkCode(const std::string& text) {
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    return digits && text.size() == 9 ? "" : "乡镇区划代码是9位数字：" + text;
}

void fillIn(InitOptions& options) {
    const auto day = today();
    if (options.year == 0)
        options.year = static_cast<int>(std::chrono::year_month_day(day).year());
    if (options.roundName.empty())
        options.roundName = std::to_string(options.year) + "年第一轮";
    if (options.startsOn.empty())
        options.startsOn = dateText(day);
    if (options.visitsDueOn.empty())
        options.visitsDueOn = dateText(day + std::chrono::days(kDaysForVisits));
}

sync::Draft firstRecords(const InitOptions& options) {
    const auto orNull = [](const std::string& text) {
        return text.empty() ? sync::Value() : sync::Value(text);
    };
    return {"township",
            "",
            {{"township",
              sync::nameId("township", options.code),
              {{"name", options.township}, {"county", orNull(options.county)}, {"code", options.code}},
              {}},
             {"round",
              sync::nameId("round", options.code + "/" + options.roundName),
              {{"name", options.roundName},
               {"year", options.year},
               {"doc_no", orNull(options.docNo)},
               {"state", options.incomeLineConfirmed ? "1" : "0"}, // an unconfirmed line opens no round
               {"starts_on", options.startsOn},
               {"visits_due_on", options.visitsDueOn},
               {"income_line", options.incomeLine * kFenPerYuan},
               {"income_line_confirmed", options.incomeLineConfirmed},
               {"income_basis", "net"},
               {"income_months", 12},
               {"min_checkers", options.minCheckers}},
              {}}},
            {}};
}

/// The key may be there already, from an `init` that was broken off.
sync::Result<sync::TlsIdentity> ensureKey(const std::filesystem::path& folder) {
    auto there = sync::loadTlsIdentity(folder);
    if (there || there.error().code != "not_found")
        return there;
    const auto made = sync::makeTlsIdentity(sync::systemClock().now());
    if (auto saved = sync::saveTlsIdentity(made, folder); !saved)
        return saved.error();
    return made;
}

int runInit(const CentralOptions& central, InitOptions options) {
    fillIn(options);
    if (options.visitsDueOn < options.startsOn)
        return refuse("入户截止日期早于开始日期");
    if (hasStore(central.data))
        return refuse(sync::Error{"exists", {}, false});
    std::error_code bad;
    std::filesystem::create_directories(central.data, bad);
    if (bad)
        return refuse(sync::Error{"read_only", {}, false});
    std::filesystem::permissions(central.data, std::filesystem::perms::owner_all, bad);
    const auto key = ensureKey(central.data);
    if (!key)
        return refuse(key.error());
    auto store = sync::openSqliteCentralStore(storeFile(central.data), domain::schema(), sync::systemClock(),
                                              sync::systemRandom());
    if (!store)
        return refuse(store.error());
    if (auto kept = (*store)->office().commit(firstRecords(options)); !kept)
        return refuse(kept.error());
    if (central.quiet)
        return 0;
    std::cout << "已建立中心库：" << central.data.string() << "\n"
              << "乡镇：" << options.township << "　区划代码：" << options.code << "\n"
              << "轮次：" << options.roundName << "　" << options.startsOn << " 至 " << options.visitsDueOn
              << "\n"
              << "收入监测线：" << options.incomeLine << "元／人·年"
              << (options.incomeLineConfirmed ? "（已确认，轮次已开始）" : "（未确认，轮次未开始）") << "\n"
              << "下一步：ruhu-central import 名册文件 --data " << central.data.string() << "\n";
    return 0;
}

} // namespace

void addInit(CLI::App& app, CentralOptions& options) {
    auto* command = app.add_subcommand("init", "建立中心库：新建数据文件夹、密钥、乡镇和第一个排查轮次");
    addCommon(*command, options);
    auto own = std::make_shared<InitOptions>();
    command->add_option("--township", own->township, "乡镇名称，例如 赵家坪乡")
        ->required()
        ->type_name("名称");
    command->add_option("--code", own->code, "乡镇区划代码，9位数字")
        ->required()
        ->type_name("数字")
        ->check(CLI::Validator(checkCode, ""));
    command->add_option("--county", own->county, "县名称")->type_name("名称");
    command->add_option("--round", own->roundName, "轮次名称（不写则为 今年第一轮）")->type_name("名称");
    command->add_option("--year", own->year, "年度（不写则为今年）")
        ->check(between(2000, 2200))
        ->type_name("年");
    command->add_option("--doc-no", own->docNo, "依据文号")->type_name("文号");
    command->add_option("--starts-on", own->startsOn, "开始日期（不写则为今天）")
        ->check(date())
        ->type_name("年-月-日");
    command->add_option("--visits-due-on", own->visitsDueOn, "入户截止日期（不写则为30天后）")
        ->check(date())
        ->type_name("年-月-日");
    command->add_option("--income-line", own->incomeLine, "收入监测线，元／人·年（不写则为6000）")
        ->check(between(1, 1000000))
        ->type_name("元");
    command->add_flag("--confirm-income-line", own->incomeLineConfirmed,
                      "监测线已按文件核对无误，开始本轮排查");
    command->add_option("--min-checkers", own->minCheckers, "每户最少核查人员数（不写则为2）")
        ->check(between(1, 9))
        ->type_name("人");
    command->callback([&options, own] { options.run = [&options, own] { return runInit(options, *own); }; });
}

} // namespace ruhu::central
