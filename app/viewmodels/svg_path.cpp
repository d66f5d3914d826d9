#include "app/viewmodels/svg_path.h"

#include <QtMath>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ruhu::viewmodels {
namespace {

class Reader {
public:
    explicit Reader(QStringView data)
        : m_data(data) {}

    bool atEnd() {
        skipBlank();
        return m_at >= m_data.size();
    }

    bool atLetter() { return !atEnd() && m_data[m_at].isLetter(); }
    char letter() { return m_data[m_at++].toLatin1(); }

    std::optional<qreal> number() {
        skipBlank();
        const auto start = m_at;
        bool dot = false;
        if (m_at < m_data.size() && (m_data[m_at] == u'-' || m_data[m_at] == u'+'))
            ++m_at;
        while (m_at < m_data.size() && (m_data[m_at].isDigit() || (m_data[m_at] == u'.' && !dot))) {
            dot = dot || m_data[m_at] == u'.';
            ++m_at;
        }
        bool ok = false;
        const qreal value = m_data.mid(start, m_at - start).toDouble(&ok);
        return ok ? std::optional(value) : std::nullopt;
    }

private:
    void skipBlank() {
        while (m_at < m_data.size() && (m_data[m_at].isSpace() || m_data[m_at] == u','))
            ++m_at;
    }

    QStringView m_data;
    qsizetype m_at = 0;
};

qsizetype arity(char command) {
    switch (command) {
    case 'M':
    case 'L':
        return 2;
    case 'H':
    case 'V':
        return 1;
    case 'C':
        return 6;
    case 'S':
        return 4;
    case 'A':
        return 7;
    default:
        return 0;
    }
}

// SVG 1.1, appendix F.6.5: from end points to centre, then one QPainterPath arc in a turned frame.
void arcTo(QPainterPath& path, QPointF to, qreal rx, qreal ry, qreal tilt, bool large, bool sweep) {
    const QPointF from = path.currentPosition();
    if (from == to)
        return;
    if (rx == 0 || ry == 0) {
        path.lineTo(to);
        return;
    }
    const qreal c = qCos(qDegreesToRadians(tilt));
    const qreal s = qSin(qDegreesToRadians(tilt));
    const QPointF half = (from - to) / 2;
    const qreal x = c * half.x() + s * half.y();
    const qreal y = -s * half.x() + c * half.y();
    const qreal tooSmall = x * x / (rx * rx) + y * y / (ry * ry);
    if (tooSmall > 1) {
        rx *= std::sqrt(tooSmall);
        ry *= std::sqrt(tooSmall);
    }
    const qreal below = rx * rx * y * y + ry * ry * x * x;
    const qreal root =
        std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below)) * (large == sweep ? -1 : 1);
    const qreal cx = root * rx * y / ry;
    const qreal cy = -root * ry * x / rx;
    const qreal start = std::atan2((y - cy) / ry, (x - cx) / rx);
    qreal turn = std::atan2((-y - cy) / ry, (-x - cx) / rx) - start;
    if (sweep && turn < 0)
        turn += 2 * M_PI;
    if (!sweep && turn > 0)
        turn -= 2 * M_PI;

    QPainterPath arc;
    arc.arcMoveTo(-rx, -ry, 2 * rx, 2 * ry, -qRadiansToDegrees(start));
    arc.arcTo(-rx, -ry, 2 * rx, 2 * ry, -qRadiansToDegrees(start), -qRadiansToDegrees(turn));
    QTransform frame;
    const QPointF middle = (from + to) / 2;
    frame.translate(c * cx - s * cy + middle.x(), s * cx + c * cy + middle.y());
    frame.rotate(tilt);
    const QPainterPath placed = frame.map(arc);
    for (int i = 1; i + 2 < placed.elementCount(); i += 3)
        path.cubicTo(placed.elementAt(i), placed.elementAt(i + 1), placed.elementAt(i + 2));
}

} // namespace

QPainterPath parseSvgPath(QStringView data) {
    Reader reader(data);
    QPainterPath path;
    QPointF lastControl;
    char command = 0;
    while (!reader.atEnd()) {
        if (reader.atLetter())
            command = reader.letter();
        const char kind = static_cast<char>(std::toupper(command));
        if (kind == 'Z') {
            path.closeSubpath();
            command = 0;
            continue;
        }
        const qsizetype count = arity(kind);
        if (count == 0)
            return path;
        qreal v[7] = {};
        for (qsizetype i = 0; i < count; ++i) {
            const auto value = reader.number();
            if (!value)
                return path;
            v[i] = *value;
        }
        const QPointF at = path.currentPosition();
        const QPointF base = command == kind ? QPointF() : at;
        switch (kind) {
        case 'M':
            path.moveTo(base + QPointF(v[0], v[1]));
            command = command == 'M' ? 'L' : 'l'; // further pairs are lines
            break;
        case 'L':
            path.lineTo(base + QPointF(v[0], v[1]));
            break;
        case 'H':
            path.lineTo(base.x() + v[0], at.y());
            break;
        case 'V':
            path.lineTo(at.x(), base.y() + v[0]);
            break;
        case 'C':
            lastControl = base + QPointF(v[2], v[3]);
            path.cubicTo(base + QPointF(v[0], v[1]), lastControl, base + QPointF(v[4], v[5]));
            continue;
        case 'S': {
            const QPointF mirrored = 2 * at - lastControl;
            lastControl = base + QPointF(v[0], v[1]);
            path.cubicTo(mirrored, lastControl, base + QPointF(v[2], v[3]));
            continue;
        }
        case 'A':
            arcTo(path, base + QPointF(v[5], v[6]), v[0], v[1], v[2], v[3] != 0, v[4] != 0);
            break;
        }
        lastControl = path.currentPosition();
    }
    return path;
}

} // namespace ruhu::viewmodels
