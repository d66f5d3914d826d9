#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/help.h"
#include "app/central/words.h"
#include "app/store/durability.h"
#include "app/store/stage.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <optional>

namespace ruhu::central {

namespace {

constexpr std::int64_t kFenPerYuan = 100;

struct RoundOptions {
    std::optional<std::string> docNo;
    std::optional<std::string> startsOn;
    std::optional<std::string> visitsDueOn;
    std::optional<std::int64_t> incomeLine;
    std::optional<int> minCheckers;
    bool incomeLineConfirmed = false;
};

sync::RecordChange changesOf(const sync::Id& round, const RoundOptions& options) {
    sync::RecordChange change{"round", round, {}, {}};
    if (options.docNo)
        change.fields.emplace_back("doc_no", *options.docNo);
    if (options.startsOn)
        change.fields.emplace_back("starts_on", *options.startsOn);
    if (options.visitsDueOn)
        change.fields.emplace_back("visits_due_on", *options.visitsDueOn);
    if (options.minCheckers)
        change.fields.emplace_back("min_checkers", *options.minCheckers);
    if (options.incomeLine) {
        change.fields.emplace_back("income_line", *options.incomeLine * kFenPerYuan);
        change.fields.emplace_back("income_line_confirmed", options.incomeLineConfirmed);
    } else if (options.incomeLineConfirmed) {
        change.fields.emplace_back("income_line_confirmed", true);
    }
    if (options.incomeLineConfirmed)
        change.fields.emplace_back("state", "1"); // `max`: a later state stays
    return change;
}

void print(SQLite::Database& tables, const sync::Id& round) {
    SQLite::Statement row(tables, "SELECT name, starts_on, visits_due_on, income_line / 100, "
                                  "income_line_confirmed, min_checkers, state FROM round WHERE id=?");
    row.bind(1, round);
    if (!row.executeStep())
        return;
    std::cout << "轮次：" << row.getColumn(0).getString() << "　" << row.getColumn(1).getString() << " 至 "
              << row.getColumn(2).getString() << "\n收入监测线：" << row.getColumn(3).getInt64()
              << "元／人·年" << (row.getColumn(4).getInt() != 0 ? "（已确认）" : "（未确认）")
              << "　每户最少核查人员" << row.getColumn(5).getInt() << "人　"
              << (row.getColumn(6).getString() == "0" ? "未开始" : "已开始") << "\n";
    const auto counts = store::Durability().count(tables, round);
    std::cout << "已签字：" << counts.savedHere << "户　乡镇" << counts.received << "　已备份"
              << counts.backedUp << "\n";
}

int runRound(const CentralOptions& central, const RoundOptions& options) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    auto& office = (*store)->office();
    const auto round = store::currentRound(office.tables());
    if (round.empty())
        return refuse("还没有排查轮次");
    auto change = changesOf(round, options);
    if (!change.fields.empty())
        if (auto kept = office.commit({"township", "", {std::move(change)}, {}}); !kept)
            return refuse(kept.error());
    if (!central.quiet)
        print(office.tables(), round);
    return 0;
}

} // namespace

void addRound(CLI::App& app, CentralOptions& options) {
    auto* command = app.add_subcommand("round", "查看或修改本轮排查的设置；平板下次同步后生效");
    addCommon(*command, options);
    auto own = std::make_shared<RoundOptions>();
    command->add_option("--doc-no", own->docNo, "依据文号")->type_name("文号");
    command->add_option("--starts-on", own->startsOn, "开始日期")->check(date())->type_name("年-月-日");
    command->add_option("--visits-due-on", own->visitsDueOn, "入户截止日期")
        ->check(date())
        ->type_name("年-月-日");
    command->add_option("--income-line", own->incomeLine, "收入监测线，元／人·年；修改后须重新确认")
        ->check(between(1, 1000000))
        ->type_name("元");
    command->add_flag("--confirm-income-line", own->incomeLineConfirmed,
                      "监测线已按文件核对无误，开始本轮排查");
    command->add_option("--min-checkers", own->minCheckers, "每户最少核查人员数")
        ->check(between(1, 9))
        ->type_name("人");
    command->callback([&options, own] { options.run = [&options, own] { return runRound(options, *own); }; });
}

} // namespace ruhu::central
