#pragma once

#include "sync/core/change_set.h"
#include "sync/core/schema.h"

namespace ruhu::sync {

/// What must hold before a draft becomes a change set: known types and fields, ids, kinds of values, UTF-8,
/// hashes of blobs. Sets are brought into their canonical order, changes of one record into one. Errors:
/// "unknown_type", "malformed".
Result<Draft> checkDraft(const Schema& schema, const Draft& draft);

} // namespace ruhu::sync
