#pragma once

#include <functional>
#include <optional>

namespace ruhu::platform {

/// Where the device is: asked once, never followed. UI thread only.
class Locator {
public:
    struct Fix {
        double latitude = 0;  ///< degrees north, WGS 84
        double longitude = 0; ///< degrees east
        double altitude = 0;  ///< m; 0 if not known
        double accuracy = 0;  ///< m, radius; 0 if not known
    };

    virtual ~Locator() = default;

    /// True if the device has anything that could tell.
    virtual bool canLocate() const = 0;

    /// REQUIRES canLocate(). `done` is called once, later and on the UI thread; empty: not found in time, or
    /// not allowed by the device.
    virtual void locate(std::function<void(std::optional<Fix>)> done) = 0;
};

} // namespace ruhu::platform
