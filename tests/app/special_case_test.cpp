#include "app/domain/completion_gate.h"
#include "app/domain/special_case.h"
#include "tests/app/visit_sample.h"

#include <gmock/gmock.h>

#include <functional>

using namespace ruhu::domain;
using namespace ruhu::tests;
using Stage = MissingItem::Stage;
using testing::ElementsAre;
using testing::ElementsAreArray;

namespace {

using Change = std::function<void(VisitFacts&)>;

void everybody(VisitFacts& f, const char* place) {
    for (auto& m : f.members)
        m.entry["whereabouts"] = exactly(std::string(place));
}

void at(VisitFacts& f, std::size_t member, const char* place) {
    f.members[member].entry["whereabouts"] = exactly(std::string(place));
}

void unverified(VisitFacts& f, const char* why) {
    f.visit["conclusion"] = exactly(std::string("7"));
    f.visit["conclusion_note"] = exactly(std::string("见说明"));
    f.answers["unverified"] = exactly(std::string(why));
}

/// Only the child of eleven is at home.
void childAlone(VisitFacts& f) {
    for (std::size_t i : {0U, 1U})
        at(f, i, "4");
    at(f, 4, "1");
}

void tried(VisitFacts& f, const char* outcome) {
    f.attempts.push_back({"p1", 1779500000000, outcome});
}

/// What was not answered because nobody answers.
void forgetAnswers(VisitFacts& f) {
    const auto conclusion = f.answers;
    f.answers.clear();
    if (const auto found = conclusion.find("unverified"); found != conclusion.end())
        f.answers.insert(*found);
    f.visit.erase("respondent");
    f.visit.erase("respondent_relation");
}

std::vector<std::string> missing(const VisitFacts& facts) {
    std::vector<std::string> hints;
    for (const auto& item : assess(builtInVisitForm(), facts).missing)
        if (item.stage < Stage::Sign)
            hints.push_back(item.hint.zh);
    return hints;
}

} // namespace

struct SpecialCase {
    const char* what;
    Change change;
    VisitCase is;
    std::vector<std::string> modes;   ///< how the household's side may be signed
    std::vector<std::string> missing; ///< hints, the signatures apart
};

class SpecialCases : public testing::TestWithParam<SpecialCase> {};

TEST_P(SpecialCases, SayWhatIsRecordedAndWhoSigns) {
    auto facts = sampleFacts();
    GetParam().change(facts);
    EXPECT_EQ(visitCase(facts), GetParam().is) << GetParam().what;
    EXPECT_THAT(householdModes(facts), ElementsAreArray(GetParam().modes)) << GetParam().what;
    EXPECT_THAT(missing(facts), ElementsAreArray(GetParam().missing)) << GetParam().what;
}

namespace {

const char* const notRead = "还没念给这家人听";
const std::vector<std::string> byOthers = {"agent", "remote", "refused"};
const std::vector<std::string> fromAfar = {"remote", "agent", "refused"};
const std::vector<std::string> stated = {"statement"};

} // namespace

INSTANTIATE_TEST_SUITE_P(
    Cases, SpecialCases,
    testing::Values(SpecialCase{"the head is at home",
                                [](auto&) {},
                                VisitCase::Ordinary,
                                {"hand", "paper", "finger", "agent", "remote", "refused"},
                                {notRead}},
                    SpecialCase{"the head is away, the wife at home",
                                [](auto& f) { at(f, 0, "5"); },
                                VisitCase::Ordinary,
                                byOthers,
                                {notRead}},
                    SpecialCase{"all away, recorded as a visit at the door",
                                [](auto& f) {
                                    at(f, 0, "4");
                                    at(f, 1, "4");
                                },
                                VisitCase::AllAway,
                                fromAfar,
                                {"排查方式要选电话、微信或混合", "还没有接通的联系记录", notRead}},
                    SpecialCase{"all away, by phone, nobody answered",
                                [](auto& f) {
                                    at(f, 0, "4");
                                    at(f, 1, "4");
                                    f.visit["mode"] = exactly(std::string("2"));
                                    tried(f, "no_answer");
                                },
                                VisitCase::AllAway,
                                fromAfar,
                                {"还没有接通的联系记录", notRead}},
                    SpecialCase{"all away, by phone, answered",
                                [](auto& f) {
                                    at(f, 0, "4");
                                    at(f, 1, "4");
                                    f.visit["mode"] = exactly(std::string("2"));
                                    tried(f, "verified");
                                },
                                VisitCase::AllAway,
                                fromAfar,
                                {notRead}},
                    SpecialCase{"only a child at home, nobody called",
                                childAlone,
                                VisitCase::OnlyMinors,
                                fromAfar,
                                {"还没电话联系监护人", notRead}},
                    SpecialCase{"only a child at home, the guardian called",
                                [](auto& f) {
                                    childAlone(f);
                                    tried(f, "verified");
                                },
                                VisitCase::OnlyMinors,
                                fromAfar,
                                {notRead}},
                    SpecialCase{"on the day that the child comes of age",
                                [](auto& f) {
                                    childAlone(f);
                                    f.members[4].birthDate = "2008-05-24";
                                },
                                VisitCase::Ordinary,
                                byOthers,
                                {notRead}},
                    SpecialCase{"those at home cannot communicate",
                                [](auto& f) {
                                    unverified(f, "mute");
                                    tried(f, "verified");
                                },
                                VisitCase::CannotSpeak,
                                fromAfar,
                                {notRead}},
                    SpecialCase{"the visit is refused: no answers, and none is asked for",
                                [](auto& f) {
                                    unverified(f, "refused");
                                    forgetAnswers(f);
                                    for (auto& m : f.members)
                                        m.entry.clear();
                                },
                                VisitCase::Refuses,
                                {"refused"},
                                {}},
                    SpecialCase{"refused, without a word why",
                                [](auto& f) {
                                    unverified(f, "refused");
                                    forgetAnswers(f);
                                    f.visit.erase("conclusion_note");
                                },
                                VisitCase::Refuses,
                                {"refused"},
                                {"还没问"}},
                    SpecialCase{"refused, one reviewer",
                                [](auto& f) {
                                    unverified(f, "refused");
                                    forgetAnswers(f);
                                    f.visit["team"] = exactly(std::vector<std::string>{"s1"});
                                },
                                VisitCase::Refuses,
                                {"refused"},
                                {"至少要两个人"}},
                    SpecialCase{"an empty registration: a cadre says so",
                                [](auto& f) {
                                    unverified(f, "empty");
                                    forgetAnswers(f);
                                    for (auto& m : f.members)
                                        m.entry.clear();
                                },
                                VisitCase::EmptyRegister,
                                stated,
                                {}},
                    SpecialCase{"not verified for another reason asks everything",
                                [](auto& f) {
                                    unverified(f, "other");
                                    f.answers.erase("food");
                                },
                                VisitCase::Ordinary,
                                {"hand", "paper", "finger", "agent", "remote", "refused"},
                                {"还没问", notRead}},
                    SpecialCase{"why it was not verified",
                                [](auto& f) {
                                    unverified(f, "other");
                                    f.answers.erase("unverified");
                                },
                                VisitCase::Ordinary,
                                {"hand", "paper", "finger", "agent", "remote", "refused"},
                                {"还没问", notRead}},
                    SpecialCase{"nobody can be reached, without the tries",
                                [](auto& f) {
                                    everybody(f, "8");
                                    f.members.resize(1);
                                    f.members[0].entry["informant"] = exactly(std::string("邻居刘二"));
                                    forgetAnswers(f);
                                },
                                VisitCase::NobodyReached,
                                stated,
                                {"失联要联系满三次，隔开两天"}},
                    SpecialCase{
                        "nobody can be reached",
                        [](auto& f) {
                            everybody(f, "8");
                            f.members.resize(1);
                            f.members[0].entry["informant"] = exactly(std::string("邻居刘二"));
                            forgetAnswers(f);
                            for (std::int64_t day : {1, 2, 3})
                                f.attempts.push_back({"p1", 1779500000000 + day * 86400000, "no_answer"});
                        },
                        VisitCase::NobodyReached,
                        stated,
                        {}},
                    SpecialCase{"all have died or moved out: no head to propose",
                                [](auto& f) {
                                    everybody(f, "9");
                                    at(f, 3, "10");
                                    forgetAnswers(f);
                                },
                                VisitCase::NobodyLeft,
                                stated,
                                {}},
                    SpecialCase{"a household without members says nothing by itself",
                                [](auto& f) {
                                    f.members.clear();
                                    unverified(f, "empty");
                                    forgetAnswers(f);
                                },
                                VisitCase::EmptyRegister,
                                stated,
                                {}}));

TEST(SpecialCases, ACadreWhoHasSpokenEndsTheGate) {
    auto facts = sampleFacts();
    unverified(facts, "empty");
    facts.signatures = {{"seal", "checker", "s1", "王建国"}, {"seal", "checker", "s2", "李晓梅"}};
    ASSERT_EQ(assess(builtInVisitForm(), facts).missing.size(), 1U);
    EXPECT_EQ(assess(builtInVisitForm(), facts).missing[0].hint.zh, "村干部还没签字说明");
    facts.signatures.push_back({"seal", "witness", "s3", "白保平", "statement"});
    EXPECT_TRUE(assess(builtInVisitForm(), facts).missing.empty());
    facts.sealedVersion = facts.version;
    EXPECT_FALSE(awaitsHand(facts)) << "nobody of the household is left to sign";
}
