#include "app/viewmodels/frame_item.h"

#include <QPainter>
#include <QPainterPath>

namespace ruhu::viewmodels {

FrameItem::FrameItem(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    for (const auto signal :
         {&FrameItem::colorChanged, &FrameItem::borderColorChanged, &FrameItem::borderWidthChanged,
          &FrameItem::lipChanged, &FrameItem::radiusChanged, &FrameItem::dashedChanged})
        connect(this, signal, this, [this] { update(); });
}

void FrameItem::paint(QPainter* painter) {
    const QRectF all(0, 0, width(), height());
    if (all.isEmpty())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_dashed) {
        const qreal half = m_borderWidth / 2;
        QPen pen(m_borderColor, m_borderWidth);
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({6 / m_borderWidth, 4 / m_borderWidth});
        painter->setPen(m_borderWidth > 0 ? pen : Qt::NoPen);
        painter->setBrush(m_color);
        painter->drawRoundedRect(all.adjusted(half, half, -half, -half), m_radius, m_radius);
        return;
    }
    const qreal bottom = qMax(m_lip, m_borderWidth);
    const QRectF inside = all.adjusted(m_borderWidth, m_borderWidth, -m_borderWidth, -bottom);
    const qreal innerRadius = qMax(0.0, m_radius - m_borderWidth);
    QPainterPath ground;
    ground.addRoundedRect(inside, innerRadius, innerRadius);
    QPainterPath border;
    border.addRoundedRect(all, m_radius, m_radius);
    // An opaque ground goes over the border's shape, so no seam of what is behind shows between the two.
    if (m_color.alpha() < 255)
        border = border.subtracted(ground);
    if (m_borderWidth > 0 || bottom > 0)
        painter->fillPath(border, m_borderColor);
    painter->fillPath(ground, m_color);
}

} // namespace ruhu::viewmodels
