#pragma once

#include "sync/core/result.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/Savepoint.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

namespace ruhu::sync {

/// One step of a file's form. Names are kept in the file; a step runs once, in its own transaction.
struct Migration {
    const char* name;
    const char* sql;
};

/// The one place where databases are opened (and where a cipher will come in): WAL, synchronous=FULL, a
/// busy timeout, migrations. One thread per object.
/// Errors: "too_new" (the file holds a step that this program does not know), "corrupt", "disk_full",
/// "read_only", "busy", "io".
Result<std::unique_ptr<SQLite::Database>> openDatabase(const std::filesystem::path& file,
                                                       std::span<const Migration> migrations);

/// A file as it stands, for copying and putting aside: no migrations. Throws SQLite::Exception.
std::unique_ptr<SQLite::Database> openAsItStands(const std::filesystem::path& file);

/// The whole of a database at one moment, while it may be in use. Throws SQLite::Exception.
void copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to);

/// A database in memory of the same form, for checks.
std::unique_ptr<SQLite::Database> openMemory(std::span<const Migration> migrations);

/// Reads all of a file and finds whether its pages hold together. Errors: "corrupt" and those of
/// openDatabase.
Result<void> checkDatabase(const std::filesystem::path& file);

/// True once this program has met a damaged file. Any thread.
bool damageMet();

/// What a failed statement means. Codes as above.
Error storageError(const SQLite::Exception& exception);

/// A transaction that writes from its first moment. A query that is still open on this connection pins an old
/// snapshot, and the write would fail as "busy" whenever another connection had written in between: a mistake
/// of the caller that tests would hardly ever meet, so it throws std::logic_error every time.
class WriteTransaction : public SQLite::Transaction {
public:
    explicit WriteTransaction(SQLite::Database& database);
};

/// Moves what the write-ahead log holds into the file, as far as no reader is in the way. Off the save path.
void checkpoint(SQLite::Database& database);

/// Prepared statements by their text. References stay valid until trim().
class Statements {
public:
    explicit Statements(SQLite::Database& database)
        : m_database(database) {}

    SQLite::Statement& get(const std::string& sql);
    /// The same for a string literal, which is known by its place.
    template <std::size_t N> SQLite::Statement& get(const char (&literal)[N]) {
        auto& known = m_literals[literal];
        if (!known)
            known = &get(std::string(literal));
        return *known;
    }
    /// One that is prepared when it is first needed. Lives no longer than until trim().
    class Later {
    public:
        explicit Later(std::string sql)
            : m_sql(std::move(sql)) {}
        SQLite::Statement& of(Statements& statements) {
            if (!m_statement)
                m_statement = &statements.get(m_sql);
            return *m_statement;
        }

    private:
        std::string m_sql;
        SQLite::Statement* m_statement = nullptr;
    };
    /// Drops all if there are too many: field sets come from outside. No statement may be in use.
    void trim();
    /// Another number after each trim() that dropped them.
    int age() const { return m_age; }

private:
    SQLite::Database& m_database;
    int m_age = 0;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> m_statements;
    std::unordered_map<const char*, SQLite::Statement*> m_literals; ///< some of them
};

/// Gives a prepared statement back clean, whatever happened.
class Use {
public:
    explicit Use(SQLite::Statement& statement)
        : m_statement(statement) {}
    ~Use() {
        m_statement.tryReset();
        m_statement.clearBindings();
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    SQLite::Statement* operator->() { return &m_statement; }
    SQLite::Statement& operator*() { return m_statement; }

private:
    SQLite::Statement& m_statement;
};

} // namespace ruhu::sync
