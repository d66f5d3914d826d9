#pragma once

#include "sync/core/clock.h"
#include "sync/core/schema.h"

#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>

namespace ruhu::sync::test {

/// A clock that stands still until told otherwise.
class ManualClock : public Clock {
public:
    Instant now() const override { return m_now; }
    std::int64_t steadyMs() const override { return m_now; }
    void advance(std::int64_t ms) { m_now += ms; }

private:
    Instant m_now = 1'779'600'000'000;
};

/// The same seed gives the same bytes.
class SeededRandom : public Random {
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_engine(seed) {}
    void fill(std::span<std::byte> bytes) override {
        for (std::byte& byte : bytes)
            byte = static_cast<std::byte>(m_engine() & 0xff);
    }

private:
    std::mt19937_64 m_engine;
};

inline std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        throw std::runtime_error("cannot read " + path);
    return text.str();
}

inline Schema projectSchema() {
    auto schema = Schema::parse(readFile(RUHU_SOURCE_ROOT "/app/domain/schema.json"));
    if (!schema)
        throw std::runtime_error(schema.error().detail);
    return std::move(schema).value();
}

} // namespace ruhu::sync::test
