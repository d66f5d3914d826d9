#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruhu::store {

// Columns of a row as the domain knows them: empty where the table holds NULL or nothing that can be read.

inline std::optional<std::int64_t> integerAt(SQLite::Statement& row, int column) {
    const auto value = row.getColumn(column);
    return value.isNull() ? std::nullopt : std::optional(value.getInt64());
}

inline std::optional<bool> boolAt(SQLite::Statement& row, int column) {
    const auto value = integerAt(row, column);
    return value ? std::optional(*value != 0) : std::nullopt;
}

inline std::string textAt(SQLite::Statement& row, int column) {
    return row.getColumn(column).getString();
}

inline nlohmann::json jsonAt(SQLite::Statement& row, int column) {
    return nlohmann::json::parse(textAt(row, column), nullptr, false);
}

inline std::vector<std::string> setAt(SQLite::Statement& row, int column) {
    std::vector<std::string> codes;
    const auto json = jsonAt(row, column);
    if (json.is_array())
        for (const auto& code : json)
            if (code.is_string())
                codes.push_back(code.get<std::string>());
    return codes;
}

} // namespace ruhu::store
