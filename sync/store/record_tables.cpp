#include "sync/store/record_tables.h"

#include "sync/core/encoding.h"
#include "sync/store/columns.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace ruhu::sync {

namespace {

constexpr std::size_t kManyRecords = 200;
/// What is read of every record, before columns of the schema.
constexpr const char* kFixedColumns = "_stream,_seq,_pending,_versions,_extra,_deleted,rowid";
constexpr int kFirstField = 7;

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
    std::string text = "form 3\n"; // of the tables and of `_base`
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

RecordTables::Shape& RecordTables::shapeOf(const TypeSchema& type, const std::vector<std::string>& fields) {
    if (std::exchange(m_age, m_statements.age()) != m_statements.age())
        m_shapes.clear();
    std::string key = type.name;
    for (const std::string& name : fields)
        key.append(",").append(name);
    if (const auto found = m_shapes.find(key); found != m_shapes.end())
        return found->second;
    std::vector<const FieldSchema*> known;
    std::vector<const FieldSchema*> read;
    std::string columns;
    std::string places;
    std::string assignments;
    for (const std::string& name : fields) {
        const FieldSchema* field = type.field(name);
        known.push_back(field);
        if (!field)
            continue;
        read.push_back(field);
        columns += "," + quoted(name);
        places += isTextColumn(*field) ? ",CAST(? AS TEXT)" : ",?";
        assignments += "," + quoted(name) + "=?";
    }
    const auto table = quoted(type.name);
    Statements::Later insert("INSERT INTO " + table + "(id,_stream,_seq,_pending,_extra" + columns +
                             ") VALUES(CAST(? AS TEXT),?,?,?,?" + places + ") ON CONFLICT(id) DO NOTHING");
    Statements::Later update("UPDATE " + table + " SET _pending=?,_versions=?,_extra=?,_deleted=?" +
                             assignments + " WHERE rowid=?");
    for (const std::string& name : {type.sealVersionField, type.sealedVersionField, type.sealParentKey})
        if (const FieldSchema* field = type.field(name);
            field && std::find(read.begin(), read.end(), field) == read.end()) {
            read.push_back(field);
            columns += "," + quoted(name);
        }
    Statements::Later select("SELECT " + std::string(kFixedColumns) + columns + " FROM " + table +
                             " WHERE id=?");
    bool& makesRecords = m_makesRecords.try_emplace(type.name, true).first->second;
    return m_shapes
        .emplace(key, Shape{type, fields, std::move(known), std::move(read), std::move(select),
                            std::move(insert), std::move(update), makesRecords})
        .first->second;
}

RecordState RecordTables::stateOf(const std::vector<const FieldSchema*>& columns,
                                  SQLite::Statement& row) const {
    RecordState state;
    state.stream = row.getColumn(0).getString();
    state.seq = row.getColumn(1).getInt64();
    state.pending = row.getColumn(2).getInt64(); // 0 for NULL
    if (!row.getColumn(3).isNull())
        state.versions = Value::parse(row.getColumn(3).getString());
    if (!row.getColumn(4).isNull())
        state.fields = Value::parse(row.getColumn(4).getString());
    if (!row.getColumn(5).isNull())
        state.deleted = row.getColumn(5).getString();
    state.row = row.getColumn(6).getInt64();
    int index = kFirstField;
    for (const FieldSchema* field : columns) {
        Value value = readValue(*field, row.getColumn(index++));
        if (!value.is_null())
            state.fields[field->name] = std::move(value);
    }
    return state;
}

std::optional<RecordState> RecordTables::read(Shape& shape, const Id& id) {
    Use select(shape.select.of(m_statements));
    select->bindNoCopy(1, id);
    if (!select->executeStep())
        return std::nullopt;
    return stateOf(shape.read, *select);
}

std::optional<RecordState> RecordTables::read(const TypeSchema& type, const Id& id,
                                              const std::vector<std::string>& fields) {
    return read(shapeOf(type, fields), id);
}

void RecordTables::update(const TypeSchema& type, const RecordState& state,
                          const std::vector<std::string>& fields) {
    update(shapeOf(type, fields), state);
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
    int index = 7; // the fixed ones and the id
    for (const FieldSchema& field : type.fields)
        if (++index; state.fields.contains(field.name))
            bindValue(*insert, index, state.fields[field.name]);
    insert->exec();
}

void RecordTables::erase(const TypeSchema& type, const Id& id) {
    Use erase(m_statements.get("DELETE FROM " + quoted(type.name) + " WHERE id = ?"));
    erase->bindNoCopy(1, id);
    erase->exec();
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
    std::string sql = std::string("SELECT ") + kFixedColumns;
    std::vector<const FieldSchema*> columns;
    for (const FieldSchema& field : type.fields) {
        sql += "," + quoted(field.name);
        columns.push_back(&field);
    }
    Use select(m_statements.get(sql + ",id FROM " + quoted(type.name) + " WHERE _stream = ? ORDER BY id"));
    select->bindNoCopy(1, stream);
    while (select->executeStep()) {
        const RecordState state = stateOf(columns, *select);
        const auto id = kFirstField + static_cast<int>(columns.size());
        text += select->getColumn(id).getString() + " " + std::to_string(state.seq) + " " +
                state.fields.dump() + " " + state.versions.dump() +
                (state.deleted ? " " + Value(*state.deleted).dump() : "") + "\n";
    }
    return text;
}

} // namespace ruhu::sync
