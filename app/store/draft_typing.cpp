#include "app/store/draft_typing.h"

#include "sync/store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

namespace ruhu::store {

DraftTyping::DraftTyping(SQLite::Database& database)
    : m_database(database) {
    m_database.exec(
        "CREATE TABLE IF NOT EXISTS local_draft_typing (visit_id TEXT NOT NULL, ref TEXT NOT NULL,"
        " typed_by TEXT NOT NULL, answer TEXT, PRIMARY KEY (visit_id, ref)) WITHOUT ROWID");
}

sync::Result<void> DraftTyping::keep(const sync::Id& visit, const std::vector<Typed>& typed) {
    try {
        sync::WriteTransaction transaction(m_database);
        SQLite::Statement write(m_database, "INSERT OR REPLACE INTO local_draft_typing VALUES (?, ?, ?, ?)");
        for (const auto& [by, ref, answer] : typed) {
            write.bind(1, visit);
            write.bind(2, ref.text());
            write.bind(3, by);
            if (answer)
                write.bind(4, domain::toJson(*answer).dump());
            else
                write.bind(4);
            write.exec();
            write.reset();
        }
        transaction.commit();
        return {};
    } catch (const SQLite::Exception& exception) {
        return sync::storageError(exception);
    }
}

std::vector<DraftTyping::Typed> DraftTyping::kept(const sync::Id& visit) const {
    std::vector<Typed> typed;
    SQLite::Statement row(m_database,
                          "SELECT typed_by, ref, answer FROM local_draft_typing WHERE visit_id = ?");
    row.bind(1, visit);
    while (row.executeStep()) {
        const auto ref = domain::FieldRef::parse(row.getColumn(1).getString());
        if (!ref)
            continue;
        Typed field{row.getColumn(0).getString(), *ref, std::nullopt};
        if (!row.getColumn(2).isNull())
            field.answer = domain::answerFromJson(nlohmann::json::parse(row.getColumn(2).getString()));
        typed.push_back(std::move(field));
    }
    return typed;
}

void DraftTyping::forget(const sync::Id& visit, const std::vector<domain::FieldRef>& refs) {
    try {
        sync::WriteTransaction transaction(m_database);
        SQLite::Statement drop(m_database, "DELETE FROM local_draft_typing WHERE visit_id = ? AND ref = ?");
        for (const auto& ref : refs) {
            drop.bind(1, visit);
            drop.bind(2, ref.text());
            drop.exec();
            drop.reset();
        }
        transaction.commit();
    } catch (const SQLite::Exception& exception) {
        // Taken up once more, it says what the record says already.
        (void)sync::storageError(exception);
    }
}

} // namespace ruhu::store
