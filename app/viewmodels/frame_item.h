#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace ruhu::viewmodels {

// A rounded panel with what QtQuick's Rectangle lacks: a dashed border, and a lip (a thicker bottom edge that
// says "can be pressed"). Lengths in px.
// Each property has its own signal: bindings of one frame read each other.
class FrameItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY colorChanged)
    Q_PROPERTY(QColor borderColor MEMBER m_borderColor NOTIFY borderColorChanged)
    Q_PROPERTY(qreal borderWidth MEMBER m_borderWidth NOTIFY borderWidthChanged)
    // The bottom edge's whole thickness; 0 for a flat frame.
    Q_PROPERTY(qreal lip MEMBER m_lip NOTIFY lipChanged)
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY radiusChanged)
    // A dashed frame has no lip.
    Q_PROPERTY(bool dashed MEMBER m_dashed NOTIFY dashedChanged)

public:
    explicit FrameItem(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void colorChanged();
    void borderColorChanged();
    void borderWidthChanged();
    void lipChanged();
    void radiusChanged();
    void dashedChanged();

private:
    QColor m_color = Qt::transparent;
    QColor m_borderColor = Qt::transparent;
    qreal m_borderWidth = 0;
    qreal m_lip = 0;
    qreal m_radius = 0;
    bool m_dashed = false;
};

} // namespace ruhu::viewmodels
