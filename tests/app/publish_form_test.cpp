// The office's new or corrected questionnaire, from its sheets to the tablets' shelf.

#include "app/questionnaire/built_in_form.h"
#include "app/usecases/form_shelf.h"
#include "app/usecases/publish_form.h"
#include "tests/app/import_fixture.h"

#include <fstream>
#include <iterator>

namespace ruhu::usecases {

namespace {

namespace fs = std::filesystem;

class PublishForm : public ImportFixture {
protected:
    PublishForm() {
        fs::copy(fs::path(RUHU_SOURCE_ROOT) / "app/forms/household_visit", sheets());
        edit("settings.csv", "2026-2", "2026-3");
    }

    fs::path sheets() const { return folder() / "form"; }

    void edit(const char* sheet, const std::string& from, const std::string& to) {
        std::ifstream in(sheets() / sheet, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        std::ofstream(sheets() / sheet, std::ios::binary) << text;
    }

    PublishedReport publish() {
        auto report = publishForm(sheets(), committer());
        EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().code + " " + report.error().detail);
        return report.ok() ? *report : PublishedReport{};
    }

    std::string refusal() {
        const auto report = publish();
        EXPECT_EQ(committer().commits(), 0);
        return report.problems.empty() ? std::string("published") : report.problems[0].code;
    }

    FormShelf shelf() {
        return {committer().tables(),
                [this](const std::string& sha256) { return township().central().blob(sha256); }};
    }
};

TEST_F(PublishForm, BecomesTheVersionThatVisitsBeginWith) {
    EXPECT_EQ(shelf().current()->version(), "2026-2") << "what the program brings along";
    edit("survey.csv", "知道防返贫政策吗", "听说过防返贫政策吗");
    const auto report = publish();
    ASSERT_TRUE(report.problems.empty()) << forms::wordsFor(report.problems[0]).zh;
    EXPECT_EQ(report.version, "2026-3");
    EXPECT_GT(report.questions, 80);
    auto forms = shelf();
    EXPECT_EQ(forms.current()->version(), "2026-3");
    EXPECT_EQ(forms.current()->question("knows_policy")->label.zh, "听说过防返贫政策吗");
    EXPECT_EQ(forms.ofVersion("2026-2")->question("knows_policy")->label.zh, "知道防返贫政策吗");
    EXPECT_EQ(forms.ofVersion("2026-9")->version(), "2026-3") << "not here: the current one";
}

TEST_F(PublishForm, TheNewestIsTheCurrentOne) {
    publish();
    edit("settings.csv", "2026-3", "2026-2b");
    publish();
    EXPECT_EQ(shelf().current()->version(), "2026-3") << "published in the same moment: the higher number";
    EXPECT_EQ(shelf().ofVersion("2026-2b")->version(), "2026-2b");
}

TEST_F(PublishForm, AVersionNeverChanges) {
    publish();
    EXPECT_TRUE(publish().already);
    EXPECT_EQ(committer().commits(), 1);
    edit("survey.csv", "知道防返贫政策吗", "听说过防返贫政策吗");
    const auto report = publish();
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].code, "visit_version_taken");
    EXPECT_EQ(committer().commits(), 1);
}

TEST_F(PublishForm, AFormThatIsOnItsWayIsWaitedFor) {
    publish();
    FormShelf onATablet(committer().tables(), [](const std::string&) { return std::nullopt; });
    EXPECT_EQ(onATablet.current()->version(), "2026-2");
}

TEST_F(PublishForm, IsRefusedWithTheCellThatIsWrong) {
    edit("survey.csv", "selected('2 4 6 7', ${conclusion})", "selected('2 4 6 7', ${konclusion})");
    const auto report = publish();
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].code, "unknown_reference");
    EXPECT_EQ(report.problems[0].place.sheet, "survey");
    EXPECT_GT(report.problems[0].place.row, 100);
    EXPECT_EQ(report.problems[0].place.column, "relevant");
    EXPECT_EQ(committer().commits(), 0);
}

TEST_F(PublishForm, WhatAVisitCannotAskIsToldWithItsRow) {
    edit("survey.csv", "range,work_months", "decimal,work_months");
    const auto report = publish();
    ASSERT_EQ(report.problems.size(), 1U);
    EXPECT_EQ(report.problems[0].code, "visit_kind");
    EXPECT_EQ(report.problems[0].place.sheet, "survey");
    EXPECT_GT(report.problems[0].place.row, 20);
}

TEST_F(PublishForm, NeedsAVersionAndTheFormsOwnName) {
    edit("settings.csv", "2026-3", "");
    EXPECT_EQ(refusal(), "visit_no_version");
    edit("settings.csv", "household_visit", "another_survey");
    EXPECT_EQ(refusal(), "visit_form_id");
}

TEST_F(PublishForm, ListsBesideItTravelInIt) {
    edit("survey.csv", "text,livestock,养了什么,Livestock",
         "select_one_from_file beasts.csv,livestock,养了什么,Livestock");
    std::ofstream(sheets() / "beasts.csv") << "name,label\ncow,牛\nsheep,羊\n";
    const auto report = publish();
    ASSERT_TRUE(report.problems.empty()) << forms::wordsFor(report.problems[0]).zh;
    const auto beasts = shelf().current()->question("livestock");
    ASSERT_TRUE(beasts);
    ASSERT_EQ(beasts->options.size(), 2U);
    EXPECT_EQ(beasts->options[1].label.zh, "羊");
}

TEST_F(PublishForm, AFileThatIsNotThereIsTold) {
    edit("survey.csv", "text,livestock,养了什么,Livestock",
         "select_one_from_file beasts.csv,livestock,养了什么,Livestock");
    EXPECT_EQ(refusal(), "no_file");
}

} // namespace

} // namespace ruhu::usecases
