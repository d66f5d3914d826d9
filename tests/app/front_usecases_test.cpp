// What the front asks of the store and the use cases: settle a clash, sign in, show a number, remember
// settings.
#include "app/store/review_queries.h"
#include "app/store/round_progress.h"
#include "app/store/settings.h"
#include "app/usecases/pin.h"
#include "app/usecases/resolve_review.h"
#include "app/usecases/reveal_field.h"
#include "app/usecases/sign_in.h"
#include "tests/app/visit_world.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace ruhu::tests {
namespace {

using Fields = std::vector<std::pair<std::string, nlohmann::json>>;
using Side = usecases::ResolveReview::Side;

void write(VisitWorld& w, const char* type, const sync::Id& id, Fields fields) {
    const auto done =
        w.replica->commit({VisitWorld::kVillage, w.wang, {{type, id, std::move(fields), {}}}, {}});
    ASSERT_TRUE(done.ok()) << done.error().detail;
}

/// A clash as the fold of the log leaves it: 10 months stand, 8 wait.
store::ReviewItem clash(VisitWorld& w, const char* type, const sync::Id& target, const char* field,
                        const char* kept, const char* other) {
    const sync::Id id = w.replica->makeId();
    write(w, "review_item", id,
          {{"kind", "lost"},
           {"target_type", type},
           {"target_id", target},
           {"field", field},
           {"kept", kept},
           {"other", other},
           {"kept_by", w.wang},
           {"other_by", w.li},
           {"kept_at", 1000},
           {"other_at", 2000},
           {"state", "0"}});
    return store::reviewItem(w.replica->tables(), id).value();
}

std::string stateOf(const VisitWorld& w, const store::ReviewItem& item) {
    return w.text(
        "SELECT state || '/' || COALESCE(chosen, '') || '/' || resolved_by FROM review_item WHERE id = '" +
        item.id + "'");
}

TEST(ReviewQueries, SayWhomAClashConcernsAndWhoFilledInWhat) {
    VisitWorld w;
    const auto item = clash(w, "person", VisitWorld::person(3), "work_months", "10", "8");
    EXPECT_EQ(item.household, w.household);
    EXPECT_EQ(item.headName, "张守田");
    EXPECT_EQ(item.personName, "张海军");
    EXPECT_EQ(item.villageName, "白家岭村");
    EXPECT_EQ(item.kept.byName, "王建国");
    EXPECT_EQ(item.other.byName, "李晓梅");
    EXPECT_EQ(store::countOpenReviewItems(w.replica->tables()), 1);
}

TEST(ReviewQueries, AMemberOfAMapNamesThePersonInItsKey) {
    VisitWorld w;
    const sync::Id visit = sync::nameId("visit", "v");
    write(w, "visit", visit, {{"household_id", w.household}, {"round_id", w.round}, {"version", 1}});
    const std::string field = "answers/wage_work:" + VisitWorld::person(3);
    const auto item = clash(w, "visit", visit, field.c_str(), "{\"v\":100}", "{\"v\":200}");
    EXPECT_EQ(item.field, "answers");
    EXPECT_EQ(item.person, VisitWorld::person(3));
    EXPECT_EQ(item.personName, "张海军");
}

TEST(ReviewQueries, WhatCameLateBelongsToTheVillageAlone) {
    VisitWorld w;
    const sync::Id id = w.replica->makeId();
    write(w, "review_item", id, {{"kind", "late"}, {"state", "0"}, {"kept", "null"}, {"other", "null"}});
    const auto item = store::reviewItem(w.replica->tables(), id).value();
    EXPECT_EQ(item.villageName, "白家岭村");
    EXPECT_EQ(item.household, "");
    usecases::ResolveReview review(*w.replica);
    EXPECT_FALSE(review.canChoose(item, Side::Other));
    ASSERT_TRUE(review.choose(item, Side::Kept, w.wang).ok());
    EXPECT_EQ(store::countOpenReviewItems(w.replica->tables()), 0);
}

TEST(ResolveReview, TheOtherValueIsPutInPlaceAndTheItemIsResolved) {
    VisitWorld w;
    const auto item = clash(w, "person", VisitWorld::person(3), "work_months", "10", "8");
    ASSERT_TRUE(usecases::ResolveReview(*w.replica).choose(item, Side::Other, w.li).ok());
    EXPECT_EQ(w.text("SELECT work_months FROM person WHERE id = '" + VisitWorld::person(3) + "'"), "8");
    EXPECT_EQ(stateOf(w, item), "1/8/" + w.li);
    EXPECT_TRUE(store::openReviewItems(w.replica->tables()).empty());
}

TEST(ResolveReview, TheKeptValueStays) {
    VisitWorld w;
    const auto item = clash(w, "person", VisitWorld::person(3), "work_months", "10", "8");
    ASSERT_TRUE(usecases::ResolveReview(*w.replica).choose(item, Side::Kept, w.wang).ok());
    EXPECT_EQ(w.text("SELECT work_months FROM person WHERE id = '" + VisitWorld::person(3) + "'"), "10");
    EXPECT_EQ(stateOf(w, item), "1/10/" + w.wang);
}

TEST(ResolveReview, BothStayForTheTownship) {
    VisitWorld w;
    const auto item = clash(w, "person", VisitWorld::person(3), "work_months", "10", "8");
    ASSERT_TRUE(usecases::ResolveReview(*w.replica).leaveToTownship(item, w.wang).ok());
    EXPECT_EQ(w.text("SELECT work_months FROM person WHERE id = '" + VisitWorld::person(3) + "'"), "10");
    EXPECT_EQ(stateOf(w, item), "2//" + w.wang);
    EXPECT_EQ(store::countOpenReviewItems(w.replica->tables()), 0);
}

TEST(ResolveReview, SealedContentTakesNoOtherValue) {
    VisitWorld w;
    const sync::Id visit = sync::nameId("visit", "v");
    write(w, "visit", visit,
          {{"household_id", w.household},
           {"round_id", w.round},
           {"version", 1},
           {"answers", {{"biz_crop", {{"v", 100}}}}},
           {"sealed_version", 1}});
    const auto item = clash(w, "visit", visit, "answers/biz_crop", "{\"v\":100}", "{\"v\":200}");
    usecases::ResolveReview review(*w.replica);
    EXPECT_FALSE(review.canChoose(item, Side::Other));
    const auto refused = review.choose(item, Side::Other, w.wang);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "sealed");
    EXPECT_EQ(store::countOpenReviewItems(w.replica->tables()), 1);
    EXPECT_TRUE(review.choose(item, Side::Kept, w.wang).ok());
}

struct Door {
    Door() {
        write(w, "credential", sync::nameId("credential", "c"),
              {{"staff_id", w.wang}, {"pin_hash", usecases::hashPin("482915")}, {"must_change", true}});
    }
    VisitWorld w;
    std::filesystem::path file = w.folder.path() / "settings.json";
    store::Settings settings{file};
    usecases::SignIn signIn{*w.replica, settings, w.clock};
};

TEST(SignIn, OnlyTheRightPinOpens) {
    Door door;
    const auto verifiers = door.signIn.verifiers(door.w.wang);
    EXPECT_TRUE(usecases::SignIn::verify(verifiers, "482915"));
    EXPECT_FALSE(usecases::SignIn::verify(verifiers, "482916"));
    EXPECT_FALSE(usecases::SignIn::verify(verifiers, ""));
    EXPECT_TRUE(door.signIn.verifiers(door.w.li).empty());
}

TEST(SignIn, WrongTriesMakeOneWaitLongerEvenAfterARestart) {
    Door door;
    for (int i = 1; i < usecases::SignIn::kFreeTries; ++i)
        door.signIn.countWrong(door.w.wang);
    EXPECT_EQ(door.signIn.waitMs(door.w.wang), 0);
    door.signIn.countWrong(door.w.wang);
    EXPECT_EQ(door.signIn.waitMs(door.w.wang), usecases::SignIn::kFirstWaitMs);
    EXPECT_EQ(door.signIn.waitMs(door.w.li), 0);
    store::Settings later(door.file);
    usecases::SignIn again(*door.w.replica, later, door.w.clock);
    EXPECT_EQ(again.waitMs(door.w.wang), usecases::SignIn::kFirstWaitMs);
    door.w.clock.advance(usecases::SignIn::kFirstWaitMs);
    EXPECT_EQ(again.waitMs(door.w.wang), 0);
    again.countWrong(door.w.wang);
    EXPECT_EQ(again.waitMs(door.w.wang), 2 * usecases::SignIn::kFirstWaitMs);
    again.countRight(door.w.wang);
    EXPECT_EQ(again.waitMs(door.w.wang), 0);
}

TEST(SignIn, TheOfficesPinIsReplacedByOnesOwn) {
    Door door;
    EXPECT_TRUE(door.signIn.mustChange(door.w.wang));
    ASSERT_TRUE(door.signIn.changePin(door.w.wang, usecases::hashPin("775533")).ok());
    EXPECT_FALSE(door.signIn.mustChange(door.w.wang));
    const auto verifiers = door.signIn.verifiers(door.w.wang);
    EXPECT_TRUE(usecases::SignIn::verify(verifiers, "775533"));
    EXPECT_FALSE(usecases::SignIn::verify(verifiers, "482915"));
}

TEST(RevealField, ShowsTheNumberAndRecordsWhoAsked) {
    VisitWorld w;
    const auto shown = usecases::RevealField(*w.replica)
                           .reveal({VisitWorld::kVillage, "person", VisitWorld::person(1), "id_no"}, w.li);
    ASSERT_TRUE(shown.ok());
    EXPECT_EQ(*shown, "149999195802031001");
    EXPECT_EQ(w.text("SELECT staff_id || target_type || target_id || field FROM reveal"),
              w.li + "person" + VisitWorld::person(1) + "id_no");
    EXPECT_EQ(w.text("SELECT count(*) FROM reveal"), "1");
}

TEST(RevealField, ShowsNothingElse) {
    VisitWorld w;
    usecases::RevealField reveal(*w.replica);
    EXPECT_THROW((void)reveal.reveal({VisitWorld::kVillage, "credential", w.wang, "pin_hash"}, w.li),
                 std::invalid_argument);
    const auto nobody = reveal.reveal({VisitWorld::kVillage, "person", w.wang, "phone"}, w.li);
    ASSERT_FALSE(nobody.ok());
    EXPECT_EQ(nobody.error().code, "not_found");
    EXPECT_EQ(w.text("SELECT count(*) FROM reveal"), "0");
}

TEST(Settings, ComeBackAsTheyWereSaved) {
    sync::test::Folder folder;
    store::Settings settings(folder.path() / "settings.json");
    settings.language = "en";
    settings.textPercent = 150;
    settings.addSync({1000, false, 0, "unreachable"});
    settings.addSync({2000, true, 7, ""});
    ASSERT_TRUE(settings.save().ok());
    const store::Settings again(folder.path() / "settings.json");
    EXPECT_EQ(again.language, "en");
    EXPECT_EQ(again.textPercent, 150);
    ASSERT_EQ(again.syncs.size(), 2U);
    EXPECT_EQ(again.syncs[0].delivered, 7);
    EXPECT_EQ(again.syncs[1].errorCode, "unreachable");
}

TEST(Settings, ADamagedFileCountsAsAbsent) {
    sync::test::Folder folder;
    const auto file = folder.path() / "settings.json";
    for (const char* damaged : {"", "{\"language\":\"en\"", "[1,2]", "\"text\"", "\xff\xfe"}) {
        std::ofstream(file, std::ios::trunc) << damaged;
        store::Settings settings(file);
        EXPECT_EQ(settings.language, "zh") << damaged;
        EXPECT_EQ(settings.textPercent, 100) << damaged;
        EXPECT_TRUE(settings.save().ok()) << damaged;
    }
}

TEST(Pace, CountsTodayAndTheLastDay) {
    const auto pace = store::pace(85, "2026-05-24", "2026-06-01");
    ASSERT_TRUE(pace.has_value());
    EXPECT_EQ(pace->days, 9);
    EXPECT_EQ(pace->perDay, 10);
    EXPECT_EQ(store::pace(85, "2026-06-01", "2026-06-01")->perDay, 85);
    EXPECT_EQ(store::pace(85, "2026-06-02", "2026-06-01")->perDay, 0);
    EXPECT_EQ(store::pace(0, "2026-05-24", "2026-06-01")->perDay, 0);
    EXPECT_FALSE(store::pace(85, "2026-05-24", "").has_value());
}

} // namespace
} // namespace ruhu::tests
