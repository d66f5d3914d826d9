#include "app/usecases/verify_visit.h"

#include "app/documents/pdf_file.h"
#include "app/documents/visit_pdf.h"
#include "app/domain/inkml.h"
#include "app/domain/text.h"
#include "app/questionnaire/built_in_form.h"

#include <stdlib.h>

#include <algorithm>
#include <optional>
#include <utility>

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

/// The form in whose words the pages are: the program's own, or the one that came along; null if neither
/// fits.
std::shared_ptr<const domain::VisitForm> formOf(const documents::PdfContents& pdf,
                                                const std::string& version) {
    auto own = questionnaire::builtInForm();
    const auto attached = pdf.files.find(kFormFile);
    if (own->version() == version || attached == pdf.files.end())
        return own->version() == version ? own : nullptr;
    forms::Problems problems;
    auto read = questionnaire::HouseholdForm::read(attached->second, problems);
    return read && read->version() == version ? std::shared_ptr<const domain::VisitForm>(std::move(read))
                                              : nullptr;
}

/// The sheet that the content and the signatures' own records make.
documents::VisitSheet sheetOf(const domain::VisitProof& proof, const domain::SealContent& content,
                              std::shared_ptr<const domain::VisitForm> form) {
    documents::VisitSheet sheet;
    sheet.form = std::move(form);
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

/// The words of each page, foot lines apart.
std::vector<std::u32string> pagesOf(const documents::PdfContents& pdf, const documents::VisitSheet& sheet) {
    std::vector<std::u32string> pages;
    const auto count = static_cast<int>(pdf.pages.size());
    for (const auto& page : pdf.pages) {
        auto& words = pages.emplace_back(comparable(page));
        erase(words, comparable(documents::footSubject(sheet)));
        erase(words, comparable(documents::footNumber(static_cast<int>(pages.size()), count)));
    }
    return pages;
}

/// A line on the edge of two pages is drawn on both, clipped: a page may begin with what the one before ended
/// with. Empty if all is there; else where it differs, as "page" and "sealed" would read.
std::optional<std::pair<std::u32string, std::u32string>> difference(const std::vector<std::u32string>& pages,
                                                                    const std::u32string& sealed) {
    constexpr std::size_t kOverlap = 300;
    const auto around = [](std::u32string_view text, std::size_t middle) {
        return std::u32string(text.substr(middle < 8 ? 0 : middle - 8, 20));
    };
    std::size_t at = 0;
    for (const auto& page : pages) {
        std::size_t from = at; // where the page goes on, as far as it does
        std::size_t alike = 0;
        for (std::size_t back = 0; alike < page.size() && back <= std::min(at, kOverlap); ++back) {
            const auto rest = std::u32string_view(sealed).substr(at - back);
            const auto end = std::mismatch(page.begin(), page.end(), rest.begin(), rest.end()).first;
            if (const auto length = static_cast<std::size_t>(end - page.begin());
                length > alike || back == 0) {
                alike = length;
                from = at - back;
            }
        }
        if (alike < page.size())
            return std::pair(around(page, alike), around(std::u32string_view(sealed).substr(from), alike));
        at = from + page.size();
    }
    if (at < sealed.size())
        return std::pair(std::u32string(), sealed.substr(at, 20));
    return std::nullopt;
}

/// The same content laid out once more and read back: what a page break does to a row of a table, and how a
/// long word breaks, it does to both. Empty if it cannot be written here.
std::vector<std::u32string> laidOut(const documents::VisitSheet& sheet) {
    std::string name = std::filesystem::temp_directory_path() / "ruhu-verify-XXXXXX";
    if (!::mkdtemp(name.data()))
        return {};
    const std::filesystem::path folder = name;
    const auto file = folder / "again.pdf";
    const auto written = documents::writeVisitPdf(documents::VisitPages(sheet), file);
    const auto again =
        written ? documents::readPdf(file) : sync::Result<documents::PdfContents>(written.error());
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return again ? pagesOf(*again, sheet) : std::vector<std::u32string>();
}

ProofFinding comparePages(const documents::PdfContents& pdf, const documents::VisitSheet& sheet) {
    const auto pages = pagesOf(pdf, sheet);
    auto differs = difference(pages, comparable(documents::sheetText(sheet)));
    if (differs)
        if (const auto again = laidOut(sheet); !again.empty()) {
            std::u32string whole;
            for (const auto& page : again)
                whole += page;
            std::u32string shown;
            for (const auto& page : pages)
                shown += page;
            differs = difference({shown}, whole);
        }
    if (!differs)
        return {Verdict::Whole,
                {"页面上的字和封存内容一致", "The words on the pages are those of the sealed content"}};
    const auto page = domain::utf8(differs->first);
    const auto sealed = domain::utf8(differs->second);
    return {Verdict::Altered,
            {"页面上的字和封存内容不一致：页面“…" + page + "…”，封存“…" + sealed + "…”",
             "The words on the pages differ from the sealed content: page “…" + page + "…”, sealed “…" +
                 sealed + "…”"}};
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
        auto form = formOf(*pdf, content->formVersion);
        const bool known = form && check.proof.sheet == documents::kSheetLayout;
        check.sheet = sheetOf(check.proof, *content, form ? std::move(form) : questionnaire::builtInForm());
        findings.push_back(known
                               ? comparePages(*pdf, check.sheet)
                               : ProofFinding{Verdict::NotVerifiable,
                                              {"页面是另一版程序或表样排的，请用下面的封存内容对照",
                                               "The pages were laid out by another program or form: compare "
                                               "them with the content below"}});
    }
    if (!code.empty())
        findings.push_back(domain::checkSealCode(check.proof, code));
    return check;
}

} // namespace ruhu::usecases
