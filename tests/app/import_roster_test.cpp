#include "app/domain/schema.h"
#include "app/usecases/import_roster.h"
#include "tests/app/import_fixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace ruhu::usecases {
namespace {

using nlohmann::json;

class ImportRoster : public ImportFixture {};

/// Counts as expected.json writes them.
json countsWhere(SQLite::Database& tables, const std::string& condition) {
    SQLite::Statement query(tables,
                            "SELECT count(DISTINCT h.id), count(p.id) FROM household h JOIN person p ON "
                            "p.household_id=h.id JOIN village v ON v.code=h.village_code WHERE " +
                                condition);
    query.executeStep();
    return {{"households", query.getColumn(0).getInt()}, {"people", query.getColumn(1).getInt()}};
}

TEST_F(ImportRoster, TakesTheWholeTownshipWithItsTotals) {
    const auto report = import("roster.xlsx");
    std::ifstream file(sample("expected.json"));
    const auto expected = json::parse(file);
    auto& tables = committer().tables();
    EXPECT_EQ(scalar("SELECT count(*) FROM village"), expected["villages"].get<int>());
    EXPECT_EQ(scalar("SELECT count(*) FROM hamlet"), expected["hamlets"].get<int>());
    EXPECT_EQ(countsWhere(tables, "1"), expected["all"]);
    EXPECT_EQ(countsWhere(tables, "h.base_type='2'"), expected["lifted"]);
    EXPECT_EQ(countsWhere(tables, "h.monitor_class='1' AND h.monitor_status='1'"),
              expected["unstable_active"]);
    EXPECT_EQ(countsWhere(tables, "h.monitor_class='2' AND h.monitor_status='1'"),
              expected["marginal_active"]);
    EXPECT_EQ(countsWhere(tables, "h.monitor_status='2'"), expected["eliminated"]);
    for (const auto& [name, counts] : expected["by_village"].items())
        EXPECT_EQ(countsWhere(tables, "v.name='" + name + "'"), counts) << name;
    EXPECT_EQ(report.householdsRead, 2535);
    EXPECT_EQ(report.peopleRead, 7160);
    EXPECT_EQ(report.people, (ImportCount{7160, 0, 0}));
    EXPECT_TRUE(report.rejected.empty()) << importReportText(report);
    EXPECT_TRUE(report.differences.empty());
    EXPECT_TRUE(report.missing.empty());
}

TEST_F(ImportRoster, KeepsEveryColumnOfAPerson) {
    import("roster.xlsx");
    SQLite::Statement query(
        committer().tables(),
        "SELECT p.*, h.phone AS home_phone, h.last_year_per_net, m.name AS hamlet, h.position AS "
        "place, h.head_id FROM person p JOIN household h ON h.id=p.household_id JOIN hamlet m ON "
        "m.id=h.hamlet_id WHERE p.national_no='14999920100100000101'");
    ASSERT_TRUE(query.executeStep());
    const auto text = [&](const char* column) { return query.getColumn(column).getString(); };
    EXPECT_EQ(text("name"), "任峰");
    EXPECT_EQ(text("id_no"), "149999195910132735");
    EXPECT_EQ(text("gender"), "1");
    EXPECT_EQ(text("birth_date"), "1959-10-13");
    EXPECT_EQ(text("id_type"), "1");
    EXPECT_EQ(text("relation"), "01");
    EXPECT_EQ(text("ethnic"), "01");
    EXPECT_EQ(text("political"), "13");
    EXPECT_EQ(text("education"), "2");
    EXPECT_EQ(text("labour"), "3");
    EXPECT_EQ(text("health"), R"(["2"])");
    EXPECT_EQ(text("pension"), "1");
    EXPECT_EQ(query.getColumn("med_resident").getInt(), 1);
    EXPECT_EQ(query.getColumn("dibao").getInt(), 0);
    EXPECT_TRUE(query.getColumn("med_employee").isNull()); // not asked is not 否
    EXPECT_TRUE(query.getColumn("raw_name").isNull());
    EXPECT_EQ(text("home_phone"), "14999991025");
    EXPECT_EQ(query.getColumn("last_year_per_net").getInt64(), 947155);
    EXPECT_EQ(text("hamlet"), "赵家坪东沟");
    EXPECT_EQ(query.getColumn("place").getInt(), 1);
    EXPECT_EQ(text("head_id"), text("id"));
}

TEST_F(ImportRoster, VisitsFollowTheRosterWithinAHamlet) {
    import("roster.xlsx");
    EXPECT_EQ(
        scalar(
            "SELECT count(*) FROM (SELECT hamlet_id, count(*) n, count(DISTINCT position) d, min(position) "
            "lo, max(position) hi FROM household GROUP BY hamlet_id) WHERE n<>d OR lo<>1 OR hi<>n"),
        0);
}

TEST_F(ImportRoster, TheSecondTimeChangesNothing) {
    import("roster.xlsx");
    const auto before = committer().commits();
    const auto report = import("roster.xlsx");
    EXPECT_EQ(committer().commits(), before);
    EXPECT_EQ(report.people, (ImportCount{0, 0, 7160}));
    EXPECT_EQ(report.households, (ImportCount{0, 0, 2535}));
    EXPECT_EQ(report.hamlets, (ImportCount{0, 0, 34}));
    EXPECT_EQ(report.villages, (ImportCount{0, 0, 10}));
}

TEST_F(ImportRoster, StaysWithinAChangeSet) {
    import("roster.xlsx");
    for (const auto& draft : committer().drafts()) {
        EXPECT_LE(draft.changes.size(), 5000u);
        sync::ChangeSet set;
        set.groups = sync::groupChanges(draft.changes);
        EXPECT_LE(sync::encode(set).size(), std::size_t{1} << 20) << draft.stream;
    }
    EXPECT_EQ(committer().drafts().front().stream, "township");
}

TEST_F(ImportRoster, WhatIsNoRosterChangesNothing) {
    // Early warnings have names and identity numbers too, but no households.
    for (const char* file : {"warnings.xlsx", "staff.csv"}) {
        const auto workbook = documents::readSpreadsheet(sample(file));
        ASSERT_TRUE(workbook.ok());
        const auto report = importRoster(*workbook, committer());
        ASSERT_FALSE(report.ok()) << file;
        EXPECT_EQ(report.error().code, "no_roster");
    }
    EXPECT_EQ(committer().commits(), 0);
}

/// A tablet of 赵家坪村 with what the office imported.
TEST_F(ImportRoster, NeverOverwritesWhatWasCollectedInTheField) {
    import("roster.xlsx");
    auto& tablet = township().addTablet();
    township().sync(tablet);
    const auto person = text("SELECT id FROM person WHERE national_no='14999920100100000101'");
    ASSERT_TRUE(tablet.write("person", person, {{"labour", "5"}, {"work_place", "太原市"}}).ok());
    township().sync(tablet);
    ASSERT_EQ(text("SELECT labour FROM person WHERE id='" + person + "'"), "5");

    const auto report = import("roster.xlsx");
    ASSERT_EQ(report.differences.size(), 1u) << importReportText(report);
    EXPECT_EQ(report.differences.front().text, "任峰：劳动技能 名册“弱劳动力或半劳动力”，入户“无劳动力”");
    EXPECT_EQ(report.people, (ImportCount{0, 0, 7160}));
    EXPECT_EQ(text("SELECT labour FROM person WHERE id='" + person + "'"), "5");
    EXPECT_EQ(text("SELECT work_place FROM person WHERE id='" + person + "'"), "太原市");
}

/// What the office itself wrote follows the office's newer roster; after a restore too, when it goes by
/// another name.
TEST_F(ImportRoster, ANewerRosterChangesWhatTheOfficeWrote) {
    import("roster.xlsx");
    auto workbook = documents::readSpreadsheet(sample("roster.xlsx"));
    ASSERT_TRUE(workbook.ok());
    for (auto& cell : workbook->sheets.front().rows[1].cells)
        if (cell.text == "群众")
            cell.text = "中共党员";
    for (int restores = 0; restores < 2; ++restores) {
        const auto before = committer().device();
        ASSERT_TRUE(township().central().beginAnew().ok());
        ASSERT_NE(committer().device(), before);
    }
    const auto report = import(*workbook);
    EXPECT_EQ(report.people, (ImportCount{0, 1, 7159}));
    EXPECT_EQ(text("SELECT political FROM person WHERE national_no='14999920100100000101'"), "01");
}

} // namespace
} // namespace ruhu::usecases
