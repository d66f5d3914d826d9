#include "app/store/draft_ink.h"

#include "sync/store/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace ruhu::store {

DraftInk::DraftInk(SQLite::Database& database)
    : m_database(database) {
    m_database.exec(
        "CREATE TABLE IF NOT EXISTS local_draft_ink (visit_id TEXT NOT NULL, signer TEXT NOT NULL,"
        " ink TEXT NOT NULL, PRIMARY KEY (visit_id, signer)) WITHOUT ROWID;"
        "CREATE TABLE IF NOT EXISTS local_visit_place (visit_id TEXT PRIMARY KEY, section TEXT NOT NULL,"
        " person TEXT NOT NULL) WITHOUT ROWID;");
}

sync::Result<void> DraftInk::keep(const sync::Id& visit, const std::string& signer,
                                  const std::string& inkMl) {
    try {
        SQLite::Statement write(
            m_database, inkMl.empty() ? "DELETE FROM local_draft_ink WHERE visit_id = ? AND signer = ?"
                                      : "INSERT OR REPLACE INTO local_draft_ink VALUES (?, ?, ?)");
        write.bind(1, visit);
        write.bind(2, signer);
        if (!inkMl.empty())
            write.bind(3, inkMl);
        write.exec();
        return {};
    } catch (const SQLite::Exception& exception) {
        return sync::storageError(exception);
    }
}

std::string DraftInk::kept(const sync::Id& visit, const std::string& signer) const {
    SQLite::Statement row(m_database, "SELECT ink FROM local_draft_ink WHERE visit_id = ? AND signer = ?");
    row.bind(1, visit);
    row.bind(2, signer);
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

void DraftInk::remember(const sync::Id& visit, const Place& place) {
    try {
        SQLite::Statement write(m_database, "INSERT OR REPLACE INTO local_visit_place VALUES (?, ?, ?)");
        write.bind(1, visit);
        write.bind(2, place.section);
        write.bind(3, place.person);
        write.exec();
    } catch (const SQLite::Exception& exception) {
        (void)sync::storageError(exception);
    }
}

DraftInk::Place DraftInk::place(const sync::Id& visit) const {
    SQLite::Statement row(m_database, "SELECT section, person FROM local_visit_place WHERE visit_id = ?");
    row.bind(1, visit);
    if (!row.executeStep())
        return {};
    return {row.getColumn(0).getString(), row.getColumn(1).getString()};
}

void DraftInk::forget(const sync::Id& visit) {
    try {
        for (const char* table : {"local_draft_ink", "local_visit_place"}) {
            SQLite::Statement write(m_database, std::string("DELETE FROM ") + table + " WHERE visit_id = ?");
            write.bind(1, visit);
            write.exec();
        }
    } catch (const SQLite::Exception& exception) {
        // What is left is of a sealed visit and never shown.
        (void)sync::storageError(exception);
    }
}

} // namespace ruhu::store
