#pragma once

#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>

namespace ruhu::viewmodels {

// The seal 印, tilted by 4° to the left within the item: an upright block with a worn edge and the characters
// of `text` knocked out, one under the other. The wear is the same every time, so a document looks the same
// wherever it is shown.
class SealItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(QColor ground MEMBER m_ground NOTIFY changed)
    Q_PROPERTY(QFont font MEMBER m_font NOTIFY changed)

public:
    explicit SealItem(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QString m_text;
    QColor m_color;
    QColor m_ground;
    QFont m_font;
};

} // namespace ruhu::viewmodels
