#pragma once

#include "sync/core/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ruhu::documents {

/// What a PDF carries besides its drawing.
struct PdfContents {
    std::map<std::string, std::string> files; ///< attached files by name
    std::vector<std::string>
        pages; ///< their words in the order of drawing, UTF-8, without spaces and line ends
};

inline constexpr std::uintmax_t kLargestPdf = 64u * 1024 * 1024;
inline constexpr std::size_t kMostPdfFiles = 200;
inline constexpr int kMostPdfPages = 200;

/// Reads it (poppler). The file is hostile: nothing in it is run or fetched; size, attachments and pages are
/// bounded. Errors: "pdf_missing", "pdf_too_large", "pdf_unreadable" (no PDF, broken), "pdf_locked" (asks for
/// a password).
sync::Result<PdfContents> readPdf(const std::filesystem::path& file);
/// The same of a file's bytes.
sync::Result<PdfContents> parsePdf(std::string bytes);

} // namespace ruhu::documents
