#pragma once

#include "sync/core/change_set.h"
#include "sync/core/schema.h"

#include <SQLiteCpp/Database.h>

#include <memory>
#include <string>
#include <vector>

namespace ruhu::bench {

/// Records as a day in the villages makes them, of the size of the real ones; the same `number` gives the
/// same records.
struct SignedVisit {
    std::vector<sync::RecordChange> content; ///< visit with 80 answers, 3 members
    std::vector<sync::RecordChange> signing; ///< seal and 3 signatures, visit sealed
    std::vector<sync::Blob> ink;             ///< 3, of about 4 kB
};

SignedVisit signedVisit(int number, const sync::Id& household);

/// What everything is measured against: plain tables with the schema's columns, nothing else, in a file with
/// WAL and synchronous=FULL.
class PlainTables {
public:
    PlainTables(const std::string& file, const sync::Schema& schema);
    ~PlainTables();

    /// One transaction.
    void insert(const std::vector<sync::RecordChange>& rows, const std::vector<sync::Blob>& blobs = {});

    /// All rows of these types of a database with the schema's tables, as the changes that would make them.
    static std::vector<sync::RecordChange> rowsOf(SQLite::Database& tables, const sync::Schema& schema,
                                                  const std::vector<std::string>& types);

private:
    struct Statements;
    const sync::Schema& m_schema;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<Statements> m_statements;
};

} // namespace ruhu::bench
