#include "app/domain/risk_rules.h"
#include "tests/app/visit_sample.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace ruhu::domain;
using namespace ruhu::tests;

namespace {

constexpr const char* kParts[] = {"wage_post",   "wage_other", "biz_crop",  "biz_other",
                                  "cost_crop",   "cost_other", "prop_land", "trans_grain",
                                  "trans_dibao", "claim_paid", "med_self",  "paid_tax",
                                  "edu_self",    "rehab",      "loss",      "loss_compensated"};

Answers anyAnswers() {
    Answers answers;
    for (const auto* key : kParts) {
        const auto fen = *rc::gen::inRange<std::int64_t>(0, 10'000'000);
        if (*rc::gen::inRange(0, 4) > 0)
            answers[key] = exactly(fen);
    }
    for (int i = 0; i < *rc::gen::inRange(0, 4); ++i)
        answers["wage_work:" + std::to_string(i)] = exactly(*rc::gen::inRange<std::int64_t>(0, 10'000'000));
    return answers;
}

/// The rules alone, on an income that has been asked: whole forms would take minutes.
std::vector<std::string> rulesOf(const VisitFacts& facts) {
    std::vector<std::string> rules;
    const auto income = computeIncome(facts.answers, countedPersons(facts), facts.round.incomeBasis);
    for (const auto& flag : assessRisks(facts, income, true))
        rules.push_back(flag.rule + (flag.missing.empty() ? "" : "?"));
    return rules;
}

} // namespace

TEST(IncomeProperties, ScaleWithTheAmounts) {
    rc::check("n times every amount is n times every figure", [] {
        const auto answers = anyAnswers();
        const auto factor = *rc::gen::inRange<std::int64_t>(1, 50);
        auto scaled = answers;
        for (auto& [key, answer] : scaled)
            answer = exactly(std::get<std::int64_t>(answer.value) * factor);
        for (const auto basis : {IncomeBasis::Net, IncomeBasis::Disposable}) {
            const auto one = computeIncome(answers, 3, basis);
            const auto many = computeIncome(scaled, 3, basis);
            RC_ASSERT(many.whole == one.whole * factor);
            RC_ASSERT(many.ref == one.ref * factor);
            RC_ASSERT(many.rigid == one.rigid * factor);
        }
    });
}

TEST(IncomeProperties, RiseWithEveryIncomeAndFallWithEveryCost) {
    rc::check("an income more is never less a person, a cost never more", [] {
        const auto answers = anyAnswers();
        const auto persons = *rc::gen::inRange<std::int64_t>(1, 13);
        const std::string key =
            *rc::gen::elementOf(std::vector<std::string>(std::begin(kParts), std::end(kParts)));
        auto more = answers;
        more[key] =
            exactly(integerOf(answers, key).value_or(0) + *rc::gen::inRange<std::int64_t>(1, 1'000'000));
        const auto before = computeIncome(answers, persons, IncomeBasis::Disposable);
        const auto after = computeIncome(more, persons, IncomeBasis::Disposable);
        switch (incomePartOf(key)) {
        case IncomePart::None:
            RC_ASSERT(after.perNet == before.perNet);
            break;
        case IncomePart::Cost:
        case IncomePart::Paid:
            RC_ASSERT(*after.perNet <= *before.perNet);
            RC_ASSERT(after.disposable < before.disposable);
            break;
        default:
            RC_ASSERT(*after.perNet >= *before.perNet);
            RC_ASSERT(after.net > before.net);
        }
    });
}

TEST(IncomeProperties, ShareIsTheNearestFen) {
    rc::check("persons times the share is within half a fen a person, halves upwards", [] {
        const auto whole = *rc::gen::inRange<std::int64_t>(-100'000'000, 100'000'000);
        const auto persons = *rc::gen::inRange<std::int64_t>(1, 30);
        const auto twice = 2 * (*perPerson(whole, persons) * persons - whole);
        RC_ASSERT(twice <= persons);
        RC_ASSERT(twice > -persons);
    });
}

TEST(IncomeProperties, BoundsHoldWhateverTheUnknownTurnsOutToBe) {
    rc::check("an answer found out later stays within what was said before", [] {
        auto answers = anyAnswers();
        const std::string key =
            *rc::gen::elementOf(std::vector<std::string>(std::begin(kParts), std::end(kParts)));
        answers[key] = unknown();
        auto known = answers;
        // Compensation is never more than the loss: the form sees to it.
        const auto most = key == "loss_compensated" ? integerOf(answers, "loss").value_or(0) + 1 : 10'000'000;
        known[key] = exactly(*rc::gen::inRange<std::int64_t>(0, most));
        if (key == "loss")
            answers["loss_compensated"] = known["loss_compensated"] = exactly(std::int64_t(0));
        for (const auto basis : {IncomeBasis::Net, IncomeBasis::Disposable}) {
            const auto said = computeIncome(answers, 4, basis);
            const auto is = computeIncome(known, 4, basis);
            const auto within = [](const Bounds& bounds, std::int64_t value) {
                return (!bounds.low || *bounds.low <= value) && (!bounds.high || value <= *bounds.high);
            };
            RC_ASSERT(within(said.wholeBounds, is.whole));
            RC_ASSERT(within(said.wageBounds, is.wage));
            RC_ASSERT(within(said.refBounds, is.ref));
            RC_ASSERT(within(said.rigidBounds, is.rigid));
        }
    });
}

TEST(RiskProperties, TheOrderOfMembersDoesNotMatter) {
    rc::check("any order of members gives the same flags and income", [sample = sampleFacts()] {
        auto facts = sample;
        for (auto& m : facts.members) {
            m.labour = *rc::gen::element<std::string>("", "1", "4", "5");
            m.entry["whereabouts"] = exactly(*rc::gen::element<std::string>("1", "2", "3", "9"));
            m.entry["insured"] = exactly(*rc::gen::arbitrary<bool>());
            m.counted = *rc::gen::arbitrary<bool>();
            m.birthDate = *rc::gen::element<std::string>("", "1950-01-01", "1990-02-03", "2015-06-01");
            m.orphan = *rc::gen::arbitrary<bool>();
        }
        facts.answers["supporter"] = exactly(*rc::gen::arbitrary<bool>());
        const auto rules = rulesOf(facts);
        auto other = facts;
        const auto first = *rc::gen::inRange<std::size_t>(0, other.members.size());
        std::rotate(other.members.begin(), other.members.begin() + static_cast<std::ptrdiff_t>(first),
                    other.members.end());
        std::swap(other.members[0], other.members[*rc::gen::inRange<std::size_t>(0, other.members.size())]);
        RC_ASSERT(rulesOf(other) == rules);
        RC_ASSERT(countedPersons(other) == countedPersons(facts));
    });
}

TEST(RiskProperties, WhatIsFoundStaysFoundWhenAnUnknownIsFoundOut) {
    rc::check("a flag that was sure, or surely not there, is the same whatever the unknown income is",
              [sample = sampleFacts()] {
                  auto facts = sample;
                  facts.answers["wage_other"] = yuan(*rc::gen::inRange<std::int64_t>(0, 40000));
                  facts.answers["med_self"] = yuan(*rc::gen::inRange<std::int64_t>(0, 40000));
                  facts.answers["wage_work:p3"] = yuan(*rc::gen::inRange<std::int64_t>(0, 20000));
                  const std::string key =
                      *rc::gen::element<std::string>("wage_work:p4", "cost_crop", "trans_grain");
                  facts.answers[key] = unknown();
                  const auto said = rulesOf(facts);
                  facts.answers[key] = yuan(*rc::gen::inRange<std::int64_t>(0, 60000));
                  const auto is = rulesOf(facts);
                  const auto has = [](const auto& rules, const std::string& rule) {
                      return std::find(rules.begin(), rules.end(), rule) != rules.end();
                  };
                  for (const auto& rule : {"R11", "R14", "R21", "R22"}) {
                      if (has(said, std::string(rule) + "?"))
                          continue;
                      RC_ASSERT(has(said, rule) == has(is, rule));
                  }
              });
}
