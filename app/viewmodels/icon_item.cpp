#include "app/viewmodels/icon_item.h"

#include "app/viewmodels/svg_path.h"

#include <QHash>
#include <QPainter>

namespace ruhu::viewmodels {
namespace {

constexpr qreal kGrid = 24;

QPainterPath cachedPath(const QString& data) {
    // The render thread paints, so each thread keeps its own small cache.
    thread_local QHash<QString, QPainterPath> cache;
    auto found = cache.find(data);
    if (found == cache.end())
        found = cache.insert(data, parseSvgPath(data));
    return *found;
}

} // namespace

IconItem::IconItem(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
}

void IconItem::setPath(const QString& path) {
    if (m_path == path)
        return;
    m_path = path;
    emit pathChanged();
    update();
}

void IconItem::setColor(const QColor& color) {
    if (m_color == color)
        return;
    m_color = color;
    emit colorChanged();
    update();
}

void IconItem::setStrokeWidth(qreal width) {
    if (m_strokeWidth == width)
        return;
    m_strokeWidth = width;
    emit strokeWidthChanged();
    update();
}

void IconItem::paint(QPainter* painter) {
    const qreal side = qMin(width(), height());
    if (side <= 0 || m_path.isEmpty())
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate((width() - side) / 2, (height() - side) / 2);
    painter->scale(side / kGrid, side / kGrid);
    painter->setPen(QPen(m_color, m_strokeWidth * kGrid / side, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(cachedPath(m_path));
}

} // namespace ruhu::viewmodels
