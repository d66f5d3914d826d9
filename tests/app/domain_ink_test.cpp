#include "app/domain/ink.h"
#include "app/domain/inkml.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <clocale>
#include <cmath>

namespace ruhu::domain {
namespace {

// A straight stroke of `lengthMm`, written at `speed` mm/s, a point every 5 ms.
InkStroke line(double fromX, double fromY, double toX, double toY, double speed, int pressure = kNoPressure) {
    const double length = std::hypot(toX - fromX, toY - fromY);
    const int count = std::max(2, static_cast<int>(length / speed * 200));
    InkStroke stroke;
    for (int i = 0; i <= count; ++i) {
        const double share = static_cast<double>(i) / count;
        stroke.points.push_back(
            {static_cast<std::int32_t>(std::lround((fromX + (toX - fromX) * share) * 100)),
             static_cast<std::int32_t>(std::lround((fromY + (toY - fromY) * share) * 100)), i * 5,
             static_cast<std::int16_t>(pressure)});
    }
    return stroke;
}

// How wide the outline of a level stroke is at `x`, in mm.
double widthNear(const InkStroke& stroke, double x, double widthFactor = 1) {
    double least = 1e9, most = -1e9;
    for (const InkPolygon& polygon : inkOutline(stroke, widthFactor)) {
        for (const InkPosition& at : polygon) {
            if (std::abs(at.x - x) > 0.3)
                continue;
            least = std::min(least, at.y);
            most = std::max(most, at.y);
        }
    }
    return most - least;
}

TEST(InkOutline, SlowIsWideAndFastIsThin) {
    const double slow = widthNear(line(0, 10, 40, 10, 10), 20);
    const double fast = widthNear(line(0, 10, 40, 10, 150), 20);
    EXPECT_NEAR(slow, 0.9 * (1.12 - 0.72 * 10 / 180), 0.02);
    EXPECT_NEAR(fast, 0.9 * (1.12 - 0.72 * 150 / 180), 0.03);
}

TEST(InkOutline, WidthIsBoundedForThePensSpeed) {
    EXPECT_NEAR(widthNear(line(0, 10, 60, 10, 2000), 30), 0.9 * 0.22, 0.02);
}

TEST(InkOutline, PressureWidens) {
    const double without = widthNear(line(0, 10, 40, 10, 40), 20);
    EXPECT_NEAR(widthNear(line(0, 10, 40, 10, 40, 1000), 20), without * 1.3, 0.02);
    EXPECT_NEAR(widthNear(line(0, 10, 40, 10, 40, 0), 20), without * 0.55, 0.02);
}

TEST(InkOutline, EndsTaperAndTheEndMoreThanTheStart) {
    const InkStroke stroke = line(0, 10, 40, 10, 30);
    const double middle = widthNear(stroke, 20);
    const double start = widthNear(stroke, 0.2);
    const double end = widthNear(stroke, 39.9);
    EXPECT_LT(start, middle);
    EXPECT_GT(start, middle * 0.7);
    EXPECT_LT(end, middle * 0.5);
    EXPECT_GT(end, 0.0);
}

TEST(InkOutline, ThumbnailsAreWider) {
    const InkStroke stroke = line(0, 10, 40, 10, 30);
    EXPECT_NEAR(widthNear(stroke, 20, 1.4), widthNear(stroke, 20) * 1.4, 0.01);
}

TEST(InkOutline, ReachesTheFirstAndTheLastPointAndMovesNothing) {
    const InkStroke stroke = line(3, 10, 40, 10, 60);
    double left = 1e9, right = -1e9;
    for (const InkPolygon& polygon : inkOutline(stroke)) {
        for (const InkPosition& at : polygon) {
            left = std::min(left, at.x);
            right = std::max(right, at.x);
            EXPECT_NEAR(at.y, 10, 0.6);
        }
    }
    EXPECT_NEAR(left, 3, 0.5);
    EXPECT_NEAR(right, 40, 0.3);
}

TEST(InkOutline, TurnsOneWayEverywhereSoThatNothingCancels) {
    InkStroke stroke;
    for (int i = 0; i < 200; ++i) // a scribble with loops and sharp corners
        stroke.points.push_back({static_cast<std::int32_t>(2000 + 900 * std::sin(i * 0.9)),
                                 static_cast<std::int32_t>(2000 + 700 * std::cos(i * 1.7)), i * 8,
                                 kNoPressure});
    const auto pieces = inkOutline(stroke);
    ASSERT_GT(pieces.size(), 1u);
    for (const InkPolygon& polygon : pieces) {
        double area = 0;
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const InkPosition a = polygon[i], b = polygon[(i + 1) % polygon.size()];
            area += a.x * b.y - b.x * a.y;
        }
        EXPECT_GT(area, 0);
    }
}

TEST(InkOutline, ADotIsADotAndNothingIsNothing) {
    const auto dot = inkOutline({{{1000, 1000, 0, kNoPressure}}});
    ASSERT_EQ(dot.size(), 1u);
    for (const InkPosition& at : dot[0])
        EXPECT_NEAR(std::hypot(at.x - 10, at.y - 10), 0.9 * 1.12 / 2, 1e-9);
    EXPECT_TRUE(inkOutline({}).empty());
    // A finger resting on one place delivers many equal points.
    EXPECT_EQ(inkOutline({{{1000, 1000, 0, -1}, {1000, 1000, 9, -1}, {1001, 1000, 20, -1}}}).size(), 1u);
}

TEST(InkOutline, PointsOfOneTimeStampDoNotBlowUp) {
    for (const InkPolygon& polygon : inkOutline({{{0, 0, 5, -1}, {500, 0, 5, -1}, {900, 400, 5, -1}}})) {
        for (const InkPosition& at : polygon) {
            EXPECT_TRUE(std::isfinite(at.x));
            EXPECT_TRUE(std::isfinite(at.y));
        }
    }
}

TEST(Signature, NeedsMoreThanADotOrATick) {
    EXPECT_FALSE(isSignature({}));
    EXPECT_FALSE(isSignature({{{{100, 100, 0, -1}}}}));
    EXPECT_FALSE(isSignature({line(10, 10, 15, 14, 50)}));
    EXPECT_TRUE(isSignature({line(10, 10, 24, 10, 50)}));
    EXPECT_TRUE(isSignature({line(10, 10, 18, 10, 50), line(14, 6, 14, 14, 50)}));
}

TEST(Signature, ScribblingOnOneSpotIsNotEnough) {
    InkStroke spot;
    for (int i = 0; i < 400; ++i)
        spot.points.push_back({1000 + (i % 2) * 200, 1000, i, kNoPressure});
    EXPECT_GT(inkLength({spot}), 100);
    EXPECT_FALSE(isSignature({spot}));
}

TEST(InkSvg, IsAFilledPathInMmWhateverTheLocale) {
    const Ink ink{line(10, 10, 40.5, 10, 50)};
    std::setlocale(LC_NUMERIC, "de_DE.UTF-8");
    const std::string svg = inkSvg(ink);
    std::setlocale(LC_NUMERIC, "C");
    EXPECT_NE(svg.find("fill-rule=\"nonzero\""), std::string::npos);
    EXPECT_NE(svg.find("mm\""), std::string::npos);
    EXPECT_EQ(svg.find(','), std::string::npos);
    EXPECT_EQ(inkSvgPath(ink).front(), 'M');
    EXPECT_EQ(inkSvgPath(ink).back(), 'Z');
    EXPECT_TRUE(inkSvgPath({}).empty());
}

TEST(InkMl, GivesBackEveryPoint) {
    Ink ink{line(10, 10, 40, 12, 50), line(-5, 3, 7, 80, 90, 512), {{{1, -2, 0, 0}}}};
    const auto read = readInkMl(writeInkMl(ink));
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(*read, ink);
}

TEST(InkMl, ALongStrokeIsOnePiece) {
    InkStroke stroke;
    for (int i = 0; i < 20000; ++i)
        stroke.points.push_back({i % 9000, (i * 7) % 8000, i * 3, kNoPressure});
    const auto read = readInkMl(writeInkMl({stroke}));
    ASSERT_TRUE(read.ok()) << read.error().detail;
    ASSERT_EQ(read->size(), 1u);
    EXPECT_EQ(read->front(), stroke);
}

TEST(InkMl, EmptyInkIsReadable) {
    const auto read = readInkMl(writeInkMl({}));
    ASSERT_TRUE(read.ok());
    EXPECT_TRUE(read->empty());
}

std::string withTrace(const std::string& trace) {
    std::string text = writeInkMl({});
    return text.insert(text.find("</ink>"), trace);
}

TEST(InkMl, RefusesWhatItDoesNotWrite) {
    const std::string good = withTrace("<trace contextRef=\"#pad\">1 2 3 -1, 4 5 6 1000</trace>");
    ASSERT_TRUE(readInkMl(good).ok());
    std::string otherUnits = good;
    otherUnits.replace(otherUnits.find("0.01mm"), 6, "0.10mm");
    const std::string bad[] = {
        "",
        "ink",
        "<ink/>",
        "<svg xmlns=\"http://www.w3.org/2003/InkML\"/>",
        good.substr(0, good.size() / 2),
        good + "<ink/>",
        otherUnits,
        "<!DOCTYPE ink SYSTEM \"http://192.0.2.1/x.dtd\">" + good,
        "<!DOCTYPE ink [<!ENTITY a \"1 2 3 -1\">]>" + withTrace("<trace>&a;</trace>"),
        "<?xml-stylesheet href=\"x\"?>" + good,
        withTrace("<trace></trace>"),
        withTrace("<trace/>"),
        withTrace("<trace>1 2 3</trace>"),
        withTrace("<trace>1 2 3 -1,</trace>"),
        withTrace("<trace>1 2 3 -1 5</trace>"),
        withTrace("<trace>1 2 3 -2</trace>"),
        withTrace("<trace>1 2 3 1001</trace>"),
        withTrace("<trace>1 2 -3 -1</trace>"),
        withTrace("<trace>1 2 9 -1, 1 2 8 -1</trace>"),
        withTrace("<trace>1000000 2 3 -1</trace>"),
        withTrace("<trace>99999999999 2 3 -1</trace>"),
        withTrace("<trace>1.5 2 3 -1</trace>"),
        withTrace("<trace>1 2 3 -1<b/></trace>"),
        withTrace("<traceGroup><trace>1 2 3 -1</trace></traceGroup>"),
        withTrace("stray"),
        "<ink xmlns=\"http://www.w3.org/2003/InkML\"><trace>1 2 3 -1</trace></ink>",
    };
    for (const std::string& text : bad) {
        const auto read = readInkMl(text);
        ASSERT_FALSE(read.ok()) << text;
        EXPECT_EQ(read.error().code, "ink_malformed") << text;
    }
}

TEST(InkMl, IsBounded) {
    const auto tooManyBytes = readInkMl(std::string(kInkMlLargestBytes + 1, ' '));
    ASSERT_FALSE(tooManyBytes.ok());
    EXPECT_EQ(tooManyBytes.error().code, "ink_too_large");
    std::string traces;
    for (std::size_t i = 0; i <= kInkMlMostStrokes; ++i)
        traces += "<trace>1 2 3 -1</trace>";
    const auto tooManyStrokes = readInkMl(withTrace(traces));
    ASSERT_FALSE(tooManyStrokes.ok());
    EXPECT_EQ(tooManyStrokes.error().code, "ink_too_large");
}

} // namespace
} // namespace ruhu::domain
