#include "app/usecases/verify_visit.h"

#include "app/documents/pdf_file.h"
#include "app/domain/inkml.h"
#include "app/domain/text.h"

#include <algorithm>

namespace ruhu::usecases {
namespace {

using domain::ProofFinding;
using domain::Verdict;

constexpr const char* kContent = "seal.json";
constexpr const char* kProof = "proof.json";

ProofFinding unreadable(const sync::Error& error) {
    if (error.code == "pdf_missing")
        return {Verdict::NotVerifiable,
                {"没有这个文件，或读不了", "There is no such file, or it cannot be read"}};
    if (error.code == "pdf_too_large")
        return {Verdict::NotVerifiable,
                {"文件太大，不像排查表", "The file is too large for a household visit"}};
    if (error.code == "pdf_locked")
        return {Verdict::NotVerifiable, {"文件加了密码，打不开", "The file asks for a password"}};
    return {Verdict::NotVerifiable, {"不是 PDF，或已经损坏", "No PDF, or a broken one"}};
}

/// The sheet that the content and the signatures' own records make.
documents::VisitSheet sheetOf(const domain::VisitProof& proof, const domain::SealContent& content) {
    documents::VisitSheet sheet;
    sheet.township = proof.township;
    sheet.content = content;
    sheet.hash = proof.hash;
    sheet.sealCode = domain::sealCode(proof);
    for (const auto& signature : proof.signatures) {
        const auto facts = domain::signatureFacts(signature);
        if (!facts)
            continue;
        const auto bytes = [&](const std::string& sha256) {
            const auto found = proof.blobs.find(sha256);
            return found == proof.blobs.end() ? std::string() : found->second;
        };
        auto ink = domain::readInkMl(bytes(facts->ink));
        sheet.signatures.push_back({facts->role, facts->name, facts->relation, facts->mode, facts->signedAt,
                                    ink ? std::move(*ink) : domain::Ink{}, bytes(facts->photo),
                                    signature.note});
    }
    return sheet;
}

/// What it looks like, and no character beyond U+FFFF: what a PDF that Qt wrote gives back of its text.
std::u32string comparable(const std::string& text) {
    auto points = domain::codePoints(domain::narrow(domain::drawnAlike(text)));
    std::erase_if(points,
                  [](char32_t c) { return c > 0xFFFF || c == U' ' || c == U'\u2060' || c == U'\uFFFD'; });
    return points;
}

void erase(std::u32string& text, const std::u32string& part) {
    if (const auto at = text.find(part); !part.empty() && at != std::u32string::npos)
        text.erase(at, part.size());
}

ProofFinding comparePages(const documents::PdfContents& pdf, const domain::VisitProof& proof,
                          const documents::VisitSheet& sheet) {
    if (proof.sheet != documents::kSheetLayout)
        return {Verdict::NotVerifiable,
                {"页面是另一版程序排的，请用下面的封存内容对照",
                 "The pages were laid out by another program: compare "
                 "them with the content below"}};
    auto shown = comparable(pdf.text);
    const auto sealed = comparable(documents::sheetText(sheet));
    for (int page = 1; page <= pdf.pages; ++page) {
        erase(shown, comparable(documents::footSubject(sheet)));
        erase(shown, comparable(documents::footNumber(page, pdf.pages)));
    }
    const auto [at, there] = std::mismatch(shown.begin(), shown.end(), sealed.begin(), sealed.end());
    if (at == shown.end() && there == sealed.end())
        return {Verdict::Whole,
                {"页面上的字和封存内容一致", "The words on the pages are those of the sealed content"}};
    const auto around = [](const std::u32string& text, auto position) {
        const auto middle = position - text.begin();
        const auto first = std::max<std::ptrdiff_t>(0, middle - 8);
        return domain::utf8(std::u32string_view(text).substr(static_cast<std::size_t>(first), 20));
    };
    return {Verdict::Altered,
            {"页面上的字和封存内容不一致：页面“…" + around(shown, at) + "…”，封存“…" + around(sealed, there) +
                 "…”",
             "The words on the pages differ from the sealed content: page “…" + around(shown, at) +
                 "…”, sealed “…" + around(sealed, there) + "…”"}};
}

} // namespace

std::vector<documents::SheetFile> proofFiles(const domain::VisitProof& proof) {
    std::vector<documents::SheetFile> files = {{kContent, "application/json", proof.content},
                                               {kProof, "application/json", domain::encodeProof(proof)}};
    for (const auto& [sha256, bytes] : proof.blobs) {
        const bool ink = !bytes.starts_with("\xFF\xD8");
        files.push_back(
            {sha256 + (ink ? ".inkml" : ".jpg"), ink ? "application/inkml+xml" : "image/jpeg", bytes});
    }
    return files;
}

VisitCheck verifyVisit(const std::filesystem::path& file, const domain::TrustedKey& trusted,
                       const std::string& code) {
    VisitCheck check;
    auto& findings = check.report.findings;
    auto pdf = documents::readPdf(file);
    if (!pdf) {
        findings.push_back(unreadable(pdf.error()));
        return check;
    }
    if (!pdf->files.contains(kContent) || !pdf->files.contains(kProof)) {
        findings.push_back({Verdict::NotVerifiable,
                            {"文件里没有封存内容：不是从本系统导出的原件，可能是另存、打印或扫描的",
                             "The file holds no sealed content: it is not the original export"}});
        return check;
    }
    auto proof = domain::decodeProof(pdf->files[kProof], std::move(pdf->files[kContent]));
    if (!proof) {
        findings.push_back(
            proof.error().code == "version"
                ? ProofFinding{Verdict::NotVerifiable,
                               {"是更新的程序导出的，请用新程序核", "Exported by a newer program"}}
                : ProofFinding{Verdict::Altered,
                               {"封存的签名材料读不出来", "The proof of the seal does not read"}});
        return check;
    }
    check.proof = std::move(*proof);
    for (auto& [name, bytes] : pdf->files)
        if (const auto dot = name.find('.'); dot == 64)
            check.proof.blobs[name.substr(0, dot)] = std::move(bytes);
    check.report = domain::checkProof(check.proof, trusted);
    if (const auto content = domain::decodeSeal(check.proof.content)) {
        check.sheet = sheetOf(check.proof, *content);
        findings.push_back(comparePages(*pdf, check.proof, check.sheet));
    }
    if (!code.empty())
        findings.push_back(domain::checkSealCode(check.proof, code));
    return check;
}

} // namespace ruhu::usecases
