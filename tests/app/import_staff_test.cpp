#include "app/usecases/import_staff.h"
#include "app/usecases/pin.h"
#include "tests/app/import_fixture.h"

namespace ruhu::usecases {
namespace {

class ImportStaff : public ImportFixture {
protected:
    ImportReport importStaffFile(const documents::Workbook& workbook) {
        auto report = importStaff(workbook, committer(), sync::systemRandom());
        EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().code);
        return report.ok() ? *report : ImportReport{};
    }

    static documents::Workbook parsed(const std::string& csv) {
        const auto workbook = documents::parseSpreadsheet(csv);
        EXPECT_TRUE(workbook.ok());
        return *workbook;
    }
};

TEST_F(ImportStaff, MakesStaffAssignmentsAndCredentials) {
    import("roster.xlsx");
    const auto workbook = documents::readSpreadsheet(sample("staff.csv"));
    ASSERT_TRUE(workbook.ok());
    EXPECT_TRUE(isStaffList(*workbook));
    const auto report = importStaffFile(*workbook);
    EXPECT_EQ(report.staff, (ImportCount{25, 0, 0})) << importReportText(report);
    EXPECT_TRUE(report.rejected.empty());
    EXPECT_TRUE(report.newPins.empty());
    // 10 villages of the office, 4 of the zone lead, 2 of the liaison, one each of the 22 others
    EXPECT_EQ(scalar("SELECT count(*) FROM assignment"), 38);
    EXPECT_EQ(scalar("SELECT count(*) FROM credential"), 38);
    EXPECT_EQ(text("SELECT _stream FROM staff WHERE name='王建国'"), "township");
    EXPECT_EQ(
        text("SELECT a._stream FROM assignment a JOIN staff s ON s.id=a.staff_id WHERE s.name='王建国'"),
        "149999201007");
    EXPECT_EQ(text("SELECT a.role FROM assignment a JOIN staff s ON s.id=a.staff_id WHERE s.name='王建国'"),
              "team");
    EXPECT_EQ(text("SELECT role FROM staff WHERE name='李晓梅'"), "village_cadre");
    const auto verifier =
        text("SELECT c.pin_hash FROM credential c JOIN staff s ON s.id=c.staff_id WHERE s.name='王建国'");
    EXPECT_TRUE(verifier.starts_with("$argon2id$"));
    EXPECT_TRUE(verifyPin(verifier, "100071"));
    EXPECT_FALSE(verifyPin(verifier, "100072"));
}

TEST_F(ImportStaff, AgainMakesNothingAndKeepsPasswords) {
    import("roster.xlsx");
    const auto list = parsed("姓名,职务,行政村,联系电话,初始密码\n王建国,队员,白家岭,14999990071,100071\n");
    importStaffFile(list);
    const auto before = text("SELECT pin_hash FROM credential");
    const auto again =
        parsed("姓名,职务,行政村,联系电话,初始密码\n王建国,队员,\"白家岭村、河底村\",14999990071,999999\n");
    const auto report = importStaffFile(again);
    EXPECT_EQ(report.staff, (ImportCount{0, 0, 1}));
    EXPECT_EQ(report.credentials, (ImportCount{1, 0, 1}));
    EXPECT_EQ(scalar("SELECT count(DISTINCT pin_hash) FROM credential"), 1);
    EXPECT_EQ(text("SELECT pin_hash FROM credential LIMIT 1"), before);
}

TEST_F(ImportStaff, TellsAMissingPinOnce) {
    import("roster.xlsx");
    const auto list = parsed("姓名,职务,行政村,联系电话\n王建国,队员,白家岭村,14999990071\n");
    const auto report = importStaffFile(list);
    ASSERT_EQ(report.newPins.size(), 1u);
    const auto pin = report.newPins.front().substr(report.newPins.front().rfind(' ') + 1);
    EXPECT_TRUE(isPin(pin)) << pin;
    EXPECT_TRUE(verifyPin(text("SELECT pin_hash FROM credential"), pin));
    EXPECT_EQ(scalar("SELECT must_change FROM credential"), 1);
    EXPECT_TRUE(importStaffFile(list).newPins.empty());
}

TEST_F(ImportStaff, RefusesRowsThatItCannotPlace) {
    import("roster.xlsx");
    const auto report = importStaffFile(parsed("姓名,职务,行政村,联系电话,初始密码\n"
                                               "甲,队员,没有的村,14999990001,123456\n"
                                               "乙,神仙,白家岭村,14999990002,123456\n"
                                               "丙,队员,白家岭村,123,123456\n"
                                               "丁,队员,白家岭村,14999990003,12345\n"
                                               "戊,队员,,14999990004,123456\n"));
    EXPECT_EQ(report.rejected.size(), 5u) << importReportText(report);
    EXPECT_EQ(scalar("SELECT count(*) FROM staff"), 0);
}

} // namespace
} // namespace ruhu::usecases
