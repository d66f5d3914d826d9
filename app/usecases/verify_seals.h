#pragma once

#include "sync/store/committer.h"

#include <string>
#include <vector>

namespace ruhu::usecases {

/// Recomputes every seal (封存件): that its content reads and has the hash that it says, that the device
/// which sealed it signed that hash, that each signature names it, and that a sealed visit has its seal. Each
/// finding is one line of text; empty: all hold. Over a tablet's tables or the central store's.
std::vector<std::string> verifySeals(SQLite::Database& tables);

} // namespace ruhu::usecases
