#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/help.h"
#include "app/central/words.h"
#include "app/store/durability.h"
#include "app/store/stage.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <algorithm>
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
    std::string next; ///< name of the round that begins; empty: it is about the one that is
    std::optional<int> year;
    bool leaveDrafts = false;
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

/// The next round takes over what the one before it went by, but for what is said anew; with it that one
/// closes.
sync::Result<void> begin(sync::Committer& office, const sync::Id& before, const RoundOptions& options) {
    SQLite::Statement row(
        office.tables(),
        "SELECT t.code, r.year, r.income_line, r.income_basis, r.income_months, r.min_checkers,"
        " r.params FROM round r, township t WHERE r.id=? AND t._deleted IS NULL");
    row.bind(1, before);
    row.executeStep();
    auto change =
        changesOf(sync::nameId("round", row.getColumn(0).getString() + "/" + options.next), options);
    const auto said = [&](const char* field) {
        return std::any_of(change.fields.begin(), change.fields.end(),
                           [&](const auto& one) { return one.first == field; });
    };
    change.fields.emplace_back("name", options.next);
    change.fields.emplace_back("year", options.year.value_or(row.getColumn(1).getInt() + 1));
    for (const auto& [field, column] :
         {std::pair("income_line", 2), std::pair("income_months", 4), std::pair("min_checkers", 5)})
        if (!said(field) && !row.getColumn(column).isNull())
            change.fields.emplace_back(field, row.getColumn(column).getInt64());
    change.fields.emplace_back("income_basis", row.getColumn(3).getString());
    if (!row.getColumn(6).isNull())
        change.fields.emplace_back("params", nlohmann::json::parse(row.getColumn(6).getString()));
    row.reset();
    return office.commit({"township", "", {std::move(change), {"round", before, {{"state", "2"}}, {}}}, {}});
}

std::string refusalOf(SQLite::Database& tables, const sync::Id& before, const RoundOptions& options) {
    if (!options.startsOn || !options.visitsDueOn)
        return "新的一轮要写明开始日期和入户截止日期（--starts-on、--visits-due-on）";
    if (*options.visitsDueOn < *options.startsOn)
        return "入户截止日期早于开始日期";
    if (!options.incomeLineConfirmed)
        return "收入监测线要先按文件核对；核对无误请加 --confirm-income-line";
    SQLite::Statement row(tables, "SELECT 1 FROM round WHERE name=?");
    row.bind(1, options.next);
    if (row.executeStep())
        return "已有同名的轮次，未作任何改动";
    // The tablets show the round that is: what is filled in and not signed would be out of their hands.
    SQLite::Statement drafts(tables, "SELECT count(*) FROM visit WHERE round_id=? AND _deleted IS NULL AND "
                                     "coalesce(sealed_version, 0)<coalesce(version, 1)");
    drafts.bind(1, before);
    drafts.executeStep();
    const auto open = drafts.getColumn(0).getInt64();
    return open == 0 || options.leaveDrafts ? ""
                                            : "上一轮还有" + std::to_string(open) +
                                                  "户填了没签，未作任何改动。请先在平板上签完并同步；确要开始"
                                                  "请加 --leave-drafts，内容都留在记录里";
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
    if (!options.next.empty()) {
        if (const auto why = refusalOf(office.tables(), round, options); !why.empty())
            return refuse(why);
        if (auto begun = begin(office, round, options); !begun)
            return refuse(begun.error());
        if (!central.quiet)
            print(office.tables(), store::currentRound(office.tables()));
        return 0;
    }
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
    command
        ->add_option("--next", own->next,
                     "开始新的一轮：监测线、口径、人数沿用上一轮，另写的除外；上一轮随之收尾")
        ->type_name("名称");
    command->add_flag("--leave-drafts", own->leaveDrafts, "上一轮还有填了没签的也开始");
    command->add_option("--year", own->year, "新一轮的年度（不写则为上一轮的次年）")
        ->check(between(2020, 2100))
        ->type_name("年");
    command->callback([&options, own] { options.run = [&options, own] { return runRound(options, *own); }; });
}

} // namespace ruhu::central
