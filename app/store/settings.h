#pragma once

#include "sync/core/clock.h"
#include "sync/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ruhu::store {

/// One attempt to reach the central store, as the sync page lists it.
struct SyncRecord {
    sync::Instant at = 0;
    bool ok = false;
    int delivered = 0;     ///< signed households that this attempt brought to the central store
    std::string errorCode; ///< of Result; empty when ok
};

/// Wrong PINs in a row of one person.
struct WrongPins {
    int count = 0;
    sync::Instant lastAt = 0; ///< the tablet's own clock
};

/// What this tablet remembers for itself and never sends: language, size of text, who was here last, how the
/// last attempts to sync went. One small JSON file, replaced whole. A file that cannot be read counts as
/// absent: nothing in it is work. One thread.
class Settings {
public:
    explicit Settings(std::filesystem::path file);

    std::string language = "zh";   ///< "zh" or "en"
    int textPercent = 100;         ///< 100, 125 or 150
    std::string lastStaff;         ///< id
    std::string villageCode;       ///< shown last
    std::vector<SyncRecord> syncs; ///< newest first, kept to kSyncsKept
    static constexpr std::size_t kSyncsKept = 20;
    std::map<std::string, WrongPins> wrongPins; ///< by staff id

    void addSync(SyncRecord record);

    /// Durable when it returns. Errors: "disk_full".
    sync::Result<void> save() const;

private:
    void read(const nlohmann::json& json);

    std::filesystem::path m_file;
};

} // namespace ruhu::store
