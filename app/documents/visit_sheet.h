#pragma once

#include "app/domain/ink.h"
#include "app/domain/seal_content.h"
#include "app/domain/visit_form.h"
#include "sync/core/clock.h"

#include <string>
#include <vector>

class QString;

namespace ruhu::documents {

/// One signature under a sealed visit, with its handwriting as captured or the photo of the paper that was
/// signed; neither if it was confirmed by phone or refused.
struct SheetSignature {
    std::string role;
    std::string name;
    std::string relation;
    std::string mode;
    sync::Instant signedAt = 0;
    domain::Ink ink;
    std::string photo = {}; ///< JPEG
    std::string note = {};  ///< what stands beside the mode
};

/// Raised with every change to what visitSheetHtml() writes for the same content: a page of another layout is
/// not compared with its content.
inline constexpr std::int64_t kSheetLayout = 1;

/// A file that travels inside the PDF.
struct SheetFile {
    std::string name;
    std::string type; ///< media type
    std::string bytes;
};

/// A sealed visit as it goes on paper (入户信息排查表).
struct VisitSheet {
    std::string township;
    domain::SealContent content;
    std::string hash; ///< 64 hex digits that the signatures name
    std::vector<SheetSignature> signatures;
    std::shared_ptr<const domain::VisitForm> form; ///< for the words of what was asked; never null
    std::string sealCode = {};         ///< what the QR code says (domain/visit_proof.h); empty: none
    std::vector<SheetFile> files = {}; ///< the proof
};

/// Where the handwriting or the photo of signature `index` goes in visitSheetHtml().
QString inkPlace(std::size_t index);

/// Where the QR code goes.
inline constexpr const char* kCodePlace = "\u2045seal\u2046";

/// What stands at the foot of a page: whose sheet under which code, and "第1页 共3页".
std::string footSubject(const VisitSheet& sheet);
std::string footNumber(int page, int pages);

/// The words of a sheet in the order of drawing, without spaces: what readPdf() finds on its pages, foot
/// lines apart. REQUIRES a QGuiApplication.
std::string sheetText(const VisitSheet& sheet);

/// The sheet as HTML for a QTextDocument: all sections in tables, read-back sentences, signatures, hash in
/// full. What was sealed and the form does not ask is listed under its key. Identity numbers are masked.
QString visitSheetHtml(const VisitSheet& sheet);

} // namespace ruhu::documents
