#pragma once

#include "app/documents/visit_sheet.h"
#include "sync/core/result.h"

#include <filesystem>

namespace ruhu::documents {

/// Writes the sheet as an A4 PDF: text stays text, handwriting is drawn as vectors, page numbers below.
/// REQUIRES a QGuiApplication (any platform plugin, offscreen too) and its thread. The file appears whole or
/// not at all. Errors: "write_failed".
sync::Result<void> writeVisitPdf(const VisitSheet& sheet, const std::filesystem::path& file);

} // namespace ruhu::documents
