#include "sync/store/database.h"

#include "sync/core/mutant.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <stdexcept>

namespace ruhu::sync {

namespace {

constexpr int kBusyTimeoutMs = 10'000;
constexpr std::size_t kMaxStatements = 512;

std::atomic<bool> damage = false;

/// SQLite's count of its own memory costs a lock with every piece of it, and nobody asks for it. Before main:
/// nothing of SQLite has run yet.
[[maybe_unused]] const int kUncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);

/// A connection is one thread's at a time (database.h): it needs no lock of its own.
constexpr int kOpenFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

bool hasRun(SQLite::Database& database, const char* name) {
    SQLite::Statement query(database, "SELECT 1 FROM _migration WHERE name = ?");
    query.bind(1, name);
    return query.executeStep();
}

/// Steps that have run, as far as one look tells.
std::set<std::string> stepsOf(SQLite::Database& database) {
    std::set<std::string> names;
    SQLite::Statement query(database, "SELECT name FROM _migration");
    while (query.executeStep())
        names.insert(query.getColumn(0).getString());
    return names;
}

/// True if a program newer than this one has been here.
bool isTooNew(const std::set<std::string>& steps, std::span<const Migration> migrations) {
    return std::any_of(steps.begin(), steps.end(), [&](const std::string& name) {
        return std::none_of(migrations.begin(), migrations.end(),
                            [&](const Migration& migration) { return name == migration.name; });
    });
}

void migrate(SQLite::Database& database, const std::set<std::string>& steps,
             std::span<const Migration> migrations) {
    for (const Migration& migration : migrations) {
        if (steps.contains(migration.name))
            continue;
        WriteTransaction transaction(database);
        if (hasRun(database, migration.name)) // another process was faster
            continue;
        database.exec(migration.sql);
        SQLite::Statement insert(database, "INSERT INTO _migration(name) VALUES(?)");
        insert.bind(1, migration.name);
        insert.exec();
        transaction.commit();
    }
}

SQLite::Database& withoutQueries(SQLite::Database& database) {
    if (sqlite3_txn_state(database.getHandle(), nullptr) != SQLITE_TXN_NONE)
        throw std::logic_error("a save while a query is still open");
    return database;
}

/// A file that turns out to be damaged stays as it is, its write-ahead log too; a whole one is tidied on
/// close.
void keepLogOnClose(SQLite::Database& database, bool keep) {
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

} // namespace

Error storageError(const SQLite::Exception& exception) {
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        return {"disk_full", exception.what(), true};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {"read_only", exception.what(), false};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"busy", exception.what(), true};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        damage = true;
        return {"corrupt", exception.what(), false};
    case SQLITE_IOERR:
        if (exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) // no room for the log's index
            return {"disk_full", exception.what(), true};
        return {"io", exception.what(), true};
    default:
        throw exception; // our own mistake in SQL
    }
}

Result<std::unique_ptr<SQLite::Database>> openDatabase(const std::filesystem::path& file,
                                                       std::span<const Migration> migrations) {
    try {
        auto database = std::make_unique<SQLite::Database>(file.string(), kOpenFlags, kBusyTimeoutMs);
        // SQLite opens what it may not write for reading, and would tell at the first save only.
        if (sqlite3_db_readonly(database->getHandle(), "main") == 1)
            return Error{"read_only", "the file may not be written", false};
        keepLogOnClose(*database, true);
        database->exec("PRAGMA journal_mode=WAL");
        database->exec(mutant("no_sync") ? "PRAGMA synchronous=OFF" : "PRAGMA synchronous=FULL");
        // A checkpoint of 16 MB at most once in some hundred saves; usually checkpoint() has been before.
        sqlite3_wal_autocheckpoint(database->getHandle(), 4000);
        database->exec("PRAGMA temp_store=MEMORY");
        database->exec("PRAGMA cache_size=-16000");
        database->exec("CREATE TABLE IF NOT EXISTS _migration(name TEXT PRIMARY KEY)");
        const auto steps = stepsOf(*database);
        if (isTooNew(steps, migrations))
            return Error{"too_new", "the file was written by a newer Ruhu", false};
        migrate(*database, steps, migrations);
        // What a program was killed over may be in the log and not on the disk yet. Before anybody sees it, it
        // is: a checkpoint syncs the log first.
        checkpoint(*database);
        keepLogOnClose(*database, false);
        return database;
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

Result<void> checkDatabase(const std::filesystem::path& file) {
    try {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, kBusyTimeoutMs);
        keepLogOnClose(database, true);
        SQLite::Statement check(database, "PRAGMA quick_check(1)");
        if (check.executeStep() && check.getColumn(0).getString() == "ok")
            return {};
        return Error{"corrupt", "quick_check", false};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

bool damageMet() {
    return damage;
}

std::unique_ptr<SQLite::Database> openAsItStands(const std::filesystem::path& file) {
    return std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE, kBusyTimeoutMs);
}

void copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto source = openAsItStands(from);
    SQLite::Database copy(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(copy, *source).executeStep(-1);
}

std::unique_ptr<SQLite::Database> openMemory(std::span<const Migration> migrations) {
    auto database = std::make_unique<SQLite::Database>(":memory:", kOpenFlags);
    database->exec("CREATE TABLE _migration(name TEXT PRIMARY KEY)");
    migrate(*database, {}, migrations);
    return database;
}

WriteTransaction::WriteTransaction(SQLite::Database& database)
    : SQLite::Transaction(withoutQueries(database), SQLite::TransactionBehavior::IMMEDIATE) {}

void checkpoint(SQLite::Database& database) {
    // PASSIVE never waits; what it could not move stays for the next time.
    sqlite3_wal_checkpoint_v2(database.getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

SQLite::Statement& Statements::get(const std::string& sql) {
    auto& slot = m_statements[sql];
    if (!slot)
        slot = std::make_unique<SQLite::Statement>(m_database, sql);
    return *slot;
}

void Statements::trim() {
    if (m_statements.size() <= kMaxStatements)
        return;
    m_literals.clear();
    m_statements.clear();
    ++m_age;
}

} // namespace ruhu::sync
