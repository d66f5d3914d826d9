#pragma once

#include "platform/ports/camera.h"

#include <algorithm>

namespace ruhu::platform {

/// A camera that takes the picture that a test put before it, at once.
class FakeCamera : public Camera {
public:
    bool camera = true;
    std::filesystem::path sample;  ///< what take() gives; empty = the person goes back
    std::vector<Picture> onDevice; ///< newest first

    bool canTake() const override { return camera; }
    void take(std::function<void(std::filesystem::path)> done) override { done(sample); }
    std::vector<Picture> pictures(std::size_t limit) const override {
        return {onDevice.begin(),
                onDevice.begin() + static_cast<std::ptrdiff_t>(std::min(limit, onDevice.size()))};
    }
};

} // namespace ruhu::platform
