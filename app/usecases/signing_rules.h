#pragma once

#include "app/usecases/seal_visit.h"

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>

namespace ruhu::usecases {

// Who may sign a visit, how, and with what beside the name (DOMAIN section 3). The errors are those of
// SealVisit::sign().

/// All reviewers of the team have signed, and they are enough.
bool checkersDone(const domain::VisitFacts& facts);

/// How it is signed: "hand" or "agent" where the signature does not say.
std::string modeOf(const NewSignature& signature);
bool isOnPaper(const std::string& mode);

/// Why this reviewer cannot sign; empty for nothing against it.
std::optional<sync::Error> refuseChecker(const domain::VisitFacts& facts, const NewSignature& signature);
/// Why the household's side cannot be signed so; empty for nothing against it.
std::optional<sync::Error> refuseHousehold(SQLite::Database& tables, const domain::VisitFacts& facts,
                                           const NewSignature& signature);

} // namespace ruhu::usecases
