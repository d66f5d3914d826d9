// How a household confirms what was read to it when it does not simply write its name (DOMAIN section 3).
#include "app/domain/risk_rules.h"
#include "app/domain/visit_proof.h"
#include "app/store/refusals.h"
#include "app/store/stage.h"
#include "app/store/visit_queries.h"
#include "app/usecases/accept_refusal.h"
#include "app/usecases/amend_visit.h"
#include "app/usecases/export_visit.h"
#include "app/usecases/log_contact.h"
#include "app/usecases/record_visit.h"
#include "app/usecases/seal_visit.h"
#include "app/usecases/signature_note.h"
#include "sync/core/signing.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace ruhu::tests {
namespace {

using domain::FieldRef;
using testing::HasSubstr;
using usecases::NewSignature;

const documents::Photo kPhoto{"\xff\xd8 a small picture", std::string(64, 'a')};

class Confirmation : public testing::Test {
protected:
    /// The visit is read back and both reviewers have signed; 白保平 leads the village's group.
    void SetUp() override {
        sync::Draft township{"township", {}, {}, {}};
        township.changes = {
            {"staff", bai, {{"name", "白保平"}, {"role", "group_leader"}, {"active", true}}, std::nullopt}};
        ASSERT_TRUE(world.replica->commit(township).ok());
        sync::Draft village{VisitWorld::kVillage, {}, {}, {}};
        village.changes = {{"assignment",
                            sync::nameId("assignment", "白保平"),
                            {{"staff_id", bai}, {"village_code", VisitWorld::kVillage}},
                            std::nullopt}};
        ASSERT_TRUE(world.replica->commit(village).ok());

        usecases::RecordVisit record(*world.replica);
        visit = record
                    .start(world.household, world.round, world.wang, VisitWorld::kToday,
                           tests::builtInVisitForm())
                    .value();
        auto facts = world.facts();
        answerTheRest(facts);
        std::vector<usecases::RecordVisit::Entry> entries;
        for (const auto& [key, answer] : facts.answers)
            entries.push_back({{FieldRef::Place::Answer, key, {}}, answer});
        for (const auto& [key, answer] : facts.visit)
            entries.push_back({{FieldRef::Place::Visit, key, {}}, answer});
        for (const auto& member : facts.members)
            for (const auto& [key, answer] : member.entry)
                entries.push_back({{FieldRef::Place::Member, key, member.personId}, answer});
        for (const char* rule : {"R11", "R12", "R14"})
            entries.push_back(
                {{FieldRef::Place::Answer, domain::riskKey(rule), {}}, domain::exactly(std::string("3"))});
        ASSERT_TRUE(record.save(visit, world.wang, entries).ok());
        ASSERT_TRUE(record.confirmReadBack(visit, world.wang).ok());
        ASSERT_TRUE(sign({"checker", world.wang, "王建国", "", "", someInk()}).ok());
        ASSERT_TRUE(sign({"checker", world.li, "李晓梅", "", "", someInk()}).ok());
    }

    sync::Result<bool> sign(const NewSignature& signature) {
        usecases::SealVisit sealing(*world.replica, tests::builtInVisitForm(), [this](std::string_view text) {
            return sync::sign(world.replica->identity()->secretKey, text);
        });
        return sealing.sign(world.facts(), world.wang, signature);
    }
    std::string refusal(const NewSignature& signature) {
        const auto result = sign(signature);
        return result ? "" : result.error().code;
    }

    /// Another answer; then it is read back and the reviewers sign anew, unless more is to come.
    void change(const std::string& ref, domain::AnswerValue value, bool last = true) {
        ASSERT_TRUE(
            usecases::RecordVisit(*world.replica)
                .save(visit, world.wang, {{FieldRef::parse(ref).value(), domain::exactly(std::move(value))}})
                .ok());
        if (last)
            signAgain();
    }
    void signAgain() {
        ASSERT_TRUE(usecases::RecordVisit(*world.replica).confirmReadBack(visit, world.wang).ok());
        ASSERT_TRUE(sign({"checker", world.wang, "王建国", "", "", someInk()}).ok());
        ASSERT_TRUE(sign({"checker", world.li, "李晓梅", "", "", someInk()}).ok());
    }
    /// What the changed answers bring up.
    void fillRest() {
        auto facts = world.facts();
        answerTheRest(facts);
        std::vector<usecases::RecordVisit::Entry> entries;
        for (const auto& [key, answer] : facts.answers)
            entries.push_back({{FieldRef::Place::Answer, key, {}}, answer});
        for (const auto& member : facts.members)
            for (const auto& [key, answer] : member.entry)
                entries.push_back({{FieldRef::Place::Member, key, member.personId}, answer});
        ASSERT_TRUE(usecases::RecordVisit(*world.replica).save(visit, world.wang, entries).ok());
    }

    NewSignature by(const char* mode) {
        NewSignature signature{"head", "", "张守田", "01", "", {}};
        signature.mode = mode;
        return signature;
    }
    NewSignature byPhone() {
        auto signature = by("remote");
        signature.contact = usecases::Contact{world.household, visit,         VisitWorld::person(1),
                                              "phone",         "14999990123", "verified",
                                              "张守田",        "01",          "念给对方听，对方说属实"};
        signature.dueOn = "2026-05-31";
        return signature;
    }
    NewSignature refusing() {
        auto signature = by("refused");
        signature.reason = "content";
        signature.witness = bai;
        signature.ink = someInk();
        signature.dueOn = "2026-05-31";
        return signature;
    }

    store::SignatureRecord last() {
        const auto state = store::visitState(world.replica->tables(), visit).value();
        return store::signaturesOf(world.replica->tables(), state.sealId).back();
    }
    store::Stage stage() {
        return static_cast<store::Stage>(std::stoi(world.text(std::string("SELECT ") + store::kStageSql +
                                                              " FROM visit v WHERE v.id = '" + visit + "'")));
    }

    VisitWorld world;
    sync::Id bai = sync::nameId("staff", "白保平/4");
    sync::Id visit;
};

TEST_F(Confirmation, PaperIsKeptAsItsPhotoWithTheHashOfTheOriginal) {
    EXPECT_EQ(refusal(by("paper")), "photo_missing");
    auto paper = by("paper");
    paper.photo = kPhoto;
    ASSERT_TRUE(sign(paper).value());
    EXPECT_EQ(last().mode, "paper");
    EXPECT_EQ(last().ink, "");
    EXPECT_EQ(world.replica->blob(last().photo)->bytes, kPhoto.jpeg);
    EXPECT_EQ(world.text("SELECT photo_original FROM signature WHERE mode = 'paper'"), kPhoto.originalHash);
    EXPECT_EQ(stage(), store::Stage::Signed);
}

TEST_F(Confirmation, AFingerprintSaysWhoWroteTheName) {
    auto finger = by("finger");
    finger.photo = kPhoto;
    finger.filledBy = "李晓梅";
    EXPECT_EQ(refusal(finger), "checker_is_agent");
    finger.filledBy = "李秀兰";
    ASSERT_TRUE(sign(finger).value());
    EXPECT_EQ(usecases::signatureNote(world.replica->tables(), last(), domain::Language::Chinese),
              "李秀兰代写名字");
    EXPECT_EQ(stage(), store::Stage::Signed);
}

TEST_F(Confirmation, ACallSealsButIsNoSignature) {
    auto call = byPhone();
    call.contact->outcome = "no_answer";
    EXPECT_EQ(refusal(call), "contact_missing");
    call = byPhone();
    call.contact->evidence = kPhoto;
    EXPECT_EQ(refusal(call), "notice_missing");
    call.contact->noticeGiven = true;
    ASSERT_TRUE(sign(call).value());

    EXPECT_TRUE(store::visitState(world.replica->tables(), visit)->sealed());
    EXPECT_NE(last().consent.find(call.contact->answeredBy + "接听"), std::string::npos)
        << "the words beside it are under the tablet's signature: " << last().consent;
    EXPECT_EQ(stage(), store::Stage::AwaitingSignature) << "补签 stays to do";
    EXPECT_EQ(world.text("SELECT resign_due_on FROM visit"), "2026-05-31");
    EXPECT_EQ(world.text("SELECT outcome FROM contact_attempt WHERE id = '" + last().attempt + "'"),
              "verified");
    EXPECT_EQ(world.replica->blob(world.text("SELECT evidence FROM contact_attempt"))->bytes, kPhoto.jpeg);
    EXPECT_THAT(usecases::signatureNote(world.replica->tables(), last(), domain::Language::Chinese),
                HasSubstr("张守田接听"));
    EXPECT_TRUE(domain::awaitsHand(world.facts()));
}

TEST_F(Confirmation, WhoComesHomeSignsTheSameSeal) {
    ASSERT_TRUE(sign(byPhone()).ok());
    const auto seal = world.text("SELECT seal_id FROM visit");
    EXPECT_EQ(refusal(byPhone()), "sealed") << "no second call";
    EXPECT_EQ(refusal({"checker", world.wang, "王建国", "", "", someInk()}), "sealed");
    // The roster moves on; what was sealed does not.
    ASSERT_TRUE(world.replica
                    ->commit({VisitWorld::kVillage,
                              world.wang,
                              {{"person", VisitWorld::person(2), {{"name", "李秀蘭"}}, std::nullopt}},
                              {}})
                    .ok());
    ASSERT_TRUE(sign({"head", "", "张守田", "01", "", someInk()}).value());
    EXPECT_EQ(world.text("SELECT seal_id FROM visit"), seal);
    EXPECT_EQ(last().mode, "hand");
    EXPECT_EQ(stage(), store::Stage::Signed);
    EXPECT_EQ(refusal({"head", "", "张守田", "01", "", someInk()}), "sealed") << "signed once";
}

TEST_F(Confirmation, ARefusalHasAReasonAndAWitnessAndIsNotDone) {
    auto refused = refusing();
    refused.reason.clear();
    EXPECT_EQ(refusal(refused), "reason_missing");
    refused = refusing();
    refused.witness = world.li;
    EXPECT_EQ(refusal(refused), "witness_missing") << "a reviewer is no witness";
    refused = refusing();
    refused.ink = {};
    EXPECT_EQ(refusal(refused), "ink_too_short") << "the witness signs";
    ASSERT_TRUE(sign(refusing()).value());

    EXPECT_EQ(last().mode, "refused");
    EXPECT_EQ(last().ink, "");
    EXPECT_EQ(usecases::signatureNote(world.replica->tables(), last(), domain::Language::Chinese),
              "说内容不对；见证人白保平");
    EXPECT_EQ(world.text("SELECT signer_name || mode FROM signature WHERE role = 'witness'"), "白保平hand");
    EXPECT_EQ(stage(), store::Stage::AwaitingSignature);
}

TEST_F(Confirmation, TheSheetShowsHowItWasConfirmed) {
    ASSERT_TRUE(sign(refusing()).ok());
    const auto sheet = usecases::sealedSheet(
        world.replica->tables(), [this](const std::string& hash) { return world.replica->blob(hash); },
        world.household);
    ASSERT_TRUE(sheet.ok());
    ASSERT_EQ(sheet->signatures.size(), 4U);
    EXPECT_EQ(sheet->signatures[2].role, "witness");
    EXPECT_FALSE(sheet->signatures[2].ink.empty());
    EXPECT_EQ(sheet->signatures[3].note, "说内容不对；见证人白保平");
}

/// What kind of visit it is decides who may sign (app/domain/special_case.h).
TEST_F(Confirmation, AHeadWhoIsAwayIsSignedFor) {
    change("member/" + VisitWorld::person(1) + "/whereabouts", std::string("5"));
    auto head = by("hand");
    head.ink = someInk();
    EXPECT_EQ(refusal(head), "mode_not_fitting");
    NewSignature agent{"agent", "", "李秀兰", "10", "户主电话里同意", someInk()};
    EXPECT_TRUE(sign(agent).value());
}

TEST_F(Confirmation, ForChildrenAGuardianAgreesByPhoneAndACadreWitnesses) {
    for (int i = 1; i <= 4; ++i)
        change("member/" + VisitWorld::person(i) + "/whereabouts", std::string(i < 3 ? "4" : "2"), false);
    change("member/" + VisitWorld::person(3) + "/work_place", std::string("太原市"), false);
    ASSERT_TRUE(usecases::LogContact(*world.replica)
                    .log({world.household, visit, VisitWorld::person(3), "phone", "14999990123", "verified",
                          "张海军", "20", "孩子由姑姑照看"},
                         world.wang)
                    .ok());
    fillRest();
    signAgain();
    EXPECT_EQ(refusal(byPhone()), "witness_missing");
    auto witnessed = byPhone();
    witnessed.witness = world.li;
    EXPECT_EQ(refusal(witnessed), "witness_missing") << "a reviewer is no witness";
    witnessed.witness = bai;
    ASSERT_TRUE(sign(witnessed).value());
    EXPECT_EQ(last().witness, bai);
}

TEST_F(Confirmation, OfAnEmptyRegistrationACadreSaysSo) {
    change("visit/conclusion", std::string("7"), false);
    change("visit/conclusion_note", std::string("全家户口在此，十年无人居住"), false);
    change("answer/unverified", std::string("empty"), false);
    signAgain();
    EXPECT_EQ(refusal(refusing()), "mode_not_fitting");
    auto statement = by("statement");
    statement.ink = someInk();
    statement.witness = world.wang;
    EXPECT_EQ(refusal(statement), "witness_missing") << "a reviewer is no witness";
    statement.witness = bai;
    ASSERT_TRUE(sign(statement).value());
    EXPECT_EQ(last().role, "witness");
    EXPECT_EQ(last().mode, "statement");
    EXPECT_EQ(last().name, "白保平");
    EXPECT_EQ(stage(), store::Stage::Signed) << "counted as screened";
    EXPECT_EQ(world.text("SELECT roster_status FROM household WHERE id = '" + world.household + "'"), "4");
}

TEST_F(Confirmation, ARefusalIsFinishedOnceTheTownshipAcceptsIt) {
    auto& tables = world.replica->tables();
    const auto jia = sync::nameId("staff", "贾文涛");
    sync::Draft township{"township", {}, {}, {}};
    township.changes = {
        {"staff", jia, {{"name", "贾文涛"}, {"role", "township_admin"}, {"active", true}}, std::nullopt}};
    ASSERT_TRUE(world.replica->commit(township).ok());
    usecases::AcceptRefusal accept(*world.replica);
    EXPECT_EQ(accept.accept(visit, jia).error().code, "not_refused") << "the household is still to be asked";
    ASSERT_TRUE(sign(refusing()).value());
    ASSERT_EQ(stage(), store::Stage::AwaitingSignature);
    ASSERT_EQ(store::waitingRefusals(tables, world.round).size(), 1U);
    EXPECT_EQ(store::waitingRefusals(tables, world.round)[0].reason, "content");
    EXPECT_EQ(accept.accept(visit, world.wang).error().code, "not_permitted")
        << "the team does not decide it";
    EXPECT_EQ(accept.accept(visit, bai).error().code, "not_permitted");
    EXPECT_EQ(stage(), store::Stage::AwaitingSignature);

    ASSERT_TRUE(accept.accept(visit, jia).ok());
    EXPECT_EQ(stage(), store::Stage::Signed) << "finished";
    EXPECT_TRUE(store::waitingRefusals(tables, world.round).empty());
    const auto accepted = store::acceptedRefusal(tables, visit);
    ASSERT_TRUE(accepted);
    EXPECT_EQ(accepted->by, "贾文涛");
    EXPECT_EQ(accepted->at, world.clock.now());
    EXPECT_EQ(accept.accept(visit, jia).error().code, "not_refused") << "once";
    world.reopen();
    EXPECT_EQ(stage(), store::Stage::Signed);

    // A newer version is another matter.
    ASSERT_TRUE(usecases::AmendVisit(*world.replica).amend(visit, world.wang).ok());
    EXPECT_EQ(stage(), store::Stage::AwaitingSignature);
    signAgain();
    ASSERT_TRUE(sign(refusing()).value());
    EXPECT_EQ(stage(), store::Stage::AwaitingSignature) << "what was accepted was the version before";
    EXPECT_FALSE(store::acceptedRefusal(world.replica->tables(), visit));
    EXPECT_EQ(store::waitingRefusals(world.replica->tables(), world.round).size(), 1U);
}

TEST_F(Confirmation, WhoHasCheckedDoesNotAcceptItsRefusal) {
    sync::Draft township{"township", {}, {}, {}};
    township.changes = {{"staff", world.li, {{"role", "township_leader"}}, std::nullopt}};
    ASSERT_TRUE(world.replica->commit(township).ok());
    ASSERT_TRUE(sign(refusing()).value());
    EXPECT_EQ(usecases::AcceptRefusal(*world.replica).accept(visit, world.li).error().code, "own_visit");
}

TEST_F(Confirmation, WhoSignsAfterAllLeavesNothingToAccept) {
    ASSERT_TRUE(sign(refusing()).value());
    auto signature = by("hand");
    signature.ink = someInk();
    ASSERT_TRUE(sign(signature).ok());
    EXPECT_TRUE(store::waitingRefusals(world.replica->tables(), world.round).empty());
    EXPECT_EQ(stage(), store::Stage::Signed);
}

TEST_F(Confirmation, EverySignatureIsAttestedByTheTablet) {
    auto refused = refusing();
    ASSERT_TRUE(sign(refused).value());
    const auto key = world.replica->identity()->secretKey;
    const auto pair = sync::keyPairOf(key);
    const auto state = store::visitState(world.replica->tables(), visit).value();
    int count = 0;
    for (const auto& s : store::signaturesOf(world.replica->tables(), state.sealId)) {
        const auto [fields, attested] = store::attestedSignature(world.replica->tables(), s.id);
        EXPECT_TRUE(sync::verifySignature(pair.publicKey, domain::signatureMessage(fields), attested))
            << s.role;
        ++count;
    }
    EXPECT_EQ(count, 4) << "two reviewers, the witness, the refusal";
}

} // namespace
} // namespace ruhu::tests
