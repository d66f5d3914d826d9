#include "sync/store/safety.h"

#include "sync/store/columns.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync {

namespace {

constexpr int kFirstBlob = 3; ///< column of receivedAt()

} // namespace

bool isWaiting(Statements& tables, const std::string& type, const Id& id) {
    Use query(tables.get("SELECT 1 FROM " + quoted(type) + " WHERE id=? AND _pending IS NOT NULL"));
    query->bindNoCopy(1, id);
    return query->executeStep();
}

bool isWaiting(SQLite::Database& tables, const std::string& type, const Id& id) {
    Statements statements(tables);
    return isWaiting(statements, type, id);
}

std::optional<std::int64_t> receivedAt(Statements& tables, const TypeSchema& type, const Id& id) {
    std::string columns = "_seq,_pending,_versions";
    for (const FieldSchema& field : type.fields)
        if (field.kind == Kind::Blob)
            columns += "," + quoted(field.name);
    Use row(tables.get("SELECT " + columns + " FROM " + quoted(type.name) + " WHERE id=?"));
    row->bindNoCopy(1, id);
    if (!row->executeStep() || row->getColumn(0).getInt64() == 0 || !row->getColumn(1).isNull())
        return std::nullopt;
    for (int i = kFirstBlob; i < row->getColumnCount(); ++i) {
        if (row->getColumn(i).isNull())
            continue;
        Use blob(tables.get("SELECT 1 FROM _blob WHERE sha256=? AND received=1"));
        blob->bind(1, row->getColumn(i).getString());
        if (!blob->executeStep())
            return std::nullopt;
    }
    auto newest = row->getColumn(0).getInt64();
    if (const auto text = row->getColumn(2); !text.isNull()) {
        const auto versions = Value::parse(text.getString());
        for (const auto& [path, seq] : versions.items())
            newest = std::max(newest, seq.get<std::int64_t>());
    }
    return newest;
}

std::optional<std::int64_t> receivedAt(SQLite::Database& tables, const TypeSchema& type, const Id& id) {
    Statements statements(tables);
    return receivedAt(statements, type, id);
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
