// Last year's answers are offered (待确认), and never taken as given.
#include "app/domain/completion_gate.h"
#include "app/domain/last_year.h"
#include "app/domain/seal_freeze.h"
#include "app/store/visit_queries.h"
#include "app/usecases/record_visit.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace ruhu;
using namespace ruhu::domain;
using namespace ruhu::tests;

namespace {

/// The household of the sample, a year later: nothing of section E and of the income has been asked again.
VisitFacts aYearLater() {
    auto facts = sampleFacts();
    for (const auto* key : {"food", "clothing", "biz_crop", "trans_grain", "wage_post"}) {
        facts.lastYear[key] = facts.answers[key];
        facts.answers.erase(key);
    }
    facts.lastYear["biz_crop"].how = How::Estimate;
    return facts;
}

std::vector<std::string> waiting(const VisitFacts& facts, const char* section) {
    std::vector<std::string> keys;
    for (const auto& [ref, answer] : unconfirmed(builtInVisitForm(), facts, section))
        keys.push_back(ref.key);
    return keys;
}

} // namespace

TEST(LastYear, IsNoAnswerAnywhere) {
    const auto facts = aYearLater();
    const auto judged = assess(builtInVisitForm(), facts);
    EXPECT_FALSE(judged.incomeAsked);
    EXPECT_EQ(judged.income.net, sampleFacts().answers.empty() ? 0 : 4230000)
        << "52,800 less last year's 6,600, 1,500 and 2,400";
    EXPECT_FALSE(judged.ready(MissingItem::Stage::ReadBack));
    const auto content = freeze(builtInVisitForm(), facts, judged);
    EXPECT_FALSE(content.answers.contains("food"));
    EXPECT_FALSE(content.answers.contains("biz_crop"));
}

TEST(LastYear, OneTapConfirmsWhatASectionShowsAndNothingElse) {
    auto facts = aYearLater();
    EXPECT_THAT(waiting(facts, "assurance"), testing::ElementsAre("food", "clothing"));
    EXPECT_THAT(waiting(facts, "income"), testing::ElementsAre("wage_post", "biz_crop", "trans_grain"));
    EXPECT_THAT(waiting(facts, "expense"), testing::ElementsAre());
    for (const auto& [ref, answer] : unconfirmed(builtInVisitForm(), facts, "income"))
        facts.answers[ref.key] = answer;
    EXPECT_EQ(facts.answers["biz_crop"].how, How::Estimate) << "an estimate stays one";
    EXPECT_EQ(facts.answers["trans_grain"].how, How::Exact);
    EXPECT_EQ(assess(builtInVisitForm(), facts).income.net, 5280000);
    EXPECT_THAT(waiting(facts, "income"), testing::ElementsAre());
}

TEST(LastYear, WhatWasNotKnownOrBelongsToThatVisitIsNotOffered) {
    EXPECT_TRUE(isOffered("biz_crop", exactly(std::int64_t(0)))) << "zero is an answer";
    EXPECT_FALSE(isOffered("biz_crop", unknown()));
    EXPECT_FALSE(isOffered("risk:R22", exactly(std::string("1"))));
    EXPECT_FALSE(isOffered("problem_text:a", exactly(std::string("漏雨"))));
    EXPECT_FALSE(isOffered("late_reason", exactly(std::string("大雪"))));
    EXPECT_FALSE(isOffered("unverified", exactly(std::string("empty"))));
}

TEST(LastYear, ComesFromWhatWasSignedNotFromADraftOfThatYear) {
    VisitWorld world;
    const auto before = sync::nameId("round", "149999201/2025年第一轮");
    const auto visit = store::visitIdOf(before, world.household);
    auto signedFacts = sampleFacts();
    for (std::size_t m = 0; m < signedFacts.members.size(); ++m)
        signedFacts.members[m].personId = VisitWorld::person(static_cast<int>(m) + 1);
    signedFacts.members[2].entry["whereabouts"] = exactly(std::string("4"));
    signedFacts.members[2].entry.erase("work_place");
    signedFacts.members[2].entry["work_months"] = exactly(std::int64_t(7));
    signedFacts.members[4].entry["school"] = exactly(std::string("乡中心小学"));
    signedFacts.answers["biz_crop"] = yuan(6600);
    signedFacts.answers["biz_other"] = unknown();
    const auto content =
        encodeSeal(freeze(builtInVisitForm(), signedFacts, assess(builtInVisitForm(), signedFacts)));
    const auto seal = sync::nameId("visit_seal", visit);
    sync::Draft draft{VisitWorld::kVillage, world.wang, {}, {}};
    draft.changes = {{"visit",
                      visit,
                      {{"round_id", before},
                       {"household_id", world.household},
                       {"version", 2},
                       {"sealed_version", 1},
                       {"seal_id", seal},
                       {"visited_at", 1748000000000},
                       {"answers", {{"biz_crop", {{"v", 999900}, {"how", "exact"}}}}}},
                      std::nullopt},
                     {"visit_seal",
                      seal,
                      {{"visit_id", visit},
                       {"household_id", world.household},
                       {"version", 1},
                       {"content", content},
                       {"hash", sealHash(content)}},
                      std::nullopt}};
    ASSERT_TRUE(world.replica->commit(draft).ok());
    const auto facts = world.facts();
    EXPECT_EQ(integerOf(facts.lastYear, "biz_crop"), 660000) << "version 2 was never signed";
    EXPECT_FALSE(facts.lastYear.contains("biz_other"));
    EXPECT_FALSE(facts.lastYear.contains("risk:R22"));
    // Of members too; where that visit said nothing, the roster speaks.
    const auto& son = facts.members[2].lastYear;
    EXPECT_EQ(textOf(son, "whereabouts"), "4") << "the roster knows of his work alone";
    EXPECT_EQ(integerOf(son, "work_months"), 7);
    EXPECT_EQ(textOf(son, "work_place"), "山西省太原市");
    EXPECT_EQ(textOf(facts.members[4].lastYear, "school"), "乡中心小学");
    EXPECT_TRUE(facts.members[2].entry.empty()) << "offered, not answered";
    EXPECT_EQ(facts.household.lastYearPerNet, decodeSeal(content)->result.perNet)
        << "the round before, not the roster's figure";

    // A year in which nobody answered hides nothing of the one before it.
    auto refused = sampleFacts();
    refused.answers.clear();
    for (auto& member : refused.members)
        member.entry.clear();
    const auto nothing = encodeSeal(freeze(builtInVisitForm(), refused, assess(builtInVisitForm(), refused)));
    const auto between = sync::nameId("round", "149999201/2025年第二轮");
    for (auto& change : draft.changes)
        for (auto& [field, value] : change.fields) {
            if (field == "round_id")
                value = between;
            if (field == "visited_at")
                value = 1749000000000;
            if (field == "content")
                value = nothing;
            if (field == "seal_id")
                value = sync::nameId("visit_seal", between);
            if (field == "visit_id")
                value = store::visitIdOf(between, world.household);
        }
    draft.changes[0].id = store::visitIdOf(between, world.household);
    draft.changes[1].id = sync::nameId("visit_seal", between);
    ASSERT_TRUE(world.replica->commit(draft).ok());
    EXPECT_EQ(integerOf(world.facts().lastYear, "biz_crop"), 660000);
}
