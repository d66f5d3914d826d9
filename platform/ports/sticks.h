#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ruhu::platform {

/// A storage medium that a person has plugged in and that can be written.
struct Stick {
    std::filesystem::path folder; ///< where it is mounted
    std::string name;             ///< as its owner knows it
};

/// USB sticks and cards. Any thread.
class Sticks {
public:
    virtual ~Sticks() = default;
    virtual std::vector<Stick> plugged() const = 0;
};

} // namespace ruhu::platform
