#pragma once

#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <string_view>

namespace ruhu::sync::simulator {

/// What a run did: how often it met what, how many operations that were, and a hash over all of it in order,
/// which is equal for equal worlds.
class RunRecord {
public:
    /// `out`: where each event is written as a line; null: nowhere.
    explicit RunRecord(std::ostream* out)
        : m_out(out) {}

    /// An operation: one act of a user, one message on the network, or one fault.
    void operation(const char* kind, std::int64_t who, std::string_view detail = {}) {
        ++m_operations;
        event(kind, who, detail);
    }

    /// Something that an operation led to.
    void event(const char* kind, std::int64_t who, std::string_view detail = {}) {
        ++m_met[kind];
        mix(kind);
        mix(detail);
        m_hash = (m_hash ^ static_cast<std::uint64_t>(who)) * kPrime;
        if (m_out)
            *m_out << m_operations << ' ' << kind << ' ' << who << ' ' << detail << '\n';
    }

    /// Counts without an event of its own.
    void met(const std::string& what, std::int64_t times = 1) { m_met[what] += times; }

    std::int64_t operations() const { return m_operations; }
    std::uint64_t hash() const { return m_hash; }
    const std::map<std::string, std::int64_t, std::less<>>& all() const { return m_met; }
    std::int64_t count(std::string_view what) const {
        const auto found = m_met.find(what);
        return found == m_met.end() ? 0 : found->second;
    }

private:
    static constexpr std::uint64_t kPrime = 0x100000001b3;
    void mix(std::string_view text) {
        for (const char c : text)
            m_hash = (m_hash ^ static_cast<unsigned char>(c)) * kPrime;
        m_hash = (m_hash ^ 0xff) * kPrime;
    }

    std::ostream* m_out;
    std::map<std::string, std::int64_t, std::less<>> m_met;
    std::int64_t m_operations = 0;
    std::uint64_t m_hash = 0xcbf29ce484222325;
};

} // namespace ruhu::sync::simulator
