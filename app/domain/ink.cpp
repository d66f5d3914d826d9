#include "app/domain/ink.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace ruhu::domain {
namespace {

constexpr double kStepMm = 0.35;           // distance between samples of the smooth line
constexpr double kWidthMm = 0.9;           // at rest, before the factors below
constexpr double kSpeedAtThinMmPerS = 180; // speed that takes 0.72 off the width
constexpr double kThickest = 1.12;
constexpr double kThinnest = 0.22;
constexpr double kSpeedWeight = 0.72;
constexpr double kChangePerMm = 0.12; // the width may change by this share per mm
constexpr double kStartShare = 0.75, kStartMm = 1;
constexpr double kEndShare = 0.25, kEndMm = 2;
constexpr int kCapSteps = 6; // per half circle

struct Sample {
    InkPosition at;
    double width = 0; // mm
};

struct Knot {
    InkPosition at;
    double speed = 0;     // mm/s towards here
    double pressure = -1; // 0 to 1
};

double distance(InkPosition a, InkPosition b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

InkPosition mix(InkPosition a, InkPosition b, double share) {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

InkPosition inMm(const InkPoint& point) {
    return {point.x / kInkUnitsPerMm, point.y / kInkUnitsPerMm};
}

// Points apart from each other: the curve has no direction between two points at one place.
std::vector<Knot> knots(const InkStroke& stroke) {
    std::vector<Knot> result;
    double since = 0;
    for (const InkPoint& point : stroke.points) {
        const Knot knot{inMm(point), 0,
                        point.pressure < 0 ? -1 : std::min<int>(point.pressure, 1000) / 1000.0};
        if (result.empty()) {
            result.push_back(knot);
            since = point.t;
            continue;
        }
        const double way = distance(result.back().at, knot.at);
        if (way < 0.02)
            continue;
        result.push_back(knot);
        // Devices deliver bursts of one time stamp; 1 ms keeps the speed finite.
        result.back().speed = way / std::max(1.0, point.t - since) * 1000;
        since = point.t;
    }
    if (result.size() > 1)
        result.front().speed = result[1].speed;
    return result;
}

double widthAt(double speed, double pressure) {
    double width =
        kWidthMm * std::clamp(kThickest - kSpeedWeight * speed / kSpeedAtThinMmPerS, kThinnest, kThickest);
    if (pressure >= 0)
        width *= 0.55 + 0.75 * std::pow(pressure, 0.7);
    return width;
}

// Centripetal Catmull-Rom (alpha 1/2) between b and c, by Barry and Goldman's pyramid.
InkPosition catmullRom(InkPosition a, InkPosition b, InkPosition c, InkPosition d, double share) {
    const double t0 = 0;
    const double t1 = t0 + std::sqrt(std::max(1e-6, distance(a, b)));
    const double t2 = t1 + std::sqrt(std::max(1e-6, distance(b, c)));
    const double t3 = t2 + std::sqrt(std::max(1e-6, distance(c, d)));
    const double t = t1 + (t2 - t1) * share;
    const InkPosition ab = mix(a, b, (t - t0) / (t1 - t0));
    const InkPosition bc = mix(b, c, (t - t1) / (t2 - t1));
    const InkPosition cd = mix(c, d, (t - t2) / (t3 - t2));
    return mix(mix(ab, bc, (t - t0) / (t2 - t0)), mix(bc, cd, (t - t1) / (t3 - t1)), (t - t1) / (t2 - t1));
}

// A knot beyond the end, mirrored, so the curve reaches the first and the last point.
InkPosition beyond(InkPosition end, InkPosition inner) {
    return {2 * end.x - inner.x, 2 * end.y - inner.y};
}

// Samples every kStepMm along the curve; both ends are always among them.
std::vector<Sample> resample(const std::vector<Knot>& knots) {
    std::vector<Sample> samples{{knots.front().at, widthAt(knots.front().speed, knots.front().pressure)}};
    InkPosition last = knots.front().at;
    double sinceSample = 0;
    for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
        const Knot& b = knots[i];
        const Knot& c = knots[i + 1];
        const InkPosition a = i > 0 ? knots[i - 1].at : beyond(b.at, c.at);
        const InkPosition d = i + 2 < knots.size() ? knots[i + 2].at : beyond(c.at, b.at);
        const int steps = std::clamp(static_cast<int>(distance(b.at, c.at) / (kStepMm / 6)), 4, 4000);
        for (int step = 1; step <= steps; ++step) {
            const double share = static_cast<double>(step) / steps;
            const InkPosition at = catmullRom(a, b.at, c.at, d, share);
            sinceSample += distance(last, at);
            last = at;
            if (sinceSample < kStepMm)
                continue;
            const double pressure =
                c.pressure < 0 || b.pressure < 0 ? c.pressure : std::lerp(b.pressure, c.pressure, share);
            samples.push_back({at, widthAt(std::lerp(b.speed, c.speed, share), pressure)});
            sinceSample = 0;
        }
    }
    if (sinceSample > kStepMm / 10 || samples.size() == 1)
        samples.push_back({knots.back().at, widthAt(knots.back().speed, knots.back().pressure)});
    return samples;
}

// Low-pass both ways, then the taper of the ends; a short stroke tapers over at most half of its length.
void shapeWidths(std::vector<Sample>& samples) {
    std::vector<double> way(samples.size(), 0);
    for (std::size_t i = 1; i < samples.size(); ++i) {
        way[i] = way[i - 1] + distance(samples[i - 1].at, samples[i].at);
        const double change = kChangePerMm * (way[i] - way[i - 1]);
        const double before = samples[i - 1].width;
        samples[i].width = std::clamp(samples[i].width, before * (1 - change), before * (1 + change));
    }
    const double length = way.back();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double start = std::min(1.0, way[i] / std::min(kStartMm, length / 2));
        const double end = std::min(1.0, (length - way[i]) / std::min(kEndMm, length / 2));
        samples[i].width *= std::lerp(kStartShare, 1.0, start) * std::lerp(kEndShare, 1.0, end);
    }
}

// Appends a half circle from direction `from` (radians), turning by pi.
void cap(InkPolygon& polygon, const Sample& sample, double from) {
    for (int i = 0; i <= kCapSteps; ++i) {
        const double angle = from + std::numbers::pi * i / kCapSteps;
        polygon.push_back({sample.at.x + std::cos(angle) * sample.width / 2,
                           sample.at.y + std::sin(angle) * sample.width / 2});
    }
}

double direction(InkPosition from, InkPosition to) {
    return std::atan2(to.y - from.y, to.x - from.x);
}

// The outline of samples [first, last]: one side, round cap, the other side back, round cap; always turning
// one way.
InkPolygon outlinePiece(const std::vector<Sample>& samples, std::size_t first, std::size_t last) {
    InkPolygon polygon;
    const auto side = [&](std::size_t i, double sign) {
        const InkPosition before = samples[i > first ? i - 1 : i].at;
        const InkPosition after = samples[i < last ? i + 1 : i].at;
        const double normal = direction(before, after) + sign * std::numbers::pi / 2;
        const double half = samples[i].width / 2;
        polygon.push_back(
            {samples[i].at.x + std::cos(normal) * half, samples[i].at.y + std::sin(normal) * half});
    };
    for (std::size_t i = first + 1; i < last; ++i)
        side(i, -1);
    cap(polygon, samples[last], direction(samples[last - 1].at, samples[last].at) - std::numbers::pi / 2);
    for (std::size_t i = last - 1; i > first; --i)
        side(i, +1);
    cap(polygon, samples[first], direction(samples[first].at, samples[first + 1].at) + std::numbers::pi / 2);
    return polygon;
}

// Where the line bends more tightly than its own half width, the two sides of one polygon would cross and
// cancel; there a new piece begins, joined by the round caps.
bool bendsTooTightly(const std::vector<Sample>& samples, std::size_t i) {
    const double turn = std::abs(std::remainder(direction(samples[i].at, samples[i + 1].at) -
                                                    direction(samples[i - 1].at, samples[i].at),
                                                2 * std::numbers::pi));
    return turn * samples[i].width / 2 > 0.9 * distance(samples[i].at, samples[i + 1].at);
}

InkPolygon dot(InkPosition at, double width) {
    InkPolygon polygon;
    cap(polygon, {at, width}, 0);
    cap(polygon, {at, width}, std::numbers::pi);
    return polygon;
}

void appendNumber(std::string& text, double value) {
    char buffer[32];
    // Never "1,5": only integers pass through printf, whose decimal sign follows the locale.
    const long hundredths = std::lround(value * 100);
    const long whole = std::abs(hundredths) / 100;
    std::snprintf(buffer, sizeof buffer, "%s%ld.%02ld", hundredths < 0 ? "-" : "", whole,
                  std::abs(hundredths) % 100);
    text += buffer;
}

void appendPair(std::string& text, double x, double y) {
    appendNumber(text, x);
    text += ' ';
    appendNumber(text, y);
}

} // namespace

std::vector<InkPolygon> inkOutline(const InkStroke& stroke, double widthFactor) {
    if (stroke.points.empty())
        return {};
    const std::vector<Knot> points = knots(stroke);
    if (points.size() == 1)
        return {dot(points.front().at, widthAt(0, points.front().pressure) * widthFactor)};
    std::vector<Sample> samples = resample(points);
    shapeWidths(samples);
    for (Sample& sample : samples)
        sample.width *= widthFactor;

    std::vector<InkPolygon> pieces;
    std::size_t first = 0;
    for (std::size_t i = 1; i + 1 < samples.size(); ++i) {
        if (!bendsTooTightly(samples, i))
            continue;
        pieces.push_back(outlinePiece(samples, first, i));
        first = i;
    }
    pieces.push_back(outlinePiece(samples, first, samples.size() - 1));
    return pieces;
}

InkBounds inkBounds(const Ink& ink) {
    InkBounds bounds;
    bool any = false;
    for (const InkStroke& stroke : ink) {
        for (const InkPoint& point : stroke.points) {
            const InkPosition at = inMm(point);
            if (!any)
                bounds = {at.x, at.y, at.x, at.y};
            any = true;
            bounds.left = std::min(bounds.left, at.x);
            bounds.top = std::min(bounds.top, at.y);
            bounds.right = std::max(bounds.right, at.x);
            bounds.bottom = std::max(bounds.bottom, at.y);
        }
    }
    return bounds;
}

double inkLength(const Ink& ink) {
    double length = 0;
    for (const InkStroke& stroke : ink) {
        for (std::size_t i = 1; i < stroke.points.size(); ++i)
            length += distance(inMm(stroke.points[i - 1]), inMm(stroke.points[i]));
    }
    return length;
}

bool isSignature(const Ink& ink) {
    const InkBounds bounds = inkBounds(ink);
    return inkLength(ink) >= kSignatureLeastLengthMm &&
           std::max(bounds.width(), bounds.height()) >= kSignatureLeastExtentMm;
}

std::string inkSvgPath(const Ink& ink, double widthFactor) {
    std::string data;
    for (const InkStroke& stroke : ink) {
        for (const InkPolygon& polygon : inkOutline(stroke, widthFactor)) {
            for (std::size_t i = 0; i < polygon.size(); ++i) {
                data += i == 0 ? 'M' : 'L';
                appendPair(data, polygon[i].x, polygon[i].y);
            }
            data += 'Z';
        }
    }
    return data;
}

std::string inkSvg(const Ink& ink, double widthFactor) {
    const InkBounds bounds = inkBounds(ink);
    const double margin = kWidthMm * kThickest * 1.3 * widthFactor / 2; // 1.3: the most that pressure adds
    const double width = bounds.width() + 2 * margin;
    const double height = bounds.height() + 2 * margin;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"";
    appendNumber(svg, width);
    svg += "mm\" height=\"";
    appendNumber(svg, height);
    svg += "mm\" viewBox=\"";
    appendPair(svg, bounds.left - margin, bounds.top - margin);
    svg += ' ';
    appendPair(svg, width, height);
    svg += "\"><path fill=\"#1A2640\" fill-rule=\"nonzero\" d=\"" + inkSvgPath(ink, widthFactor) +
           "\"/></svg>\n";
    return svg;
}

} // namespace ruhu::domain
