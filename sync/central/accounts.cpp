#include "sync/central/sqlite_central_store.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync {

namespace {

constexpr const char* kCopySuffix = "（副本）";

} // namespace

bool mayUse(const DeviceAccount& account, const std::string& stream) {
    return stream == kTownshipStream ||
           std::any_of(account.grants.begin(), account.grants.end(),
                       [&](const std::string& grant) { return grant == stream || grant == kAllVillages; });
}

std::optional<DeviceAccount> readAccount(Statements& statements, const Schema& schema, const Id& device) {
    DeviceAccount account{device, {}, {}, {}, false, {}};
    bool known = false;
    {
        Use query(statements.get(
            "SELECT name, public_key, token_hash, revoked, grants FROM _account WHERE device=?"));
        query->bindNoCopy(1, device);
        if (query->executeStep()) {
            known = true;
            account.name = query->getColumn(0).getString();
            account.publicKey = query->getColumn(1).getString();
            account.tokenHash = query->getColumn(2).getString();
            account.revoked = query->getColumn(3).getInt() != 0;
            account.grants = Value::parse(query->getColumn(4).getString()).get<std::vector<std::string>>();
        }
    }
    const TypeSchema* type = schema.type("device");
    if (!type || !type->field("name") || !type->field("public_key") || !type->field("grants") ||
        !type->field("revoked")) // a schema without tablets
        return known ? std::optional(account) : std::nullopt;
    Use record(statements.get("SELECT name, public_key, grants, revoked FROM device WHERE id=?"));
    record->bindNoCopy(1, device);
    if (!record->executeStep())
        return known ? std::optional(account) : std::nullopt;
    if (!record->getColumn(0).isNull())
        account.name = record->getColumn(0).getString();
    if (account.publicKey.empty() && !record->getColumn(1).isNull())
        account.publicKey = record->getColumn(1).getString();
    if (!record->getColumn(2).isNull())
        account.grants = Value::parse(record->getColumn(2).getString()).get<std::vector<std::string>>();
    account.revoked = account.revoked || record->getColumn(3).getInt() != 0;
    return account;
}

std::optional<DeviceAccount> SqliteCentralStore::accountOf(const Id& device) const {
    return readAccount(m_log.statements(), m_log.tables().schema(), device);
}

bool SqliteCentralStore::mayFetch(const DeviceAccount& device, const std::string& sha256) {
    const std::lock_guard lock(m_mutex);
    Use query(m_log.statements().get("SELECT stream FROM _blob_use WHERE sha256=?"));
    query->bindNoCopy(1, sha256);
    while (query->executeStep())
        if (mayUse(device, query->getColumn(0).getString()))
            return true;
    return false;
}

void SqliteCentralStore::putAccount(const DeviceAccount& account) {
    Use put(m_log.statements().get("INSERT OR REPLACE INTO _account VALUES(?,?,?,?,?,?)"));
    put->bindNoCopy(1, account.device);
    put->bindNoCopy(2, account.name);
    put->bindNoCopy(3, account.publicKey);
    put->bindNoCopy(4, account.tokenHash);
    put->bind(5, account.revoked ? 1 : 0);
    put->bind(6, Value(account.grants).dump());
    put->exec();
}

Result<void> SqliteCentralStore::addCopy(const Id& of, const Id& device, const std::string& publicKey,
                                         const std::string& tokenHash) {
    DeviceAccount account;
    const auto kept = writing([&]() -> Result<void> {
        const auto original = accountOf(of);
        const auto there = accountOf(device);
        if (!original)
            return Error{"unknown_device", of, false};
        if (there && there->publicKey != publicKey)
            return Error{"malformed", device, false};
        account = {device, original->name + kCopySuffix, publicKey, tokenHash, false, original->grants};
        putAccount(account);
        return {};
    });
    if (!kept)
        return kept;
    auto villages = account.grants;
    std::sort(villages.begin(), villages.end());
    return m_office.commit(
        {kTownshipStream,
         "",
         {{"device",
           device,
           {{"name", account.name}, {"public_key", publicKey}, {"grants", villages}, {"copy_of", of}},
           {}}},
         {}});
}

bool SqliteCentralStore::isOffice(const Id& device) const {
    if (device == m_log.meta("device"))
        return true;
    Use query(m_log.statements().get("SELECT 1 FROM _office WHERE device=?"));
    query->bindNoCopy(1, device);
    return query->executeStep();
}

std::string SqliteCentralStore::publicKeyOf(const Id& device) const {
    if (device == m_log.meta("device"))
        return m_log.meta("public_key");
    {
        Use query(m_log.statements().get("SELECT public_key FROM _office WHERE device=?"));
        query->bindNoCopy(1, device);
        if (query->executeStep())
            return query->getColumn(0).getString();
    }
    const auto account = accountOf(device);
    return account ? account->publicKey : std::string();
}

} // namespace ruhu::sync
