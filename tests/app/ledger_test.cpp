#include "app/domain/completion_gate.h"
#include "app/domain/seal_freeze.h"
#include "app/store/stage.h"
#include "app/usecases/export_ledger.h"
#include "app/usecases/roster_values.h"
#include "tests/app/import_fixture.h"
#include "tests/app/visit_sample.h"

#include <gmock/gmock.h>

namespace ruhu::usecases {
namespace {

using documents::CellKind;
using testing::HasSubstr;

constexpr int kHeader = 2;
constexpr int kFirst = 3;

class Ledger : public ImportFixture {
protected:
    void SetUp() override {
        import("roster.xlsx");
        put("township", "round", round,
            {{"name", "2022年第一轮集中排查"}, {"state", "1"}, {"year", 2022}, {"starts_on", "2022-05-15"}});
        put("township", "staff", officer, {{"name", "贾文涛"}, {"role", "township_admin"}, {"active", true}});
    }

    void put(const std::string& stream, const std::string& type, const sync::Id& id, FieldValues fields) {
        const auto done = committer().commit({stream, {}, {{type, id, std::move(fields), std::nullopt}}, {}});
        ASSERT_TRUE(done.ok()) << done.error().detail;
    }

    /// A signed visit with the sample's content.
    void seal(const std::string& nationalNo, const domain::SealContent& content) {
        const auto household = text("SELECT id FROM household WHERE national_no='" + nationalNo + "'");
        const auto stream = text("SELECT _stream FROM household WHERE national_no='" + nationalNo + "'");
        const auto visit = sync::nameId("visit", round + "/" + household);
        const auto sealId = sync::nameId("visit_seal", visit);
        const auto content_ = domain::encodeSeal(content);
        put(stream, "visit_seal", sealId,
            {{"visit_id", visit},
             {"household_id", household},
             {"version", 1},
             {"content", content_},
             {"hash", domain::sealHash(content_)}});
        int position = 0;
        for (const auto& [role, name, relation] :
             {std::tuple{"checker", "王建国", ""}, std::tuple{"checker", "李晓梅", ""},
              std::tuple{"agent", "李秀兰", "10"}})
            put(stream, "signature", sync::nameId("signature", visit + std::to_string(position)),
                {{"seal_id", sealId},
                 {"visit_id", visit},
                 {"household_id", household},
                 {"role", role},
                 {"position", position++},
                 {"signer_name", name},
                 {"relation", relation},
                 {"mode", role == std::string("agent") ? "agent" : "hand"}});
        put(stream, "visit", visit,
            {{"round_id", round},
             {"household_id", household},
             {"version", 1},
             {"sealed_version", 1},
             {"seal_id", sealId}});
    }

    static domain::SealContent sample() {
        const auto facts = tests::sampleFacts();
        return domain::freeze(tests::builtInVisitForm(), facts,
                              domain::assess(tests::builtInVisitForm(), facts));
    }

    documents::Sheet exported(const LedgerRequest& request) {
        const auto done = exportVisitLedger(committer(), request);
        EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().code);
        m_result = done.ok() ? *done : ExportedLedger{};
        const auto workbook = documents::readSpreadsheet(m_result.file);
        EXPECT_TRUE(workbook.ok());
        return workbook.ok() ? workbook->sheets.front() : documents::Sheet{};
    }

    static std::string at(const documents::Sheet& sheet, int row, int column) {
        const auto* cell = sheet.at(row, column);
        return cell ? cell->text : std::string();
    }

    sync::Id round = sync::nameId("round", "149999201/2022年第一轮集中排查");
    sync::Id officer = sync::nameId("staff", "贾文涛/1");
    ExportedLedger m_result;
};

TEST_F(Ledger, ListsEveryHouseholdInVisitingOrderWithTotalsThatEqualTheData) {
    const auto content = sample();
    seal("149999201007001622", content);
    seal("149999201001000002", content);
    const auto sheet = exported({folder(), {}, {}});
    EXPECT_EQ(m_result.file.filename(), "赵家坪乡2022年第一轮集中排查入户排查台账(截至20220610).xlsx");
    EXPECT_EQ(m_result.households, 2535);
    EXPECT_EQ(m_result.visited, 2);
    EXPECT_EQ(sheet.name, "入户排查台账");
    EXPECT_EQ(at(sheet, 0, 0), "赵家坪乡2022年第一轮集中排查入户排查台账");
    EXPECT_THAT(at(sheet, 1, 0), HasSubstr("单位：户、人、元"));
    EXPECT_EQ(at(sheet, kHeader, 0), "序号");
    EXPECT_EQ(at(sheet, kHeader, 13), "排查日期");
    EXPECT_EQ(at(sheet, kHeader, 28), "备注");
    EXPECT_EQ(at(sheet, kFirst, 3), "149999201001000001");
    EXPECT_EQ(sheet.at(kFirst, 3)->kind, CellKind::Text);
    EXPECT_EQ(at(sheet, kFirst + 2534, 0), "2535");
    const int total = kFirst + 2535;
    EXPECT_EQ(at(sheet, total, 0), "合计");
    EXPECT_EQ(at(sheet, total, 4), "2535");
    EXPECT_EQ(at(sheet, total, 9), "7160");
    EXPECT_EQ(at(sheet, total, 13), "2");
    EXPECT_DOUBLE_EQ(sheet.at(total, 16)->number, 2 * static_cast<double>(content.result.net) / 100);
    EXPECT_DOUBLE_EQ(sheet.at(total, 17)->number, static_cast<double>(*content.result.perNet) / 100);
    EXPECT_THAT(at(sheet, total + 1, 0), HasSubstr("单位负责人"));
}

TEST_F(Ledger, AVisitedHouseholdShowsWhatWasSealed) {
    const auto content = sample();
    seal("149999201001000001", content);
    const auto sheet = exported({folder(), {}, {}});
    EXPECT_EQ(at(sheet, kFirst, 4), "任峰");
    EXPECT_EQ(at(sheet, kFirst, 9), "3"); // 户籍人口 from the roster
    EXPECT_EQ(at(sheet, kFirst, 10), "2");
    EXPECT_EQ(at(sheet, kFirst, 11), "2");
    EXPECT_EQ(at(sheet, kFirst, 12), "1");
    EXPECT_EQ(sheet.at(kFirst, 13)->kind, CellKind::Date);
    EXPECT_EQ(at(sheet, kFirst, 13), "2026-05-24");
    EXPECT_EQ(at(sheet, kFirst, 14), "入户");
    EXPECT_THAT(at(sheet, kFirst, 15), HasSubstr("张海军务工（面见）"));
    EXPECT_EQ(at(sheet, kFirst, 16), "52800");
    EXPECT_EQ(at(sheet, kFirst, 17), "10560");
    EXPECT_EQ(at(sheet, kFirst, 18), "5600");
    EXPECT_EQ(at(sheet, kFirst, 24), "已消除且稳定");
    EXPECT_EQ(at(sheet, kFirst, 26), "王建国、李晓梅");
    EXPECT_EQ(at(sheet, kFirst, 27), "李秀兰（配偶，代签）");
}

TEST_F(Ledger, UnvisitedHouseholdsStayWithEmptyColumns) {
    const auto sheet = exported({folder(), {}, {}});
    for (int column = 10; column <= 27; ++column)
        EXPECT_EQ(at(sheet, kFirst, column), "") << column;
    EXPECT_EQ(at(sheet, kFirst, 28), "未排查");
    EXPECT_EQ(m_result.visited, 0);
}

TEST_F(Ledger, NumbersAreMaskedUnlessAnOfficerSaysWhy) {
    EXPECT_EQ(at(exported({folder() / "a.xlsx", {}, {}}), kFirst, 5), "149***********2735");
    EXPECT_EQ(scalar("SELECT count(*) FROM reveal"), 0);

    const auto refused = exportVisitLedger(committer(), {folder() / "b.xlsx", "上报县局", "王建国"});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "not_permitted");
    EXPECT_FALSE(std::filesystem::exists(folder() / "b.xlsx"));

    const auto sheet = exported({folder() / "c.xlsx", "上报县局", "贾文涛"});
    EXPECT_EQ(at(sheet, kFirst, 5), "149999195910132735");
    EXPECT_EQ(at(sheet, kFirst, 6), "14999991025");
    EXPECT_EQ(sheet.at(kFirst, 6)->kind, CellKind::Text);
    EXPECT_EQ(scalar("SELECT count(*) FROM reveal WHERE staff_id='" + officer + "'"), 10);
    EXPECT_THAT(text("SELECT field FROM reveal"), HasSubstr("上报县局"));
}

TEST_F(Ledger, TextThatLooksLikeAFormulaIsDefused) {
    auto content = sample();
    content.needs = "=HYPERLINK(\"http://x\")";
    seal("149999201001000001", content);
    const auto sheet = exported({folder(), {}, {}});
    EXPECT_EQ(at(sheet, kFirst, 25), "'=HYPERLINK(\"http://x\")");
    EXPECT_EQ(sheet.at(kFirst, 25)->kind, CellKind::Text);
}

TEST_F(Ledger, ATargetThatCannotBeWrittenIsAnErrorAndLeavesNothing) {
    const auto done = exportVisitLedger(committer(), {folder() / "no" / "such" / "folder.xlsx", {}, {}});
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, "write_failed");
}

} // namespace
} // namespace ruhu::usecases
