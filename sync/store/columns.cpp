#include "sync/store/columns.h"

namespace ruhu::sync {

void bindValue(SQLite::Statement& statement, int index, const Value& value) {
    switch (value.type()) {
    case Value::value_t::null:
    case Value::value_t::discarded:
        statement.bind(index);
        break;
    case Value::value_t::string:
        statement.bindNoCopy(index, value.get_ref<const std::string&>());
        break;
    case Value::value_t::boolean:
        statement.bind(index, value.get<bool>() ? 1 : 0);
        break;
    case Value::value_t::number_integer:
    case Value::value_t::number_unsigned:
        statement.bind(index, value.get<std::int64_t>());
        break;
    case Value::value_t::object:
        bindObject(statement, index, value);
        break;
    default:
        statement.bind(index, value.dump());
        break;
    }
}

bool isTextColumn(const FieldSchema& field) {
    return field.kind != Kind::Integer && field.kind != Kind::Instant && field.kind != Kind::Bool;
}

void bindCell(SQLite::Statement& statement, int index, const FieldSchema& field, const Cell& cell) {
    switch (cell.kind) {
    case Cell::Kind::Null:
        break; // a place that nothing is bound to
    case Cell::Kind::Bool:
    case Cell::Kind::Integer:
        statement.bind(index, cell.number);
        break;
    default:
        if (cell.kind == Cell::Kind::Json && cell.text == "{}")
            break;
        if (isTextColumn(field))
            bindText(statement, index, cell.text);
        else // of another kind than the schema says: only a newer peer could have written it
            statement.bind(index, std::string(cell.text));
    }
}

void bindText(SQLite::Statement& statement, int index, std::string_view text) {
    const void* bytes = text.empty() ? "" : text.data(); // a null pointer would be NULL
    statement.bindNoCopy(index, bytes, static_cast<int>(text.size()));
}

void bindObject(SQLite::Statement& statement, int index, const Value& object) {
    if (object.empty())
        statement.bind(index);
    else
        statement.bind(index, object.dump());
}

Value readValue(const FieldSchema& field, const SQLite::Column& column) {
    if (column.isNull())
        return nullptr;
    if (column.isInteger()) {
        if (field.kind == Kind::Bool)
            return column.getInt() != 0;
        return column.getInt64();
    }
    std::string text(column.getText(), static_cast<std::size_t>(column.getBytes()));
    if (field.kind == Kind::Set || field.kind == Kind::Map)
        if (auto parsed = Value::parse(text, nullptr, false); !parsed.is_discarded())
            return parsed;
    return text;
}

Value extraOf(const TypeSchema& type, const RecordState& state) {
    Value extra = Value::object();
    for (const auto& [name, value] : state.fields.items())
        if (!type.field(name))
            extra[name] = value;
    return extra;
}

std::string quoted(const std::string& name) {
    return '"' + name + '"';
}

} // namespace ruhu::sync
