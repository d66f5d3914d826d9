#pragma once

#include "sync/central/central_store.h"

#include <string>
#include <string_view>

namespace ruhu::sync {

/// Takes in a bundle that came by USB stick or by another tablet (README section 9): the round that its maker
/// could not make himself. Any number of times, in any order. Returns the receipt for its maker.
/// Errors: those of openBundle and of CentralStore::sync; "unknown_maker", "maker_revoked" (the tablet that
/// made it), "bad_signature".
Result<std::string> takeIn(CentralStore& store, std::string_view bundle);

} // namespace ruhu::sync
