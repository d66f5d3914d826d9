#include "sync/core/clock.h"

#include <sodium.h>
#include <time.h>

#include <chrono>
#include <stdexcept>

namespace ruhu::sync {

namespace {

class SystemClock final : public Clock {
public:
    Instant now() const override {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
    std::int64_t steadyMs() const override {
        timespec time{};
        clock_gettime(CLOCK_BOOTTIME, &time);
        return static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
    }
};

class SystemRandom final : public Random {
public:
    SystemRandom() {
        if (sodium_init() < 0)
            throw std::runtime_error("libsodium does not start");
    }
    void fill(std::span<std::byte> bytes) override { randombytes_buf(bytes.data(), bytes.size()); }
};

} // namespace

Clock& systemClock() {
    static SystemClock clock;
    return clock;
}

Random& systemRandom() {
    static SystemRandom random;
    return random;
}

} // namespace ruhu::sync
