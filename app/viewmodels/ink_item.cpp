#include "app/viewmodels/ink_item.h"

#include "app/domain/inkml.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPointingDevice>
#include <QTouchEvent>
#include <QtQml/qqmlinfo.h>

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

constexpr qreal kWetWidthMm = 0.8;            // until the stroke is lifted
constexpr int kPauseBetweenSittingsMs = 1000; // between stored ink and what is added to it later

QPainterPath outlinePath(const domain::InkStroke& stroke, double widthFactor) {
    QPainterPath path;
    for (const domain::InkPolygon& polygon : domain::inkOutline(stroke, widthFactor)) {
        QPolygonF shape;
        for (const domain::InkPosition& at : polygon)
            shape << QPointF(at.x, at.y);
        path.addPolygon(shape);
        path.closeSubpath();
    }
    return path;
}

bool measuresPressure(const QPointerEvent& event) {
    return event.pointingDevice() &&
           event.pointingDevice()->hasCapability(QInputDevice::Capability::Pressure);
}

} // namespace

InkItem::InkItem(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    // A list around the paper must not take the pen away in the middle of a stroke.
    setKeepMouseGrab(true);
    setKeepTouchGrab(true);
    connect(this, &InkItem::lookChanged, this, [this] {
        m_dry.clear();
        for (const domain::InkStroke& stroke : m_ink)
            m_dry.addPath(outlinePath(stroke, m_widthFactor));
        fit();
    });
}

QString InkItem::inkMl() const {
    return m_ink.empty() ? QString() : QString::fromStdString(domain::writeInkMl(m_ink));
}

void InkItem::setInkMl(const QString& text) {
    if (m_writing || text == inkMl())
        return;
    m_ink.clear();
    if (!text.isEmpty()) {
        auto read = domain::readInkMl(text.toStdString());
        if (read)
            m_ink = std::move(*read);
        else
            qmlWarning(this) << "ink cannot be read: " << read.error().detail.c_str();
    }
    m_zeroMs = 0;
    inkChanged();
    fit();
}

void InkItem::setReadOnly(bool readOnly) {
    if (m_readOnly == readOnly)
        return;
    m_readOnly = readOnly;
    setAcceptedMouseButtons(readOnly ? Qt::NoButton : Qt::LeftButton);
    setAcceptTouchEvents(!readOnly);
    emit lookChanged();
}

void InkItem::undo() {
    if (m_ink.empty())
        return;
    m_ink.pop_back();
    inkChanged();
    emit edited();
}

void InkItem::clear() {
    if (m_ink.empty())
        return;
    m_ink.clear();
    inkChanged();
    fit();
    emit edited();
}

void InkItem::inkChanged() {
    m_dry.clear();
    for (const domain::InkStroke& stroke : m_ink)
        m_dry.addPath(outlinePath(stroke, m_widthFactor));
    update();
    emit inkMlChanged();
}

// Shows the page, and whatever of the ink passes its edge; or the ink alone.
void InkItem::fit() {
    const domain::InkBounds ink = domain::inkBounds(m_ink);
    const qreal margin = 1.2 * m_widthFactor;
    QRectF shown(ink.left - margin, ink.top - margin, ink.width() + 2 * margin, ink.height() + 2 * margin);
    if (!m_cropped)
        shown = m_ink.empty() ? QRectF(0, 0, m_pageWidth, m_pageHeight)
                              : shown.united(QRectF(0, 0, m_pageWidth, m_pageHeight));
    if (width() <= 0 || height() <= 0 || shown.isEmpty())
        return;
    m_pxPerMm = qMin(width() / shown.width(), height() / shown.height());
    m_origin = QPointF(width() / 2, height() / 2) - shown.center() * m_pxPerMm;
    update();
}

void InkItem::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickPaintedItem::geometryChange(now, before);
    if (now.size() != before.size())
        fit();
}

domain::InkPoint InkItem::pointAt(QPointF at, quint64 ms, qreal pressure) const {
    const QPointF mm = (at - m_origin) / m_pxPerMm;
    const auto bounded = [](qreal value) {
        return static_cast<std::int32_t>(std::clamp<qreal>(qRound(value * domain::kInkUnitsPerMm),
                                                           -domain::kInkLargestCoordinate,
                                                           domain::kInkLargestCoordinate));
    };
    const qreal measured = m_penPressure >= 0 ? m_penPressure : pressure;
    const auto force = measured < 0 ? domain::kNoPressure
                                    : static_cast<std::int16_t>(std::clamp(qRound(measured * 1000), 0, 1000));
    const int t = static_cast<int>(std::min<quint64>(ms > m_zeroMs ? ms - m_zeroMs : 0, INT_MAX));
    return {bounded(mm.x()), bounded(mm.y()), m_wet.points.empty() ? t : std::max(t, m_wet.points.back().t),
            force};
}

QPointF InkItem::shownAt(const domain::InkPoint& point) const {
    return m_origin + QPointF(point.x, point.y) / domain::kInkUnitsPerMm * m_pxPerMm;
}

void InkItem::press(QPointF at, quint64 ms, qreal pressure) {
    if (m_ink.empty())
        m_zeroMs = ms;
    else if (m_zeroMs == 0) // stored ink: its clock goes on after its last point
        m_zeroMs = ms - qMin<quint64>(ms, m_ink.back().points.back().t + kPauseBetweenSittingsMs);
    m_writing = true;
    m_wet.points.clear();
    m_wet.points.push_back(pointAt(at, ms, pressure));
    update();
}

void InkItem::move(QPointF at, quint64 ms, qreal pressure) {
    if (!m_writing || m_wet.points.size() >= domain::kInkMlMostPoints)
        return;
    const domain::InkPoint point = pointAt(at, ms, pressure);
    const QRectF touched = QRectF(shownAt(m_wet.points.back()), shownAt(point)).normalized();
    m_wet.points.push_back(point);
    const qreal margin = kWetWidthMm * m_pxPerMm + 2;
    update(touched.adjusted(-margin, -margin, margin, margin).toAlignedRect());
}

void InkItem::lift() {
    if (!m_writing)
        return;
    m_writing = false;
    m_touchId = -1;
    m_ink.push_back(std::move(m_wet));
    m_wet = {};
    m_dry.addPath(outlinePath(m_ink.back(), m_widthFactor));
    update();
    emit inkMlChanged();
    emit edited();
}

void InkItem::mousePressEvent(QMouseEvent* event) {
    press(event->position(), event->timestamp(), -1);
}

void InkItem::mouseMoveEvent(QMouseEvent* event) {
    move(event->position(), event->timestamp(), -1);
}

void InkItem::mouseReleaseEvent(QMouseEvent* event) {
    move(event->position(), event->timestamp(), -1);
    lift();
}

void InkItem::mouseUngrabEvent() {
    if (m_touchId < 0)
        lift(); // what has been written stays
}

void InkItem::touchUngrabEvent() {
    if (m_touchId >= 0)
        lift();
}

void InkItem::touchEvent(QTouchEvent* event) {
    const bool pressure = measuresPressure(*event);
    for (const QEventPoint& point : event->points()) {
        const qreal force = pressure ? point.pressure() : -1;
        if (point.state() == QEventPoint::Pressed && !m_writing && m_penPressure < 0) {
            m_touchId = point.id();
            press(point.position(), event->timestamp(), force);
        } else if (point.id() == m_touchId && point.state() == QEventPoint::Updated) {
            move(point.position(), event->timestamp(), force);
        } else if (point.id() == m_touchId && point.state() == QEventPoint::Released) {
            move(point.position(), event->timestamp(), force);
            lift();
        }
    }
    event->accept();
}

void InkItem::paint(QPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->save();
    painter->translate(m_origin);
    painter->scale(m_pxPerMm, m_pxPerMm);
    QPainterPath dry = m_dry;
    dry.setFillRule(Qt::WindingFill);
    painter->fillPath(dry, m_color);
    painter->restore();

    if (!m_writing)
        return;
    QPolygonF wet;
    for (const domain::InkPoint& point : m_wet.points)
        wet << shownAt(point);
    painter->setPen(QPen(m_color, kWetWidthMm * m_pxPerMm, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (wet.size() == 1)
        painter->drawPoint(wet.front());
    else
        painter->drawPolyline(wet);
}

} // namespace ruhu::viewmodels
