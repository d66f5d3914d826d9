#include "sync/client/back_off.h"

#include "sync/client/tuning.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ruhu::sync {

std::chrono::milliseconds BackOff::next() {
    constexpr int kEnoughDoublings = 20;
    const auto whole = std::min<std::chrono::milliseconds>(
        tuning::kFirstRetry * (std::int64_t{1} << std::min(m_failures, kEnoughDoublings)),
        tuning::kLongestRetry);
    ++m_failures;
    std::array<std::byte, 2> drawn;
    m_random.fill(drawn);
    const auto share =
        std::to_integer<std::int64_t>(drawn[0]) * 256 + std::to_integer<std::int64_t>(drawn[1]);
    return whole / 2 + whole / 2 * share / 65535;
}

} // namespace ruhu::sync
