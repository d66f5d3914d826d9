#pragma once

#include "app/domain/visit_ledger.h"
#include "sync/core/ids.h"

#include <string>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// Ledger ① of a round: every registered household that is alive, by village code, hamlet and visiting order;
/// those with a seal in force with what the seal says, the others with empty visit columns. Numbers in full.
/// `round` may be empty (no round yet); `asOf` = YYYY-MM-DD. Reads only.
domain::VisitLedger readVisitLedger(SQLite::Database& tables, const sync::Id& round, const std::string& asOf);

} // namespace ruhu::store
