#include "tests/support/handwriting.h"

#include <cmath>
#include <map>

namespace ruhu::support {

namespace {

struct Corner {
    double x;
    double y;
};

using Character = std::vector<std::vector<Corner>>;

/// Corners of each stroke in a box of 100 × 100, in the order in which they are written.
const std::map<char32_t, Character>& characters() {
    static const std::map<char32_t, Character> kCharacters = {
        {U'王', {{{20, 20}, {80, 18}}, {{25, 48}, {76, 46}}, {{50, 20}, {51, 80}}, {{14, 82}, {88, 78}}}},
        {U'建',
         {{{40, 16}, {72, 14}, {70, 38}},
          {{32, 27}, {84, 24}},
          {{40, 38}, {72, 37}},
          {{36, 50}, {78, 48}},
          {{30, 62}, {84, 60}},
          {{56, 6}, {56, 74}},
          {{10, 24}, {26, 22}, {16, 42}, {26, 42}, {20, 60}, {8, 78}},
          {{10, 54}, {24, 70}, {50, 82}, {94, 84}}}},
        {U'国',
         {{{16, 14}, {16, 86}},
          {{16, 15}, {84, 13}, {84, 87}},
          {{30, 32}, {68, 31}},
          {{32, 50}, {66, 49}},
          {{49, 32}, {49, 70}},
          {{28, 70}, {72, 69}},
          {{58, 56}, {64, 62}},
          {{16, 84}, {84, 83}}}},
        {U'李',
         {{{16, 24}, {84, 20}},
          {{50, 4}, {50, 46}},
          {{48, 24}, {34, 38}, {14, 48}},
          {{52, 24}, {66, 38}, {88, 46}},
          {{30, 54}, {66, 52}, {50, 64}},
          {{50, 64}, {54, 78}, {50, 94}, {40, 88}},
          {{14, 74}, {86, 71}}}},
        {U'晓',
         {{{10, 22}, {10, 74}},
          {{10, 22}, {32, 20}, {32, 74}},
          {{10, 46}, {31, 45}},
          {{10, 72}, {31, 71}},
          {{44, 18}, {82, 14}},
          {{58, 4}, {66, 28}, {84, 40}, {86, 34}},
          {{78, 22}, {62, 36}, {44, 42}},
          {{42, 52}, {90, 49}},
          {{58, 52}, {54, 72}, {38, 88}},
          {{72, 50}, {71, 80}, {78, 86}, {92, 84}, {92, 74}}}},
        {U'梅',
         {{{6, 30}, {40, 27}},
          {{24, 6}, {24, 90}},
          {{23, 32}, {14, 52}, {4, 62}},
          {{26, 38}, {36, 50}},
          {{58, 6}, {52, 18}, {44, 26}},
          {{54, 17}, {88, 14}},
          {{56, 28}, {50, 70}, {88, 68}},
          {{56, 30}, {84, 28}, {82, 66}, {78, 90}, {70, 86}},
          {{44, 50}, {94, 47}},
          {{68, 36}, {72, 42}},
          {{67, 56}, {71, 62}}}},
        {U'牛',
         {{{30, 12}, {24, 26}, {16, 36}}, {{26, 28}, {80, 25}}, {{10, 54}, {92, 50}}, {{52, 6}, {52, 94}}}},
        {U'明',
         {{{12, 20}, {12, 72}},
          {{12, 20}, {38, 18}, {38, 72}},
          {{12, 44}, {37, 43}},
          {{12, 70}, {37, 69}},
          {{52, 12}, {51, 60}, {40, 90}},
          {{52, 12}, {84, 10}, {84, 86}, {76, 82}},
          {{53, 34}, {83, 32}},
          {{52, 56}, {83, 54}}}},
        {U'旺',
         {{{8, 24}, {8, 74}},
          {{8, 24}, {32, 22}, {32, 74}},
          {{8, 48}, {31, 47}},
          {{8, 72}, {31, 71}},
          {{44, 20}, {90, 17}},
          {{46, 48}, {86, 46}},
          {{67, 20}, {67, 78}},
          {{40, 80}, {96, 77}}}},
    };
    return kCharacters;
}

/// Walks from corner to corner in small steps, slower where a stroke begins and ends, with the slight sway
/// of a hand.
PenStroke pen(const std::vector<Corner>& corners, double left, int& clock) {
    constexpr double kStep = 4;
    PenStroke stroke;
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
        const auto [x0, y0] = corners[i];
        const auto [x1, y1] = corners[i + 1];
        const int steps = std::max(2, static_cast<int>(std::hypot(x1 - x0, y1 - y0) / kStep));
        for (int s = i == 0 ? 0 : 1; s <= steps; ++s) {
            const double u = static_cast<double>(s) / steps;
            const double sway = 1.2 * std::sin(u * 3.1 + left * 5 + x0);
            const bool slow = s < 2 || s > steps - 2;
            clock += slow ? 14 : 8;
            stroke.push_back({left + (x0 + (x1 - x0) * u) / 100, (y0 + (y1 - y0) * u + sway) / 100, clock});
        }
    }
    clock += 90; // the pen moves through the air to the next stroke
    return stroke;
}

} // namespace

std::vector<PenStroke> handwriting(const std::u32string& name) {
    std::vector<PenStroke> strokes;
    int clock = 0;
    double left = 0;
    for (const char32_t character : name) {
        for (const auto& corners : characters().at(character))
            strokes.push_back(pen(corners, left, clock));
        left += 1.1;
    }
    return strokes;
}

} // namespace ruhu::support
