#include "platform/linux/newest_files.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace ruhu::platform {

namespace fs = std::filesystem;

namespace {

constexpr int kDeepest = 3; ///< DCIM/100MEDIA and the like

std::int64_t milliseconds(fs::file_time_type time) {
    const auto system = std::chrono::file_clock::to_sys(time);
    return std::chrono::duration_cast<std::chrono::milliseconds>(system.time_since_epoch()).count();
}

bool isHidden(const fs::path& file) {
    return file.filename().string().starts_with('.');
}

} // namespace

std::vector<Files::Found> filesBelow(const fs::path& folder,
                                     const std::function<bool(const fs::path&)>& wanted) {
    std::vector<Files::Found> found;
    std::error_code error;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (it.depth() >= kDeepest || isHidden(it->path()))
            it.disable_recursion_pending();
        std::error_code ignored;
        if (isHidden(it->path()) || !it->is_regular_file(ignored) || !wanted(it->path()))
            continue;
        const auto time = it->last_write_time(ignored);
        const auto size = ignored ? 0 : it->file_size(ignored);
        if (!ignored)
            found.push_back({it->path(), size, milliseconds(time)});
    }
    return found;
}

void keepNewest(std::vector<Files::Found>& files, std::size_t limit) {
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.changedAt > b.changedAt; });
    if (files.size() > limit)
        files.resize(limit);
}

std::vector<fs::path> userFolders(const char* variable, std::initializer_list<const char*> names) {
    if (const char* named = std::getenv(variable); named && *named)
        return {named};
    const char* home = std::getenv("HOME");
    std::vector<fs::path> folders;
    for (const char* name : names)
        folders.push_back(fs::path(home && *home ? home : ".") / name);
    return folders;
}

} // namespace ruhu::platform
