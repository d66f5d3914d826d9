#pragma once

#include "sync/core/change_set.h"

namespace ruhu::sync {

/// What two concurrent values become (README section 5). Null is less than everything and an empty set.
Value greater(const Value& a, const Value& b);
Value lesser(const Value& a, const Value& b);

/// base + additions − removals of both; sorted.
Value threeWayUnion(const Value& base, const Value& current, const Value& written);

} // namespace ruhu::sync
