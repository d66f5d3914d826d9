// Programs are killed at any moment, the tablet's and the central store's. What was said to be saved is
// saved.
#include "tests/app/door_form.h"
#include "tests/app/visit_world.h"
#include "tests/field/office.h"
#include "tests/field/visitor.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <map>
#include <random>
#include <set>

namespace ruhu::field {
namespace {

using namespace std::chrono_literals;

constexpr int kKills = 200;
constexpr auto kPatience = 60s;

/// A tablet program on a file of its own that is started anew after each kill.
struct Tablet {
    std::filesystem::path file;
    int first = 0; ///< household that it begins with
    std::unique_ptr<Process> program;
    std::set<std::string> contacts; ///< ids that it has reported as saved
    std::set<std::string> visits;
    int syncs = 0;

    void start() {
        program = std::make_unique<Process>(
            std::vector<std::string>{RUHU_FIELD_TABLET, "work", file.string(), std::to_string(first)});
    }

    void note(const std::string& line) {
        if (line.starts_with("saved contact "))
            contacts.insert(line.substr(14));
        else if (line.starts_with("saved visit "))
            visits.insert(line.substr(12));
        else if (line == "synced")
            ++syncs;
        else if (line.starts_with("error") || line.starts_with("failed c") || line.starts_with("failed i"))
            ADD_FAILURE() << file << ": " << line; // corrupt, internal, io; unreachable and cut_off are due
    }

    /// What it still said before it died counts as well.
    void kill() {
        program->kill();
        while (const auto line = program->line(0ms))
            note(*line);
        program.reset();
    }
};

std::string count(const std::filesystem::path& file, const std::string& type) {
    return query(file, "SELECT count(*) FROM " + type + " WHERE _deleted IS NULL");
}

/// Every id of the set is among the records of that type.
void expectAll(const std::filesystem::path& file, const std::string& condition,
               const std::set<std::string>& ids) {
    int lost = 0;
    for (const auto& id : ids)
        lost += query(file, "SELECT count(*) FROM " + condition + " AND id='" + id + "'") == "1" ? 0 : 1;
    EXPECT_EQ(lost, 0) << "of " << ids.size() << " in " << file << ": " << condition;
}

TEST(Kill, NothingThatWasReportedAsSavedIsLost) {
    DiskFolder folder;
    Office office(folder.path() / "central");
    office.start();
    std::array<Tablet, 2> tablets;
    for (std::size_t i = 0; i < tablets.size(); ++i) {
        tablets[i].file = folder.path() / ("tablet" + std::to_string(i) + ".db");
        run({RUHU_FIELD_TABLET, "enrol", tablets[i].file.string(), office.address(),
             office.code(std::to_string(i + 1) + "号平板")});
        tablets[i].first = static_cast<int>(i) * 100;
        tablets[i].start();
    }

    std::mt19937 random(20260524);
    std::map<std::string, int> kills;
    for (int kill = 0; kill < kKills; ++kill) {
        if (!office.isServing())
            office.start();
        // Some lines from one of them, then a moment more, so that the kill falls anywhere in a save or a
        // sync.
        Tablet& watched = tablets[random() % tablets.size()];
        for (auto lines = 1 + random() % 10; lines > 0; --lines) {
            const auto line = watched.program->line(kPatience);
            ASSERT_TRUE(line) << watched.program->output();
            watched.note(*line);
        }
        if (const auto line = watched.program->line(std::chrono::milliseconds(random() % 4)))
            watched.note(*line);
        const auto victim = random() % 5;
        if (victim < 2) {
            ++kills["tablet"];
            watched.kill();
            watched.start();
        } else {
            ++kills[victim < 4 ? "central" : "both"];
            office.kill();
            if (victim == 4) {
                watched.kill();
                watched.start();
            }
        }
    }

    if (!office.isServing())
        office.start();
    for (Tablet& tablet : tablets)
        tablet.kill();
    // The first once more at the end: it has what the second brought.
    for (Tablet* tablet : {&tablets[0], &tablets[1], &tablets[0]})
        run({RUHU_FIELD_TABLET, "sync", tablet->file.string(), "3"});
    office.kill();

    for (const Tablet& tablet : tablets) {
        EXPECT_GT(tablet.syncs, 0);
        EXPECT_GT(tablet.visits.size(), 0U);
        for (const auto& other : tablets)
            for (const auto& file : {other.file, office.file()}) {
                expectAll(file, "contact_attempt WHERE _deleted IS NULL", tablet.contacts);
                expectAll(file, "visit WHERE sealed_version IS NOT NULL", tablet.visits);
            }
    }
    for (const char* type : {"contact_attempt", "visit", "visit_member", "visit_seal", "signature"})
        for (const Tablet& tablet : tablets)
            EXPECT_EQ(count(tablet.file, type), count(office.file(), type)) << type;
    EXPECT_NO_THROW(office.run({"verify"}));
    std::printf("%d kills: %d of a tablet, %d of the central store, %d of both; %zu + %zu saves reported, "
                "%zu + %zu signed visits, %d + %d syncs to their end\n",
                kKills, kills["tablet"], kills["central"], kills["both"], tablets[0].contacts.size(),
                tablets[1].contacts.size(), tablets[0].visits.size(), tablets[1].visits.size(),
                tablets[0].syncs, tablets[1].syncs);
}

/// Does one act in a process of its own, which is killed with the act's last instruction.
void actAndDie(tests::VisitWorld& world, std::uint64_t number) {
    world.replica.reset();
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        world.random = sync::test::SeededRandom(number); // another run, other ids
        world.reopen();
        Visitor(*world.replica, world.household, world.round, tests::VisitWorld::kToday).act();
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    world.random = sync::test::SeededRandom(number + 1'000'000);
    world.reopen();
}

/// What was taken at the door, without what another run makes otherwise: ids.
constexpr const char* kMedia =
    "SELECT group_concat(question || ' ' || content || ' ' || ifnull(original, '') || "
    "' ' || consent || ' ' || taken_by, char(10)) FROM (SELECT * FROM visit_media "
    "WHERE _deleted IS NULL ORDER BY question, content)";
constexpr const char* kSealed = "SELECT content FROM visit_seal WHERE _deleted IS NULL";

std::string nextAct(tests::VisitWorld& world) {
    return Visitor(*world.replica, world.household, world.round, tests::VisitWorld::kToday).next();
}

/// The whole visit in one go. Returns what comes after what.
std::vector<std::string> visitInOneGo(tests::VisitWorld& world) {
    std::vector<std::string> script;
    Visitor visitor(*world.replica, world.household, world.round, tests::VisitWorld::kToday);
    for (auto name = visitor.next(); !name.empty(); name = visitor.next()) {
        script.push_back(name);
        visitor.act();
    }
    return script;
}

/// The same visit with a kill after every act: no act is to be done twice or left out, and what the household
/// signs in the end is the same.
void visitWithAKillAtEveryAct(tests::VisitWorld& world, const std::vector<std::string>& script) {
    std::uint64_t kills = 0;
    for (std::size_t at = 0; at < script.size(); ++kills) {
        ASSERT_EQ(nextAct(world), script[at]) << "after " << kills << " kills";
        ASSERT_NO_FATAL_FAILURE(actAndDie(world, kills));
        ++at;
        // What was typed to its end becomes a save when the visit is taken up.
        if (at < script.size() && script[at].ends_with(" saved"))
            ++at;
    }
    EXPECT_EQ(nextAct(world), "");
    EXPECT_EQ(world.text("SELECT count(*) FROM signature"), "3");
    EXPECT_EQ(world.text("SELECT count(*) FROM local_draft_typing"), "0");
    std::printf("%zu acts, %llu kills\n", script.size(), static_cast<unsigned long long>(kills));
}

void expectActs(const std::vector<std::string>& script, const std::vector<std::string>& parts) {
    for (const auto& part : parts)
        EXPECT_TRUE(std::any_of(script.begin(), script.end(), [&](const auto& act) {
            return act.find(part) != std::string::npos;
        })) << part;
}

TEST(Kill, AVisitGoesOnWhereItStoodAfterAKillAtEveryAct) {
    tests::VisitWorld calm;
    const auto script = visitInOneGo(calm);
    ASSERT_GT(script.size(), 100U);
    ASSERT_EQ(script.back(), "sign 张守田");
    // One of every kind of field: choice, yes or no, money, area, count, several, date, text, person, and
    // what is said to a risk.
    expectActs(script, {"/whereabouts=", "answer/food=", "answer/biz_crop=", "answer/land_arable=",
                        "/work_months=", "answer/shocks=[\"accident\"]",
                        "answer/shock_date=", "/work_place=", "visit/respondent=", "answer/risk:R33="});
    tests::VisitWorld world;
    ASSERT_NO_FATAL_FAILURE(visitWithAKillAtEveryAct(world, script));
    EXPECT_EQ(world.text(kSealed), calm.text(kSealed));
}

TEST(Kill, WhatIsTakenPointedAtAndAddedAtTheDoorSurvivesAKillAtEveryAct) {
    tests::VisitWorld calm;
    tests::publishDoorForm(*calm.replica, calm.folder.path());
    const auto script = visitInOneGo(calm);
    ASSERT_EQ(script.back(), "sign 张守田");
    expectActs(script, {"answer/come=\"09:30", "answer/since=\"2026-05-20T09:30",
                        "answer/first=\"doctor house", "answer/house taken 0", "answer/house thrown away",
                        "answer/house taken 1", "answer/voice taken 0", "answer/place=", "row wells:3",
                        "answer/paper taken 0", "row pumps:2.3 removed", "answer/power:2.1=\"都好\" saved",
                        "row pumps:3.1", "answer/depth:2=\"都好\" saved", "row wells:3 removed"});
    tests::VisitWorld world;
    tests::publishDoorForm(*world.replica, world.folder.path());
    ASSERT_NO_FATAL_FAILURE(visitWithAKillAtEveryAct(world, script));
    EXPECT_EQ(world.text(kSealed), calm.text(kSealed));
    EXPECT_EQ(world.text(kMedia), calm.text(kMedia));
    for (const char* question : {"answer/house", "answer/voice", "answer/paper"}) {
        const auto named = world.text(std::string("SELECT content FROM visit_media WHERE question = '") +
                                      question + "' ORDER BY rowid DESC");
        EXPECT_TRUE(world.replica->blob(named)) << question;
    }
    EXPECT_EQ(world.text("SELECT count(*) FROM visit_media"), "4")
        << "each taken once, the discarded one too";
    EXPECT_EQ(world.text("SELECT count(*) FROM visit_media WHERE _deleted IS NULL"), "3");
}

} // namespace
} // namespace ruhu::field
