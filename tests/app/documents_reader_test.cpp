#include "app/documents/spreadsheet.h"
#include "app/documents/xlsx_styles.h"
#include "tests/app/import_samples.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <map>

namespace ruhu::documents {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(RUHU_SOURCE_ROOT) / "tests/samples";

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Reader : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "ruhu-reader-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        m_folder = name;
    }
    void TearDown() override { fs::remove_all(m_folder); }

    /// A ZIP file of these parts.
    fs::path archive(const std::map<std::string, std::string>& parts, bool password = false) const {
        const auto file = m_folder / "made.xlsx";
        int error = 0;
        zip_t* zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        for (const auto& [name, text] : parts) {
            const auto index =
                zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), 0);
            zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);
            if (password)
                zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "secret");
        }
        EXPECT_EQ(zip_close(zip), 0);
        return file;
    }

    static std::map<std::string, std::string> workbookWith(const std::string& sheet) {
        return {
            {"xl/workbook.xml",
             R"(<workbook><sheets><sheet name="A" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>)"},
            {"xl/_rels/workbook.xml.rels",
             R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>)"},
            {"xl/worksheets/sheet1.xml", sheet}};
    }

    std::string codeOf(const fs::path& file, const SpreadsheetLimits& limits = {}) const {
        const auto workbook = readSpreadsheet(file, limits);
        return workbook ? "" : workbook.error().code;
    }

    const fs::path& folder() const { return m_folder; }

private:
    fs::path m_folder;
};

TEST_F(Reader, ReadsTheNationalExport) {
    const auto workbook = readSpreadsheet(kSamples / "roster.xlsx");
    ASSERT_TRUE(workbook.ok());
    ASSERT_EQ(workbook->sheets.size(), 1u);
    const auto& sheet = workbook->sheets.front();
    EXPECT_EQ(sheet.name, "人口信息");
    EXPECT_EQ(sheet.rows.size(), 7161u);
    EXPECT_EQ(sheet.at(1, 12)->text, "149999195910132735");
    EXPECT_EQ(sheet.at(1, 16), nullptr); // an empty cell
    EXPECT_EQ(sheet.at(1, 35)->kind, CellKind::Number);
}

TEST_F(Reader, SharedStringsNumbersDatesAndMerges) {
    const auto file = folder() / "kinds.xlsx";
    usecases::writeSample(file, {{"表",
                                  {{{"甲"},
                                    usecases::numberCell("12"),
                                    usecases::dateCell("44696"),
                                    usecases::numberCell("149999195910132735"),
                                    usecases::numberCell("0.5")}},
                                  {{1, 0, 2, 0}}}});
    const auto workbook = readSpreadsheet(file);
    ASSERT_TRUE(workbook.ok());
    const auto& sheet = workbook->sheets.front();
    EXPECT_EQ(sheet.at(0, 0)->text, "甲");
    EXPECT_EQ(sheet.at(0, 1)->text, "12");
    EXPECT_EQ(sheet.at(0, 2)->kind, CellKind::Date);
    EXPECT_EQ(sheet.at(0, 2)->text, "2022-05-15");
    EXPECT_TRUE(sheet.at(0, 3)->lossy);
    EXPECT_EQ(sheet.at(0, 4)->text, "0.5");
    ASSERT_EQ(sheet.merges.size(), 1u);
    EXPECT_EQ(sheet.merges.front().lastRow, 2);
}

TEST_F(Reader, PhoneticGuidesAreNoText) {
    const auto file = archive(workbookWith(
        R"(<worksheet><sheetData><row r="1"><c r="B1" t="inlineStr"><is><r><t>王</t></r><r><t>某</t></r><rPh><t>wang</t></rPh></is></c></row></sheetData></worksheet>)"));
    const auto workbook = readSpreadsheet(file);
    ASSERT_TRUE(workbook.ok()) << workbook.error().detail;
    EXPECT_EQ(workbook->sheets.front().at(0, 1)->text, "王某");
}

TEST_F(Reader, CutOffAnywhereIsAnErrorAndNeverAPartOfTheRoster) {
    const auto whole = bytesOf(kSamples / "roster.xlsx");
    for (std::size_t size :
         {std::size_t{4}, std::size_t{100}, whole.size() / 2, whole.size() - 1000, whole.size() - 1}) {
        const auto workbook = parseSpreadsheet(whole.substr(0, size));
        ASSERT_FALSE(workbook.ok()) << size;
        EXPECT_EQ(workbook.error().code, "cut_off") << size;
    }
    auto damaged = whole;
    for (std::size_t i = damaged.size() / 2; i < damaged.size() / 2 + 64; ++i)
        damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
    const auto workbook = parseSpreadsheet(damaged);
    ASSERT_FALSE(workbook.ok());
    EXPECT_EQ(workbook.error().code, "cut_off");
    EXPECT_EQ(parseSpreadsheet("").error().code, "cut_off");
}

TEST_F(Reader, ABombOfTwoHundredMegabytesIsRefusedAtOnce) {
    auto parts =
        workbookWith("<worksheet><sheetData>" + std::string(200 << 20, ' ') + "</sheetData></worksheet>");
    const auto file = archive(parts);
    parts.clear();
    EXPECT_LT(fs::file_size(file), 2u << 20);
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(codeOf(file), "too_large");
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
}

TEST_F(Reader, ARatioThatNoRosterHasIsRefusedBelowTheSizeLimitToo) {
    EXPECT_EQ(codeOf(archive(workbookWith("<worksheet><sheetData>" + std::string(40 << 20, ' ') +
                                          "</sheetData></worksheet>"))),
              "too_large");
}

TEST_F(Reader, BoundsOfRowsColumnsCellsAndText) {
    const auto sheet = [](const std::string& cells) {
        return workbookWith("<worksheet><sheetData>" + cells + "</sheetData></worksheet>");
    };
    EXPECT_EQ(codeOf(archive(sheet(R"(<row r="200001"><c r="A200001"><v>1</v></c></row>)"))), "too_large");
    EXPECT_EQ(codeOf(archive(sheet(R"(<row r="1"><c r="ZZZ1"><v>1</v></c></row>)"))), "too_large");
    EXPECT_EQ(codeOf(archive(sheet(R"(<row r="1"><c r="A1" t="str"><v>)" + std::string(33 << 10, 'x') +
                                   "</v></c></row>"))),
              "too_large");
    SpreadsheetLimits few;
    few.cells = 2;
    EXPECT_EQ(codeOf(archive(sheet(R"(<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>)")), few),
              "too_large");
    SpreadsheetLimits small;
    small.entries = 2;
    EXPECT_EQ(codeOf(archive(sheet("")), small), "too_large");
}

TEST_F(Reader, EntitiesAreNotExpanded) {
    const std::string bomb =
        R"(<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>)"
        R"(<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>)";
    EXPECT_EQ(codeOf(archive(workbookWith(bomb))), "cut_off");
}

TEST_F(Reader, OtherFilesGetTheirOwnNames) {
    const auto write = [this](const std::string& bytes) {
        const auto file = folder() / "other";
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    };
    EXPECT_EQ(codeOf(write("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old .xls")), "encrypted_xls");
    EXPECT_EQ(codeOf(write(std::string("\x89PNG\0\0", 6))), "not_xlsx");
    EXPECT_EQ(codeOf(archive({{"word/document.xml", "<w/>"}})), "not_xlsx");
    EXPECT_EQ(codeOf(archive(workbookWith("<worksheet/>"), true)), "encrypted_xls");
    EXPECT_EQ(codeOf(archive(workbookWith("<worksheet><sheetData/></worksheet>"))), "no_sheet");
    EXPECT_EQ(codeOf(write("\n\n")), "no_sheet");
    EXPECT_EQ(codeOf(folder() / "nowhere.xlsx"), "unreadable");
}

TEST_F(Reader, TextFilesInUtf8AndInGb18030) {
    const std::string utf8 = "\xEF\xBB\xBF姓名,备注\n\"王,某\",\"说\"\"好\"\"\"\n";
    const std::string gbk = "\xD0\xD5\xC3\xFB;\xB1\xB8\xD7\xA2\r\n\xCD\xF5\xC4\xB3;\r\n"; // 姓名;备注 / 王某;
    const auto a = parseSpreadsheet(utf8);
    ASSERT_TRUE(a.ok());
    EXPECT_EQ(a->sheets[0].at(0, 0)->text, "姓名");
    EXPECT_EQ(a->sheets[0].at(1, 0)->text, "王,某");
    EXPECT_EQ(a->sheets[0].at(1, 1)->text, "说\"好\"");
    const auto b = parseSpreadsheet(gbk);
    ASSERT_TRUE(b.ok());
    EXPECT_EQ(b->sheets[0].at(0, 1)->text, "备注");
    EXPECT_EQ(b->sheets[0].at(1, 0)->text, "王某");
    EXPECT_EQ(b->sheets[0].at(1, 1), nullptr);
}

TEST(DateFormat, IsToldFromNumbers) {
    for (const char* code : {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "m/d/yy", "[$-804]yyyy/m/d;@", "dd"})
        EXPECT_TRUE(isDateFormat(code)) << code;
    for (const char* code : {"0.00", "General", "@", "[Red]0", "\"day\"0", "#,##0_d", "0\\d"})
        EXPECT_FALSE(isDateFormat(code)) << code;
}

} // namespace
} // namespace ruhu::documents
