// The program may be killed between any two keystrokes: what stood on the screen is there afterwards.
#include "app/store/visit_queries.h"
#include "app/usecases/record_visit.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace ruhu::usecases {
namespace {

using domain::FieldRef;
using Entry = RecordVisit::Entry;

FieldRef ref(const std::string& text) {
    return FieldRef::parse(text).value();
}

std::optional<domain::Answer> money(std::int64_t yuan) {
    return domain::exactly(yuan * 100);
}

/// A figure typed digit by digit, a name by characters, a figure taken back.
std::vector<Entry> keystrokes() {
    return {{ref("answer/wage_other"), money(4)},
            {ref("answer/wage_other"), money(42)},
            {ref("answer/wage_other"), money(420)},
            {ref("visit/needs"), domain::exactly(std::string("修"))},
            {ref("visit/needs"), domain::exactly(std::string("修𬭎"))},
            {ref("answer/wage_other"), std::nullopt}};
}

class VisitTyping : public testing::Test {
protected:
    VisitTyping() { visit = begin(); }

    sync::Id begin() {
        return RecordVisit(*world.replica)
            .start(world.household, world.round, world.wang, tests::VisitWorld::kToday,
                   tests::builtInVisitForm())
            .value();
    }

    std::int64_t pending() const {
        std::int64_t sum = 0;
        for (const auto& stream : world.replica->streams())
            sum += stream.pending;
        return sum;
    }

    /// Types the first `count` keystrokes in a process of its own and kills it; `committed` of them have
    /// become a change set by then.
    void typeAndDie(std::size_t count, std::size_t committed) {
        world.replica.reset();
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            world.random = sync::test::SeededRandom(100 * count + committed); // another run, other ids
            world.reopen();
            RecordVisit record(*world.replica);
            const auto all = keystrokes();
            for (std::size_t i = 0; i < count; ++i) {
                if (!record.keep(visit, world.li, {all[i]}).ok() ||
                    (i < committed && !record.save(visit, world.li, {all[i]}).ok()))
                    _exit(1);
            }
            kill(getpid(), SIGKILL);
        }
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        world.reopen();
    }

    tests::VisitWorld world;
    sync::Id visit;
};

TEST_F(VisitTyping, EveryKeystrokeSurvivesAKill) {
    for (std::size_t count = 1; count <= keystrokes().size(); ++count)
        for (const std::size_t committed : {std::size_t(0), count / 2, count}) {
            SCOPED_TRACE(std::to_string(count) + " typed, " + std::to_string(committed) + " committed");
            typeAndDie(count, committed);
            ASSERT_TRUE(RecordVisit(*world.replica).takeUp(visit).ok());
            std::map<std::string, std::optional<domain::Answer>> expected;
            for (std::size_t i = 0; i < count; ++i)
                expected[keystrokes()[i].ref.text()] = keystrokes()[i].answer;
            const auto facts = world.facts();
            for (const auto& [key, answer] : expected) {
                const auto field = ref(key);
                const auto& place = field.place == FieldRef::Place::Visit ? facts.visit : facts.answers;
                const auto found = place.find(field.key);
                EXPECT_EQ(found == place.end() ? std::nullopt : std::optional(found->second), answer) << key;
            }
            EXPECT_EQ(world.text("SELECT count(*) FROM local_draft_typing"), "0");
        }
}

TEST_F(VisitTyping, KeystrokesDoNotReachTheLog) {
    const auto before = world.text("SELECT answers FROM visit");
    RecordVisit record(*world.replica);
    const auto waiting = pending();
    for (const auto& stroke : keystrokes())
        ASSERT_TRUE(record.keep(visit, world.li, {stroke}).ok());
    EXPECT_EQ(pending(), waiting);
    EXPECT_EQ(world.text("SELECT answers FROM visit"), before);
}

TEST_F(VisitTyping, WhatASealHasOvertakenIsDropped) {
    RecordVisit record(*world.replica);
    ASSERT_TRUE(record.keep(visit, world.li, {keystrokes().front()}).ok());
    ASSERT_TRUE(world.replica
                    ->commit({tests::VisitWorld::kVillage,
                              world.wang,
                              {{"visit",
                                visit,
                                {{"sealed_version", 1}, {"seal_id", world.replica->makeId()}},
                                std::nullopt}},
                              {}})
                    .ok());
    ASSERT_TRUE(record.takeUp(visit).ok());
    EXPECT_EQ(world.text("SELECT count(*) FROM local_draft_typing"), "0");
    EXPECT_FALSE(domain::isAsked(world.facts().answers, "wage_other"));
}

} // namespace
} // namespace ruhu::usecases
