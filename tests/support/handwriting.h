#pragma once

#include <string>
#include <vector>

namespace ruhu::support {

/// One sample of a pen: position in a unit square a character, x growing by 1.1 a character; time in ms.
struct PenPoint {
    double x;
    double y;
    int t;
};

using PenStroke = std::vector<PenPoint>;

/// The pen's way when `name` is written by hand: real strokes, sampled every few milliseconds. Known are the
/// characters of the demo's signers; throws std::out_of_range for others.
std::vector<PenStroke> handwriting(const std::u32string& name);

} // namespace ruhu::support
