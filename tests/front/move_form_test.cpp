// A draft goes over to the questionnaire that the office has published since, by touch.
#include "app/questionnaire/built_in_form.h"
#include "app/usecases/publish_form.h"
#include "app/usecases/record_visit.h"
#include "tests/front/program.h"

#include <gtest/gtest.h>

#include <fstream>

namespace ruhu::tests {
namespace {

using domain::FieldRef;

std::string nextYears() {
    auto xform = questionnaire::builtInForm()->xform();
    const auto replace = [&](const std::string& what, const std::string& with) {
        xform.replace(xform.find(what), what.size(), with);
    };
    replace("version=\"2026-2\"", "version=\"2027-1\"");
    replace("<knows_policy/>", "<wells/>");
    replace("<bind nodeset=\"/data/basics/knows_policy\" type=\"string\"",
            "<bind nodeset=\"/data/basics/wells\" type=\"int\"");
    const auto from = xform.find("<select1 ref=\"/data/basics/knows_policy\"");
    const auto to = xform.find("</select1>", from) + std::string("</select1>").size();
    xform.replace(from, to - from, "<input ref=\"/data/basics/wells\"><label>几口井</label></input>");
    return xform;
}

class MovePage : public testing::Test {
protected:
    void SetUp() override {
        household = program.household("牛明旺");
        auto& replica = *program.tablet().replica;
        usecases::RecordVisit record(replica);
        const auto visit = record.start(household, township().round, township().staff("王建国"), "2026-05-24",
                                        *questionnaire::builtInForm());
        ASSERT_TRUE(visit.ok());
        ASSERT_TRUE(record
                        .save(*visit, township().staff("王建国"),
                              {{{FieldRef::Place::Answer, "knows_policy", {}}, domain::exactly(true)}})
                        .ok());
        // As it comes with the township's stream, and its file behind it.
        const auto file = program.tablet().folder / "form.xml";
        std::ofstream(file) << nextYears();
        const auto report = usecases::publishForm(file, township().central->office());
        ASSERT_TRUE(report.ok() && report->problems.empty());
        township().sync(program.tablet());
        for (const auto& sha256 : replica.blobsToFetch(9))
            ASSERT_TRUE(replica.storeBlob(township().central->blob(sha256).value()).ok());
    }

    std::string version() {
        return program.text("SELECT form_version FROM visit WHERE household_id = '" + household + "'");
    }

    Program program;
    sync::Id household;
};

TEST_F(MovePage, SaysWhatWouldChangeAndDoesItWhenTold) {
    program.go("visit", household);
    program.hands().waitForPart("表样有了新版2027-1");
    program.expectWhole();
    program.hands().tap("看看变化");
    program.hands().waitFor("换到新表样2027-1");
    EXPECT_TRUE(program.hands().shows("知道防返贫政策吗"));
    EXPECT_TRUE(program.hands().shows("几口井"));
    program.expectWhole();
    program.hands().tap("先不换");
    EXPECT_EQ(version(), "2026-2");
    program.hands().tap("看看变化");
    program.hands().tap("换到新表样");
    program.hands().waitForPart("还差");
    EXPECT_EQ(version(), "2027-1");
    EXPECT_FALSE(program.hands().showsPart("表样有了新版"));
    EXPECT_TRUE(program.hands().shows("几口井"));
}

} // namespace
} // namespace ruhu::tests
