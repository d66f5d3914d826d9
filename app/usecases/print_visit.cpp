#include "app/usecases/print_visit.h"

#include "app/documents/visit_pages.h"
#include "app/documents/visit_pdf.h"

namespace ruhu::usecases {

namespace fs = std::filesystem;

PrintedVisit::PrintedVisit(documents::VisitSheet sheet, const fs::path& folder)
    : m_file(folder / printName(sheet)) {
    m_pages = std::make_unique<documents::VisitPages>(std::move(sheet));
    std::error_code ignored; // what cannot be made cannot be written to either
    fs::create_directories(folder, ignored);
    fs::permissions(folder, fs::perms::owner_all, ignored);
    m_written = documents::writeVisitPdf(*m_pages, m_file);
}

PrintedVisit::~PrintedVisit() = default;

int PrintedVisit::pageCount() const {
    return m_pages->count();
}

void PrintedVisit::paint(QPainter& painter, int number, double width) const {
    m_pages->paintWhole(painter, number, width);
}

sync::Result<std::unique_ptr<PrintedVisit>> printVisit(SQLite::Database& tables, const BlobSource& blob,
                                                       const sync::Id& household, const fs::path& folder) {
    auto sheet = sealedSheet(tables, blob, household);
    if (!sheet)
        return sheet.error();
    return std::make_unique<PrintedVisit>(std::move(*sheet), folder);
}

} // namespace ruhu::usecases
