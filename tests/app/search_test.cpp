// Anyone is found in three letters, however the name is written.
#include "app/store/household_queries.h"
#include "app/store/round_progress.h"
#include "app/store/search_index.h"
#include "tests/app/visit_world.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ruhu::tests {
namespace {

using Filter = store::HouseholdFilter;

struct SearchWorld : VisitWorld {
    /// A household of one, who is its head.
    sync::Id add(const std::string& name, const std::string& idNo = {}, const std::string& phone = {},
                 std::vector<std::pair<std::string, nlohmann::json>> more = {}) {
        const std::string number = "2" + std::to_string(1000 + ++m_count);
        const sync::Id id = sync::nameId("household", number);
        const sync::Id head = sync::nameId("person", name + number);
        more.insert(more.end(), {{"national_no", "14999920100100" + number},
                                 {"village_code", kVillage},
                                 {"hamlet_id", hamlet},
                                 {"position", 1 + m_count},
                                 {"head_id", head}});
        sync::Draft draft{kVillage, {}, {}, {}};
        draft.changes = {
            {"household", id, std::move(more), {}},
            {"person",
             head,
             {{"household_id", id}, {"name", name}, {"relation", "01"}, {"id_no", idNo}, {"phone", phone}},
             {}}};
        EXPECT_TRUE(replica->commit(draft).ok());
        return id;
    }

    std::vector<sync::Id> find(const std::string& text, Filter filter = Filter::All) {
        store::SearchIndex index;
        index.load(replica->tables(), round);
        std::vector<sync::Id> found;
        for (const auto& match : index.search({text, kVillage, filter, store::HouseholdOrder::Visiting}))
            found.push_back(index.household(match.row));
        return found;
    }

    int m_count = 0;
};

using Found = std::vector<sync::Id>;

TEST(Search, ByHanziInitialsFullPinyinAndMixed) {
    SearchWorld w;
    w.add("刘大");
    for (const char* typed :
         {"张守田", "张守", "守田", "zst", "ZST", "zhangshoutian", "zhang", "张shou", "zhsht", "ｚｓｔ"})
        EXPECT_EQ(w.find(typed), Found{w.household}) << typed;
    EXPECT_TRUE(w.find("zsx").empty());
    EXPECT_TRUE(w.find("王守田").empty());
    EXPECT_EQ(w.find("").size(), 2U);
}

TEST(Search, EveryReadingOfASurname) {
    const std::vector<std::pair<const char*, std::vector<const char*>>> surnames = {
        {"单", {"shan", "dan"}},  {"解", {"xie", "jie"}}, {"仇", {"qiu", "chou"}}, {"任", {"ren"}},
        {"曾", {"zeng", "ceng"}}, {"区", {"ou", "qu"}},   {"查", {"zha", "cha"}},  {"翟", {"zhai", "di"}},
        {"盖", {"ge", "gai"}},    {"乐", {"yue", "le"}}};
    SearchWorld w;
    std::vector<sync::Id> ids;
    for (const auto& [surname, readings] : surnames)
        ids.push_back(w.add(std::string(surname) + "福"));
    for (std::size_t i = 0; i < surnames.size(); ++i) {
        for (const char* reading : surnames[i].second)
            EXPECT_EQ(w.find(std::string(reading) + "fu"), Found{ids[i]}) << reading;
    }
}

TEST(Search, ThroughAnyMemberAndSaysWho) {
    SearchWorld w;
    store::SearchIndex index;
    index.load(w.replica->tables(), w.round);
    const auto matches = index.search({"张雨涵", "", Filter::All, store::HouseholdOrder::Visiting});
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].by, store::MatchedBy::MemberName);
    EXPECT_EQ(index.personName(matches[0].person), "张雨涵");
    EXPECT_EQ(w.find("lxl"), Found{w.household});
}

TEST(Search, ByTheTailOfIdPhoneAndHouseholdNumber) {
    SearchWorld w;
    const auto id = w.add("赵六", "14999919700101123X", "14999991234");
    for (const char* typed : {"123X", "123x", "01123X", "1234", "99991234", "1001", "149999201001002"})
        EXPECT_EQ(w.find(typed).empty(), false) << typed;
    EXPECT_EQ(w.find("123x"), Found{id});
    EXPECT_EQ(w.find("1234"), Found{id});
    EXPECT_EQ(w.find("21001"), Found{id});
    EXPECT_TRUE(w.find("123").empty()) << "three digits would find half the village";
    EXPECT_TRUE(w.find("9876").empty());
}

TEST(Search, RareCharactersAndNamesWithADot) {
    SearchWorld w;
    const auto rare = w.add("王𬭎㛃");
    const auto third = w.add("李䶮");
    const auto dotted = w.add("阿卜杜拉·买买提");
    EXPECT_EQ(w.find("𬭎"), Found{rare});
    EXPECT_EQ(w.find("whj"), Found{rare});
    EXPECT_EQ(w.find("㛃"), Found{rare});
    EXPECT_EQ(w.find("liyan"), Found{third});
    for (const char* typed : {"阿卜杜拉买买提", "阿卜杜拉·买买提", "买买提", "abdlmmt"})
        EXPECT_EQ(w.find(typed), Found{dotted}) << typed;
}

TEST(Search, FiltersAndTheirCountsAgree) {
    SearchWorld w;
    const auto monitored = w.add("钱一", {}, {}, {{"monitor_class", "1"}});
    const auto lifted = w.add("孙二", {}, {}, {{"base_type", "2"}});
    sync::Draft draft{VisitWorld::kVillage, w.wang, {}, {}};
    draft.changes = {
        {"visit",
         sync::nameId("visit", "s"),
         {{"household_id", lifted}, {"round_id", w.round}, {"version", 1}, {"sealed_version", 1}},
         {}},
        {"visit",
         sync::nameId("visit", "r"),
         {{"household_id", monitored},
          {"round_id", w.round},
          {"version", 1},
          {"resign_due_on", "2026-05-26"}},
         {}},
        {"review_item",
         w.replica->makeId(),
         {{"kind", "lost"},
          {"target_type", "household"},
          {"target_id", lifted},
          {"field", "phone"},
          {"state", "0"}},
         {}}};
    ASSERT_TRUE(w.replica->commit(draft).ok());
    EXPECT_EQ(w.find("", Filter::Unvisited), Found{w.household});
    EXPECT_EQ(w.find("", Filter::AwaitingSignature), Found{monitored});
    EXPECT_EQ(w.find("", Filter::Monitored), Found{monitored});
    EXPECT_EQ(w.find("", Filter::Lifted), (Found{w.household, lifted}));
    EXPECT_EQ(w.find("", Filter::Conflict), Found{lifted});
    store::SearchIndex index;
    index.load(w.replica->tables(), w.round);
    const auto counts = index.counts(VisitWorld::kVillage);
    for (std::size_t filter = 0; filter < store::kHouseholdFilters; ++filter)
        EXPECT_EQ(counts[filter], w.find("", static_cast<Filter>(filter)).size()) << filter;

    const auto progress = store::roundProgress(w.replica->tables(), w.round, VisitWorld::kVillage);
    EXPECT_EQ(progress.total, 3);
    EXPECT_EQ(progress.finished, 1);
    EXPECT_EQ(progress.awaiting, 1);
    EXPECT_EQ(progress.earliestDue, "2026-05-26");
    EXPECT_EQ(progress.nextHousehold, w.household);
}

TEST(Search, AChangedNameIsFoundAfterARefresh) {
    SearchWorld w;
    store::SearchIndex index;
    index.load(w.replica->tables(), w.round);
    ASSERT_TRUE(
        w.replica
            ->commit(
                {VisitWorld::kVillage, {}, {{"person", VisitWorld::person(2), {{"name", "郝秀英"}}, {}}}, {}})
            .ok());
    EXPECT_TRUE(index.refresh(w.replica->tables(), {w.household}));
    EXPECT_EQ(index.search({"hxy", "", Filter::All, store::HouseholdOrder::Visiting}).size(), 1U);
    EXPECT_TRUE(index.search({"李秀兰", "", Filter::All, store::HouseholdOrder::Visiting}).empty());
}

TEST(HouseholdQueries, TheHeadComesFirstAndNothingIsMadeUp) {
    SearchWorld w;
    const auto row = store::householdRow(w.replica->tables(), w.household, w.round);
    ASSERT_TRUE(row.has_value());
    EXPECT_EQ(row->headName, "张守田");
    EXPECT_EQ(row->hamletName, "阳坡");
    EXPECT_EQ(row->persons, 5);
    EXPECT_EQ(row->stage, store::Stage::Unvisited);
    EXPECT_EQ(row->lastYearPerNet, 841000);
    const auto members = store::members(w.replica->tables(), w.household, {});
    ASSERT_EQ(members.size(), 5U);
    EXPECT_EQ(members.front().name, "张守田");
    EXPECT_TRUE(store::pastVisits(w.replica->tables(), w.household, w.round).empty());
    EXPECT_FALSE(store::householdRow(w.replica->tables(), w.wang, w.round).has_value());
    EXPECT_EQ(store::ageOn("1958-02-03", "2026-02-02"), 67);
    EXPECT_EQ(store::ageOn("1958-02-03", "2026-02-03"), 68);
    EXPECT_FALSE(store::ageOn("2027-01-01", "2026-02-03").has_value());
    EXPECT_FALSE(store::ageOn("不详", "2026-02-03").has_value());
}

} // namespace
} // namespace ruhu::tests
