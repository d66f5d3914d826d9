#include "platform/linux/linux_camera.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <stdexcept>
#include <string>

namespace ruhu::platform {

namespace fs = std::filesystem;

namespace {

constexpr int kDeepest = 3; ///< DCIM/100MEDIA and the like

std::vector<fs::path> folders() {
    const char* home = std::getenv("HOME");
    const fs::path own = home && *home ? home : ".";
    const char* pictures = std::getenv("XDG_PICTURES_DIR");
    if (pictures && *pictures)
        return {pictures, own / "DCIM"};
    return {own / "Pictures", own / "图片", own / "DCIM"};
}

bool isPicture(const fs::path& file) {
    static const std::set<std::string> kEndings = {".jpg", ".jpeg", ".png", ".webp", ".bmp"};
    auto ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return kEndings.contains(ending);
}

std::int64_t milliseconds(fs::file_time_type time) {
    const auto system = std::chrono::file_clock::to_sys(time);
    return std::chrono::duration_cast<std::chrono::milliseconds>(system.time_since_epoch()).count();
}

} // namespace

void LinuxCamera::take(std::function<void(fs::path)>) {
    throw std::logic_error("take: ask canTake first");
}

std::vector<Camera::Picture> LinuxCamera::pictures(std::size_t limit) const {
    std::vector<Picture> found;
    for (const auto& folder : folders()) {
        std::error_code error;
        fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
        for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
            if (it.depth() >= kDeepest)
                it.disable_recursion_pending();
            std::error_code ignored;
            if (it->is_regular_file(ignored) && isPicture(it->path()))
                if (const auto time = it->last_write_time(ignored); !ignored)
                    found.push_back({it->path(), milliseconds(time)});
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Picture& a, const Picture& b) { return a.takenAt > b.takenAt; });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

} // namespace ruhu::platform
