// 拒访 by touch: what it waits for, and the township's word on the tablet of one who may give it.
#include "tests/front/program.h"

#include <gtest/gtest.h>

namespace ruhu::tests {
namespace {

class Refusal : public testing::Test {
protected:
    void SetUp() override {
        household = program.household("牛明旺");
        township().refuse(program.tablet(), household);
    }

    Program program;
    sync::Id household;
};

TEST_F(Refusal, TheTeamSeesWhatItWaitsForAndDecidesNothing) {
    program.go("household", household);
    program.hands().waitFor("不肯签，等乡镇认可");
    program.go("sealed", household);
    program.hands().waitForPart("乡镇认可了才算完成");
    EXPECT_FALSE(program.hands().shows("乡镇认可，算完成"));
    // Nobody has answered anything: the sealed page claims nothing.
    EXPECT_TRUE(program.hands().shows("4人，没能核实"));
    EXPECT_TRUE(program.hands().shows("这次没有问"));
    EXPECT_FALSE(program.hands().showsPart("都有保障"));
    EXPECT_FALSE(program.hands().showsPart("收入线"));
    program.expectWhole();
    program.go("review");
    EXPECT_FALSE(program.hands().shows("不肯签，等乡镇认可"));
}

TEST_F(Refusal, TheTownshipFindsItAmongWhatWaitsAndAcceptsIt) {
    const auto before = program.app().openReviews();
    program.app().enter(township().staff("贾文涛"));
    EXPECT_EQ(program.app().openReviews(), before + 1);
    program.go("review");
    program.hands().waitFor("不肯签，等乡镇认可");
    program.expectWhole();
    program.hands().tap("牛明旺");
    program.hands().waitFor("乡镇认可，算完成");
    program.expectWhole();
    program.hands().tap("乡镇认可，算完成");
    program.hands().waitForPart("这一户算完成，不再催补签");
    program.expectWhole();
    program.hands().tap("认可，算完成");
    program.hands().waitFor("不肯签，乡镇已认可");
    program.expectWhole();
    EXPECT_FALSE(program.hands().shows("肯签了，来补签"));
    EXPECT_EQ(program.app().openReviews(), before);
    EXPECT_EQ(program.text("SELECT s.name FROM visit v JOIN staff s ON s.id = v.refusal_accepted_by WHERE "
                           "v.household_id = '" +
                           household + "'"),
              "贾文涛");
    program.go("household", household);
    program.hands().waitFor("不肯签，乡镇已认可");
}

TEST_F(Refusal, StandsUprightAndInLargeText) {
    program.app().enter(township().staff("贾文涛"));
    for (const auto& [width, height, percent] :
         {std::tuple(800, 1280, 100), {800, 1280, 150}, {1280, 800, 150}}) {
        program.hands().window()->resize(width, height);
        program.app().setTextPercent(percent);
        program.go("review");
        program.hands().waitFor("不肯签，等乡镇认可");
        program.expectWhole();
        program.go("sealed", household);
        program.hands().waitFor("乡镇认可，算完成");
        program.expectWhole();
    }
}

} // namespace
} // namespace ruhu::tests
