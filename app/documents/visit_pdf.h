#pragma once

#include "app/documents/visit_pages.h"
#include "sync/core/result.h"

#include <filesystem>

namespace ruhu::documents {

/// Writes the pages as an A4 PDF: text stays text, handwriting stays vectors, the sheet's files are attached.
/// What one sees is right; what one copies is not always: Qt 6.4 names some hanzi by the radical of the same
/// shape (⼈ for 人) and loses characters beyond U+FFFF (𬭎). Fold by NFKC before searching copied text.
/// REQUIRES a QGuiApplication (any platform plugin, offscreen too) and its thread. The file appears whole or
/// not at all. Errors: "write_failed".
sync::Result<void> writeVisitPdf(const VisitPages& pages, const std::filesystem::path& file);

} // namespace ruhu::documents
