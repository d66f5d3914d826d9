#include "sync/central/lookout.h"

#include "sync/central/enrolment_desk.h"
#include "sync/core/wire.h"

#include <algorithm>

namespace ruhu::sync {

Lookout::Lookout(std::unique_ptr<SQLite::Database> database, const Schema& schema)
    : m_database(std::move(database))
    , m_statements(*m_database)
    , m_schema(schema) {}

/// SQLite counts the commits of other connections; as long as none came, what was read holds.
void Lookout::refresh() {
    Use query(m_statements.get("PRAGMA data_version"));
    query->executeStep();
    const auto version = query->getColumn(0).getInt64();
    if (version == m_version)
        return;
    m_heads.clear();
    m_devices.clear();
    m_standings.clear();
    Use heads(m_statements.get("SELECT name, epoch, seq, chain, backed_up FROM _stream"));
    while (heads->executeStep())
        m_heads[heads->getColumn(0).getString()] = {
            heads->getColumn(1).getString(), heads->getColumn(2).getInt64(), heads->getColumn(3).getString(),
            heads->getColumn(4).getInt64()};
    m_version = version;
}

std::optional<DeviceAccount> Lookout::device(const Id& device) {
    const std::lock_guard lock(m_mutex);
    refresh();
    if (const auto known = m_devices.find(device); known != m_devices.end())
        return known->second;
    auto account = readAccount(m_statements, m_schema, device);
    if (!account)
        return std::nullopt;
    return m_devices.emplace(device, std::move(*account)).first->second;
}

std::string Lookout::standing(const std::vector<std::string>& grants) {
    const std::lock_guard lock(m_mutex);
    refresh();
    auto& known = m_standings[grants];
    if (!known.empty())
        return known;
    const auto has = [&](const std::string& name) {
        return std::find(grants.begin(), grants.end(), name) != grants.end();
    };
    Standing standing;
    for (const auto& [stream, head] : m_heads)
        if (has(stream) || has(kAllVillages) || stream == kTownshipStream)
            standing.add(stream, head.epoch, head.seq, head.chain, head.backedUp);
    return known = standing.digest();
}

} // namespace ruhu::sync
