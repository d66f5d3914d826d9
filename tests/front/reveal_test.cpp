// Numbers are masked until asked for, and the asking is recorded.
#include "tests/front/program.h"

#include <gtest/gtest.h>

namespace ruhu::tests {
namespace {

constexpr const char* kReveals = "SELECT count(*) FROM reveal";

std::string newestReveal(const Program& program) {
    return program.text("SELECT s.name || ' ' || r.target_type || ' ' || r.field FROM reveal r"
                        " JOIN staff s ON s.id = r.staff_id ORDER BY r.seen_at DESC, r.id DESC LIMIT 1");
}

TEST(Reveal, APhoneIsMaskedUntilAskedForAndTheAskingIsRecorded) {
    Program program;
    const auto household = program.household("牛明旺");
    const auto phone =
        QString::fromStdString(program.text("SELECT phone FROM household WHERE id = '" + household + "'"));
    program.go("household", household);
    program.hands().waitForPart("电话 149****");
    EXPECT_FALSE(program.hands().showsPart(phone));
    const auto before = program.text(kReveals);

    program.hands().tap("显示");
    program.hands().waitForPart(phone);
    EXPECT_EQ(std::stoi(program.text(kReveals)), std::stoi(before) + 1);
    EXPECT_EQ(newestReveal(program), "王建国 household phone");
    program.expectWhole();
}

TEST(Reveal, WhatWasShownIsMaskedAgainAtTheNextDoor) {
    Program program;
    const auto first = program.household("牛明旺");
    const auto phone =
        QString::fromStdString(program.text("SELECT phone FROM household WHERE id = '" + first + "'"));
    program.go("household", first);
    program.hands().tap("显示");
    program.hands().waitForPart(phone);
    program.go("household", program.household("杨勇豪"));
    program.hands().waitFor("杨勇豪");
    program.go("household", first);
    program.hands().waitForPart("电话 149****");
    EXPECT_FALSE(program.hands().showsPart(phone));
}

TEST(Reveal, AMembersIdNumberIsAskedForOnItsOwn) {
    Program program;
    const auto household = program.household("牛明旺");
    const auto number = QString::fromStdString(program.text(
        "SELECT id_no FROM person WHERE name = '邹怡芳' AND household_id = '" + household + "'"));
    program.go("household", household);
    program.hands().tap("邹怡芳");
    program.hands().waitFor("证件号码");
    EXPECT_FALSE(program.hands().shows(number));
    program.hands().tapUnder("证件号码", "显示");
    program.hands().waitFor(number);
    EXPECT_EQ(newestReveal(program), "王建国 person id_no");
}

TEST(PhoneDialog, AsksBeforeItShowsANumber) {
    Program program;
    program.go("households");
    program.hands().tap("邵超辉");
    program.hands().waitFor("看全户");
    const auto phone = QString::fromStdString(
        program.text("SELECT phone FROM household WHERE id = '" + program.household("邵超辉") + "'"));
    const auto before = program.text(kReveals);
    program.hands().tap("打电话");
    program.hands().waitFor("给邵超辉打电话");
    program.expectWhole();
    program.hands().tap("先不打");
    EXPECT_EQ(program.text(kReveals), before);

    program.hands().tap("打电话");
    program.hands().tap("显示号码");
    program.hands().waitFor(phone);
    EXPECT_EQ(newestReveal(program), "王建国 household phone");
    program.hands().tap("打完了");
    program.hands().waitUntil([&] { return !program.hands().shows("给邵超辉打电话"); },
                              "the dialog to close");
}

} // namespace
} // namespace ruhu::tests
