#include "tests/sync/township.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace ruhu::sync {
namespace {

using test::kVillage;
using test::Township;

/// Kills a process in the middle of its saves. What it had finished is there, whole, and nothing else.
TEST(Crash, AKilledTabletHasEveryFinishedSaveAndNoHalfOne) {
    for (int after = 1; after <= 40; after += 13) {
        Township township;
        auto& tablet = township.addTablet();
        tablet.replica.reset();
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t child = fork();
        if (child == 0) {
            township.reopen(tablet, 1);
            for (int i = 1;; ++i) {
                const Blob ink = makeBlob("application/inkml+xml", "<ink>" + std::to_string(i) + "</ink>");
                const auto number = std::to_string(i);
                if (!tablet.replica
                         ->commit({kVillage,
                                   "",
                                   {{"visit", nameId("visit", "1"), {{"answers", {{"q" + number, i}}}}, {}},
                                    {"signature", nameId("signature", number), {{"ink", ink.sha256}}, {}}},
                                   {ink}})
                         .ok() ||
                    write(pipe[1], "x", 1) != 1)
                    _exit(1);
            }
        }
        char byte = 0;
        for (int i = 0; i < after; ++i)
            ASSERT_EQ(read(pipe[0], &byte, 1), 1);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        close(pipe[0]);
        close(pipe[1]);

        township.reopen(tablet, 1);
        const auto saves = std::stoi(tablet.text("SELECT count(*) FROM _pending"));
        EXPECT_GE(saves, after);
        EXPECT_EQ(std::stoi(tablet.text("SELECT count(*) FROM signature")), saves);
        EXPECT_EQ(std::stoi(tablet.text("SELECT count(*) FROM _blob WHERE bytes IS NOT NULL")), saves);
        EXPECT_EQ(std::stoi(tablet.text("SELECT count(*) FROM visit, json_each(answers)")), saves);
        EXPECT_EQ(std::stoi(tablet.text("SELECT max(n) FROM _pending")), saves);
        township.sync(tablet);
        EXPECT_EQ(township.dump(township.central().office().tables()),
                  township.dump(tablet.replica->tables()));
        EXPECT_TRUE(township.central().verify().empty());
    }
}

} // namespace
} // namespace ruhu::sync
