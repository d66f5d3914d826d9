#pragma once

#include "app/domain/ink.h"

#include <QColor>
#include <QPainterPath>
#include <QQuickPaintedItem>

namespace ruhu::viewmodels {

// Paper to write on, or stored ink to look at. Keeps raw points in the page's own measure (0.01 mm, see
// app/domain/ink.h), so resizing and turning the tablet only change how they are shown. Ink is under the pen
// at once and becomes smooth when the pen is lifted. Mouse, finger and pen; one at a time, and a finger not
// while a pen writes.
class InkItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    // The ink as W3C InkML; "" for none. What cannot be read is told by a warning and shows nothing.
    Q_PROPERTY(QString inkMl READ inkMl WRITE setInkMl NOTIFY inkMlChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY inkMlChanged)
    Q_PROPERTY(bool signature READ isSignature NOTIFY inkMlChanged)
    Q_PROPERTY(int strokeCount READ strokeCount NOTIFY inkMlChanged)
    Q_PROPERTY(bool readOnly READ isReadOnly WRITE setReadOnly NOTIFY lookChanged)
    // Show the ink itself as large as fits, not the page.
    Q_PROPERTY(bool cropped MEMBER m_cropped NOTIFY lookChanged)
    Q_PROPERTY(qreal widthFactor MEMBER m_widthFactor NOTIFY lookChanged)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY lookChanged)
    // The page, in mm, fitted into the item and centred.
    Q_PROPERTY(qreal pageWidth MEMBER m_pageWidth NOTIFY lookChanged)
    Q_PROPERTY(qreal pageHeight MEMBER m_pageHeight NOTIFY lookChanged)
    // 0 to 1 while a pen that measures it is down, else −1.
    Q_PROPERTY(qreal penPressure MEMBER m_penPressure NOTIFY penPressureChanged)

public:
    explicit InkItem(QQuickItem* parent = nullptr);

    QString inkMl() const;
    void setInkMl(const QString& text);
    bool isEmpty() const { return m_ink.empty(); }
    bool isSignature() const { return domain::isSignature(m_ink); }
    int strokeCount() const { return static_cast<int>(m_ink.size()); }
    bool isReadOnly() const { return m_readOnly; }
    void setReadOnly(bool readOnly);

    Q_INVOKABLE void undo();
    Q_INVOKABLE void clear();

    void paint(QPainter* painter) override;

signals:
    void inkMlChanged();
    // A hand has changed the ink (stroke, undo, clear); setting inkMl does not say so.
    void edited();
    void lookChanged();
    void penPressureChanged();

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void touchEvent(QTouchEvent* event) override;
    void touchUngrabEvent() override;

private:
    void press(QPointF at, quint64 ms, qreal pressure);
    void move(QPointF at, quint64 ms, qreal pressure);
    void lift();
    void inkChanged();
    void fit();
    domain::InkPoint pointAt(QPointF at, quint64 ms, qreal pressure) const;
    QPointF shownAt(const domain::InkPoint& point) const;

    domain::Ink m_ink;
    domain::InkStroke m_wet; // the stroke under the pen
    QPainterPath m_dry;      // all lifted strokes, in mm
    bool m_writing = false;
    int m_touchId = -1;
    quint64 m_zeroMs = 0; // event time of t = 0
    QPointF m_origin;     // px, where the page's origin is shown
    qreal m_pxPerMm = 1;

    bool m_readOnly = false;
    bool m_cropped = false;
    qreal m_widthFactor = 1;
    QColor m_color = Qt::black;
    qreal m_pageWidth = 110;
    qreal m_pageHeight = 80;
    qreal m_penPressure = -1;
};

} // namespace ruhu::viewmodels
