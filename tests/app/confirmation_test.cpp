// How a household confirms what was read to it when it does not simply write its name (DOMAIN section 3).
#include "app/domain/risk_rules.h"
#include "app/store/stage.h"
#include "app/store/visit_queries.h"
#include "app/usecases/export_visit.h"
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

} // namespace
} // namespace ruhu::tests
