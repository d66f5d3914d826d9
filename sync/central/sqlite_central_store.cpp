#include "sync/central/sqlite_central_store.h"

#include "sync/core/signing.h"

#include <nlohmann/json.hpp>

#include <array>

namespace ruhu::sync {

namespace {

const std::array<Migration, 9> kMigrations{
    kLogMigration,     kCentralMigration,        kLineMigration,  kCentralLineMigration, kSegmentMigration,
    kLineageMigration, kCentralLineageMigration, kPieceMigration, kCentralPieceMigration};

std::string listText(const std::vector<std::string>& list) {
    return nlohmann::json(list).dump();
}

std::vector<std::string> listOf(const std::string& text) {
    return nlohmann::json::parse(text).get<std::vector<std::string>>();
}

} // namespace

Result<std::unique_ptr<CentralStore>> openSqliteCentralStore(const std::filesystem::path& file,
                                                             const Schema& schema, const Clock& clock,
                                                             Random& random) {
    auto network = openDatabase(file, kMigrations);
    if (!network)
        return network.error();
    auto office = openDatabase(file, kMigrations);
    if (!office)
        return office.error();
    auto lookout = openDatabase(file, kMigrations);
    if (!lookout)
        return lookout.error();
    auto shelf = openDatabase(file, kMigrations);
    if (!shelf)
        return shelf.error();
    auto desk = openDatabase(file, kMigrations);
    if (!desk)
        return desk.error();
    try {
        return std::unique_ptr<CentralStore>(std::make_unique<SqliteCentralStore>(
            std::move(network).value(), std::move(office).value(), std::move(lookout).value(),
            std::move(shelf).value(), std::move(desk).value(), schema, clock, random));
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

SqliteCentralStore::SqliteCentralStore(std::unique_ptr<SQLite::Database> network,
                                       std::unique_ptr<SQLite::Database> office,
                                       std::unique_ptr<SQLite::Database> lookout,
                                       std::unique_ptr<SQLite::Database> shelf,
                                       std::unique_ptr<SQLite::Database> desk, const Schema& schema,
                                       const Clock& clock, Random& random)
    : m_clock(clock)
    , m_random(random)
    , m_log(std::move(network), schema)
    , m_appender(m_log, clock, random)
    , m_office(std::move(office), schema, clock, random)
    , m_lookout(std::move(lookout), schema)
    , m_shelf(std::move(shelf), schema)
    , m_desk(std::move(desk)) {
    WriteTransaction transaction(m_log.database());
    if (m_log.meta("device").empty()) {
        const KeyPair keys = makeKeyPair(random);
        m_log.setMeta("device", newId(clock, random));
        m_log.setMeta("public_key", keys.publicKey);
        m_log.setMeta("secret_key", keys.secretKey);
    }
    if (m_log.meta("relay_public").empty()) {
        const KeyPair keys = makeKeyPair(random);
        m_log.setMeta("relay_public", keys.publicKey);
        m_log.setMeta("relay_secret", keys.secretKey);
    }
    m_relayKeys = {m_log.meta("relay_public"), m_log.meta("relay_secret")};
    if (m_log.adoptSchema())
        retryAll(false);
    transaction.commit();
}

// --- enrolment -----------------------------------------------------------------------------------------

Result<void> SqliteCentralStore::addEnrolmentCode(const EnrolmentCode& code) {
    return writing([&]() -> Result<void> {
        Use put(m_log.statements().get("INSERT OR REPLACE INTO _code VALUES(?,?,?,?,?,?,?)"));
        put->bindNoCopy(1, code.codeId);
        put->bindNoCopy(2, code.secret);
        put->bindNoCopy(3, code.deviceName);
        put->bind(4, listText(code.grants));
        put->bind(5, code.expiresAt);
        put->bind(6, code.wrongProofs);
        put->bind(7, code.used ? 1 : 0);
        put->exec();
        return {};
    });
}

std::optional<EnrolmentCode> SqliteCentralStore::enrolmentCode(const std::string& codeId) {
    const std::lock_guard lock(m_mutex);
    Use query(m_log.statements().get(
        "SELECT secret, device_name, grants, expires_at, wrong_proofs, used FROM _code WHERE code_id=?"));
    query->bindNoCopy(1, codeId);
    if (!query->executeStep())
        return std::nullopt;
    return EnrolmentCode{codeId,
                         query->getColumn(0).getString(),
                         query->getColumn(1).getString(),
                         listOf(query->getColumn(2).getString()),
                         query->getColumn(3).getInt64(),
                         query->getColumn(4).getInt(),
                         query->getColumn(5).getInt() != 0};
}

Result<void> SqliteCentralStore::countWrongProof(const std::string& codeId) {
    return writing([&]() -> Result<void> {
        Use update(m_log.statements().get("UPDATE _code SET wrong_proofs=wrong_proofs+1 WHERE code_id=?"));
        update->bindNoCopy(1, codeId);
        update->exec();
        return {};
    });
}

Result<void> SqliteCentralStore::enrol(const std::string& codeId, const DeviceAccount& account) {
    return writing([&]() -> Result<void> {
        {
            Use update(m_log.statements().get("UPDATE _code SET used=1 WHERE code_id=? AND used=0"));
            update->bindNoCopy(1, codeId);
            if (update->exec() == 0)
                return Error{"code_used", "", false};
        }
        putAccount(account);
        return {};
    });
}

Result<std::size_t> SqliteCentralStore::packSegments(const std::stop_token& stop) {
    try {
        return m_shelf.pack(stop);
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

std::vector<std::string> SqliteCentralStore::streams() {
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> names;
    for (const StreamHead& head : m_log.heads())
        names.push_back(head.stream);
    return names;
}

std::vector<std::pair<std::string, std::int64_t>> SqliteCentralStore::positions() {
    const std::lock_guard lock(m_mutex);
    std::vector<std::pair<std::string, std::int64_t>> list;
    for (const StreamHead& head : m_log.heads())
        list.emplace_back(head.stream, head.seq);
    return list;
}

std::int64_t SqliteCentralStore::notBackedUp() {
    const std::lock_guard lock(m_mutex);
    std::int64_t count = 0;
    for (const StreamHead& head : m_log.heads())
        count += head.seq - head.backedUp;
    return count;
}

Result<void>
SqliteCentralStore::noteBackup(const std::vector<std::pair<std::string, std::int64_t>>& positions) {
    return writing([&]() -> Result<void> {
        for (const auto& [stream, seq] : positions) {
            Use note(m_log.statements().get(
                "UPDATE _stream SET backed_up=max(backed_up, min(seq, ?2)) WHERE name=?1"));
            note->bindNoCopy(1, stream);
            note->bind(2, seq);
            note->exec();
        }
        return {};
    });
}

Result<void> SqliteCentralStore::beginAnew() {
    return writing([&]() -> Result<void> {
        m_log.database().exec("UPDATE _stream SET backed_up=seq");
        std::vector<std::string> names;
        for (const StreamHead& head : m_log.heads())
            names.push_back(head.stream);
        mint(names);
        return {};
    });
}

} // namespace ruhu::sync
