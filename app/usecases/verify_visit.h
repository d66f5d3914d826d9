#pragma once

#include "app/documents/visit_sheet.h"
#include "app/domain/visit_proof.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ruhu::usecases {

/// The questionnaire, attached where it is not the one that programs bring along; for the words on the pages.
inline constexpr const char* kFormFile = "form.xml";

/// The attachments that carry a proof (domain/visit_proof.h).
std::vector<documents::SheetFile> proofFiles(const domain::VisitProof& proof);

/// What the file of a sealed visit turns out to be.
struct VisitCheck {
    domain::ProofReport report;
    documents::VisitSheet sheet; ///< from the attached content; empty if there is none that reads
    domain::VisitProof proof;
};

/// Reads a PDF that exportVisit() made, or that somebody made out of it: recomputes the content's hash, ink
/// and photo hashes, the tablet's signatures, and compares the words on the pages with the content. The file
/// is hostile. `code`: what a scanner read from the paper, or empty. Never fails: what cannot be read is a
/// finding. REQUIRES a QGuiApplication and its thread.
VisitCheck verifyVisit(const std::filesystem::path& file, const domain::TrustedKey& trusted = {},
                       const std::string& code = {});

} // namespace ruhu::usecases
