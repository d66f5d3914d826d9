#include "platform/linux/linux_camera.h"

#include "platform/linux/newest_files.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

namespace ruhu::platform {

namespace fs = std::filesystem;

namespace {

bool isPicture(const fs::path& file) {
    static const std::set<std::string> kEndings = {".jpg", ".jpeg", ".png", ".webp", ".bmp"};
    auto ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return kEndings.contains(ending);
}

} // namespace

void LinuxCamera::take(std::function<void(fs::path)>) {
    throw std::logic_error("take: ask canTake first");
}

std::vector<Camera::Picture> LinuxCamera::pictures(std::size_t limit) const {
    auto folders = userFolders("XDG_PICTURES_DIR", {"Pictures", "图片"});
    folders.push_back(userFolders("XDG_CAMERA_DIR", {"DCIM"}).front());
    std::vector<Files::Found> found;
    for (const auto& folder : folders)
        for (auto& file : filesBelow(folder, isPicture))
            found.push_back(std::move(file));
    keepNewest(found, limit);
    std::vector<Picture> pictures;
    for (auto& file : found)
        pictures.push_back({std::move(file.file), file.changedAt});
    return pictures;
}

} // namespace ruhu::platform
