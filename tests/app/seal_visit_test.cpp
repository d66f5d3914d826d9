#include "app/domain/inkml.h"
#include "app/domain/risk_rules.h"
#include "app/domain/seal_content.h"
#include "app/store/visit_queries.h"
#include "app/usecases/amend_visit.h"
#include "app/usecases/record_visit.h"
#include "app/usecases/seal_visit.h"
#include "app/usecases/verify_seals.h"
#include "sync/core/signing.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace ruhu;
using namespace ruhu::domain;
using tests::VisitWorld;
using usecases::NewSignature;

namespace {

class SealVisitTest : public testing::Test {
protected:
    void SetUp() override {
        visit = usecases::RecordVisit(*world.replica)
                    .start(world.household, world.round, world.wang, VisitWorld::kToday,
                           tests::builtInVisitForm())
                    .value();
    }

    /// Saves every answer that is still open, as a visitor would.
    void fillAll() {
        auto facts = world.facts();
        tests::answerTheRest(facts);
        std::vector<usecases::RecordVisit::Entry> entries;
        for (const auto& [key, answer] : facts.answers)
            entries.push_back({{FieldRef::Place::Answer, key, {}}, answer});
        for (const auto& [key, answer] : facts.visit)
            entries.push_back({{FieldRef::Place::Visit, key, {}}, answer});
        for (const auto& member : facts.members)
            for (const auto& [key, answer] : member.entry)
                entries.push_back({{FieldRef::Place::Member, key, member.personId}, answer});
        for (const char* rule : {"R11", "R12", "R14"}) {
            entries.push_back({{FieldRef::Place::Answer, riskKey(rule), {}}, exactly(std::string("3"))});
        }
        ASSERT_TRUE(usecases::RecordVisit(*world.replica).save(visit, world.wang, entries).ok());
    }

    void ready() {
        fillAll();
        ASSERT_TRUE(usecases::RecordVisit(*world.replica).confirmReadBack(visit, world.wang).ok());
    }

    usecases::SealVisit sealing() {
        return {*world.replica, tests::builtInVisitForm(), [this](std::string_view text) {
                    return sync::sign(world.replica->identity()->secretKey, text);
                }};
    }

    NewSignature checker(const sync::Id& staff, const std::string& name) {
        return {"checker", staff, name, "", "", tests::someInk()};
    }
    NewSignature head() { return {"head", "", "张守田", "01", "", tests::someInk()}; }

    sync::Result<bool> sign(const NewSignature& signature) {
        return sealing().sign(world.facts(), world.wang, signature);
    }
    std::string refused(const NewSignature& signature) {
        const auto result = sign(signature);
        return result ? "" : result.error().code;
    }
    void signAll() {
        ASSERT_FALSE(sign(checker(world.wang, "王建国")).value());
        ASSERT_FALSE(sign(checker(world.li, "李晓梅")).value());
        ASSERT_TRUE(sign(head()).value());
    }

    VisitWorld world;
    sync::Id visit;
};

} // namespace

TEST_F(SealVisitTest, ThreeSignaturesSealWhatWasRead) {
    ready();
    const auto before = sealing().freeze(world.facts());
    signAll();
    const auto state = store::visitState(world.replica->tables(), visit).value();
    EXPECT_TRUE(state.sealed());
    const auto seal = store::sealById(world.replica->tables(), state.sealId).value();
    EXPECT_EQ(seal.hash, before.hash) << "the code on the paper is the code of the seal";
    EXPECT_EQ(sealHash(seal.content), seal.hash);
    const auto content = decodeSeal(seal.content).value();
    EXPECT_EQ(content.household.head, "张守田");
    EXPECT_EQ(content.members.size(), 5U);
    EXPECT_EQ(content.team.size(), 2U);
    EXPECT_EQ(content.readBack.front(), "您家户口上有五口人，今天都核实过了。");
    const auto signatures = store::signaturesOf(world.replica->tables(), seal.id);
    ASSERT_EQ(signatures.size(), 3U);
    EXPECT_EQ(signatures[2].role, "head");
    const auto ink = world.replica->blob(signatures[0].ink);
    ASSERT_TRUE(ink);
    EXPECT_EQ(readInkMl(ink->bytes).value(), tests::someInk());
}

TEST_F(SealVisitTest, TheTabletSignsTheHash) {
    ready();
    ASSERT_TRUE(sign(checker(world.wang, "王建国")).ok());
    const auto hash = world.text("SELECT hash FROM visit_seal");
    const auto secret = world.replica->identity()->secretKey;
    EXPECT_EQ(world.text("SELECT device_signature FROM visit_seal"),
              sync::sign(secret, "ruhu-seal1\n" + hash));
}

TEST_F(SealVisitTest, VerificationRecomputesSealsAndNamesWhatDoesNotHold) {
    ready();
    signAll();
    auto& tables = world.replica->tables();
    const auto key = sync::keyPairOf(world.replica->identity()->secretKey).publicKey;
    tables.exec("INSERT INTO device(id, _stream, _seq, public_key) SELECT device_id, 'township', 1, '" + key +
                "' FROM visit_seal");
    EXPECT_EQ(usecases::verifySeals(tables), std::vector<std::string>{});
    const auto findings = [&](const std::string& change, const std::string& undo) {
        tables.exec(change);
        std::string text;
        for (const auto& finding : usecases::verifySeals(tables))
            text += finding.substr(finding.find(':') + 1) + ";";
        tables.exec(undo);
        EXPECT_EQ(usecases::verifySeals(tables), std::vector<std::string>{}) << undo;
        return text;
    };
    EXPECT_EQ(findings("UPDATE visit_seal SET content=replace(content,'张守田','张守由')",
                       "UPDATE visit_seal SET content=replace(content,'张守由','张守田')"),
              " the content is not what its hash says;");
    EXPECT_EQ(
        findings(
            "UPDATE visit_seal SET device_signature='A'||substr(device_signature,2), "
            "form_version=form_version||substr(device_signature,1,1)",
            "UPDATE visit_seal SET device_signature=substr(form_version,-1)||substr(device_signature,2), "
            "form_version=substr(form_version,1,length(form_version)-1)"),
        " the device's signature does not hold;");
    EXPECT_NE(findings("UPDATE signature SET seal_hash='x'||seal_hash",
                       "UPDATE signature SET seal_hash=substr(seal_hash,2)"),
              "");
    EXPECT_NE(findings("UPDATE visit SET seal_id='x'||seal_id", "UPDATE visit SET seal_id=substr(seal_id,2)"),
              "");
}

TEST_F(SealVisitTest, IsRefusedWhileSomethingIsMissing) {
    EXPECT_EQ(refused(checker(world.wang, "王建国")), "not_ready");
    fillAll();
    EXPECT_EQ(refused(checker(world.wang, "王建国")), "not_ready") << "not read back";
    EXPECT_EQ(world.text("SELECT count(*) FROM visit_seal"), "0");
}

TEST_F(SealVisitTest, RefusesWhatIsNoSignature) {
    ready();
    auto signature = checker(world.wang, "王建国");
    signature.ink = {};
    EXPECT_EQ(refused(signature), "ink_too_short");
    signature.ink = {{{{1000, 1000, 0, 500}}}};
    EXPECT_EQ(refused(signature), "ink_too_short") << "one dot";
}

TEST_F(SealVisitTest, RefusesWhoMayNotSign) {
    ready();
    EXPECT_EQ(refused(checker(world.stranger, "外村人")), "not_assigned");
    EXPECT_EQ(refused(head()), "checkers_first");
    ASSERT_TRUE(sign(checker(world.wang, "王建国")).ok());
    EXPECT_EQ(refused(checker(world.wang, "王建国")), "already_signed");
    EXPECT_EQ(refused(head()), "checkers_first") << "one is not enough";
    ASSERT_TRUE(sign(checker(world.li, "李晓梅")).ok());
    NewSignature agent{"agent", "", "李秀兰", "", "", tests::someInk()};
    EXPECT_EQ(refused(agent), "relation_missing");
    agent.relation = "10";
    EXPECT_EQ(refused(agent), "consent_missing");
    agent.consent = "户主电话里同意";
    agent.name = "王建国";
    EXPECT_EQ(refused(agent), "checker_is_agent");
    agent.name = "李秀兰";
    EXPECT_TRUE(sign(agent).value());
    EXPECT_EQ(world.text("SELECT mode || relation || consent FROM signature WHERE role = 'agent'"),
              "agent10户主电话里同意");
    EXPECT_EQ(refused(head()), "sealed");
}

TEST_F(SealVisitTest, AChangeVoidsAHalfMadeSeal) {
    ready();
    ASSERT_TRUE(sign(checker(world.wang, "王建国")).ok());
    EXPECT_EQ(world.facts().signatures.size(), 1U);
    ASSERT_TRUE(
        usecases::RecordVisit(*world.replica)
            .save(visit, world.wang, {{FieldRef::parse("answer/biz_crop").value(), exactly(std::int64_t(7))}})
            .ok());
    EXPECT_TRUE(world.facts().signatures.empty());
    EXPECT_EQ(world.text("SELECT _deleted FROM signature"), "内容已改");
    EXPECT_EQ(refused(checker(world.wang, "王建国")), "not_ready") << "it must be read back again";
}

TEST_F(SealVisitTest, SealedIsNotEditedButAmended) {
    ready();
    signAll();
    const auto sealed = world.text("SELECT content FROM visit_seal");
    usecases::RecordVisit record(*world.replica);
    EXPECT_EQ(
        record.save(visit, world.wang, {{FieldRef::parse("visit/mode").value(), exactly(std::string("2"))}})
            .error()
            .code,
        "sealed");
    ASSERT_TRUE(usecases::AmendVisit(*world.replica).amend(visit, world.wang).ok());
    auto state = store::visitState(world.replica->tables(), visit).value();
    EXPECT_EQ(state.version, 2);
    EXPECT_EQ(state.sealedVersion, 1);
    EXPECT_TRUE(world.facts().signatures.empty()) << "the new version needs its own";
    EXPECT_EQ(world.facts().readBackAt, 0);
    ASSERT_TRUE(
        record.save(visit, world.wang, {{FieldRef::parse("visit/mode").value(), exactly(std::string("2"))}})
            .ok());
    ASSERT_TRUE(record.confirmReadBack(visit, world.wang).ok());
    signAll();
    state = store::visitState(world.replica->tables(), visit).value();
    EXPECT_EQ(state.sealedVersion, 2);
    EXPECT_EQ(world.text("SELECT content FROM visit_seal WHERE version = 1"), sealed);
    EXPECT_EQ(store::sealById(world.replica->tables(), state.sealId)->version, 2);
}

TEST_F(SealVisitTest, TheHouseholdMaySignLater) {
    ready();
    EXPECT_EQ(sealing().signLater(world.facts(), world.wang, "2026-05-31").error().code, "checkers_first");
    ASSERT_TRUE(sign(checker(world.wang, "王建国")).ok());
    ASSERT_TRUE(sign(checker(world.li, "李晓梅")).ok());
    ASSERT_TRUE(sealing().signLater(world.facts(), world.wang, "2026-05-31").ok());
    EXPECT_TRUE(store::visitState(world.replica->tables(), visit)->signLater);
    world.reopen();
    EXPECT_EQ(world.facts().signatures.size(), 2U);
    ASSERT_TRUE(sign(head()).value());
    EXPECT_FALSE(store::visitState(world.replica->tables(), visit)->signLater);
}
