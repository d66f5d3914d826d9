#pragma once

#include <string_view>

class QPainter;
class QRectF;

namespace ruhu::documents {

/// Paints a QR code (error correction M) that fills `box` with its quiet zone, as vectors. Draws nothing for
/// a text that is too long for one (2 kB).
void paintQrCode(QPainter& painter, const QRectF& box, std::string_view text);

} // namespace ruhu::documents
