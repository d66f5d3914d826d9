#pragma once

#include "sync/core/ids.h"

#include <SQLiteCpp/Database.h>

#include <string>

namespace ruhu::store {

/// The name of the file that answers a question of the visit (`question`: its FieldRef text); empty: none, or
/// it was taken and not handed in.
std::string mediaName(SQLite::Database& tables, const sync::Id& visit, const std::string& question);

} // namespace ruhu::store
