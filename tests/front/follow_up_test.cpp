// 回访 by touch: from the first row to what is saved.
#include "app/questionnaire/built_in_form.h"
#include "app/usecases/record_visit.h"
#include "tests/front/program.h"

#include <gtest/gtest.h>

#include <QImage>

namespace ruhu::tests {
namespace {

using domain::FieldRef;

/// 牛明旺's wife works away and has not been verified.
class FollowUpPage : public testing::Test {
protected:
    void SetUp() override {
        household = program.household("牛明旺");
        wife = program.text("SELECT id FROM person WHERE name = '邹怡芳' AND household_id = '" + household +
                            "'");
        usecases::RecordVisit record(*program.tablet().replica);
        const auto visit = record.start(household, township().round, township().staff("王建国"), "2026-05-24",
                                        *questionnaire::builtInForm());
        ASSERT_TRUE(visit.ok());
        ASSERT_TRUE(
            record
                .save(*visit, township().staff("王建国"),
                      {{{FieldRef::Place::Member, "whereabouts", wife}, domain::exactly(std::string("2"))}})
                .ok());
        program.hands().tap("回访");
        program.hands().waitFor("邹怡芳");
    }

    std::string attempt(const char* field) {
        return program.text(std::string("SELECT ") + field + " FROM contact_attempt WHERE person_id = '" +
                            wife + "' ORDER BY made_at DESC, id DESC LIMIT 1");
    }

    Program program;
    sync::Id household;
    sync::Id wife;
};

TEST_F(FollowUpPage, ShowsWhomToCallAndRevealsTheNumberToWhoCalls) {
    EXPECT_EQ(program.app().callsNow(), 1);
    EXPECT_TRUE(program.hands().shows("还有1人没联系上"));
    EXPECT_TRUE(program.hands().shows("还没打过"));
    EXPECT_TRUE(program.hands().showsPart("149****"));
    program.expectWhole();
    program.hands().tap("拨打电话");
    program.hands().waitForPart("打完回到这里点一下");
    EXPECT_FALSE(program.hands().showsPart("149****"));
    EXPECT_EQ(program.text("SELECT count(*) FROM reveal"), "1");
}

TEST_F(FollowUpPage, NobodyAnsweringIsOneTapAndSaysWhatTheRuleStillAsks) {
    program.hands().tap("无人接听");
    program.hands().waitForPart("再打2次仍没联系上");
    EXPECT_EQ(attempt("outcome || channel"), "no_answerphone");
    EXPECT_TRUE(program.hands().shows("已打1次"));
    program.expectWhole();
}

TEST_F(FollowUpPage, WhatWasConfirmedIsKeptWithWhoAnswered) {
    program.hands().tap("微信视频");
    program.hands().tap("接通，已核实");
    program.hands().tap("牛勇国，之子");
    program.hands().tap("在哪里、做什么、挣多少");
    program.hands().type("在县城超市上班");
    program.expectWhole();
    program.hands().tap("记下，已核实");
    program.hands().waitUntil([&] { return program.app().callsNow() == 0; }, "nobody left to call");
    EXPECT_EQ(attempt("outcome || channel || answered_by || facts"),
              "verifiedwechat_video牛勇国在县城超市上班");
    EXPECT_EQ(program.text("SELECT verified_by FROM visit_member WHERE person_id = '" + wife + "'"), "4");
    program.hands().waitFor("没有要回访的人");
}

TEST_F(FollowUpPage, AnAgreedTimeMovesThePersonDown) {
    program.hands().tap("约好再打");
    program.hands().tap("明晚 19:30");
    program.hands().waitFor("约好了");
    EXPECT_EQ(program.app().callsNow(), 0);
    EXPECT_EQ(attempt("outcome"), "call_back");
    program.expectWhole();
}

TEST_F(FollowUpPage, AScreenshotNeedsNotice) {
    QImage screen(600, 900, QImage::Format_RGB32);
    screen.fill(Qt::gray);
    const auto file = program.tablet().folder / "call.png";
    screen.save(QString::fromStdString(file.string()));
    program.tablet().ports.camera.sample = file;
    program.hands().tap("接通，已核实");
    EXPECT_FALSE(program.hands().shows("拍下通话页"));
    program.hands().tap("告诉对方了，截图会留存");
    program.hands().tap("拍下通话页");
    program.hands().waitFor("重拍");
    program.hands().tap("记下，已核实");
    program.hands().waitUntil([&] { return attempt("evidence").size() == 64; }, "the evidence");
    EXPECT_EQ(attempt("notice_given"), "1");
}

TEST_F(FollowUpPage, StandsUprightAndInLargeText) {
    program.hands().window()->resize(800, 1280);
    program.expectWhole();
    program.hands().tap("邹怡芳");
    program.hands().waitFor("回到名单");
    program.expectWhole();
    program.app().setTextPercent(150);
    program.expectWhole();
    program.hands().tap("接通，已核实");
    program.expectWhole();
    program.hands().window()->resize(1280, 800);
    program.expectWhole();
}

} // namespace
} // namespace ruhu::tests
