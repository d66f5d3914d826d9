// area() and distance(), on a sphere of the Earth's equatorial radius.

#include "app/forms/functions.h"
#include "app/forms/numbers.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <sstream>

namespace ruhu::forms {

namespace {

constexpr double kRadius = 6'378'100; ///< metres
constexpr double kMetresPerDegree = 2 * std::numbers::pi * kRadius / 360;

struct Point {
    double latitude; ///< degrees
    double longitude;
};

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

/// The points of a list of geopoints, or of one geoshape with semicolons between its points.
std::vector<Point> pointsOf(Call& call) {
    std::vector<Point> points;
    for (const auto& text : call.texts(0)) {
        std::istringstream shape(text);
        for (std::string point; std::getline(shape, point, ';');) {
            std::istringstream parts(point);
            std::string latitude;
            std::string longitude;
            if (!(parts >> latitude >> longitude))
                continue;
            const Point read{numberOfText(latitude), numberOfText(longitude)};
            if (!std::isnan(read.latitude) && !std::isnan(read.longitude))
                points.push_back(read);
        }
    }
    return points;
}

/// Sum of the triangles from the first point, each laid flat.
void area(Call& call) {
    const auto points = pointsOf(call);
    double total = 0;
    const auto east = [&](std::size_t i) {
        return (points[i].longitude - points[0].longitude) * kMetresPerDegree *
               std::cos(radians(points[i].latitude));
    };
    const auto north = [&](std::size_t i) {
        return (points[i].latitude - points[0].latitude) * kMetresPerDegree;
    };
    for (std::size_t i = 2; i < points.size(); ++i)
        total += (north(i - 1) * east(i) - east(i - 1) * north(i)) / 2;
    call.give(std::abs(total));
}

/// Along great circles from point to point.
void distance(Call& call) {
    const auto points = pointsOf(call);
    double total = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double a = radians(points[i - 1].latitude);
        const double b = radians(points[i].latitude);
        const double angle = radians(points[i - 1].longitude - points[i].longitude);
        const double cosine = std::sin(a) * std::sin(b) + std::cos(a) * std::cos(b) * std::cos(angle);
        total += std::acos(std::clamp(cosine, -1.0, 1.0)) * kRadius;
    }
    call.give(total);
}

} // namespace

const std::vector<Function>& geoFunctions() {
    static const std::vector<Function> functions = {
        {"area", 1, 1, &bridge<area>},
        {"enclosed-area", 1, 1, &bridge<area>},
        {"distance", 1, kMany, &bridge<distance>},
    };
    return functions;
}

} // namespace ruhu::forms
