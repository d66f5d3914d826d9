#pragma once

#include "sync/central/central_store.h"
#include "sync/relay/satchel.h"

#include <filesystem>
#include <map>
#include <utility>
#include <vector>

namespace ruhu::sync {

/// A tablet's round by USB stick (README section 9): takes the receipt that lies on it, if there is one, then
/// writes what waits, in place of what this tablet wrote there before. What cannot be read as a receipt is
/// left where it is. Any thread, with a Replica of its own. Errors: those of makeBundle but "nothing_waits",
/// "disk_full", "read_only", "io".
Result<RoundOnFoot> visitStick(Replica& replica, const std::filesystem::path& stick);

/// Takes in a bundle that came as a file and writes its receipt. Errors: those of readWhole, takeIn and
/// writeWhole.
Result<void> takeInFile(CentralStore& store, const std::filesystem::path& bundle,
                        const std::filesystem::path& receipt);

/// The office's side of a stick: whatever is plugged in is taken in. One thread.
class StickIntake {
public:
    struct Taken {
        std::filesystem::path bundle;
        Result<void> result;
    };

    /// `mounts`: the folder in which sticks appear, each as a folder or in its user's folder
    /// (/media/USER/STICK).
    StickIntake(CentralStore& store, std::filesystem::path mounts);

    /// Takes in what was not there as it is at the last look; once again when a stick is plugged in again,
    /// which does no harm.
    std::vector<Taken> look();

private:
    using Stamp = std::pair<std::uintmax_t, std::filesystem::file_time_type>;

    std::map<std::filesystem::path, Stamp> bundles() const;

    CentralStore& m_store;
    const std::filesystem::path m_mounts;
    std::map<std::filesystem::path, Stamp> m_seen;
};

} // namespace ruhu::sync
