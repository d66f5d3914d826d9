#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ruhu::domain {

// Handwriting (笔迹) as it was captured. The raw points are what is kept and sealed; every picture of them,
// on the screen, in SVG or in PDF, is drawn from them anew by inkOutline(), so nothing is straightened or
// moved.
//
// Representation: a page with its origin at the top left, x to the right, y down, in 0.01 mm; a stroke may
// pass the page's edge. Time is in ms since the first point of the ink and never falls within a stroke.
struct InkPoint {
    std::int32_t x = 0; // 0.01 mm
    std::int32_t y = 0; // 0.01 mm
    std::int32_t t = 0; // ms
    // 0 to 1000, or kNoPressure where the device does not measure it.
    std::int16_t pressure = -1;

    bool operator==(const InkPoint&) const = default;
};

inline constexpr std::int16_t kNoPressure = -1;
inline constexpr double kInkUnitsPerMm = 100;

struct InkStroke {
    std::vector<InkPoint> points;
    bool operator==(const InkStroke&) const = default;
};

using Ink = std::vector<InkStroke>;

// A place on the page in mm.
struct InkPosition {
    double x = 0;
    double y = 0;
};

// A closed shape in mm; fill it with the non-zero rule.
using InkPolygon = std::vector<InkPosition>;

struct InkBounds {
    double left = 0, top = 0, right = 0, bottom = 0; // mm
    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

// What to fill to draw one stroke: centripetal Catmull-Rom through the points, resampled every 0.35 mm, the
// width from the pen's speed and pressure. `widthFactor` is 1, or 1.4 for thumbnails. A single point is a
// dot; no points, nothing.
std::vector<InkPolygon> inkOutline(const InkStroke& stroke, double widthFactor = 1);

// The extent of the points themselves, without the pen's width. All zero for ink without points.
InkBounds inkBounds(const Ink& ink);

// Length of all strokes together, in mm.
double inkLength(const Ink& ink);

// Below these it is a dot, a tap or a tick, not a name. 一 written small is about 10 mm long on a tablet's
// pad.
inline constexpr double kSignatureLeastLengthMm = 12;
inline constexpr double kSignatureLeastExtentMm = 6;

// Whether the ink can be a signature: long enough in all, and reaching over enough of the page in one
// direction.
bool isSignature(const Ink& ink);

// All outlines as the data of one SVG path (fill-rule nonzero), in mm with two decimals. Empty for empty ink.
std::string inkSvgPath(const Ink& ink, double widthFactor = 1);

// A whole SVG picture, cropped to the ink and its widest line, sized in mm.
std::string inkSvg(const Ink& ink, double widthFactor = 1);

} // namespace ruhu::domain
