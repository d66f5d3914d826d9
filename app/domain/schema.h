#pragma once

#include "sync/core/schema.h"

namespace ruhu::domain {

/// The project's record types, from schema.json as it was when this binary was built. Parsed once, at the
/// first call; lives as long as the program. Any thread.
const sync::Schema& schema();

} // namespace ruhu::domain
