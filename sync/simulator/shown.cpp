#include "sync/simulator/branch.h"
#include "sync/store/columns.h"

namespace ruhu::sync::simulator {

std::optional<Shown> shownIn(Statements& tables, const TypeSchema& type, const std::string& stream,
                             const std::string& key) {
    Use query(tables.get("SELECT * FROM " + quoted(type.name) + " WHERE id=?"));
    query->bind(1, key.substr(type.name.size() + 1));
    if (!query->executeStep())
        return std::nullopt;
    Shown shown;
    for (int i = 0; i < query->getColumnCount(); ++i) {
        const auto column = query->getColumn(i);
        const std::string name = column.getName();
        if (name == "_stream" && column.getString() != stream)
            return std::nullopt;
        if (column.isNull())
            continue;
        if (name == "_deleted")
            shown.deleted = column.getString();
        else if (name == "_extra")
            shown.fields.update(json::parse(column.getString()));
        else if (const FieldSchema* field = type.field(name))
            shown.fields[name] = readValue(*field, column);
    }
    return shown;
}

std::string tablesIn(Statements& tables, const Schema& schema, const std::string& stream) {
    std::string text;
    for (const TypeSchema& type : schema.types()) {
        Use rows(tables.get("SELECT * FROM " + quoted(type.name) + " WHERE _stream=? ORDER BY id"));
        rows->bind(1, stream);
        while (rows->executeStep()) {
            text += type.name;
            for (int i = 0; i < rows->getColumnCount(); ++i)
                text += "|" + (rows->getColumn(i).isNull() ? "NULL" : rows->getColumn(i).getString());
            text += "\n";
        }
    }
    return text;
}

} // namespace ruhu::sync::simulator
