#include "sync/store/safety.h"

#include "sync/store/columns.h"

#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync {

bool isWaiting(SQLite::Database& tables, const std::string& type, const Id& id) {
    SQLite::Statement query(tables, "SELECT 1 FROM " + quoted(type) + " WHERE id=? AND _pending IS NOT NULL");
    query.bind(1, id);
    return query.executeStep();
}

std::optional<std::int64_t> receivedAt(SQLite::Database& tables, const TypeSchema& type, const Id& id) {
    if (isWaiting(tables, type.name, id))
        return std::nullopt;
    SQLite::Statement row(tables, "SELECT * FROM " + quoted(type.name) + " WHERE id=?");
    row.bind(1, id);
    if (!row.executeStep() || row.getColumn("_seq").getInt64() == 0)
        return std::nullopt;
    for (const FieldSchema& field : type.fields) {
        if (field.kind != Kind::Blob || row.getColumn(field.name.c_str()).isNull())
            continue;
        SQLite::Statement blob(tables, "SELECT 1 FROM _blob WHERE sha256=? AND received=1");
        blob.bind(1, row.getColumn(field.name.c_str()).getString());
        if (!blob.executeStep())
            return std::nullopt;
    }
    auto newest = row.getColumn("_seq").getInt64();
    if (const auto text = row.getColumn("_versions"); !text.isNull()) {
        const auto versions = Value::parse(text.getString());
        for (const auto& [path, seq] : versions.items())
            newest = std::max(newest, seq.get<std::int64_t>());
    }
    return newest;
}

std::optional<Safety> safetyOf(SQLite::Database& tables, const TypeSchema& type, const Id& id) {
    SQLite::Statement row(tables, "SELECT _stream FROM " + quoted(type.name) + " WHERE id=?");
    row.bind(1, id);
    if (!row.executeStep())
        return std::nullopt;
    const auto at = receivedAt(tables, type, id);
    if (!at)
        return Safety::Here;
    return *at <= backedUpTo(tables, row.getColumn(0).getString()) ? Safety::BackedUp : Safety::Received;
}

std::int64_t backedUpTo(SQLite::Database& tables, const std::string& stream) {
    SQLite::Statement query(tables, "SELECT backed_up FROM _stream WHERE name=?");
    query.bind(1, stream);
    return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

} // namespace ruhu::sync
