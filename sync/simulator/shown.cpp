// What the tables of a file show.

#include "sync/simulator/shown.h"

#include "sync/store/columns.h"

namespace ruhu::sync::simulator {

namespace {

constexpr int kFirstField = 3; ///< after what every type has

bool isText(const SQLite::Column& column, std::string_view text) {
    return !column.isInteger() && text.size() == static_cast<std::size_t>(column.getBytes()) &&
           text == column.getText();
}

bool isValue(const FieldSchema& field, const SQLite::Column& column, const json& value) {
    if (value.is_string() && field.kind != Kind::Set && field.kind != Kind::Map)
        return isText(column, value.get_ref<const std::string&>());
    return readValue(field, column) == value;
}

} // namespace

SQLite::Statement& Lens::recordOf(const TypeSchema& type) {
    auto& known = m_records[&type];
    if (known)
        return *known;
    std::string sql = "SELECT _stream,_extra,_deleted";
    for (const FieldSchema& field : type.fields)
        sql.append(",").append(quoted(field.name));
    known = &get(sql.append(" FROM ").append(quoted(type.name)).append(" WHERE id=?"));
    return *known;
}

ShownPtr Lens::shown(const TypeSchema& type, const std::string& stream, const std::string& key) {
    Use row(recordOf(type));
    row->bind(1, key.substr(type.name.size() + 1));
    if (!row->executeStep() || row->getColumn(0).getString() != stream)
        return nullptr;
    auto shown = std::make_shared<Shown>();
    if (!row->getColumn(1).isNull())
        shown->fields = json::parse(row->getColumn(1).getString());
    if (!row->getColumn(2).isNull())
        shown->deleted = row->getColumn(2).getString();
    int index = kFirstField;
    for (const FieldSchema& field : type.fields)
        if (const auto column = row->getColumn(index++); !column.isNull())
            shown->fields[field.name] = readValue(field, column);
    return shown;
}

bool Lens::shows(const TypeSchema& type, const std::string& stream, const std::string& key,
                 const Shown* must) {
    Use row(recordOf(type));
    row->bind(1, key.substr(type.name.size() + 1));
    if (!row->executeStep() || !isText(row->getColumn(0), stream))
        return !must;
    const auto deleted = row->getColumn(2);
    if (!must || must->deleted.has_value() == deleted.isNull() ||
        (must->deleted && !isText(deleted, *must->deleted)))
        return false;
    std::size_t found = 0;
    if (!row->getColumn(1).isNull()) {
        const auto extra = json::parse(row->getColumn(1).getString());
        for (const auto& [name, value] : extra.items()) {
            const auto field = must->fields.find(name);
            if (field == must->fields.end() || *field != value)
                return false;
        }
        found = extra.size();
    }
    int index = kFirstField;
    for (const FieldSchema& field : type.fields) {
        const auto column = row->getColumn(index++);
        if (column.isNull())
            continue;
        const auto value = must->fields.find(field.name);
        if (value == must->fields.end() || !isValue(field, column, *value))
            return false;
        ++found;
    }
    return found == must->fields.size();
}

std::string Lens::tables(const Schema& schema, const std::string& stream) {
    std::string text;
    for (const TypeSchema& type : schema.types()) {
        Use rows(get("SELECT * FROM " + quoted(type.name) + " WHERE _stream=? ORDER BY id"));
        rows->bind(1, stream);
        while (rows->executeStep()) {
            text += type.name;
            for (int i = 0; i < rows->getColumnCount(); ++i)
                if (const auto column = rows->getColumn(i); column.isNull())
                    text += "|NULL";
                else
                    text.append("|").append(column.getText(), static_cast<std::size_t>(column.getBytes()));
            text += "\n";
        }
    }
    return text;
}

} // namespace ruhu::sync::simulator
