#include "app/documents/visit_pdf.h"
#include "app/domain/completion_gate.h"
#include "app/domain/seal_freeze.h"
#include "app/domain/text.h"
#include "app/questionnaire/built_in_form.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>

#include <QGuiApplication>
#include <QProcess>
#include <QString>

namespace ruhu::documents {
namespace {

using testing::HasSubstr;

class VisitPdf : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (QCoreApplication::instance())
            return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        static int argc = 1;
        static char name[] = "test";
        static char* argv[] = {name, nullptr};
        static QGuiApplication application(argc, argv);
    }

    VisitPdf() {
        auto facts = tests::sampleFacts();
        facts.members[1].name = "古丽巴哈尔·吾买尔";
        facts.members[2].name = "张𬭎";
        facts.members[0].idNo = "149999195802030011";
        sheet.township = "赵家坪乡";
        sheet.form = questionnaire::builtInForm();
        sheet.content = domain::freeze(tests::builtInVisitForm(), facts,
                                       domain::assess(tests::builtInVisitForm(), facts));
        sheet.hash = domain::sealHash(domain::encodeSeal(sheet.content));
        for (const auto& [role, who, relation] :
             {std::tuple{"checker", "王建国", ""}, std::tuple{"head", "张守田", "01"}})
            sheet.signatures.push_back({role, who, relation, "hand", 1'779'592'200'000, tests::someInk()});
    }

    /// What a reader of the PDF can select and copy; spaces and line ends left out. Narrowed, because Qt
    /// names some hanzi by the radical that looks the same (⼈ for 人).
    static std::string textOf(const std::filesystem::path& file) {
        QProcess pdftotext;
        pdftotext.start("pdftotext", {"-layout", QString::fromStdString(file.string()), "-"});
        EXPECT_TRUE(pdftotext.waitForFinished());
        auto text = QString::fromUtf8(pdftotext.readAllStandardOutput());
        return domain::narrow(text.simplified().remove(u' ').toStdString());
    }

    sync::test::Folder folder;
    VisitSheet sheet;
};

TEST_F(VisitPdf, HoldsEverySectionAsText) {
    const auto file = folder.path() / "visit.pdf";
    ASSERT_TRUE(writeVisitPdf(VisitPages(sheet), file).ok());
    const auto text = textOf(file);
    for (const char* part : {"信息排查表", "赵家坪乡2026年第一轮", "古丽巴哈尔·吾买尔", "家庭纯收入52,800元",
                             "人均纯收入10,560元", "11,000元(估算)", "核查结论:已消除且稳定", "王建国",
                             "张守田", "2026-05-2411:10"})
        EXPECT_THAT(text, HasSubstr(part));
    EXPECT_THAT(text, HasSubstr("用途确认")) << "what was confirmed is said in words";
    EXPECT_THAT(text, HasSubstr("刘芳在哪一片务工")) << "what a member was asked besides, with the name";
    EXPECT_THAT(text, Not(HasSubstr("work_region")));
    EXPECT_THAT(text, HasSubstr("149***********0011"));
    EXPECT_THAT(text, Not(HasSubstr("149999195802030011")));
    auto code = domain::fullCheckCode(sheet.hash);
    std::erase(code, ' ');
    EXPECT_THAT(text, HasSubstr(code));
}

/// The sheet names its signers by place: each handwriting has one, and none is left as a mark in the text.
TEST_F(VisitPdf, DrawsHandwritingAsVectors) {
    const auto with = folder.path() / "with.pdf";
    const auto without = folder.path() / "without.pdf";
    ASSERT_TRUE(writeVisitPdf(VisitPages(sheet), with).ok());
    EXPECT_THAT(textOf(with), Not(HasSubstr("ink0")));
    for (auto& signature : sheet.signatures)
        signature.ink.clear();
    ASSERT_TRUE(writeVisitPdf(VisitPages(sheet), without).ok());
    EXPECT_GT(std::filesystem::file_size(with), std::filesystem::file_size(without));
    QProcess images;
    images.start("pdfimages", {"-list", QString::fromStdString(with.string())});
    ASSERT_TRUE(images.waitForFinished());
    EXPECT_EQ(images.readAllStandardOutput().split('\n').size(), 3); // heading, rule, end: no picture
}

TEST_F(VisitPdf, ShowsAnswersOfAnotherFormUnderTheirKeys) {
    sheet.content.answers["asked_later"] = domain::exactly(std::string("<是的>"));
    const auto file = folder.path() / "visit.pdf";
    ASSERT_TRUE(writeVisitPdf(VisitPages(sheet), file).ok());
    EXPECT_THAT(textOf(file), HasSubstr("asked_later<是的>"));
}

TEST_F(VisitPdf, RowsStandUnderTheirHeadingsAndFilesUnderTheirCode) {
    auto xform = questionnaire::builtInForm()->xform();
    const auto insert = [&](const std::string& before, const std::string& what) {
        xform.insert(xform.find(before), what);
    };
    insert("<informant/>", "<jobs><boss/></jobs>");
    insert("<land_arable/>", "<paper/><wells><pumps><power/></pumps></wells>");
    insert("<bind nodeset=\"/data/industry/land_arable\"",
           "<bind nodeset=\"/data/industry/paper\" type=\"binary\"/>"
           "<bind nodeset=\"/data/industry/wells/pumps/power\" type=\"int\"/>"
           "<bind nodeset=\"/data/members/jobs/boss\" type=\"string\"/>");
    xform.insert(xform.rfind('<', xform.find(" ref=\"/data/members/informant\"")),
                 "<group><label>活计</label><repeat nodeset=\"/data/members/jobs\">"
                 "<input ref=\"/data/members/jobs/boss\"><label>给谁干</label></input></repeat></group>");
    xform.insert(
        xform.rfind('<', xform.find(" ref=\"/data/industry/land_arable\"")),
        "<upload ref=\"/data/industry/paper\" mediatype=\"application/*\"><label>证明</label></upload>"
        "<group><label>水井</label><repeat nodeset=\"/data/industry/wells\">"
        "<group><label>水泵</label><repeat nodeset=\"/data/industry/wells/pumps\">"
        "<input ref=\"/data/industry/wells/pumps/power\"><label>功率</label></input>"
        "</repeat></group></repeat></group>");
    forms::Problems problems;
    sheet.form = questionnaire::HouseholdForm::read(xform, problems);
    ASSERT_TRUE(sheet.form) << problems.at(0).code << " " << problems.at(0).subject;
    const auto person = sheet.content.members[3].personId;
    auto& answers = sheet.content.answers;
    answers["jobs:" + person + ".a"] = domain::exactly(true);
    answers["boss:" + person + ".a"] = domain::exactly(std::string("煤矿"));
    answers["wells:a"] = domain::exactly(true);
    answers["pumps:a.b"] = domain::exactly(true);
    answers["power:a.b"] = domain::exactly(std::int64_t(7));
    answers["paper"] = domain::exactly(std::string(64, '9'));
    const auto file = folder.path() / "visit.pdf";
    ASSERT_TRUE(writeVisitPdf(VisitPages(sheet), file).ok());
    const auto text = textOf(file);
    for (const char* part : {"刘芳活计1给谁干煤矿", "水井1水泵1功率7", "文件,校验码9999", "十四、签字"})
        EXPECT_THAT(text, HasSubstr(part));
    for (const char* row : {"活计是", "水井是", "水泵是"})
        EXPECT_THAT(text, Not(HasSubstr(row))) << "that a row is there is no answer";
}

TEST_F(VisitPdf, APlaceThatCannotBeWrittenIsAnError) {
    const auto done = writeVisitPdf(VisitPages(sheet), folder.path() / "no" / "folder.pdf");
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, "write_failed");
}

} // namespace
} // namespace ruhu::documents
