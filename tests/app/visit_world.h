#pragma once

#include "app/domain/ink.h"
#include "app/domain/visit_facts.h"
#include "tests/sync/world.h"

#include <memory>
#include <string>

namespace ruhu::tests {

/// A tablet of 白家岭村 in a folder of its own, with 张守田's household of five and two reviewers, as in the
/// pictures; nobody has visited it yet.
struct VisitWorld {
    VisitWorld();

    /// Closes the program and starts it again on the same file.
    void reopen();

    domain::VisitFacts facts() const;
    std::string text(const std::string& sql) const;

    sync::test::Folder folder;
    sync::test::ManualClock clock;
    sync::test::SeededRandom random{11};
    sync::Schema schema = sync::test::projectSchema();
    std::unique_ptr<sync::Replica> replica;

    static constexpr const char* kVillage = "149999201001";
    static constexpr const char* kToday = "2026-05-24";
    sync::Id round = sync::nameId("round", "149999201/2026年第一轮");
    sync::Id hamlet = sync::nameId("hamlet", "149999201001/阳坡");
    sync::Id household = sync::nameId("household", "0001");
    sync::Id wang = sync::nameId("staff", "王建国/1");
    sync::Id li = sync::nameId("staff", "李晓梅/2");
    sync::Id stranger = sync::nameId("staff", "外村人/3");

    static sync::Id person(int number);
};

/// Writing long enough to be a name.
domain::Ink someInk();

} // namespace ruhu::tests
