#include "sync/store/record_tables.h"

#include "sync/core/encoding.h"
#include "sync/store/columns.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync {

namespace {

constexpr std::size_t kManyRecords = 200;
/// Columns before the schema's own: id, _stream, _seq, _pending, _versions, _extra, _deleted.
constexpr int kFixedColumns = 7;

} // namespace

void Touched::add(const std::string& type, const Id& id) {
    if (m_many.contains(type))
        return;
    auto& ids = m_records[type];
    ids.insert(id);
    if (ids.size() > kManyRecords) {
        ids.clear();
        m_many.insert(type);
    }
}

RecordTables::RecordTables(SQLite::Database& database, Statements& statements, const Schema& schema)
    : m_database(database)
    , m_statements(statements)
    , m_schema(schema) {}

std::string RecordTables::fingerprint() const {
    std::string text = "form 2\n";
    for (const TypeSchema& type : m_schema.types()) {
        text += type.name + ":";
        for (const FieldSchema& field : type.fields)
            text += field.name + " " + std::to_string(static_cast<int>(field.kind)) +
                    (field.indexed ? "i," : ",");
        text += "\n";
    }
    return sha256Hex(text);
}

void RecordTables::create() {
    for (const TypeSchema& type : m_schema.types()) {
        m_database.exec("DROP TABLE IF EXISTS " + quoted(type.name));
        std::string sql = "CREATE TABLE " + quoted(type.name) +
                          "(id TEXT PRIMARY KEY NOT NULL, _stream TEXT NOT NULL, _seq INTEGER NOT NULL, "
                          "_pending INTEGER, _versions TEXT, _extra TEXT, _deleted TEXT";
        for (const FieldSchema& field : type.fields)
            sql += ", " + quoted(field.name) + " " + (isTextColumn(field) ? "TEXT" : "INTEGER");
        m_database.exec(sql + ")");
        for (const FieldSchema& field : type.fields)
            if (field.indexed)
                m_database.exec("CREATE INDEX " + quoted(type.name + "_" + field.name) + " ON " +
                                quoted(type.name) + "(" + quoted(field.name) + ")");
    }
}

RecordState RecordTables::stateOf(const TypeSchema& type, SQLite::Statement& row) const {
    RecordState state;
    state.stream = row.getColumn(1).getString();
    state.seq = row.getColumn(2).getInt64();
    state.pending = row.getColumn(3).getInt64(); // 0 for NULL
    if (!row.getColumn(4).isNull())
        state.versions = Value::parse(row.getColumn(4).getString());
    if (!row.getColumn(5).isNull())
        state.fields = Value::parse(row.getColumn(5).getString());
    if (!row.getColumn(6).isNull())
        state.deleted = row.getColumn(6).getString();
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        Value value = readValue(type.fields[i], row.getColumn(kFixedColumns + static_cast<int>(i)));
        if (!value.is_null())
            state.fields[type.fields[i].name] = std::move(value);
    }
    return state;
}

std::optional<RecordState> RecordTables::read(const TypeSchema& type, const Id& id) const {
    Use select(m_statements.get("SELECT * FROM " + quoted(type.name) + " WHERE id = ?"));
    select->bindNoCopy(1, id);
    if (!select->executeStep())
        return std::nullopt;
    return stateOf(type, *select);
}

void RecordTables::insertWhole(const TypeSchema& type, const Id& id, const RecordState& state) {
    std::string sql = "INSERT INTO " + quoted(type.name) + " VALUES(?,?,?,?,?,?,?";
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        sql += ",?";
    Use insert(m_statements.get(sql + ")"));
    insert->bindNoCopy(1, id);
    insert->bindNoCopy(2, state.stream);
    insert->bind(3, state.seq);
    if (state.pending > 0)
        insert->bind(4, state.pending);
    bindObject(*insert, 5, state.versions);
    bindObject(*insert, 6, extraOf(type, state));
    if (state.deleted)
        insert->bindNoCopy(7, *state.deleted);
    int index = kFixedColumns;
    for (const FieldSchema& field : type.fields)
        if (++index; state.fields.contains(field.name))
            bindValue(*insert, index, state.fields[field.name]);
    insert->exec();
}

void RecordTables::restore(const TypeSchema& type, const Id& id, const std::optional<RecordState>& state) {
    {
        Use erase(m_statements.get("DELETE FROM " + quoted(type.name) + " WHERE id = ?"));
        erase->bindNoCopy(1, id);
        erase->exec();
    }
    if (state)
        insertWhole(type, id, *state);
}

void RecordTables::eraseStream(const std::string& stream) {
    for (const TypeSchema& type : m_schema.types()) {
        Use erase(m_statements.get("DELETE FROM " + quoted(type.name) + " WHERE _stream = ?"));
        erase->bindNoCopy(1, stream);
        erase->exec();
    }
}

std::string RecordTables::dump(const TypeSchema& type, const std::string& stream) const {
    std::string text;
    Use select(m_statements.get("SELECT * FROM " + quoted(type.name) + " WHERE _stream = ? ORDER BY id"));
    select->bindNoCopy(1, stream);
    while (select->executeStep()) {
        const RecordState state = stateOf(type, *select);
        text += select->getColumn(0).getString() + " " + std::to_string(state.seq) + " " +
                state.fields.dump() + " " + state.versions.dump() +
                (state.deleted ? " " + Value(*state.deleted).dump() : "") + "\n";
    }
    return text;
}

} // namespace ruhu::sync
