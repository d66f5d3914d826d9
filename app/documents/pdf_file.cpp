#include "app/documents/pdf_file.h"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

namespace ruhu::documents {
namespace {

sync::Result<std::string> bytesOf(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error)
        return sync::Error{"pdf_missing", error.message()};
    if (size > kLargestPdf)
        return sync::Error{"pdf_too_large", std::to_string(size)};
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in && bytes.empty())
        return sync::Error{"pdf_missing", "cannot be read"};
    return bytes;
}

} // namespace

sync::Result<PdfContents> readPdf(const std::filesystem::path& file) {
    auto bytes = bytesOf(file);
    return bytes ? parsePdf(std::move(bytes).value()) : bytes.error();
}

sync::Result<PdfContents> parsePdf(std::string bytes) {
    if (bytes.size() > kLargestPdf)
        return sync::Error{"pdf_too_large", std::to_string(bytes.size())};
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document)
        return sync::Error{"pdf_unreadable", "not a PDF"};
    if (document->is_locked())
        return sync::Error{"pdf_locked", "asks for a password"};
    PdfContents contents;
    if (document->pages() > kMostPdfPages)
        return sync::Error{"pdf_too_large", "too many pages"};
    const auto attached = document->embedded_files(); // owned by the document
    if (attached.size() > kMostPdfFiles)
        return sync::Error{"pdf_too_large", "too many attachments"};
    for (const auto* one : attached)
        if (one->is_valid()) {
            const auto data = one->data();
            contents.files[one->name()] = std::string(data.begin(), data.end());
        }
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        if (!page)
            return sync::Error{"pdf_unreadable", "a page is broken"};
        const auto text = page->text(poppler::rectf(), poppler::page::raw_order_layout).to_utf8();
        std::copy_if(text.begin(), text.end(), std::back_inserter(contents.pages.emplace_back()),
                     [](char c) { return c != ' ' && c != '\n' && c != '\r' && c != '\f' && c != '\t'; });
    }
    return contents;
}

} // namespace ruhu::documents
