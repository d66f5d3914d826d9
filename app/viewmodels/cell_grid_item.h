#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>

namespace ruhu::viewmodels {

// 一格一户: one cell, one unit. Any number of cells in one item, in rows as wide as the item; its implicit
// height follows. A press on a cell is told by index, but is never the only way to what it opens.
class CellGridItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<int> cells READ cells WRITE setCells NOTIFY cellsChanged)
    Q_PROPERTY(qreal cellSize READ cellSize WRITE setCellSize NOTIFY layoutChanged)
    Q_PROPERTY(qreal gap READ gap WRITE setGap NOTIFY layoutChanged)
    Q_PROPERTY(bool pressable READ pressable WRITE setPressable NOTIFY pressableChanged)

public:
    // As in the picture: □ open, ◧ half, ⊡ amber dot to do, ■ done, pine outline next.
    enum State { Open, Half, Todo, Done, Next };
    Q_ENUM(State)

    explicit CellGridItem(QQuickItem* parent = nullptr);

    const QList<int>& cells() const { return m_cells; }
    void setCells(const QList<int>& cells);
    qreal cellSize() const { return m_cellSize; }
    void setCellSize(qreal size);
    qreal gap() const { return m_gap; }
    void setGap(qreal gap);
    bool pressable() const { return m_pressable; }
    void setPressable(bool pressable);

    void paint(QPainter* painter) override;

signals:
    void cellsChanged();
    void layoutChanged();
    void pressableChanged();
    void tapped(int index);

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    int columns() const;
    int indexAt(QPointF at) const;
    void layOut();

    QList<int> m_cells;
    qreal m_cellSize = 18;
    qreal m_gap = 4;
    bool m_pressable = false;
    int m_pressed = -1;
};

} // namespace ruhu::viewmodels
