// Ruhu's own questionnaire, sections A to K of the handbook: whole, in both languages, and it computes.

#include "app/domain/codes.h"
#include "app/forms/answer_script.h"
#include "app/forms/form_loader.h"
#include "tests/forms/form_fixture.h"

#include <filesystem>

namespace ruhu::forms {

namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(RUHU_SOURCE_ROOT) / "app/forms/household_visit";

ReadForm householdVisit() {
    return loadForm(kFolder);
}

TEST(HouseholdVisit, Imports) {
    const auto read = householdVisit();
    EXPECT_TRUE(read.form) << saidBy(read.problems);
}

TEST(HouseholdVisit, EveryQuestionAndChoiceSpeaksBothLanguages) {
    const auto read = householdVisit();
    ASSERT_TRUE(read.form);
    ASSERT_EQ(read.form->languages.size(), 2U);
    for (const auto& control : read.form->controls)
        EXPECT_FALSE(control.label.itext.empty())
            << read.form->elements[static_cast<std::size_t>(control.element)].path;
    const auto& chinese = read.form->itext.at("中文 (zh)");
    const auto& english = read.form->itext.at("English (en)");
    for (const auto& [id, forms] : chinese)
        EXPECT_TRUE(english.contains(id)) << id;
    EXPECT_EQ(chinese.size(), english.size());
}

TEST(HouseholdVisit, ItsChoicesAreTheCodesOfTheHandbook) {
    Answering form(householdVisit());
    for (const auto& [question, list] :
         std::map<std::string, std::string>{{"/data/basics/mode", "mode"},
                                            {"/data/members[1]/whereabouts", "whereabouts"},
                                            {"/data/members[1]/verified_by", "verified_by"},
                                            {"/data/members[1]/change_type", "change_type"},
                                            {"/data/members[1]/school_status", "school_status"},
                                            {"/data/conclusion_section/conclusion", "conclusion"},
                                            {"/data/signing/sign_mode", "signature_mode"}}) {
        std::string codes;
        for (const auto& code : domain::codeList(list).codes())
            codes += (codes.empty() ? "" : " ") + code.code;
        EXPECT_EQ(form.offered(question), codes) << question;
    }
}

TEST(HouseholdVisit, TheRosterFillsTheMembersIn) {
    Answering form(householdVisit());
    EXPECT_EQ(form.value("/data/members[1]/name"), "王试填");
    EXPECT_EQ(form.value("/data/members[4]/person_id"), "p4");
    EXPECT_EQ(form.value("/data/members[4]/age"), "7");
    EXPECT_EQ(form.value("/data/members[3]/work_place"), "太原");
    EXPECT_FALSE(form.exists("/data/members[5]"));
    form.set("/data/newcomers", "1");
    EXPECT_TRUE(form.exists("/data/members[5]"));
    EXPECT_EQ(form.value("/data/members[5]/name"), "");
    EXPECT_EQ(form.value("/data/members[5]/on_roster"), "0");
    EXPECT_FALSE(form.state("/data/members[5]/name").valid);
}

TEST(HouseholdVisit, AsksOnlyWhatConcernsAMember) {
    Answering form(householdVisit());
    EXPECT_FALSE(form.state("/data/members[3]/work_months").relevant);
    form.set("/data/members[3]/whereabouts", "2");
    EXPECT_TRUE(form.state("/data/members[3]/work_months").relevant);
    form.set("/data/members[3]/work_months", "13");
    EXPECT_EQ(form.state("/data/members[3]/work_months").message, "务工月数最多12");
    EXPECT_TRUE(form.state("/data/members[4]/school_status").relevant);
    EXPECT_FALSE(form.state("/data/members[1]/school_status").relevant);
    form.set("/data/members[2]/whereabouts", "9");
    EXPECT_FALSE(form.state("/data/members[2]/insured").relevant);
    EXPECT_EQ(form.value("/data/persons"), "3");
}

TEST(HouseholdVisit, TheIncomeIsThatOfTheHandbook) {
    Answering form(householdVisit());
    form.set("/data/members[3]/whereabouts", "2");
    form.set("/data/members[3]/wage_work", "30000");
    form.set("/data/income/business/biz_crop", "5000");
    form.set("/data/income/business/cost_crop", "1500.50");
    form.set("/data/income/transfer/trans_pension", "2400");
    form.set("/data/expense/medical/med_total", "9000");
    form.set("/data/expense/medical/med_reimbursed", "6000");
    form.set("/data/expense/medical/med_self", "2500");
    EXPECT_EQ(form.value("/data/net_income"), "35899.5");
    EXPECT_EQ(form.value("/data/per_net"), "8974.88");
    EXPECT_EQ(form.value("/data/ref_income"), "33399.5");
    EXPECT_EQ(form.value("/data/rigid_expense"), "2500");
    EXPECT_EQ(form.value("/data/below_line"), "0");
    form.set("/data/members[3]/wage_work", "3000");
    EXPECT_EQ(form.value("/data/per_net"), "2224.88");
    EXPECT_EQ(form.value("/data/below_line"), "1");
    form.set("/data/expense/medical/med_self", "3500");
    EXPECT_FALSE(form.state("/data/expense/medical/med_self").valid);
    form.set("/data/income/business/biz_crop", "0.001");
    EXPECT_FALSE(form.state("/data/income/business/biz_crop").valid);
}

TEST(HouseholdVisit, AProblemMustBeExplained) {
    Answering form(householdVisit());
    EXPECT_FALSE(form.state("/data/assurance/housing_grade_detail").relevant);
    form.set("/data/assurance/housing_grade", "D");
    EXPECT_TRUE(form.state("/data/assurance/housing_grade_detail").required);
    form.set("/data/members[1]/insured", "false");
    form.set("/data/assurance/med_ok", "true");
    EXPECT_FALSE(form.state("/data/assurance/med_ok").valid);
    EXPECT_FALSE(form.state("/data/conclusion_section/problems[1]/problem_text").relevant);
    form.set("/data/conclusion_section/has_problem", "true");
    EXPECT_TRUE(form.state("/data/conclusion_section/problems[1]/problem_text").relevant);
    EXPECT_EQ(form.add("/data/conclusion_section", "problems"), "");
}

TEST(HouseholdVisit, ZeroBlankAndNoneAreThreeThings) {
    Answering form(householdVisit());
    EXPECT_FALSE(form.state("/data/income/transfer/trans_dibao").valid);
    form.set("/data/income/transfer/trans_dibao", "0");
    EXPECT_TRUE(form.state("/data/income/transfer/trans_dibao").valid);
    form.set("/data/shocks_section/shocks", "none");
    EXPECT_FALSE(form.state("/data/shocks_section/shock_loss").relevant);
    form.set("/data/shocks_section/shocks", "none job");
    EXPECT_FALSE(form.state("/data/shocks_section/shocks").valid);
}

} // namespace

} // namespace ruhu::forms
