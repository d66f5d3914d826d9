#include "app/usecases/export_visit.h"

#include "app/documents/visit_pdf.h"
#include "app/domain/inkml.h"
#include "app/domain/visit_proof.h"
#include "app/questionnaire/built_in_form.h"
#include "app/store/stage.h"
#include "app/store/visit_queries.h"
#include "app/usecases/form_shelf.h"
#include "app/usecases/signature_note.h"
#include "app/usecases/verify_visit.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

namespace ruhu::usecases {

namespace {

std::string textOf(SQLite::Database& tables, const char* sql, const std::string& parameter = {}) {
    SQLite::Statement query(tables, sql);
    if (query.getBindParameterCount() > 0)
        query.bind(1, parameter);
    return query.executeStep() && !query.getColumn(0).isNull() ? query.getColumn(0).getString()
                                                               : std::string();
}

domain::Ink inkOf(const BlobSource& blob, const std::string& sha256) {
    if (sha256.empty())
        return {};
    const auto bytes = blob(sha256);
    auto ink = bytes ? domain::readInkMl(bytes->bytes) : sync::Result<domain::Ink>(domain::Ink{});
    return ink ? std::move(*ink) : domain::Ink{};
}

std::string photoOf(const BlobSource& blob, const std::string& sha256) {
    const auto bytes = sha256.empty() ? std::nullopt : blob(sha256);
    return bytes ? bytes->bytes : std::string();
}

/// The proof with all blobs that are here (domain/visit_proof.h).
domain::VisitProof proofOf(SQLite::Database& tables, const BlobSource& blob, const store::SealRecord& seal,
                           const documents::VisitSheet& sheet,
                           const std::vector<store::SignatureRecord>& signatures) {
    domain::VisitProof proof;
    proof.content = seal.content;
    proof.hash = seal.hash;
    proof.frozenAt = seal.frozenAt;
    proof.device = seal.device;
    proof.deviceKey = store::deviceKey(tables, seal.device).value_or("");
    proof.sealSignature = textOf(tables, "SELECT device_signature FROM visit_seal WHERE id=?", seal.id);
    proof.township = sheet.township;
    proof.sheet = documents::kSheetLayout;
    for (std::size_t i = 0; i < signatures.size(); ++i) {
        auto [fields, deviceSignature] = store::attestedSignature(tables, signatures[i].id);
        proof.signatures.push_back({std::move(fields), std::move(deviceSignature), sheet.signatures[i].note});
        for (const auto& sha256 : {signatures[i].ink, signatures[i].photo})
            if (const auto bytes = sha256.empty() ? std::nullopt : blob(sha256))
                proof.blobs[sha256] = bytes->bytes;
    }
    return proof;
}

} // namespace

sync::Result<documents::VisitSheet> sealedSheet(SQLite::Database& tables, const BlobSource& blob,
                                                const sync::Id& household) {
    const auto state = store::visitState(tables, store::visitIdOf(store::currentRound(tables), household));
    const auto seal = state && !state->sealId.empty() ? store::sealById(tables, state->sealId) : std::nullopt;
    if (!seal)
        return sync::Error{"not_sealed", "no seal in force"};
    auto content = domain::decodeSeal(seal->content);
    if (!content)
        return sync::Error{"malformed", content.error().detail};
    documents::VisitSheet sheet;
    sheet.township = textOf(tables, "SELECT name FROM township WHERE _deleted IS NULL ORDER BY id LIMIT 1");
    sheet.content = std::move(*content);
    sheet.hash = seal->hash;
    sheet.form = FormShelf(tables, blob).ofVersion(sheet.content.formVersion);
    const auto signatures = store::signaturesOf(tables, seal->id);
    for (const auto& signature : signatures)
        sheet.signatures.push_back({signature.role, signature.name, signature.relation, signature.mode,
                                    signature.signedAt, inkOf(blob, signature.ink),
                                    photoOf(blob, signature.photo),
                                    signatureNote(tables, signature, domain::Language::Chinese)});
    const auto proof = proofOf(tables, blob, *seal, sheet, signatures);
    sheet.sealCode = domain::sealCode(proof);
    sheet.files = proofFiles(proof);
    if (const auto* form = dynamic_cast<const questionnaire::HouseholdForm*>(sheet.form.get());
        form && form->version() != questionnaire::builtInForm()->version())
        sheet.files.push_back({kFormFile, "application/xml", form->xform()});
    return sheet;
}

std::string printName(const documents::VisitSheet& sheet) {
    const auto& household = sheet.content.household;
    return household.head + "_" + household.nationalNo + "_入户信息排查表.pdf";
}

sync::Result<std::filesystem::path> exportVisit(SQLite::Database& tables, const BlobSource& blob,
                                                const std::string& householdNo,
                                                const std::filesystem::path& target) {
    const auto household =
        textOf(tables, "SELECT id FROM household WHERE national_no=? AND _deleted IS NULL", householdNo);
    if (household.empty())
        return sync::Error{"not_found", "household"};
    auto sheet = sealedSheet(tables, blob, household);
    if (!sheet)
        return sheet.error();
    const auto file = std::filesystem::is_directory(target) ? target / printName(*sheet) : target;
    if (auto written = documents::writeVisitPdf(documents::VisitPages(std::move(*sheet)), file); !written)
        return written.error();
    return file;
}

} // namespace ruhu::usecases
