#include "app/documents/pdf_file.h"
#include "app/documents/visit_pdf.h"
#include "app/domain/completion_gate.h"
#include "app/domain/inkml.h"
#include "app/domain/seal_freeze.h"
#include "app/questionnaire/built_in_form.h"
#include "app/usecases/verify_visit.h"
#include "app/usecases/verify_words.h"
#include "sync/core/signing.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <QGuiApplication>
#include <QProcess>

#include <fstream>
#include <functional>
#include <span>

namespace ruhu::usecases {
namespace {

using domain::Verdict;
using testing::HasSubstr;

constexpr const char* kDevice = "0190aaaa-0000-7000-8000-000000000001";

class VerifyVisit : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (QCoreApplication::instance())
            return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        static int argc = 1;
        static char name[] = "test";
        static char* argv[] = {name, nullptr};
        static QGuiApplication application(argc, argv);
    }

    VerifyVisit() {
        auto facts = tests::sampleFacts();
        facts.members[1].name = "古丽巴哈尔·吾买尔";
        facts.members[2].name = "张𬭎";
        content = domain::freeze(tests::builtInVisitForm(), facts,
                                 domain::assess(tests::builtInVisitForm(), facts));
        proof.content = domain::encodeSeal(content);
        proof.hash = domain::sealHash(proof.content);
        proof.device = kDevice;
        proof.deviceKey = keys.publicKey;
        proof.sealSignature = sync::sign(keys.secretKey, "ruhu-seal1\n" + proof.hash);
        proof.township = "赵家坪乡";
        proof.sheet = documents::kSheetLayout;
        sign("checker", "王建国", "s1", "hand");
        sign("checker", "李晓梅", "s2", "hand");
        sign("head", "张守田", "", "hand");
    }

    void sign(const std::string& role, const std::string& name, const std::string& staff,
              const std::string& mode) {
        auto hand = tests::someInk();
        hand[0].points[0].x += static_cast<int>(proof.signatures.size()) * 100;
        const auto ink = domain::writeInkMl(hand);
        const auto sha256 = sync::sha256Hex(ink);
        proof.blobs[sha256] = ink;
        nlohmann::json fields = {{"seal_hash", proof.hash},
                                 {"role", role},
                                 {"position", proof.signatures.size() + 1},
                                 {"signer_name", name},
                                 {"mode", mode},
                                 {"ink", sha256},
                                 {"device_id", kDevice},
                                 {"signed_at", 1'779'592'200'000}};
        if (!staff.empty())
            fields["staff_id"] = staff;
        proof.signatures.push_back(
            {fields.dump(), sync::sign(keys.secretKey, domain::signatureMessage(fields.dump())), ""});
    }

    /// The sheet that goes with a content, and the PDF that carries the proof.
    std::filesystem::path print(const domain::SealContent& shown) {
        documents::VisitSheet sheet;
        sheet.township = proof.township;
        sheet.form = questionnaire::builtInForm();
        sheet.content = shown;
        sheet.hash = proof.hash;
        for (const auto& signature : proof.signatures) {
            const auto facts = domain::signatureFacts(signature).value();
            const auto ink = domain::readInkMl(proof.blobs[facts.ink]);
            sheet.signatures.push_back({facts.role, facts.name, facts.relation, facts.mode, facts.signedAt,
                                        ink ? *ink : domain::Ink{}});
        }
        sheet.sealCode = domain::sealCode(proof);
        sheet.files = proofFiles(proof);
        const auto file = folder.path() / "visit.pdf";
        EXPECT_TRUE(documents::writeVisitPdf(documents::VisitPages(std::move(sheet)), file).ok());
        return file;
    }

    std::string said(const VisitCheck& check) { return verifyText(check, false); }

    sync::test::Folder folder;
    sync::test::SeededRandom random{5};
    sync::KeyPair keys = sync::makeKeyPair(random);
    domain::SealContent content;
    domain::VisitProof proof;
};

TEST_F(VerifyVisit, WhatWasSignedIsWhole) {
    const auto check = verifyVisit(print(content));
    EXPECT_EQ(check.report.verdict(), Verdict::Whole) << said(check);
    EXPECT_THAT(said(check), HasSubstr("页面上的字和封存内容一致"));
    EXPECT_THAT(said(check), HasSubstr(domain::keyCheckCode(keys.publicKey)));
    EXPECT_THAT(said(check), HasSubstr("人均收入：10,560"));
    EXPECT_THAT(verifyText(check, true), HasSubstr("Whole: content, handwriting and signatures"));
    EXPECT_EQ(verifyExitCode(check), 0);
}

TEST_F(VerifyVisit, ItsAttachmentsSpeakForThemselves) {
    const auto pdf = documents::readPdf(print(content)).value();
    EXPECT_EQ(sync::sha256Hex(pdf.files.at("seal.json")), proof.hash)
        << "sha256sum of the attachment is the code on the paper";
    EXPECT_EQ(pdf.files.size(), 5U) << "content, proof, three hands";
}

TEST_F(VerifyVisit, TheTabletIsOneThatTheReaderKnows) {
    const auto file = print(content);
    const auto knows = [](std::optional<std::string> key) {
        return [key](const sync::Id& device) { return device == kDevice ? key : std::nullopt; };
    };
    EXPECT_EQ(verifyVisit(file, knows(keys.publicKey)).report.verdict(), Verdict::Whole);
    EXPECT_EQ(verifyVisit(file, knows(std::nullopt)).report.verdict(), Verdict::NotVerifiable);
    const auto forged = verifyVisit(file, knows(sync::makeKeyPair(random).publicKey));
    EXPECT_EQ(forged.report.verdict(), Verdict::Altered);
    EXPECT_THAT(said(forged), HasSubstr("不是登记的那一个"));
}

TEST_F(VerifyVisit, TheCodeOnThePaperBelongsToTheFile) {
    const auto file = print(content);
    EXPECT_EQ(verifyVisit(file, {}, domain::sealCode(proof) + "\n").report.verdict(), Verdict::Whole);
    auto other = proof;
    other.hash[0] = other.hash[0] == 'a' ? 'b' : 'a';
    EXPECT_EQ(verifyVisit(file, {}, domain::sealCode(other)).report.verdict(), Verdict::Altered);
    EXPECT_EQ(verifyVisit(file, {}, "https://example.org").report.verdict(), Verdict::NotVerifiable);
}

struct Tampering {
    const char* what;
    std::function<void(domain::VisitProof&)> with;
    Verdict verdict;
    const char* says;
};

class TamperedProof : public VerifyVisit, public testing::WithParamInterface<Tampering> {};

TEST_P(TamperedProof, IsFoundOut) {
    GetParam().with(proof);
    const auto check = domain::checkProof(proof);
    EXPECT_EQ(check.verdict(), GetParam().verdict) << GetParam().what;
    std::string all;
    for (const auto& finding : check.findings)
        all += finding.text.zh + "\n";
    EXPECT_THAT(all, HasSubstr(GetParam().says)) << GetParam().what;
}

void replace(std::string& text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, from.size(), to);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, TamperedProof,
    testing::Values(
        Tampering{"an amount", [](auto& p) { replace(p.content, "5280000", "1280000"); }, Verdict::Altered,
                  "封存内容改动过"},
        Tampering{"an amount, with the hash made to fit",
                  [](auto& p) {
                      replace(p.content, "5280000", "1280000");
                      p.hash = domain::sealHash(p.content);
                  },
                  Verdict::Altered, "平板签章和校验码对不上"},
        Tampering{"a name under a signature",
                  [](auto& p) { replace(p.signatures[2].fields, "张守田", "李守田"); }, Verdict::Altered,
                  "户主李守田：签名记录改动过"},
        Tampering{"a mode", [](auto& p) { replace(p.signatures[2].fields, "hand", "agent"); },
                  Verdict::Altered, "户主张守田：签名记录改动过"},
        Tampering{"one hand for the other",
                  [](auto& p) {
                      const auto one = domain::signatureFacts(p.signatures[0])->ink;
                      const auto two = domain::signatureFacts(p.signatures[1])->ink;
                      std::swap(p.blobs[one], p.blobs[two]);
                  },
                  Verdict::Altered, "核查人员王建国：笔迹改动过"},
        Tampering{"one hand for the other, by its name",
                  [](auto& p) {
                      const auto one = domain::signatureFacts(p.signatures[0])->ink;
                      const auto two = domain::signatureFacts(p.signatures[1])->ink;
                      replace(p.signatures[0].fields, one, two);
                  },
                  Verdict::Altered, "核查人员王建国：签名记录改动过"},
        Tampering{"a stroke", [](auto& p) { p.blobs.begin()->second += " "; }, Verdict::Altered,
                  "笔迹改动过"},
        Tampering{"a hand that is gone", [](auto& p) { p.blobs.erase(p.blobs.begin()); },
                  Verdict::NotVerifiable, "笔迹没有附在文件里"},
        Tampering{"a reviewer who is gone", [](auto& p) { p.signatures.erase(p.signatures.begin() + 1); },
                  Verdict::Altered, "缺核查人员李晓梅的签名"},
        Tampering{"the household who is gone", [](auto& p) { p.signatures.pop_back(); },
                  Verdict::NotVerifiable, "没有农户一方的签名"},
        Tampering{"two that changed places", [](auto& p) { std::swap(p.signatures[0], p.signatures[1]); },
                  Verdict::Altered, "签名次序不对"},
        Tampering{"a signature of an older program", [](auto& p) { p.signatures[0].deviceSignature.clear(); },
                  Verdict::NotVerifiable, "没有平板签章"},
        Tampering{"no key", [](auto& p) { p.deviceKey.clear(); }, Verdict::NotVerifiable, "没有平板公钥"},
        Tampering{"no content", [](auto& p) { p.content.clear(); }, Verdict::Altered, "封存内容读不出来"},
        Tampering{"a newer seal",
                  [](auto& p) { replace(p.content, "\"v\":1,\"version\"", "\"v\":2,\"version\""); },
                  Verdict::Altered, "更新的程序"}));

TEST_F(VerifyVisit, WordsChangedOnThePageAreFound) {
    auto shown = content;
    shown.result.net = 1280000;
    const auto check = verifyVisit(print(shown));
    EXPECT_EQ(check.report.verdict(), Verdict::Altered);
    EXPECT_THAT(said(check), HasSubstr("页面上的字和封存内容不一致"));
    EXPECT_THAT(said(check), HasSubstr("纯收入"));
}

TEST_F(VerifyVisit, ANameAddedToThePageIsFound) {
    auto shown = content;
    shown.members.push_back(shown.members[0]);
    EXPECT_EQ(verifyVisit(print(shown)).report.verdict(), Verdict::Altered);
}

TEST_F(VerifyVisit, PagesOfAnotherProgramAreLeftToThePerson) {
    proof.sheet = documents::kSheetLayout + 1;
    const auto check = verifyVisit(print(content));
    EXPECT_EQ(check.report.verdict(), Verdict::NotVerifiable);
    EXPECT_THAT(said(check), HasSubstr("另一版程序或表样"));
}

TEST_F(VerifyVisit, APdfWithoutItsAttachmentsCannotBeVerified) {
    const auto file = print(content);
    const auto printed = folder.path() / "printed.pdf";
    QProcess again;
    again.start("pdftocairo",
                {"-pdf", QString::fromStdString(file.string()), QString::fromStdString(printed.string())});
    ASSERT_TRUE(again.waitForFinished());
    const auto check = verifyVisit(printed);
    EXPECT_EQ(check.report.verdict(), Verdict::NotVerifiable);
    EXPECT_THAT(said(check), HasSubstr("不是从本系统导出的原件"));
    EXPECT_EQ(verifyExitCode(check), 3);
}

TEST_F(VerifyVisit, WhatIsNoPdfIsSaidSo) {
    EXPECT_THAT(said(verifyVisit(folder.path() / "nothing.pdf")), HasSubstr("没有这个文件"));
    std::ofstream(folder.path() / "text.pdf") << "not a PDF";
    EXPECT_THAT(said(verifyVisit(folder.path() / "text.pdf")), HasSubstr("不是 PDF"));
    std::ofstream(folder.path() / "empty.pdf");
    EXPECT_EQ(verifyVisit(folder.path() / "empty.pdf").report.verdict(), Verdict::NotVerifiable);
}

TEST(HostileProof, NestedWithoutEndIsRefusedNotFollowed) {
    const std::string deep = std::string(500'000, '[') + std::string(500'000, ']');
    const auto proof = domain::decodeProof(R"({"v":1,"signatures":[{"fields":{"a":)" + deep + "}}]}", "{}");
    EXPECT_EQ(proof.error().code, "malformed");
    EXPECT_EQ(domain::decodeSeal(R"({"v":1,"answers":)" + deep + "}").error().code, "malformed");
}

/// Bytes flipped and files cut anywhere: a verdict each time, never "whole" with another content.
TEST_F(VerifyVisit, BrokenFilesAreHarmless) {
    const auto file = print(content);
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto broken = folder.path() / "broken.pdf";
    for (int i = 0; i < 60; ++i) {
        auto changed = bytes;
        std::uint32_t raw[2];
        random.fill(std::as_writable_bytes(std::span(raw)));
        const auto at = raw[0] % changed.size();
        if (i % 3 == 0)
            changed.resize(at);
        else
            changed[at] = static_cast<char>(raw[1]);
        std::ofstream(broken, std::ios::binary) << changed;
        const auto check = verifyVisit(broken);
        if (check.report.verdict() == Verdict::Whole) {
            EXPECT_EQ(check.proof.content, proof.content);
        }
    }
}

} // namespace
} // namespace ruhu::usecases
