#pragma once

#include <chrono>
#include <cstddef>

namespace ruhu::sync {

/// How much to send or to ask for at a time, by how long the last such request took: a second or two, so that
/// a line that breaks off costs little and a fast one is not kept waiting. One thread.
class Portion {
public:
    Portion(std::size_t first, std::size_t least, std::size_t most)
        : m_bytes(first)
        , m_least(least)
        , m_most(most) {}

    std::size_t bytes() const { return m_bytes; }

    /// A request of this size, or of less because there was no more, was answered.
    void took(std::chrono::milliseconds time);
    /// It broke off or timed out. False: it cannot be smaller.
    bool shrink();
    /// It was more than the other side takes. False: it cannot be smaller.
    bool shrinkForGood();
    /// The line is known to be slow.
    void startSmall() { m_bytes = m_least; }
    /// It is known to be fast.
    void startLarge() { m_bytes = m_most; }

private:
    std::size_t m_bytes;
    std::size_t m_least;
    std::size_t m_most;
};

} // namespace ruhu::sync
