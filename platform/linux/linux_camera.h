#pragma once

#include "platform/ports/camera.h"

namespace ruhu::platform {

/// A computer without a camera of its own: pictures are chosen from the folders that pictures come to,
/// XDG_PICTURES_DIR (else ~/Pictures, ~/图片) and XDG_CAMERA_DIR (else ~/DCIM).
class LinuxCamera : public Camera {
public:
    bool canTake() const override { return false; }
    void take(std::function<void(std::filesystem::path)> done) override;
    std::vector<Picture> pictures(std::size_t limit) const override;
};

} // namespace ruhu::platform
