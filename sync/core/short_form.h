#pragma once

#include "sync/core/clock.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// Short forms of lines on the wire (README section 6): what the receiver can compute is not sent. A line
/// that is not what its place predicts travels whole, so that whatever goes in comes out, byte by byte. Both
/// sides keep the same state by seeing the same lines in the same order. One object for one run of lines: a
/// push, or the entries of one stream. One thread.

/// Change set lines.
class ChangeSetShortener {
public:
    /// As it travels. `hash` = sha256Hex(line).
    std::string shorten(std::string_view line, const std::string& hash);

    /// The line that `sent` stands for; empty: it stands for nothing. The caller goes on with `note`.
    std::optional<std::string> restore(std::string_view sent) const;
    void note(std::string_view line, const std::string& hash);

private:
    /// The beginning of a line as `encode` writes it, up to the first of its changes.
    struct Head {
        std::string device;
        std::string stream;
        std::int64_t n = 0;
        std::string prev;
        std::string epoch;
        std::int64_t seen = 0;
        Instant at = 0;
        std::string by;
        std::size_t size = 0; ///< bytes of it
    };
    struct Known {
        Head head;
        std::string hash;
    };

    static std::optional<Head> readHead(std::string_view line);
    static std::string writeHead(const Head& head);
    void noteHead(std::optional<Head> head, const std::string& hash);

    std::vector<Known> m_known; ///< newest line of each device, in order of first appearance
    std::map<std::string, std::size_t, std::less<>> m_index;
    std::size_t m_current = kNone; ///< device of the line before

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

/// Meta lines.
class MetaShortener {
public:
    MetaShortener(std::int64_t firstSeq, Instant clock)
        : m_seq(firstSeq)
        , m_at(clock) {}

    /// `hash` of the entry's change set line; `sig` of the push that it ended, if the receiver sent that, or
    /// empty.
    std::string shorten(std::string_view meta, std::string_view hash, std::string_view sig);
    std::optional<std::string> restore(std::string_view sent, std::string_view hash, std::string_view sig);

private:
    void note(std::string_view meta);

    std::int64_t m_seq; ///< predicted
    Instant m_at;       ///< of the entry before
};

} // namespace ruhu::sync
