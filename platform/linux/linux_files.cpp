#include "platform/linux/linux_files.h"

#include "platform/linux/newest_files.h"

#include <utility>

namespace ruhu::platform {

std::vector<Files::Found> LinuxFiles::newest(std::size_t limit) const {
    std::vector<std::pair<std::filesystem::path, std::string>> places;
    for (auto& folder : userFolders("XDG_DOCUMENTS_DIR", {"Documents", "文档"}))
        places.emplace_back(std::move(folder), std::string());
    for (auto& folder : userFolders("XDG_DOWNLOAD_DIR", {"Downloads", "下载"}))
        places.emplace_back(std::move(folder), std::string());
    for (auto& stick : m_sticks.plugged())
        places.emplace_back(std::move(stick.folder), std::move(stick.name));
    std::vector<Found> files;
    for (const auto& [folder, stick] : places)
        for (auto& found : filesBelow(folder, [](const auto&) { return true; })) {
            found.stick = stick;
            files.push_back(std::move(found));
        }
    keepNewest(files, limit);
    return files;
}

} // namespace ruhu::platform
