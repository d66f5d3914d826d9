#pragma once

#include "sync/core/clock.h"
#include "sync/core/schema.h"
#include "sync/core/signing.h"
#include "sync/replica/replica.h"

#include <stdlib.h>

#include <filesystem>
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
    void set(Instant now) { m_now = now; }

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

/// A folder of its own that goes away with the test.
class Folder {
public:
    Folder() {
        // In memory where there is one: these tests ask for order and atomicity, not for a disk.
        const std::filesystem::path memory = "/dev/shm";
        const auto parent = std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
        std::string name = (parent / "ruhu-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no temporary folder");
        m_path = name;
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

inline Identity identity(Random& random, std::vector<std::string> grants) {
    ManualClock clock;
    const KeyPair keys = makeKeyPair(random);
    return {newId(clock, random), "1号平板",        "某乡", "https://x", "", "token",
            keys.secretKey,       std::move(grants)};
}

} // namespace ruhu::sync::test
