#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace ruhu::platform {

/// Pictures for a record: taken now where the device can, else chosen among those that lie on it. UI thread
/// only.
class Camera {
public:
    struct Picture {
        std::filesystem::path file;
        std::int64_t takenAt = 0; ///< milliseconds since 1970, by the file's own time
    };

    virtual ~Camera() = default;

    /// True if `take` opens a camera.
    virtual bool canTake() const = 0;

    /// REQUIRES canTake(). `done` gets the picture's file, later and on the UI thread; an empty path if the
    /// person went back without one.
    virtual void take(std::function<void(std::filesystem::path)> done) = 0;

    /// The newest pictures on this device, newest first, at most `limit`.
    virtual std::vector<Picture> pictures(std::size_t limit) const = 0;
};

} // namespace ruhu::platform
