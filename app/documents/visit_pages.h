#pragma once

#include "app/documents/visit_sheet.h"

#include <QSizeF>

#include <memory>

class QPainter;

namespace ruhu::documents {

/// The A4 pages of a sheet, laid out once and painted alike on paper and on the screen. Units are pixels of
/// kDpi; handwriting is painted as filled outlines, page numbers below. REQUIRES a QGuiApplication. One
/// thread at a time.
class VisitPages {
public:
    explicit VisitPages(VisitSheet sheet);
    ~VisitPages();

    static constexpr int kDpi = 600;
    static constexpr double kMm = kDpi / 25.4;
    /// Page and margins in millimetres.
    static constexpr double kWidth = 210;
    static constexpr double kHeight = 297;
    static constexpr double kSide = 16;
    static constexpr double kTop = 15;
    static constexpr double kBottom = 12;

    const VisitSheet& sheet() const;
    int count() const;
    /// Paints page `number` (0 is the first) without its margins: the origin is their inner corner.
    void paint(QPainter& painter, int number) const;
    /// Paints page `number` with its margins, `width` units of the painter wide.
    void paintWhole(QPainter& painter, int number, double width) const;

private:
    struct Layout;
    std::unique_ptr<Layout> m_layout;
};

} // namespace ruhu::documents
