#pragma once

#include "app/domain/visit_ledger.h"
#include "sync/store/committer.h"

#include <filesystem>
#include <string>

namespace ruhu::usecases {

struct LedgerRequest {
    std::filesystem::path target; ///< a file, or an existing folder: then the file gets its usual name
    std::string purpose;          ///< why numbers are wanted in full; empty = masked
    std::string staffName;        ///< the township officer who asks for them
};

struct ExportedLedger {
    std::filesystem::path file;
    int households = 0;
    int visited = 0;
    int people = 0;
};

/// Writes ledger ① of the current round. Numbers in full only with a purpose and for a township_admin, and
/// only after each village's stream has a reveal record of it: what cannot be logged is not shown.
/// Errors: "not_permitted" (no such township_admin), "write_failed", those of Committer::commit.
sync::Result<ExportedLedger> exportVisitLedger(sync::Committer& committer, const LedgerRequest& request);

} // namespace ruhu::usecases
