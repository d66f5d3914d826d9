#include "app/viewmodels/print_view_model.h"

#include "app/documents/visit_pdf.h"
#include "app/usecases/export_visit.h"

#include <QPainter>

namespace ruhu::viewmodels {

namespace fs = std::filesystem;
using documents::VisitPages;

PrintViewModel::PrintViewModel(QObject* parent)
    : QObject(parent) {
    connect(this, &PrintViewModel::appChanged, this, &PrintViewModel::print);
    connect(this, &PrintViewModel::householdChanged, this, &PrintViewModel::print);
}

PrintViewModel::~PrintViewModel() = default;

void PrintViewModel::print() {
    if (!m_app || m_household.isEmpty())
        return;
    m_pages.reset();
    m_error.clear();
    const auto blob = [this](const std::string& sha256) { return m_app->replica().blob(sha256); };
    auto sheet = usecases::sealedSheet(m_app->tables(), blob, m_household.toStdString());
    if (sheet) {
        const auto folder = m_app->folder() / "prints";
        const auto file = folder / usecases::printName(*sheet);
        m_fileName = QString::fromStdString(file.filename().string());
        m_folder = QString::fromStdString(folder.string());
        m_pages = std::make_unique<VisitPages>(std::move(*sheet));
        std::error_code ignored; // what cannot be made cannot be written to either
        fs::create_directories(folder, ignored);
        fs::permissions(folder, fs::perms::owner_all, ignored);
        if (const auto written = documents::writeVisitPdf(*m_pages, file); !written)
            m_error = QString::fromStdString(written.error().code);
    } else {
        m_error = QString::fromStdString(sheet.error().code);
    }
    emit changed();
}

PrintedPageItem::PrintedPageItem(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setFillColor(Qt::white);
    connect(this, &PrintedPageItem::pageChanged, this, [this] { update(); });
}

void PrintedPageItem::setPrint(PrintViewModel* print) {
    if (print == m_print)
        return;
    if (m_print)
        m_print->disconnect(this);
    m_print = print;
    if (print)
        connect(print, &PrintViewModel::changed, this, [this] { update(); });
    emit printChanged();
    update();
}

void PrintedPageItem::paint(QPainter* painter) {
    if (!m_print || m_page >= m_print->pageCount())
        return;
    painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double scale = width() / (VisitPages::kWidth * VisitPages::kMm);
    painter->scale(scale, scale);
    painter->translate(VisitPages::kSide * VisitPages::kMm, VisitPages::kTop * VisitPages::kMm);
    m_print->pages()->paint(*painter, m_page);
}

} // namespace ruhu::viewmodels
