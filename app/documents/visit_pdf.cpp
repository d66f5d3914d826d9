#include "app/documents/visit_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextObjectInterface>

#include <algorithm>
#include <cmath>

namespace ruhu::documents {

namespace {

constexpr int kDpi = 600;
constexpr double kMm = kDpi / 25.4; ///< device pixels
constexpr double kInkWidth = 44 * kMm;
constexpr double kInkHeight = 15 * kMm;
constexpr double kFooter = 9 * kMm;
constexpr int kInkObject = QTextFormat::UserObject + 1;
constexpr int kInkIndex = QTextFormat::UserProperty + 1;

/// Handwriting inside a line of text: filled outlines, never pixels.
class InkObject : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    InkObject(const VisitSheet& sheet, QObject* parent)
        : QObject(parent)
        , m_sheet(sheet) {}

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat&) override { return {kInkWidth, kInkHeight}; }

    void drawObject(QPainter* painter, const QRectF& box, QTextDocument*, int,
                    const QTextFormat& format) override {
        const auto& ink = m_sheet.signatures[static_cast<std::size_t>(format.intProperty(kInkIndex))].ink;
        const auto bounds = domain::inkBounds(ink);
        const double scale = std::min({box.width() / std::max(bounds.width() + 2, 1.0),
                                       box.height() / std::max(bounds.height() + 2, 1.0), kMm});
        QPainterPath path;
        path.setFillRule(Qt::WindingFill);
        for (const auto& stroke : ink)
            for (const auto& polygon : domain::inkOutline(stroke)) {
                QPolygonF outline;
                for (const auto& point : polygon)
                    outline << QPointF(point.x - bounds.left + 1, point.y - bounds.top + 1);
                path.addPolygon(outline);
                path.closeSubpath();
            }
        painter->save();
        painter->translate(box.topLeft());
        painter->scale(scale, scale);
        painter->fillPath(path, QColor(0x14, 0x1E, 0x3C));
        painter->restore();
    }

private:
    const VisitSheet& m_sheet;
};

constexpr const char* kStyle = R"(
    h1 { font-family: "Noto Serif CJK SC"; font-size: 20pt; font-weight: 600; margin: 0 0 2px 0; }
    h2 { font-size: 12pt; font-weight: 600; margin: 12px 0 4px 0; }
    h3 { font-size: 10pt; font-weight: 600; margin: 6px 0 2px 0; color: #333; }
    p, li { font-size: 10pt; margin: 3px 0; }
    .sub { font-size: 11pt; margin: 0 0 4px 0; }
    table.grid { border-collapse: collapse; border: 0.5px solid #555; }
    td, th { font-size: 9.5pt; border: 0.5px solid #555; vertical-align: middle; }
    th { font-weight: 600; background-color: #f1f1ee; }
    td.name { color: #333; background-color: #f6f6f3; }
    .hash { font-family: "Noto Sans Mono CJK SC"; font-size: 9pt; }
    .small { font-size: 8.5pt; color: #444; }
)";

void fill(QTextDocument& document, const VisitSheet& sheet) {
    document.setDocumentMargin(0);
    document.setDefaultFont(QFont(QStringList{"Noto Sans CJK SC", "HanaMinA", "HanaMinB"}, 10));
    document.setDefaultStyleSheet(kStyle);
    document.setHtml(visitSheetHtml(sheet));
    document.documentLayout()->registerHandler(kInkObject, new InkObject(sheet, &document));
    for (std::size_t i = 0; i < sheet.signatures.size(); ++i) {
        auto place = document.find(inkPlace(i));
        if (place.isNull())
            continue;
        QTextCharFormat format;
        format.setObjectType(kInkObject);
        format.setProperty(kInkIndex, static_cast<int>(i));
        place.insertText(QString(QChar::ObjectReplacementCharacter), format);
    }
}

void paint(QPdfWriter& writer, QTextDocument& document, const VisitSheet& sheet) {
    QPainter painter(&writer);
    const QSizeF page(writer.width(), writer.height() - kFooter);
    document.documentLayout()->setPaintDevice(&writer);
    document.setPageSize(page);
    const int pages = document.pageCount();
    QFont small(QStringLiteral("Noto Sans Mono CJK SC"), 8);
    const auto subject =
        QString::fromStdString(sheet.content.household.village + " " + sheet.content.household.head +
                               "户　校验码 " + domain::shortCheckCode(sheet.hash));
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -number * page.height());
        const QRectF view(0, number * page.height(), page.width(), page.height());
        painter.setClipRect(view);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = view;
        context.palette.setColor(QPalette::Text, Qt::black);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setFont(small);
        const QRectF footer(0, page.height(), page.width(), kFooter);
        painter.drawText(footer, Qt::AlignLeft | Qt::AlignBottom, subject);
        painter.drawText(footer, Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("第%1页 共%2页").arg(number + 1).arg(pages));
    }
}

} // namespace

sync::Result<void> writeVisitPdf(const VisitSheet& sheet, const std::filesystem::path& file) {
    auto part = file;
    part += ".part";
    QFile device(QString::fromStdString(part.string()));
    if (!device.open(QIODevice::WriteOnly))
        return sync::Error{"write_failed", device.errorString().toStdString(), true};
    {
        QPdfWriter writer(&device);
        writer.setResolution(kDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(16, 15, 16, 12), QPageLayout::Millimeter);
        writer.setTitle(QStringLiteral("入户信息排查表 ") +
                        QString::fromStdString(sheet.content.household.head));
        writer.setCreator(QStringLiteral("Ruhu"));
        QTextDocument document;
        fill(document, sheet);
        paint(writer, document, sheet);
    }
    device.close();
    std::error_code error;
    if (device.error() == QFileDevice::NoError)
        std::filesystem::rename(part, file, error);
    if (device.error() != QFileDevice::NoError || error) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        return sync::Error{"write_failed", device.errorString().toStdString() + error.message(), true};
    }
    return {};
}

} // namespace ruhu::documents

#include "visit_pdf.moc"
