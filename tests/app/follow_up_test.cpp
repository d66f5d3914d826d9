// 回访: who is still to be reached, what a try changes, and when one may be written down as unreachable.
#include "app/store/follow_ups.h"
#include "app/store/visit_queries.h"
#include "app/usecases/follow_up.h"
#include "app/usecases/record_visit.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace ruhu::tests {
namespace {

using domain::FieldRef;
using store::FollowUp;
using testing::ElementsAre;

constexpr sync::Instant kHour = 3'600'000;

class FollowUps : public testing::Test {
protected:
    void SetUp() override {
        visit = usecases::RecordVisit(*world.replica)
                    .start(world.household, world.round, world.wang, VisitWorld::kToday, tests::builtInVisitForm())
                    .value();
    }

    void say(int person, const char* field, const char* value) {
        ASSERT_TRUE(usecases::RecordVisit(*world.replica)
                        .save(visit, world.wang,
                              {{{FieldRef::Place::Member, field, VisitWorld::person(person)},
                                domain::exactly(std::string(value))}})
                        .ok());
    }
    sync::Result<void> tried(int person, const char* outcome, sync::Instant again = 0) {
        world.clock.advance(kHour);
        usecases::Contact contact{
            world.household, visit, VisitWorld::person(person), "phone", "14999990123", outcome, {}, {}, {}};
        contact.nextTryAt = again;
        return usecases::FollowUp(*world.replica).record(contact, world.round, world.wang);
    }
    std::vector<FollowUp> all() {
        return store::followUps(world.replica->tables(), world.round, VisitWorld::kVillage,
                                world.clock.now());
    }
    std::vector<std::string> names() {
        std::vector<std::string> names;
        for (const auto& row : all())
            names.push_back(row.name);
        return names;
    }

    VisitWorld world;
    sync::Id visit;
};

TEST_F(FollowUps, AreMembersAwayWhomNobodyHasVerified) {
    EXPECT_TRUE(all().empty()) << "nobody has been asked yet";
    say(3, "whereabouts", "2");
    say(5, "whereabouts", "3");
    say(1, "whereabouts", "1");
    EXPECT_THAT(names(), ElementsAre("张海军", "张雨涵"));
    say(5, "verified_by", "2");
    EXPECT_THAT(names(), ElementsAre("张海军")) << "the family has said where the girl is";
    say(3, "verified_by", "3");
    EXPECT_THAT(names(), ElementsAre("张海军")) << "by phone, but nobody has answered yet";
}

TEST_F(FollowUps, WhoAnsweredIsVerifiedInTheVisit) {
    say(3, "whereabouts", "2");
    ASSERT_TRUE(tried(3, "no_answer").ok());
    EXPECT_EQ(all().front().attempts, 1);
    ASSERT_TRUE(tried(3, "verified").ok());
    EXPECT_TRUE(all().empty());
    EXPECT_EQ(
        world.text("SELECT verified_by FROM visit_member WHERE person_id = '" + VisitWorld::person(3) + "'"),
        "3");
}

TEST_F(FollowUps, AnAgreedTimeWaitsUntilItHasCome) {
    say(3, "whereabouts", "2");
    ASSERT_TRUE(tried(3, "call_back", world.clock.now() + 5 * kHour).ok());
    EXPECT_EQ(all().front().kind, FollowUp::Kind::Agreed);
    world.clock.advance(6 * kHour);
    EXPECT_EQ(all().front().kind, FollowUp::Kind::Now);
}

TEST_F(FollowUps, AHouseholdThatSignsLaterWaitsAtTheEnd) {
    say(3, "whereabouts", "2");
    ASSERT_TRUE(world.replica
                    ->commit({VisitWorld::kVillage,
                              world.wang,
                              {{"visit", visit, {{"resign_due_on", "2026-05-26"}}, std::nullopt}},
                              {}})
                    .ok());
    ASSERT_EQ(all().size(), 2U);
    EXPECT_EQ(all().back().kind, FollowUp::Kind::SignOnReturn);
    EXPECT_EQ(all().back().name, "张守田");
    EXPECT_EQ(all().back().signDueOn, "2026-05-26");
}

TEST_F(FollowUps, UnreachableNeedsAttemptsOnTwoDaysAndAnInformant) {
    say(3, "whereabouts", "2");
    usecases::FollowUp followUp(*world.replica);
    const auto mark = [&](const char* informant) {
        const auto marked = followUp.markUnreachable(world.household, VisitWorld::person(3), world.round,
                                                     informant, VisitWorld::kToday, world.wang);
        return marked ? std::string() : marked.error().code;
    };
    ASSERT_TRUE(tried(3, "no_answer").ok());
    ASSERT_TRUE(tried(3, "no_answer").ok());
    ASSERT_TRUE(tried(3, "dead_number").ok());
    EXPECT_EQ(mark("邻居贺振海"), "tries_missing") << "all on one day";
    world.clock.advance(24 * kHour);
    ASSERT_TRUE(tried(3, "no_answer").ok());
    EXPECT_EQ(mark(""), "informant_missing");
    EXPECT_EQ(mark("邻居贺振海：两年没回来"), "");
    EXPECT_EQ(world.text("SELECT whereabouts || informant FROM visit_member WHERE person_id = '" +
                         VisitWorld::person(3) + "'"),
              "8邻居贺振海：两年没回来");
    EXPECT_TRUE(all().empty()) << "nothing more to do about him";
}

TEST_F(FollowUps, TheBestTimeIsTheFamilysWords) {
    say(3, "whereabouts", "2");
    ASSERT_TRUE(usecases::FollowUp(*world.replica)
                    .noteBestTime(world.household, VisitWorld::person(3), "午饭时接", world.wang)
                    .ok());
    EXPECT_EQ(all().front().bestTime, "午饭时接");
}

TEST_F(FollowUps, EvidenceIsKeptOnlyWhenTheOtherSideKnows) {
    say(3, "whereabouts", "2");
    usecases::Contact contact{world.household, visit, VisitWorld::person(3), "wechat_video", {}, "verified",
                              "张海军",        "20",  "在太原工地，月入三千"};
    contact.evidence = documents::Photo{"jpeg", std::string(64, 'b')};
    const auto refused = usecases::FollowUp(*world.replica).record(contact, world.round, world.wang);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "notice_missing");
    contact.noticeGiven = true;
    ASSERT_TRUE(usecases::FollowUp(*world.replica).record(contact, world.round, world.wang).ok());
    const auto attempts =
        store::attemptsOf(world.replica->tables(), world.round, world.household, VisitWorld::person(3));
    ASSERT_EQ(attempts.size(), 1U);
    EXPECT_TRUE(attempts[0].evidence);
    EXPECT_EQ(attempts[0].facts, "在太原工地，月入三千");
    EXPECT_EQ(
        world.text("SELECT verified_by FROM visit_member WHERE person_id = '" + VisitWorld::person(3) + "'"),
        "4");
}

} // namespace
} // namespace ruhu::tests
