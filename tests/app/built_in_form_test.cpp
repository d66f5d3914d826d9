// A visit names the version of the questionnaire that it was filled by. So a version is one questionnaire for
// ever: one that changes gets another version (settings.csv), which is recorded here.
#include "app/questionnaire/built_in_form.h"
#include "tests/sync/world.h"

#include <gtest/gtest.h>

#include <map>

namespace ruhu::questionnaire {
namespace {

/// SHA-256 of survey.csv, choices.csv and settings.csv, one after the other.
const std::map<std::string, std::string> kVersions = {
    {"2026-2", "1679f6b441eedf23b126540a662db6debb8d473954d37af39e1559b59c150f5c"},
};

TEST(BuiltInForm, AVersionIsOneQuestionnaireForEver) {
    std::string sheets;
    for (const char* sheet : {"survey", "choices", "settings"})
        sheets += sync::test::readFile(std::string(RUHU_SOURCE_ROOT) + "/app/forms/household_visit/" + sheet +
                                       ".csv");
    const auto recorded = kVersions.find(builtInForm()->version());
    ASSERT_NE(recorded, kVersions.end()) << "record it: " << sync::sha256Hex(sheets);
    EXPECT_EQ(sync::sha256Hex(sheets), recorded->second)
        << "the questionnaire has changed and its version has not: give it another one";
}

} // namespace
} // namespace ruhu::questionnaire
