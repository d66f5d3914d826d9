#include "app/viewmodels/print_view_model.h"

#include <QPainter>

namespace ruhu::viewmodels {

PrintViewModel::PrintViewModel(QObject* parent)
    : QObject(parent) {
    connect(this, &PrintViewModel::appChanged, this, &PrintViewModel::print);
    connect(this, &PrintViewModel::householdChanged, this, &PrintViewModel::print);
}

PrintViewModel::~PrintViewModel() = default;

void PrintViewModel::print() {
    if (!m_app || m_household.isEmpty())
        return;
    m_printed.reset();
    m_error.clear();
    const auto blob = [this](const std::string& sha256) { return m_app->replica().blob(sha256); };
    auto printed =
        usecases::printVisit(m_app->tables(), blob, m_household.toStdString(), m_app->folder() / "prints");
    if (printed) {
        m_printed = std::move(*printed);
        m_fileName = QString::fromStdString(m_printed->file().filename().string());
        m_folder = QString::fromStdString(m_printed->file().parent_path().string());
        if (!m_printed->written())
            m_error = QString::fromStdString(m_printed->written().error().code);
    } else {
        m_error = QString::fromStdString(printed.error().code);
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
    m_print->paint(*painter, m_page, width());
}

} // namespace ruhu::viewmodels
