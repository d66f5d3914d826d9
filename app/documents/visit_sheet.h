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

/// A sealed visit as it goes on paper (入户信息排查表).
struct VisitSheet {
    std::string township;
    domain::SealContent content;
    std::string hash; ///< 64 hex digits that the signatures name
    std::vector<SheetSignature> signatures;
    std::shared_ptr<const domain::VisitForm> form; ///< for the words of what was asked; never null
};

/// Where the handwriting or the photo of signature `index` goes in visitSheetHtml().
QString inkPlace(std::size_t index);

/// The sheet as HTML for a QTextDocument: all sections in tables, read-back sentences, signatures, hash in
/// full. What was sealed and the form does not ask is listed under its key. Identity numbers are masked.
QString visitSheetHtml(const VisitSheet& sheet);

} // namespace ruhu::documents
