#include "app/viewmodels/cell_grid_item.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

// The theme's colours of these names: a painted item has no access to QML's singleton, and they mean the
// state.
const QColor kSheet(0xFF, 0xFD, 0xF8);
const QColor kDone(0x2E, 0x2C, 0x27);
const QColor kEdge(0x85, 0x7B, 0x69);
const QColor kAmberMark(0xA8, 0x69, 0x05);
const QColor kAmberWash(0xFA, 0xEB, 0xC9);
const QColor kPine(0x0E, 0x4A, 0x3A);
constexpr qreal kRadius = 2;

void outline(QPainter& painter, const QRectF& cell, const QColor& ground, const QColor& edge, qreal width) {
    painter.setBrush(ground);
    painter.setPen(QPen(edge, width));
    painter.drawRoundedRect(cell.adjusted(width / 2, width / 2, -width / 2, -width / 2), kRadius, kRadius);
}

void drawCell(QPainter& painter, const QRectF& cell, int state) {
    switch (state) {
    case CellGridItem::Done:
        painter.setPen(Qt::NoPen);
        painter.setBrush(kDone);
        painter.drawRoundedRect(cell, kRadius, kRadius);
        break;
    case CellGridItem::Half:
        outline(painter, cell, kSheet, kEdge, 1);
        painter.fillRect(
            QRectF(cell.left() + 0.5, cell.center().y(), cell.width() - 1, cell.height() / 2 - 0.5), kEdge);
        break;
    case CellGridItem::Todo: {
        outline(painter, cell, kAmberWash, kAmberMark, 1.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(kAmberMark);
        const qreal dot = cell.width() * 0.23;
        painter.drawEllipse(cell.center(), dot, dot);
        break;
    }
    case CellGridItem::Next:
        outline(painter, cell, kSheet, kPine, 3);
        break;
    default:
        outline(painter, cell, kSheet, kEdge, 1);
    }
}

} // namespace

CellGridItem::CellGridItem(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
}

void CellGridItem::setCells(const QList<int>& cells) {
    if (m_cells == cells)
        return;
    m_cells = cells;
    emit cellsChanged();
    layOut();
}

void CellGridItem::setCellSize(qreal size) {
    if (m_cellSize == size)
        return;
    m_cellSize = size;
    emit layoutChanged();
    layOut();
}

void CellGridItem::setGap(qreal gap) {
    if (m_gap == gap)
        return;
    m_gap = gap;
    emit layoutChanged();
    layOut();
}

void CellGridItem::setPressable(bool pressable) {
    if (m_pressable == pressable)
        return;
    m_pressable = pressable;
    setAcceptedMouseButtons(pressable ? Qt::LeftButton : Qt::NoButton);
    emit pressableChanged();
}

int CellGridItem::columns() const {
    return std::max(1, static_cast<int>((width() + m_gap) / (m_cellSize + m_gap)));
}

int CellGridItem::indexAt(QPointF at) const {
    const qreal pitch = m_cellSize + m_gap;
    const int column = static_cast<int>(at.x() / pitch);
    const int index = static_cast<int>(at.y() / pitch) * columns() + column;
    return column < columns() && index < m_cells.size() ? index : -1;
}

void CellGridItem::layOut() {
    const int count = static_cast<int>(m_cells.size());
    setImplicitWidth(count * (m_cellSize + m_gap) - (count > 0 ? m_gap : 0));
    const int rows = width() > 0 ? (count + columns() - 1) / columns() : 1;
    setImplicitHeight(count > 0 ? rows * (m_cellSize + m_gap) - m_gap : 0);
    update();
}

void CellGridItem::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickPaintedItem::geometryChange(now, before);
    if (now.width() != before.width())
        layOut();
}

void CellGridItem::mousePressEvent(QMouseEvent* event) {
    m_pressed = indexAt(event->position());
    event->setAccepted(m_pressed >= 0);
}

void CellGridItem::mouseReleaseEvent(QMouseEvent* event) {
    if (m_pressed >= 0 && indexAt(event->position()) == m_pressed)
        emit tapped(m_pressed);
    m_pressed = -1;
}

void CellGridItem::paint(QPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal pitch = m_cellSize + m_gap;
    const int perRow = columns();
    for (int i = 0; i < m_cells.size(); ++i)
        drawCell(*painter, QRectF((i % perRow) * pitch, (i / perRow) * pitch, m_cellSize, m_cellSize),
                 m_cells[i]);
}

} // namespace ruhu::viewmodels
