#include "app/store/draft_ink.h"
#include "app/store/visit_queries.h"
#include "app/usecases/amend_visit.h"
#include "app/usecases/log_contact.h"
#include "app/usecases/record_visit.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace ruhu;
using namespace ruhu::domain;
using testing::UnorderedElementsAre;
using tests::VisitWorld;

namespace {

class RecordVisitTest : public testing::Test {
protected:
    sync::Id start() {
        return usecases::RecordVisit(*world.replica)
            .start(world.household, world.round, world.wang, VisitWorld::kToday, tests::builtInVisitForm())
            .value();
    }

    sync::Result<void> save(const sync::Id& visit, const std::string& ref, AnswerValue value) {
        return usecases::RecordVisit(*world.replica)
            .save(visit, world.wang, {{FieldRef::parse(ref).value(), exactly(std::move(value))}});
    }

    VisitWorld world;
};

} // namespace

TEST_F(RecordVisitTest, BeginsOnceWithEveryMemberAndTheTwoInCharge) {
    const auto visit = start();
    EXPECT_EQ(visit, sync::nameId("visit", world.round + "/" + world.household));
    world.clock.advance(1000);
    EXPECT_EQ(start(), visit);
    EXPECT_EQ(world.text("SELECT count(*) FROM visit"), "1");
    EXPECT_EQ(world.text("SELECT count(*) FROM visit_member"), "5");
    EXPECT_THAT(codesOf(world.facts().visit, "team"), UnorderedElementsAre(world.wang, world.li));
    EXPECT_EQ(world.facts().visitedAt, 1'779'600'000'000);
}

TEST_F(RecordVisitTest, SaysWhenTheHouseholdIsNotHere) {
    const auto result =
        usecases::RecordVisit(*world.replica)
            .start("nobody", world.round, world.wang, VisitWorld::kToday, tests::builtInVisitForm());
    EXPECT_EQ(result.error().code, "no_household");
    EXPECT_EQ(save("nothing", "visit/mode", std::string("1")).error().code, "no_visit");
}

TEST_F(RecordVisitTest, EveryFieldIsThereAfterAKill) {
    const auto visit = start();
    const auto member = "member/" + VisitWorld::person(3);
    ASSERT_TRUE(save(visit, "visit/mode", std::string("1")).ok());
    ASSERT_TRUE(save(visit, member + "/whereabouts", std::string("2")).ok());
    ASSERT_TRUE(save(visit, member + "/work_months", std::int64_t(11)).ok());
    ASSERT_TRUE(save(visit, "answer/wage_work:" + VisitWorld::person(3), std::int64_t(3300000)).ok());
    ASSERT_TRUE(save(visit, "answer/biz_crop", std::int64_t(0)).ok());
    ASSERT_TRUE(save(visit, "answer/shocks", std::vector<std::string>{}).ok());
    ASSERT_TRUE(usecases::RecordVisit(*world.replica)
                    .save(visit, world.wang, {{FieldRef::parse("answer/biz_other").value(), unknown()}})
                    .ok());
    world.reopen();
    const auto facts = world.facts();
    EXPECT_EQ(textOf(facts.visit, "mode"), "1");
    EXPECT_EQ(textOf(facts.members[2].entry, "whereabouts"), "2");
    EXPECT_EQ(integerOf(facts.members[2].entry, "work_months"), 11);
    EXPECT_EQ(integerOf(facts.answers, "wage_work:" + VisitWorld::person(3)), 3300000);
    EXPECT_EQ(integerOf(facts.answers, "biz_crop"), 0) << "asked and zero";
    EXPECT_TRUE(isAsked(facts.answers, "shocks")) << "asked, none";
    EXPECT_EQ(facts.answers.at("biz_other"), unknown());
    EXPECT_FALSE(facts.answers.contains("biz_forest")) << "not asked";
}

TEST_F(RecordVisitTest, AnAnswerTakenBackIsNotAsked) {
    const auto visit = start();
    ASSERT_TRUE(save(visit, "answer/biz_crop", std::int64_t(5)).ok());
    ASSERT_TRUE(usecases::RecordVisit(*world.replica)
                    .save(visit, world.wang, {{FieldRef::parse("answer/biz_crop").value(), std::nullopt}})
                    .ok());
    EXPECT_FALSE(world.facts().answers.contains("biz_crop"));
}

TEST_F(RecordVisitTest, OffersWhatTheRosterKnows) {
    start();
    const auto facts = world.facts();
    EXPECT_EQ(textOf(facts.members[2].lastYear, "work_place"), "山西省太原市");
    EXPECT_FALSE(facts.members[2].entry.contains("work_place")) << "offered, not answered";
    EXPECT_EQ(boolOf(facts.members[0].lastYear, "insured"), true);
}

TEST_F(RecordVisitTest, AChangeAfterReadingBackMustBeReadAgain) {
    const auto visit = start();
    ASSERT_TRUE(usecases::RecordVisit(*world.replica).confirmReadBack(visit, world.wang).ok());
    EXPECT_NE(world.facts().readBackAt, 0);
    ASSERT_TRUE(save(visit, "answer/biz_crop", std::int64_t(1)).ok());
    EXPECT_EQ(world.facts().readBackAt, 0);
}

TEST_F(RecordVisitTest, AnOpenVisitCannotBeAmended) {
    const auto visit = start();
    EXPECT_EQ(usecases::AmendVisit(*world.replica).amend(visit, world.wang).error().code, "not_sealed");
}

TEST_F(RecordVisitTest, LogsEachTryToReachSomebody) {
    const auto visit = start();
    const usecases::Contact contact{
        world.household, visit, VisitWorld::person(4), "phone", "", "no_answer", "", "", ""};
    ASSERT_TRUE(usecases::LogContact(*world.replica).log(contact, world.li).ok());
    ASSERT_TRUE(usecases::LogContact(*world.replica).log(contact, world.li).ok());
    const auto facts = world.facts();
    ASSERT_EQ(facts.attempts.size(), 2U);
    EXPECT_EQ(facts.attempts[0].personId, VisitWorld::person(4));
    EXPECT_EQ(facts.attempts[0].outcome, "no_answer");
    EXPECT_EQ(facts.attempts[0].madeAt, world.clock.now());
}

TEST_F(RecordVisitTest, RemembersWhereTheTeamStood) {
    const auto visit = start();
    store::DraftInk(world.replica->tables()).remember(visit, {"income", ""});
    ASSERT_TRUE(store::DraftInk(world.replica->tables()).keep(visit, world.wang, "<ink>half</ink>").ok());
    world.reopen();
    store::DraftInk drafts(world.replica->tables());
    EXPECT_EQ(drafts.place(visit).section, "income");
    EXPECT_EQ(drafts.kept(visit, world.wang), "<ink>half</ink>");
    EXPECT_EQ(drafts.kept(visit, world.li), "");
    drafts.forget(visit);
    EXPECT_EQ(drafts.kept(visit, world.wang), "");
    EXPECT_EQ(drafts.place(visit).section, "");
}

TEST_F(RecordVisitTest, APictureAndTheAnswerThatNamesItAreOneSave) {
    const auto visit = start();
    const auto name = sync::sha256Hex("jpeg");
    ASSERT_TRUE(usecases::RecordVisit(*world.replica)
                    .attach(visit, world.wang,
                            {FieldRef::parse("answer/house").value(), "image/jpeg", "jpeg", "0f1e", false}));
    EXPECT_EQ(domain::textOf(world.facts().answers, "house"), name);
    EXPECT_EQ(world.text("SELECT question || ' ' || content || ' ' || original FROM visit_media"),
              "answer/house " + name + " 0f1e");
    ASSERT_TRUE(world.replica->blob(name));
    EXPECT_EQ(world.replica->blob(name)->bytes, "jpeg");
}

TEST_F(RecordVisitTest, AVoiceIsKeptOnlyIfItsOwnerAgrees) {
    const auto visit = start();
    usecases::RecordVisit record(*world.replica);
    const auto voice = [](bool agreed) {
        return usecases::RecordVisit::Media{
            FieldRef::parse("answer/voice").value(), "audio/ogg", "OggS", {}, agreed};
    };
    EXPECT_EQ(record.attach(visit, world.wang, voice(false)).error().code, "consent_missing");
    EXPECT_EQ(world.text("SELECT count(*) FROM visit_media"), "0");
    ASSERT_TRUE(record.attach(visit, world.wang, voice(true)));
    EXPECT_EQ(world.text("SELECT consent FROM visit_media"), "1");
}
