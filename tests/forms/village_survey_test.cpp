// A survey as people write them: households in a village, children in each, choices that follow one another,
// and the rarer columns of an XLSForm.

#include "tests/forms/form_fixture.h"

namespace ruhu::forms {

namespace {

ReadForm survey() {
    return readSheets(
        {{"survey",
          {{"type", "name", "label::English (en)", "label::中文 (zh)", "relevant", "required", "constraint",
            "constraint_message::English (en)", "calculation", "choice_filter", "repeat_count", "default",
            "parameters", "read_only", "trigger"},
           {"text", "village", "Village", "村", "", "yes"},
           {"select_one prov", "prov", "Province", "省", "", "yes"},
           {"select_one town", "town", "Town", "镇", "", "yes", "", "", "", "prov = ${prov}"},
           {"integer", "n", "How many households", "几户", "", "yes", ". > 0 and . < 10", "1 to 9"},
           {"begin repeat", "hh", "Household", "户", "", "", "", "", "", "", "${n}"},
           {"calculate", "idx", "", "", "", "", "", "", "position(..)"},
           {"text", "head", "Head", "户主", "", "yes"},
           {"integer", "kids", "Children", "孩子", "", "", ". >= 0", "", "", "", "", "0"},
           {"begin repeat", "kid", "Child", "孩", "", "", "", "", "", "", "${kids}"},
           {"text", "kname", "Child of ${head}", "${head}的孩子", "", "yes"},
           {"integer", "kage", "Age", "岁", "", "yes", ". >= 0 and . < 18"},
           {"calculate", "kpos", "", "", "", "", "", "", "concat(position(../..), '.', position(..))"},
           {"calculate", "elder", "", "", "", "", "", "",
            "if(position(..) > 1 and ${kage} > indexed-repeat(${kage}, ${hh}, position(../..), ${kid}, 1), "
            "1, 0)"},
           {"end repeat"},
           {"calculate", "kidsum", "", "", "", "", "", "", "sum(${kage})"},
           {"calculate", "told", "", "", "", "", "", "", "concat(${village}, '/', ${head})"},
           {"select_one_from_file people.csv", "who", "Who", "谁", "", "", "", "", "", "town = ${town}", "",
            "", "value=pid label=pname"},
           {"end repeat"},
           {"calculate", "total", "", "", "", "", "", "", "sum(${kage})"},
           {"calculate", "heads", "", "", "", "", "", "", "join(', ', ${head})"},
           {"calculate", "townname", "", "", "", "", "", "", "jr:choice-name(${town}, '${town}')"},
           {"calculate", "second", "", "", "", "", "", "", "pulldata('people', 'pname', 'pid', '2')"},
           {"select_multiple crop or_other", "crops", "Crops", "庄稼"},
           {"text", "why", "Why", "为什么", "selected(${crops}, 'other')", "yes"},
           {"rank crop", "best", "Best", "最好"},
           {"range", "score", "Score", "分", "", "", "", "", "", "", "", "", "start=1 end=5 step=1"},
           {"calculate", "stamp", "", "", "", "", "", "", "now()", "", "", "", "", "", "${score}"},
           {"text", "remark", "Remark", "备注", "", "", "", "", "concat('score ', ${score})", "", "", "", "",
            "", "${score}"},
           {"calculate", "seed", "", "", "", "", "", "", "once(uuid())"},
           {"date", "day", "Day", "哪天", "", "", ". <= today()", "", "", "", "", "today()"},
           {"text", "fixed", "Fixed", "只读", "", "", "", "", "concat(${village}, '!')", "", "", "", "",
            "yes"}}},
         {"choices",
          {{"list_name", "name", "label::English (en)", "label::中文 (zh)", "prov"},
           {"prov", "sx", "Shanxi", "山西"},
           {"prov", "hn", "Henan", "河南"},
           {"town", "t1", "One", "一镇", "sx"},
           {"town", "t2", "Two", "二镇", "sx"},
           {"town", "t3", "Three", "三镇", "hn"},
           {"crop", "maize", "Maize", "玉米"},
           {"crop", "millet", "Millet", "谷子"}}},
         {"settings",
          {{"form_title", "form_id", "version", "default_language"}, {"T", "t", "1", "English (en)"}}}},
        {{"people.csv", "pid,pname,town\n1,甲,t1\n2,乙,t1\n3,丙,t2\n"}});
}

class VillageSurvey : public testing::Test {
protected:
    VillageSurvey()
        : form(survey()) {
        form.set("/data/village", "V");
        form.set("/data/prov", "sx");
        form.set("/data/town", "t1");
        form.set("/data/n", "2");
        form.set("/data/hh[1]/head", "A");
        form.set("/data/hh[2]/head", "B");
        form.set("/data/hh[2]/kids", "2");
        form.set("/data/hh[2]/kid[1]/kage", "5");
        form.set("/data/hh[2]/kid[2]/kage", "7");
    }

    Answering form;
};

TEST_F(VillageSurvey, RepeatsInRepeatsAreCountedAndNumbered) {
    EXPECT_FALSE(form.exists("/data/hh[3]"));
    EXPECT_FALSE(form.exists("/data/hh[1]/kid[1]"));
    EXPECT_EQ(form.value("/data/hh[2]/idx"), "2");
    EXPECT_EQ(form.value("/data/hh[2]/kid[2]/kpos"), "2.2");
    EXPECT_EQ(form.value("/data/hh[2]/kid[1]/elder"), "0");
    EXPECT_EQ(form.value("/data/hh[2]/kid[2]/elder"), "1");
}

TEST_F(VillageSurvey, WhatIsInsideReadsItsOwnAndWhatIsOutsideReadsAll) {
    EXPECT_EQ(form.value("/data/hh[1]/kidsum"), "0");
    EXPECT_EQ(form.value("/data/hh[2]/kidsum"), "12");
    EXPECT_EQ(form.value("/data/total"), "12");
    EXPECT_EQ(form.value("/data/hh[1]/told"), "V/A");
    EXPECT_EQ(form.value("/data/heads"), "A, B");
    form.set("/data/village", "W");
    EXPECT_EQ(form.value("/data/hh[2]/told"), "W/B");
}

TEST_F(VillageSurvey, FewerInstancesTakeTheirAnswersAlong) {
    form.set("/data/hh[2]/kids", "1");
    EXPECT_EQ(form.value("/data/total"), "5");
    form.set("/data/n", "1");
    EXPECT_EQ(form.value("/data/total"), "0");
    EXPECT_EQ(form.value("/data/heads"), "A");
    form.set("/data/n", "2");
    EXPECT_EQ(form.value("/data/hh[2]/head"), "") << "a new one";
}

TEST_F(VillageSurvey, ALabelSpeaksOfItsOwnInstanceInBothLanguages) {
    auto& node = form.node("/data/hh[2]/kid[1]/kname");
    const auto& control = form.session->form().controls[static_cast<std::size_t>(node.element->control)];
    EXPECT_EQ(form.session->text(control.label, node), "Child of B");
    form.session->setLanguage("中文 (zh)");
    EXPECT_EQ(form.session->text(control.label, node), "B的孩子");
}

TEST_F(VillageSurvey, ChoicesFollowWhatWasChosenBefore) {
    EXPECT_EQ(form.offered("/data/town"), "t1 t2");
    EXPECT_EQ(form.offered("/data/hh[2]/who"), "1 2");
    EXPECT_EQ(form.value("/data/townname"), "One");
    form.set("/data/prov", "hn");
    EXPECT_EQ(form.offered("/data/town"), "t3");
    EXPECT_FALSE(form.state("/data/town").valid) << "kept, and said to be none of these";
    EXPECT_EQ(form.value("/data/second"), "乙");
}

TEST_F(VillageSurvey, OtherIsOneOfTheChoices) {
    EXPECT_EQ(form.offered("/data/crops"), "maize millet other");
    EXPECT_FALSE(form.state("/data/why").relevant);
    form.set("/data/crops", "maize other");
    EXPECT_TRUE(form.state("/data/why").required);
    EXPECT_TRUE(form.exists("/data/crops_other"));
    form.set("/data/crops", "maize tulip");
    EXPECT_FALSE(form.state("/data/crops").valid);
}

TEST_F(VillageSurvey, ATriggerSetsOnceWhatPeopleMayThenChange) {
    EXPECT_EQ(form.value("/data/stamp"), "") << "a calculation that waits for its trigger";
    form.set("/data/score", "4");
    EXPECT_EQ(form.value("/data/stamp"), "2022-05-20T09:00:00.000+08:00");
    EXPECT_EQ(form.value("/data/remark"), "score 4");
    form.set("/data/remark", "my own words");
    form.set("/data/village", "W");
    EXPECT_EQ(form.value("/data/remark"), "my own words");
    form.set("/data/score", "5");
    EXPECT_EQ(form.value("/data/remark"), "score 5");
    form.set("/data/score", "6");
    EXPECT_FALSE(form.state("/data/score").valid) << "beyond its end";
}

TEST_F(VillageSurvey, OnceStaysWhatItWas) {
    const auto seed = form.value("/data/seed");
    EXPECT_EQ(seed.size(), 36U);
    form.session->computeAll();
    EXPECT_EQ(form.value("/data/seed"), seed);
}

TEST_F(VillageSurvey, ADefaultIsComputedOnceAndWhatIsReadOnlyStays) {
    EXPECT_EQ(form.value("/data/day"), "2022-05-20");
    EXPECT_EQ(form.set("/data/fixed", "x"), "readonly");
    EXPECT_EQ(form.value("/data/fixed"), "V!");
}

TEST(TriggerColumn, OfWhatNobodyIsAskedIsRefusedWithItsCell) {
    const auto read = readSheets({{"survey",
                                   {{"type", "name", "label", "calculation", "trigger"},
                                    {"calculate", "one", "", "5 + 4"},
                                    {"calculate", "stamp", "", "now()", "${one}"}}}});
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].code, "bad_trigger");
    EXPECT_EQ(read.problems[0].place.row, 3);
    EXPECT_EQ(read.problems[0].place.column, "trigger");
}

} // namespace

} // namespace ruhu::forms
