#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace ruhu::sync {

/// The header `Ruhu-Body: ID OFFSET TOTAL` (README section 6, a body that breaks off).
struct BodyName {
    std::string id;                      ///< 32 hex digits
    std::optional<std::uint64_t> offset; ///< of the bytes that follow; empty: only asks ("?")
    std::uint64_t total = 0;
};
/// Empty for anything else.
std::optional<BodyName> readBodyName(std::string_view header);

/// What has come of requests' bodies. It stays when a connection breaks, so that the next one goes on behind
/// it: the office often hears of a break long after the tablet. In memory, of each sender the newest body
/// only, no more than `mostBytes` in all (the eldest goes first). Any thread.
class PartialBodies {
    struct Body;

public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::minutes kKept{2}; ///< after the last byte
    static constexpr std::size_t kMostBytes = 64 << 20;

    explicit PartialBodies(std::size_t mostBytes = kMostBytes)
        : m_mostBytes(mostBytes) {}

    /// The right to bring on a body. Whoever got it last has it.
    class Turn {
    public:
        /// False: another connection has the turn now.
        bool append(std::string_view bytes, Time now);
        std::string bytes() const;

    private:
        friend class PartialBodies;
        std::shared_ptr<Body> m_body;
        std::uint64_t m_number = 0;
    };

    /// How much of a body is there. `name`: what is the same in all requests for it.
    std::uint64_t have(const std::string& sender, const std::string& name, Time now);
    /// The turn to bring it on from `offset`; what was there behind that is dropped. Empty if less is there.
    /// The sender's body of another name goes.
    std::optional<Turn> goOn(const std::string& sender, const std::string& name, std::uint64_t offset,
                             Time now);
    /// The answer is out, and the line so good that nobody will ask again.
    void forget(const std::string& sender);

private:
    void makeRoom(Time now);

    const std::size_t m_mostBytes;
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Body>> m_bodies; ///< by sender
};

} // namespace ruhu::sync
