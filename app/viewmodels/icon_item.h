#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace ruhu::viewmodels {

// Draws SVG path data of a 24 grid as a round-ended stroke, crisp at any size. Parsed paths are shared.
class IconItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY pathChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    // In px of the screen, whatever the item's size.
    Q_PROPERTY(qreal strokeWidth READ strokeWidth WRITE setStrokeWidth NOTIFY strokeWidthChanged)

public:
    explicit IconItem(QQuickItem* parent = nullptr);

    QString path() const { return m_path; }
    void setPath(const QString& path);
    QColor color() const { return m_color; }
    void setColor(const QColor& color);
    qreal strokeWidth() const { return m_strokeWidth; }
    void setStrokeWidth(qreal width);

    void paint(QPainter* painter) override;

signals:
    void pathChanged();
    void colorChanged();
    void strokeWidthChanged();

private:
    QString m_path;
    QColor m_color = Qt::black;
    qreal m_strokeWidth = 2;
};

} // namespace ruhu::viewmodels
