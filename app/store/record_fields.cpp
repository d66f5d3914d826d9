#include "app/store/record_fields.h"

#include "app/domain/schema.h"
#include "sync/store/columns.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

namespace ruhu::store {

std::optional<RecordFields> recordFields(SQLite::Database& tables, const char* typeName, const sync::Id& id) {
    const auto& type = *domain::schema().type(typeName);
    SQLite::Statement row(tables,
                          "SELECT * FROM " + sync::quoted(type.name) + " WHERE id=? AND _deleted IS NULL");
    row.bind(1, id);
    if (!row.executeStep())
        return std::nullopt;
    RecordFields record{row.getColumn("_stream").getString(), {}};
    for (const auto& field : type.fields)
        if (auto value = sync::readValue(field, row.getColumn(field.name.c_str())); !value.is_null())
            record.fields.emplace(field.name, std::move(value));
    return record;
}

} // namespace ruhu::store
