#include "tests/app/visit_world.h"

#include "app/store/visit_queries.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::tests {
namespace {

using Fields = std::vector<std::pair<std::string, nlohmann::json>>;

struct Person {
    const char* name;
    const char* relation;
    const char* gender;
    const char* born;
    Fields more;
};

const std::vector<Person>& people() {
    static const std::vector<Person> all = {
        {"张守田", "01", "1", "1958-02-03", {{"labour", "3"}, {"whereabouts", "1"}}},
        {"李秀兰", "10", "2", "1960-07-01", {{"labour", "3"}, {"whereabouts", "1"}}},
        {"张海军",
         "20",
         "1",
         "1985-01-10",
         {{"labour", "1"}, {"whereabouts", "2"}, {"work_place", "山西省太原市"}, {"work_months", 10}}},
        {"刘芳", "38", "2", "1987-09-20", {{"labour", "1"}}},
        {"张雨涵", "42", "2", "2015-06-01", {{"labour", "5"}, {"school_status", "03"}}},
    };
    return all;
}

void must(const sync::Result<void>& result) {
    if (!result)
        throw std::runtime_error(result.error().code + ": " + result.error().detail);
}

sync::RecordChange record(const char* type, const sync::Id& id, Fields fields) {
    return {type, id, std::move(fields), std::nullopt};
}

void seed(VisitWorld& w) {
    must(w.replica->setIdentity(sync::test::identity(w.random, {"township", VisitWorld::kVillage})));
    sync::Draft township{"township", {}, {}, {}};
    township.changes = {
        record("township", sync::nameId("township", "149999201"), {{"name", "赵家坪乡"}}),
        record("round", w.round,
               {{"name", "2026年第一轮"},
                {"state", "1"},
                {"year", 2026},
                {"income_line", 600000},
                {"income_months", 12},
                {"min_checkers", 2},
                {"starts_on", "2026-05-01"},
                {"visits_due_on", "2026-06-10"}}),
        record("village", sync::nameId("village", VisitWorld::kVillage),
               {{"code", VisitWorld::kVillage}, {"name", "白家岭村"}, {"position", 1}}),
        record("staff", w.wang, {{"name", "王建国"}, {"role", "team"}, {"active", true}}),
        record("staff", w.li, {{"name", "李晓梅"}, {"role", "village_cadre"}, {"active", true}}),
        record("staff", w.stranger, {{"name", "外村人"}, {"role", "team"}, {"active", true}}),
    };
    must(w.replica->commit(township));
    sync::Draft village{VisitWorld::kVillage, {}, {}, {}};
    village.changes = {
        record("hamlet", w.hamlet,
               {{"village_code", VisitWorld::kVillage}, {"name", "阳坡"}, {"position", 1}}),
        record("household", w.household,
               {{"national_no", "0001"},
                {"village_code", VisitWorld::kVillage},
                {"hamlet_id", w.hamlet},
                {"address", "阳坡3号"},
                {"position", 1},
                {"head_id", VisitWorld::person(1)},
                {"base_type", "2"},
                {"last_year_per_net", 841000}}),
    };
    for (const auto& staff : {w.wang, w.li})
        village.changes.push_back(record("assignment",
                                         sync::nameId("assignment", staff + "/" + VisitWorld::kVillage),
                                         {{"staff_id", staff},
                                          {"village_code", VisitWorld::kVillage},
                                          {"hamlet_ids", nlohmann::json::array({w.hamlet})},
                                          {"starts_on", "2026-01-01"}}));
    int number = 0;
    for (const auto& person : people()) {
        ++number;
        auto fields = person.more;
        fields.insert(fields.end(), {{"household_id", w.household},
                                     {"name", person.name},
                                     {"relation", person.relation},
                                     {"gender", person.gender},
                                     {"birth_date", person.born},
                                     {"id_no", "14999919580203100" + std::to_string(number)},
                                     {"med_resident", true},
                                     {"counted", true},
                                     {"position", number}});
        village.changes.push_back(record("person", VisitWorld::person(number), std::move(fields)));
    }
    must(w.replica->commit(village));
}

} // namespace

sync::Id VisitWorld::person(int number) {
    return sync::nameId("person", "P" + std::to_string(number));
}

VisitWorld::VisitWorld() {
    reopen();
    seed(*this);
}

void VisitWorld::reopen() {
    replica.reset();
    auto opened = sync::Replica::open(folder.path() / "tablet.db", schema, clock, random);
    if (!opened)
        throw std::runtime_error(opened.error().detail);
    replica = std::move(opened).value();
}

domain::VisitFacts VisitWorld::facts() const {
    return store::visitFacts(replica->tables(), household, round, kToday).value();
}

std::string VisitWorld::text(const std::string& sql) const {
    SQLite::Statement query(replica->tables(), sql);
    return query.executeStep() ? query.getColumn(0).getString() : "none";
}

domain::Ink someInk() {
    domain::Ink ink;
    for (int stroke = 0; stroke < 3; ++stroke) {
        domain::InkStroke line;
        for (int i = 0; i < 20; ++i)
            line.points.push_back({1000 + stroke * 1500 + i * 60, 2000 + i * 40, stroke * 400 + i * 12, 500});
        ink.push_back(std::move(line));
    }
    return ink;
}

} // namespace ruhu::tests
