#include "app/central/backup_rota.h"

#include "app/central/data_folder.h"
#include "app/domain/schema.h"
#include "sync/central/backup.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <regex>
#include <vector>

namespace ruhu::central {

namespace fs = std::filesystem;

namespace {

/// Of the computer's own time, as the clerk reads it.
std::string nameOfNow() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    std::array<char, 32> name{};
    std::strftime(name.data(), name.size(), "ruhu-%Y%m%d-%H%M%S.db", &local);
    return name.data();
}

} // namespace

BackupRota::BackupRota(sync::CentralStore& store, fs::path data, fs::path folder)
    : m_store(store)
    , m_data(std::move(data))
    , m_folder(std::move(folder)) {}

sync::Result<std::optional<fs::path>> BackupRota::look() {
    if (m_store.notBackedUp() == 0)
        return std::optional<fs::path>();
    if (std::error_code ignored; !fs::is_directory(m_folder, ignored))
        return sync::Error{"no_folder", m_folder.string(), true};
    const auto file = m_folder / nameOfNow();
    const auto done = sync::backUp(storeFile(m_data), file, keyFiles(m_data), domain::schema(),
                                   sync::systemClock(), sync::systemRandom());
    if (!done)
        return done.error();
    std::error_code ignored;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
    removeOldest(file);
    return std::optional(file);
}

void BackupRota::removeOldest(const fs::path& newest) const {
    static const std::regex kOurs(R"(ruhu-\d{8}-\d{6}\.db)");
    std::vector<fs::path> ours;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(m_folder, ignored))
        if (std::regex_match(entry.path().filename().string(), kOurs))
            ours.push_back(entry.path());
    std::sort(ours.begin(), ours.end(), std::greater<>());
    // What is named after the one just made is older all the same: a clock was ahead when it was made.
    std::stable_partition(ours.begin(), ours.end(), [&](const fs::path& file) { return file <= newest; });
    for (std::size_t i = kKept; i < ours.size(); ++i)
        fs::remove(ours[i], ignored);
}

} // namespace ruhu::central
