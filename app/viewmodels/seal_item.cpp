#include "app/viewmodels/seal_item.h"

#include <QPainter>
#include <QPainterPath>

#include <random>

namespace ruhu::viewmodels {
namespace {

constexpr unsigned kWearSeed = 20260524;
constexpr qreal kCorner = 0.06; // of the width
constexpr qreal kTilt = -4;     // degrees

// std's distributions differ between libraries; this does not.
qreal unit(std::minstd_rand& random) {
    return static_cast<qreal>(random() % 10000) / 10000;
}

QPainterPath wornEdge(const QRectF& block, std::minstd_rand& random) {
    QPainterPath even;
    even.addRoundedRect(block, block.width() * kCorner, block.width() * kCorner);
    const qreal wear = block.width() * 0.016;
    const int steps = 150;
    QPolygonF worn;
    for (int i = 0; i < steps; ++i) {
        const QPointF at = even.pointAtPercent(static_cast<qreal>(i) / steps);
        worn << at + QPointF(unit(random) - 0.5, unit(random) - 0.5) * 2 * wear;
    }
    QPainterPath path;
    path.addPolygon(worn);
    path.closeSubpath();
    return path;
}

} // namespace

SealItem::SealItem(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &SealItem::changed, this, [this] { update(); });
}

void SealItem::paint(QPainter* painter) {
    // The tilt is painted, not set on the item: turned pixels would blur the characters.
    painter->translate(width() / 2, height() / 2);
    painter->rotate(kTilt);
    painter->translate(-width() / 2, -height() / 2);
    const qreal inset = width() * 0.075;
    const QRectF block = QRectF(0, 0, width(), height()).adjusted(inset, inset, -inset, -inset);
    if (block.isEmpty() || m_text.isEmpty())
        return;
    std::minstd_rand random(kWearSeed);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(wornEdge(block, random), m_color);

    const qreal frame = width() * 0.07;
    painter->setPen(QPen(m_ground, width() * 0.018));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(block.adjusted(frame, frame, -frame, -frame), 1, 1);

    const QList<uint> characters = m_text.toUcs4();
    const QRectF field = block.adjusted(frame, frame * 1.6, -frame, -frame * 1.6);
    const qreal each = field.height() / characters.size();
    QFont font = m_font;
    font.setPixelSize(qMax(1, static_cast<int>(qMin(each * 0.98, field.width() * 0.82))));
    painter->setFont(font);
    painter->setPen(m_ground);
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const char32_t character = characters[i];
        painter->drawText(QRectF(field.left(), field.top() + i * each, field.width(), each), Qt::AlignCenter,
                          QString::fromUcs4(&character, 1));
    }
    // Where the paste did not take.
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_ground);
    for (int i = 0; i < 26; ++i) {
        const QPointF at(block.left() + unit(random) * block.width(),
                         block.top() + unit(random) * block.height());
        const qreal size = width() * (0.003 + 0.005 * unit(random));
        painter->drawEllipse(at, size, size);
    }
}

} // namespace ruhu::viewmodels
