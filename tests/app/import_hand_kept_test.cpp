#include "tests/app/import_fixture.h"
#include "tests/app/import_samples.h"

#include <algorithm>

namespace ruhu::usecases {
namespace {

const RosterOptions kCodes{{{"前河", "149999201001"}, {"后河村", "149999201002"}}};

class HandKeptRoster : public ImportFixture {
protected:
    ImportReport importSheets(const std::vector<SampleSheet>& sheets, const RosterOptions& options = kCodes) {
        const auto file = folder() / "roster.xlsx";
        writeSample(file, sheets);
        const auto workbook = documents::readSpreadsheet(file);
        EXPECT_TRUE(workbook.ok()) << (workbook.ok() ? "" : workbook.error().detail);
        return workbook.ok() ? ImportFixture::import(*workbook, options) : ImportReport{};
    }

    static std::string find(const std::vector<ImportRemark>& remarks, const std::string& sheet, int row) {
        std::string found;
        for (const auto& remark : remarks)
            if (remark.sheet == sheet && remark.row == row)
                found += remark.text + "\n";
        return found;
    }

    std::string householdOf(const std::string& name) {
        return text("SELECT household_id FROM person WHERE name='" + name + "'");
    }
};

TEST_F(HandKeptRoster, TakesWhatCanBeTakenAndSaysWhyOfTheRest) {
    const auto report = importSheets(handKeptRoster());
    EXPECT_EQ(report.householdsRead, 6) << importReportText(report);
    EXPECT_EQ(report.peopleRead, 10);
    EXPECT_EQ(report.rejected.size(), 4u) << importReportText(report);
    EXPECT_NE(find(report.rejected, "前河村", 9).find("按数字保存"), std::string::npos);
    EXPECT_NE(find(report.rejected, "前河村", 10).find("星号"), std::string::npos);
    EXPECT_NE(find(report.rejected, "前河村", 11).find("同一户内重复，见第8行"), std::string::npos)
        << find(report.rejected, "前河村", 11);
    EXPECT_NE(find(report.rejected, "后河村委会", 5).find("已在另一户"), std::string::npos);
    EXPECT_EQ(report.skipped, 2); // 合计 and the note
}

TEST_F(HandKeptRoster, GroupsByMergedCellsHeadsAndHeadsNumbers) {
    importSheets(handKeptRoster());
    EXPECT_EQ(householdOf("王大山"), householdOf("李秀英"));
    EXPECT_EQ(householdOf("王大山"), householdOf("王小山"));
    EXPECT_NE(householdOf("王大山"), householdOf("赵二旺"));
    EXPECT_EQ(householdOf("古丽·阿布都"), householdOf("买买提·阿布都"));
    EXPECT_EQ(
        scalar("SELECT count(*) FROM household h JOIN person p ON p.id=h.head_id WHERE p.relation='01'"), 5);
}

TEST_F(HandKeptRoster, CleansNamesNumbersDatesAndLabels) {
    const auto report = importSheets(handKeptRoster());
    EXPECT_EQ(text("SELECT name FROM person WHERE id_no='" + syntheticId("19600101", 11) + "'"), "王大山");
    EXPECT_EQ(text("SELECT raw_name FROM person WHERE name='买买提·阿布都'"), "买买提．阿布都");
    EXPECT_EQ(text("SELECT relation FROM person WHERE name='王小山'"), "20");
    EXPECT_EQ(text("SELECT id_no FROM person WHERE name='王小山'"), syntheticId("19850607", 33));
    EXPECT_EQ(text("SELECT health FROM person WHERE name='王大山'"), R"(["2","4"])");
    EXPECT_EQ(text("SELECT phone FROM person WHERE name='古丽·阿布都'"), "14999990001");
    EXPECT_EQ(scalar("SELECT dibao FROM person WHERE name='古丽·阿布都'"), 1);
    EXPECT_EQ(text("SELECT dibao FROM person WHERE name='买买提·阿布都'"), ""); // empty is not 否
    EXPECT_EQ(text("SELECT relation FROM person WHERE name='周五'"), "干亲");   // kept, to be mapped
    EXPECT_EQ(text("SELECT h.name FROM household x JOIN hamlet h ON h.id=x.hamlet_id JOIN person p ON "
                   "p.household_id=x.id WHERE p.name='王小山'"),
              "一组");
    EXPECT_NE(find(report.warnings, "前河村", 12).find("无法识别的字"), std::string::npos);
    EXPECT_NE(find(report.warnings, "前河村", 12).find("以证件号码为准"), std::string::npos);
    EXPECT_NE(find(report.warnings, "前河村", 13).find("校验位不符"), std::string::npos);
    EXPECT_NE(find(report.warnings, "前河村", 13).find("干亲"), std::string::npos);
    EXPECT_EQ(text("SELECT birth_date FROM person WHERE name='孙?'"), "1970-02-02");
    EXPECT_NE(find(report.warnings, "后河村委会", 6).find("没有户主"), std::string::npos);
}

TEST_F(HandKeptRoster, AgainChangesNothing) {
    importSheets(handKeptRoster());
    const auto before = committer().commits();
    const auto report = importSheets(handKeptRoster());
    EXPECT_EQ(committer().commits(), before);
    EXPECT_EQ(report.people, (ImportCount{0, 0, 10}));
    EXPECT_EQ(report.households, (ImportCount{0, 0, 6}));
}

TEST_F(HandKeptRoster, WithoutACodeForTheVillageItsRowsAreRefused) {
    const auto report = importSheets(handKeptRoster(), {{{"前河村", "149999201001"}}});
    EXPECT_EQ(scalar("SELECT count(*) FROM village"), 1);
    EXPECT_EQ(report.peopleRead, 6);
    EXPECT_NE(find(report.rejected, "后河村委会", 2).find("--codes"), std::string::npos);
}

TEST_F(HandKeptRoster, UpdatesPeopleOfTheOfficialRosterWhereTheyLive) {
    import("roster.xlsx");
    const auto home = householdOf("任峰");
    SampleSheet sheet;
    sheet.name = "赵家坪";
    sheet.rows = {{{"姓名"}, {"身份证号"}, {"与户主关系"}, {"健康状况"}},
                  {{"任峰"}, {"149999195910132735"}, {"本人"}, {"残疾"}}};
    const auto report = importSheets({sheet}, {});
    EXPECT_EQ(report.people, (ImportCount{0, 1, 0})) << importReportText(report);
    EXPECT_EQ(householdOf("任峰"), home);
    EXPECT_EQ(text("SELECT health FROM person WHERE id_no='149999195910132735'"), R"(["4"])");
    EXPECT_EQ(scalar("SELECT count(*) FROM village"), 10);
    // Nobody is deleted: the others of the village are to be checked.
    EXPECT_EQ(report.missing.size(), 969u);
    EXPECT_EQ(scalar("SELECT count(*) FROM person WHERE _deleted IS NULL"), 7160);
}

TEST_F(HandKeptRoster, APersonOnRecordElsewhereIsAConflictForTheTownship) {
    import("roster.xlsx");
    SampleSheet sheet;
    sheet.name = "上庄村";
    sheet.rows = {{{"姓名"}, {"身份证号"}, {"与户主关系"}},
                  {{"新户主"}, {syntheticId("19700101", 1)}, {"户主"}},
                  {{"任峰"}, {"149999195910132735"}, {"之子"}}};
    const auto before = householdOf("任峰");
    const auto report = importSheets({sheet}, {});
    ASSERT_EQ(report.rejected.size(), 1u);
    EXPECT_EQ(report.rejected.front().row, 3);
    EXPECT_EQ(householdOf("任峰"), before);
}

TEST_F(HandKeptRoster, ReportSpeaksChineseAndNamesNoIdentityNumber) {
    const auto text = importReportText(importSheets(handKeptRoster()));
    EXPECT_NE(text.find("共 6户10人"), std::string::npos) << text;
    EXPECT_NE(text.find("〔前河村〕第9行 钱三妮"), std::string::npos) << text;
    EXPECT_EQ(text.find("149999"), std::string::npos) << text;
}

} // namespace
} // namespace ruhu::usecases
