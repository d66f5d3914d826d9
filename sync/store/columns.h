#pragma once

#include "sync/core/record.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>

namespace ruhu::sync {

/// Values as columns: text for what travels as text, integers for integers, instants and booleans, JSON for
/// sets and maps. A value of another kind than the schema says (only a newer peer could write it) is kept as
/// its JSON would bind, and reads back by what the column holds.
void bindValue(SQLite::Statement& statement, int index, const Value& value);
/// Whether a field's column is of type TEXT; the others are INTEGER.
bool isTextColumn(const FieldSchema& field);
/// A cell without copying its text; the place is written as CAST(? AS TEXT) if the column is of type TEXT.
/// REQUIRES that the cell's text lives until the statement has run. An empty object is NULL.
void bindCell(SQLite::Statement& statement, int index, const FieldSchema& field, const Cell& cell);

Value readValue(const FieldSchema& field, const SQLite::Column& column);

/// Text without copying it, for a place written as CAST(? AS TEXT): the library binds text only from a
/// std::string, bytes from anywhere. REQUIRES that `text` lives until the statement has run.
void bindText(SQLite::Statement& statement, int index, std::string_view text);

/// JSON text of an object; NULL if it is empty.
void bindObject(SQLite::Statement& statement, int index, const Value& object);

/// Unknown fields of a record as one object.
Value extraOf(const TypeSchema& type, const RecordState& state);

std::string quoted(const std::string& name);

} // namespace ruhu::sync
