#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace ruhu::field {

/// What a line is like. Zero: no limit, no delay, no loss, no cuts.
struct LineQuality {
    int bitsPerSecond = 0; ///< each way
    int delayMs = 0;       ///< each way
    int lossPerMille = 0;  ///< of the packets
    int cutEveryMs = 0;
    int cutMs = 0;
};

/// 20 kbit/s, 800 ms there and back, 5 % loss, cut every 20 s.
inline constexpr LineQuality kBad2G{20'000, 400, 50, 20'000, 1'500};

/// A network namespace of its own; gone with the object. Needs root.
class Namespace {
public:
    /// Throws std::runtime_error if this machine or user may not make one.
    explicit Namespace(std::string name);
    ~Namespace();
    Namespace(const Namespace&) = delete;
    Namespace& operator=(const Namespace&) = delete;

    const std::string& name() const { return m_name; }
    /// Goes before a command that shall run in it.
    std::vector<std::string> prefix() const { return {"ip", "netns", "exec", m_name}; }
    void run(std::vector<std::string> command) const;
    /// A device of the name whose packets are read from and written to the descriptor.
    int makeTun(const std::string& device) const;

private:
    std::string m_name;
};

/// A line from a tablet's namespace to the office's: a TUN device on both sides and a thread between them
/// that carries the packets over as the quality has it. So both sides use the system's own TCP. A cut breaks
/// every connection, as when a phone network drops its subscriber: afterwards the tablet is told (reset), the
/// office hears nothing.
class RoughLine {
public:
    /// `number` 1 to 200 tells lines into one office apart.
    RoughLine(const Namespace& tablet, const Namespace& office, int number);
    ~RoughLine();

    void setQuality(const LineQuality& quality);
    /// What has arrived in TCP's payloads, both ways together.
    std::uint64_t carriedBytes() const { return m_carried; }
    std::uint64_t lostPackets() const { return m_lost; }
    std::uint64_t cuts() const { return m_cuts; }
    void resetCounts();

    static constexpr const char* kOfficeAddress = "10.77.0.1";

private:
    using Packet = std::vector<std::uint8_t>;
    struct Flow {
        std::uint32_t tabletAddress = 0;
        std::uint32_t officeAddress = 0;
        std::uint16_t officePort = 0;
        std::uint32_t expected = 0; ///< sequence number that the tablet waits for
    };
    struct Way;

    void carry();
    bool passes(const Packet& packet, bool fromTablet);
    void cut();

    int m_tabletFd = -1;
    int m_officeFd = -1;
    std::map<std::uint16_t, Flow> m_flows; ///< by the tablet's port: connections since the last cut
    std::mt19937 m_random{20260524};
    mutable std::mutex m_mutex; ///< guards m_quality
    LineQuality m_quality;
    std::atomic<std::uint64_t> m_carried = 0;
    std::atomic<std::uint64_t> m_lost = 0;
    std::atomic<std::uint64_t> m_cuts = 0;
    std::atomic<bool> m_ending = false;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace ruhu::field
