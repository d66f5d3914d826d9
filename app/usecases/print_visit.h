#pragma once

#include "app/usecases/export_visit.h"

#include <memory>

class QPainter;

namespace ruhu::documents {
class VisitPages;
}

namespace ruhu::usecases {

/// A signed visit on paper (打印样): its pages, and the PDF that was made of them. One thread at a time.
class PrintedVisit {
public:
    PrintedVisit(documents::VisitSheet sheet, const std::filesystem::path& folder);
    ~PrintedVisit();

    int pageCount() const;
    /// Page `number` (0 is the first) with its margins, `width` units of the painter wide.
    void paint(QPainter& painter, int number, double width) const;

    const std::filesystem::path& file() const { return m_file; }
    /// "write_failed" when only the pages are there and no file.
    const sync::Result<void>& written() const { return m_written; }

private:
    std::unique_ptr<documents::VisitPages> m_pages;
    std::filesystem::path m_file;
    sync::Result<void> m_written;
};

/// Prints the seal in force of a household's visit of the current round into `folder`, which is made for its
/// owner alone. REQUIRES a QGuiApplication. Errors: those of sealedSheet().
sync::Result<std::unique_ptr<PrintedVisit>> printVisit(SQLite::Database& tables, const BlobSource& blob,
                                                       const sync::Id& household,
                                                       const std::filesystem::path& folder);

} // namespace ruhu::usecases
