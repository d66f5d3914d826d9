#pragma once

#include "app/usecases/print_visit.h"
#include "app/viewmodels/application.h"

#include <QPointer>
#include <QQuickPaintedItem>

#include <memory>

namespace ruhu::viewmodels {

/// The signed visit as it looks on paper (打印样). Writes the PDF into prints/ of the tablet's data folder as
/// soon as app and household are known, and holds its pages for PrintedPageItem: a tablet has no PDF viewer.
/// UI thread only.
class PrintViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app MEMBER m_app NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString householdId MEMBER m_household NOTIFY householdChanged)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY changed)
    Q_PROPERTY(QString fileName MEMBER m_fileName NOTIFY changed)
    Q_PROPERTY(QString folder MEMBER m_folder NOTIFY changed)
    /// Code of exportVisit's error. "write_failed": the pages are there all the same.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    explicit PrintViewModel(QObject* parent = nullptr);
    ~PrintViewModel() override;

    int pageCount() const { return m_printed ? m_printed->pageCount() : 0; }
    /// REQUIRES a page below pageCount().
    void paint(QPainter& painter, int page, double width) const { m_printed->paint(painter, page, width); }

signals:
    void appChanged();
    void householdChanged();
    void changed();

private:
    void print();

    Application* m_app = nullptr;
    QString m_household;
    std::unique_ptr<usecases::PrintedVisit> m_printed;
    QString m_fileName;
    QString m_folder;
    QString m_error;
};

/// One page of a PrintViewModel, margins included, as wide as the item: the drawing that goes into the PDF.
class PrintedPageItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::PrintViewModel* print READ print WRITE setPrint NOTIFY printChanged)
    Q_PROPERTY(int page MEMBER m_page NOTIFY pageChanged) ///< 0 is the first

public:
    explicit PrintedPageItem(QQuickItem* parent = nullptr);

    PrintViewModel* print() const { return m_print; }
    void setPrint(PrintViewModel* print);
    void paint(QPainter* painter) override;

signals:
    void printChanged();
    void pageChanged();

private:
    QPointer<PrintViewModel> m_print;
    int m_page = 0;
};

} // namespace ruhu::viewmodels
