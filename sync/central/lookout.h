#pragma once

#include "sync/central/central_store.h"
#include "sync/store/database.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace ruhu::sync {

/// The account of a device. It says who may come in; what it may see follows the `device` record of the
/// township stream, which is enough to know a key by.
std::optional<DeviceAccount> readAccount(Statements& statements, const Schema& schema, const Id& device);

/// What every request asks before anything else: who is it, and is there news for it? Answered from memory,
/// on a connection that only reads, so that nobody waits here for a long push. Any thread.
class Lookout {
public:
    /// REQUIRES a file that the central store has prepared.
    Lookout(std::unique_ptr<SQLite::Database> database, const Schema& schema);

    std::optional<DeviceAccount> device(const Id& device);

    /// Standing of a tablet with these grants (kAllVillages among them or not) that has everything.
    std::string standing(const std::vector<std::string>& grants);

private:
    struct Head {
        std::string epoch;
        std::int64_t seq;
        std::string chain;
        std::int64_t backedUp;
    };

    void refresh();

    std::mutex m_mutex; ///< guards all of it
    std::unique_ptr<SQLite::Database> m_database;
    Statements m_statements;
    const Schema& m_schema;
    std::int64_t m_version = -1; ///< of the file, as the rest below was read
    std::map<std::string, Head> m_heads;
    std::map<Id, DeviceAccount> m_devices;
    std::map<std::vector<std::string>, std::string> m_standings;
};

} // namespace ruhu::sync
