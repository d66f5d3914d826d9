#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ruhu::platform {

/// Files that somebody may hand in with a record: a notice, a certificate, a table. UI thread only.
class Files {
public:
    struct Found {
        std::filesystem::path file;
        std::uintmax_t bytes = 0;
        std::int64_t changedAt = 0; ///< milliseconds since 1970, by the file's own time
        std::string stick = {};     ///< its owner's name for the stick that it lies on; empty: on the device
    };

    virtual ~Files() = default;

    /// The newest on this device and on the sticks plugged into it, newest first, at most `limit`.
    virtual std::vector<Found> newest(std::size_t limit) const = 0;
};

} // namespace ruhu::platform
