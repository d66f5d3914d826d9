#include "app/documents/visit_pages.h"

#include "app/documents/qr_code.h"

#include <QAbstractTextDocumentLayout>
#include <QFont>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextObjectInterface>

#include <algorithm>

namespace ruhu::documents {

namespace {

constexpr double kMm = VisitPages::kMm;
constexpr double kInkWidth = 44 * kMm;
constexpr double kInkHeight = 15 * kMm;
constexpr double kFooter = 9 * kMm;
constexpr double kBodyWidth = (VisitPages::kWidth - 2 * VisitPages::kSide) * kMm;
constexpr double kBodyHeight = (VisitPages::kHeight - VisitPages::kTop - VisitPages::kBottom) * kMm - kFooter;
constexpr int kFooterPixels = 8 * VisitPages::kDpi / 72;
constexpr int kInkObject = QTextFormat::UserObject + 1;
constexpr int kInkIndex = QTextFormat::UserProperty + 1;
constexpr int kCodeObject = QTextFormat::UserObject + 2;
constexpr double kCodeSide = 32 * kMm;

/// Handwriting inside a line of text: filled outlines, never pixels. Paper that was signed shows as its
/// photo.
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
        const auto& signature = m_sheet.signatures[static_cast<std::size_t>(format.intProperty(kInkIndex))];
        if (signature.ink.empty()) {
            drawPhoto(painter, box, signature.photo);
            return;
        }
        const auto& ink = signature.ink;
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
    static void drawPhoto(QPainter* painter, const QRectF& box, const std::string& jpeg) {
        const auto photo = QImage::fromData(
            QByteArray::fromRawData(jpeg.data(), static_cast<qsizetype>(jpeg.size())), "JPEG");
        const auto size = QSizeF(photo.size()).scaled(box.size(), Qt::KeepAspectRatio);
        painter->drawImage(QRectF(box.topLeft(), size), photo);
    }

    const VisitSheet& m_sheet;
};

/// The seal as a QR code.
class CodeObject : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    CodeObject(const VisitSheet& sheet, QObject* parent)
        : QObject(parent)
        , m_sheet(sheet) {}

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat&) override { return {kCodeSide, kCodeSide}; }
    void drawObject(QPainter* painter, const QRectF& box, QTextDocument*, int, const QTextFormat&) override {
        paintQrCode(*painter, box, m_sheet.sealCode);
    }

private:
    const VisitSheet& m_sheet;
};

constexpr const char* kStyle = R"(
    h1 { font-family: "Noto Serif CJK SC"; font-size: 20pt; font-weight: 600; margin: 0 0 2px 0; }
    h2 { font-size: 12pt; font-weight: 600; margin: 12px 0 4px 0; }
    h3 { font-size: 10pt; font-weight: 600; margin: 6px 0 2px 0; color: #333; }
    p, li { font-size: 10pt; margin: 3px 0; }
    .number { margin: 0; font-size: 9.5pt; white-space: nowrap; }
    .said { margin: 3px 0 3px 18px; }
    .sub { font-size: 11pt; margin: 0 0 4px 0; }
    table.grid { border-collapse: collapse; border: 0.5px solid #555; }
    td, th { font-size: 9.5pt; border: 0.5px solid #555; vertical-align: middle; }
    th { font-weight: 600; background-color: #f1f1ee; }
    td.bare { border: 0px; }
    td.name { color: #333; background-color: #f6f6f3; }
    .hash { font-family: "Noto Sans Mono CJK SC"; font-size: 9pt; }
    .small { font-size: 8.5pt; color: #444; }
)";

/// A device of the paper's resolution: text is laid out alike wherever it is painted later.
QImage paper() {
    QImage image(1, 1, QImage::Format_RGB32);
    const int dotsPerMetre = static_cast<int>(kMm * 1000 + 0.5);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

} // namespace

struct VisitPages::Layout {
    explicit Layout(VisitSheet content)
        : sheet(std::move(content)) {
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
        document.documentLayout()->registerHandler(kCodeObject, new CodeObject(sheet, &document));
        if (auto place = document.find(QString::fromUtf8(kCodePlace)); !place.isNull()) {
            QTextCharFormat format;
            format.setObjectType(kCodeObject);
            place.insertText(QString(QChar::ObjectReplacementCharacter), format);
        }
        document.documentLayout()->setPaintDevice(&device);
        document.setPageSize({kBodyWidth, kBodyHeight});
    }

    VisitSheet sheet;
    QImage device = paper();
    QTextDocument document;
};

VisitPages::VisitPages(VisitSheet sheet)
    : m_layout(std::make_unique<Layout>(std::move(sheet))) {}

VisitPages::~VisitPages() = default;

const VisitSheet& VisitPages::sheet() const {
    return m_layout->sheet;
}

int VisitPages::count() const {
    return m_layout->document.pageCount();
}

void VisitPages::paint(QPainter& painter, int number) const {
    const QRectF view(0, number * kBodyHeight, kBodyWidth, kBodyHeight);
    painter.save();
    painter.translate(0, -view.top());
    painter.setClipRect(view, Qt::IntersectClip);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = view;
    context.palette.setColor(QPalette::Text, Qt::black);
    m_layout->document.documentLayout()->draw(&painter, context);
    painter.restore();

    QFont small(QStringLiteral("Noto Sans Mono CJK SC"));
    small.setPixelSize(kFooterPixels);
    painter.save();
    painter.setFont(small);
    painter.setPen(Qt::black);
    const QRectF footer(0, kBodyHeight, kBodyWidth, kFooter);
    painter.drawText(footer, Qt::AlignLeft | Qt::AlignBottom, QString::fromStdString(footSubject(sheet())));
    painter.drawText(footer, Qt::AlignRight | Qt::AlignBottom,
                     QString::fromStdString(footNumber(number + 1, count())));
    painter.restore();
}

void VisitPages::paintWhole(QPainter& painter, int number, double width) const {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double scale = width / (kWidth * kMm);
    painter.scale(scale, scale);
    painter.translate(kSide * kMm, kTop * kMm);
    paint(painter, number);
}

} // namespace ruhu::documents

#include "visit_pages.moc"
