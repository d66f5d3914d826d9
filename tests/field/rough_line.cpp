#include "tests/field/rough_line.h"

#include "tests/field/process.h"

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstring>
#include <deque>
#include <stdexcept>

namespace ruhu::field {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kQueueBytes = 32 << 10; ///< more than this waiting at a slow line is dropped
constexpr int kMtu = 1000;
constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kSyn = 0x02;
constexpr std::uint8_t kRst = 0x04;

std::uint32_t number(const std::vector<std::uint8_t>& bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i)
        value = value << 8 | bytes[at + static_cast<std::size_t>(i)];
    return value;
}

void put(std::vector<std::uint8_t>& bytes, std::size_t at, std::uint32_t value, int size) {
    for (int i = size - 1; i >= 0; --i, value >>= 8)
        bytes[at + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value);
}

/// The Internet checksum over `bytes`, begun with `sum`.
std::uint16_t checksum(const std::uint8_t* bytes, std::size_t size, std::uint32_t sum) {
    for (std::size_t i = 0; i + 1 < size; i += 2)
        sum += static_cast<std::uint32_t>(bytes[i] << 8 | bytes[i + 1]);
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

bool isTcp(const std::vector<std::uint8_t>& packet) {
    return packet.size() >= 40 && packet[0] >> 4 == 4 && packet[9] == kTcp &&
           packet.size() >= (packet[0] & 0xfU) * 4 + 20U;
}

std::size_t payloadBytes(const std::vector<std::uint8_t>& packet) {
    const std::size_t ip = (packet[0] & 0xfU) * 4;
    const std::size_t tcp = static_cast<std::size_t>(packet[ip + 12] >> 4) * 4;
    return packet.size() > ip + tcp ? packet.size() - ip - tcp : 0;
}

} // namespace

Namespace::Namespace(std::string name)
    : m_name(std::move(name)) {
    field::run({"ip", "netns", "add", m_name});
    run({"ip", "link", "set", "lo", "up"});
}

Namespace::~Namespace() {
    try {
        field::run({"ip", "netns", "del", m_name});
    } catch (const std::exception&) {
        // a program in it may still be ending; the namespace goes with it
    }
}

void Namespace::run(std::vector<std::string> command) const {
    auto whole = prefix();
    whole.insert(whole.end(), command.begin(), command.end());
    field::run(whole);
}

int Namespace::makeTun(const std::string& device) const {
    int made = -1;
    std::thread([&] { // a thread may live in another namespace than its program
        const int place = ::open(("/var/run/netns/" + m_name).c_str(), O_RDONLY | O_CLOEXEC);
        if (place < 0 || ::setns(place, CLONE_NEWNET) != 0)
            return;
        ::close(place);
        const int fd = ::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
        ifreq request{};
        request.ifr_flags = IFF_TUN | IFF_NO_PI;
        std::strncpy(request.ifr_name, device.c_str(), IFNAMSIZ - 1);
        if (fd >= 0 && ::ioctl(fd, TUNSETIFF, &request) == 0)
            made = fd;
    })
        .join();
    if (made < 0)
        throw std::runtime_error("no TUN device");
    return made;
}

RoughLine::RoughLine(const Namespace& tablet, const Namespace& office, int number) {
    const auto device = "line" + std::to_string(number);
    const auto own = "10.77." + std::to_string(number) + ".2";
    const auto join = [&](const Namespace& side, const std::string& here, const std::string& there) {
        const int fd = side.makeTun(device);
        side.run({"ip", "addr", "add", here, "peer", there, "dev", device});
        side.run({"ip", "link", "set", device, "up", "mtu", std::to_string(kMtu)});
        return fd;
    };
    m_tabletFd = join(tablet, own, kOfficeAddress);
    m_officeFd = join(office, kOfficeAddress, own);
    m_thread = std::thread([this] { carry(); });
}

RoughLine::~RoughLine() {
    m_ending = true;
    m_thread.join();
    ::close(m_tabletFd);
    ::close(m_officeFd);
}

void RoughLine::setQuality(const LineQuality& quality) {
    const std::lock_guard lock(m_mutex);
    m_quality = quality;
}

void RoughLine::resetCounts() {
    m_carried = m_lost = m_cuts = 0;
}

/// One direction of the line.
struct RoughLine::Way {
    int from;
    int to;
    bool fromTablet;
    Clock::time_point free{}; ///< when the line has sent what it has taken
    std::deque<std::pair<Clock::time_point, Packet>> waiting{};
    std::size_t waitingBytes = 0;
};

void RoughLine::carry() {
    std::array<Way, 2> ways{Way{m_tabletFd, m_officeFd, true}, Way{m_officeFd, m_tabletFd, false}};
    auto nextCut = Clock::time_point::max();
    auto backAt = Clock::time_point::min();
    LineQuality quality;
    while (!m_ending) {
        auto now = Clock::now();
        {
            const std::lock_guard lock(m_mutex);
            if (quality.cutEveryMs != m_quality.cutEveryMs)
                nextCut = m_quality.cutEveryMs > 0 ? now + std::chrono::milliseconds(m_quality.cutEveryMs)
                                                   : Clock::time_point::max();
            quality = m_quality;
        }
        if (now >= nextCut) {
            nextCut = now + std::chrono::milliseconds(quality.cutEveryMs);
            backAt = now + std::chrono::milliseconds(quality.cutMs);
            for (Way& way : ways) {
                way.waiting.clear();
                way.waitingBytes = 0;
            }
        }
        if (backAt != Clock::time_point::min() && now >= backAt) {
            cut();
            backAt = Clock::time_point::min();
        }
        auto wake = now + 20ms;
        for (Way& way : ways) {
            while (!way.waiting.empty() && way.waiting.front().first <= now) {
                const Packet& packet = way.waiting.front().second;
                if (isTcp(packet))
                    m_carried += payloadBytes(packet);
                (void)!::write(way.to, packet.data(), packet.size());
                way.waitingBytes -= packet.size();
                way.waiting.pop_front();
            }
            if (!way.waiting.empty())
                wake = std::min(wake, way.waiting.front().first);
        }
        std::array<pollfd, 2> ready{pollfd{m_tabletFd, POLLIN, 0}, pollfd{m_officeFd, POLLIN, 0}};
        const auto patience = std::chrono::ceil<std::chrono::milliseconds>(wake - now).count();
        ::poll(ready.data(), ready.size(), static_cast<int>(std::max<std::int64_t>(patience, 0)));
        now = Clock::now();
        for (Way& way : ways) {
            Packet packet(2048);
            for (ssize_t size = 0; (size = ::read(way.from, packet.data(), packet.size())) > 0;
                 packet.resize(2048)) {
                packet.resize(static_cast<std::size_t>(size));
                const bool cutOff = backAt != Clock::time_point::min();
                if (!passes(packet, way.fromTablet) || cutOff ||
                    way.waitingBytes + packet.size() > kQueueBytes ||
                    static_cast<int>(m_random() % 1000) < quality.lossPerMille) {
                    ++m_lost;
                    continue;
                }
                way.free = std::max(way.free, now);
                if (quality.bitsPerSecond > 0)
                    way.free += std::chrono::microseconds(packet.size() * 8'000'000 /
                                                          static_cast<std::size_t>(quality.bitsPerSecond));
                way.waitingBytes += packet.size();
                way.waiting.emplace_back(way.free + std::chrono::milliseconds(quality.delayMs), packet);
            }
        }
    }
}

/// Only connections that were opened since the last cut go through.
bool RoughLine::passes(const Packet& packet, bool fromTablet) {
    if (!isTcp(packet))
        return true;
    const std::size_t ip = (packet[0] & 0xfU) * 4;
    const auto port = static_cast<std::uint16_t>(number(packet, ip + (fromTablet ? 0 : 2), 2));
    if (!fromTablet)
        return m_flows.contains(port);
    if (packet[ip + 13] & kSyn)
        m_flows[port] = {number(packet, 12, 4), number(packet, 16, 4),
                         static_cast<std::uint16_t>(number(packet, ip + 2, 2)), 0};
    const auto flow = m_flows.find(port);
    if (flow == m_flows.end())
        return false;
    flow->second.expected = number(packet, ip + 8, 4);
    return true;
}

/// Tells the tablet that its connections are gone.
void RoughLine::cut() {
    ++m_cuts;
    for (const auto& [port, flow] : m_flows) {
        Packet reset(40);
        reset[0] = 0x45;
        put(reset, 2, 40, 2);
        reset[8] = 64;
        reset[9] = kTcp;
        put(reset, 12, flow.officeAddress, 4);
        put(reset, 16, flow.tabletAddress, 4);
        put(reset, 10, checksum(reset.data(), 20, 0), 2);
        put(reset, 20, flow.officePort, 2);
        put(reset, 22, port, 2);
        put(reset, 24, flow.expected, 4);
        reset[32] = 0x50;
        reset[33] = kRst;
        std::uint32_t pseudo = kTcp + 20;
        for (std::size_t at = 12; at < 20; at += 2)
            pseudo += number(reset, at, 2);
        put(reset, 36, checksum(reset.data() + 20, 20, pseudo), 2);
        (void)!::write(m_tabletFd, reset.data(), reset.size());
    }
    m_flows.clear();
}

} // namespace ruhu::field
