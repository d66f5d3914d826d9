#include "sync/client/portion.h"

#include "sync/client/tuning.h"

#include <algorithm>

namespace ruhu::sync {

void Portion::took(std::chrono::milliseconds time) {
    if (time < tuning::kQuickRound)
        m_bytes = std::min(m_bytes * tuning::kGrowFactor, m_most);
    else if (time > tuning::kSlowRound)
        m_bytes = std::max(m_bytes / 2, m_least);
}

bool Portion::shrink() {
    const auto before = m_bytes;
    m_bytes = std::max(m_bytes / tuning::kShrinkFactor, m_least);
    return m_bytes < before;
}

bool Portion::shrinkForGood() {
    const bool smaller = shrink();
    m_most = m_bytes;
    return smaller;
}

} // namespace ruhu::sync
