#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

namespace ruhu::sync {

using Value = nlohmann::json;

/// One value of a row as it travels and as a column takes it, without a tree around it and without owning its
/// text: the hot path of pulling and pushing binds cells as they are; a Value is made where one is judged or
/// merged.
struct Cell {
    enum class Kind : std::uint8_t { Null, Bool, Integer, Text, Json };
    Kind kind = Kind::Null;
    std::int64_t number = 0;    ///< Integer; Bool as 0 or 1
    std::string_view text = {}; ///< Text: the text itself. Json (arrays, objects): as Value::dump() writes it

    bool isMap() const { return kind == Kind::Json && text.starts_with('{'); }
};

/// Owns the texts of cells; shared by the groups of a change set. Texts never move.
class CellTexts {
public:
    /// `expected` bytes in all; more is possible.
    explicit CellTexts(std::size_t expected)
        : m_memory(expected) {}
    std::string_view keep(std::string_view text);

private:
    std::pmr::monotonic_buffer_resource m_memory;
};

/// Throws nlohmann's type_error 316 if the value holds text that is not UTF-8.
Cell makeCell(const Value& value, CellTexts& texts);
Value toValue(const Cell& cell);

/// JSON as Value::dump() would write it.
void appendJson(std::string& out, const Cell& cell);
void appendJsonText(std::string& out, std::string_view text);

/// A row of a group: the record's id and one cell a field.
class Row {
public:
    explicit Row(std::span<const Cell> cells)
        : m_cells(cells) {}
    std::string id() const { return std::string(m_cells[0].text); }
    std::string_view idText() const { return m_cells[0].text; }
    /// Of the group's field with this index.
    const Cell& operator[](std::size_t field) const { return m_cells[field + 1]; }
    std::span<const Cell> cells() const { return m_cells; } ///< the id too

private:
    std::span<const Cell> m_cells;
};

} // namespace ruhu::sync
