#pragma once

#include "sync/central/central_store.h"

#include <filesystem>
#include <optional>

namespace ruhu::central {

/// Backups that nobody has to think of: whenever the store holds what no backup covers, a verified one under
/// the moment's name, `ruhu-YYYYMMDD-HHMMSS.db`; of those the newest kKept are kept, whatever the computer's
/// clock said when they were made. Other files in the folder are left alone. One thread.
class BackupRota {
public:
    static constexpr std::size_t kKept = 14;

    BackupRota(sync::CentralStore& store, std::filesystem::path data, std::filesystem::path folder);

    /// The file that was made; nothing if there was nothing to do. Errors: those of sync::backUp, "no_folder"
    /// (the disk for backups is not there).
    sync::Result<std::optional<std::filesystem::path>> look();

private:
    void removeOldest(const std::filesystem::path& newest) const;

    sync::CentralStore& m_store;
    std::filesystem::path m_data;
    std::filesystem::path m_folder;
};

} // namespace ruhu::central
