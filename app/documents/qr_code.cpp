#include "app/documents/qr_code.h"

#include <QPainter>
#include <QPainterPath>
#include <QRectF>
#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace ruhu::documents {

void paintQrCode(QPainter& painter, const QRectF& box, std::string_view text) {
    constexpr int kQuiet = 4; // modules of white on each side, as the standard asks
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()),
                          0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return;
    const double module = std::min(box.width(), box.height()) / (code->width + 2 * kQuiet);
    QPainterPath path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width;) {
            int end = x;
            while (end < code->width && (code->data[y * code->width + end] & 1) != 0)
                ++end;
            if (end > x)
                path.addRect(box.left() + (x + kQuiet) * module, box.top() + (y + kQuiet) * module,
                             (end - x) * module, module);
            x = std::max(end, x + 1);
        }
    painter.fillPath(path, Qt::black);
}

} // namespace ruhu::documents
