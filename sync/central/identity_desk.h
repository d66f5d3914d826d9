#pragma once

#include "sync/central/central_store.h"
#include "sync/central/http_server.h"

#include <string>

namespace ruhu::sync {

/// POST /v1/identity (README section 6): a name of its own for a tablet that was copied. `caller` has shown
/// its token. Any thread.
ServerAnswer giveIdentity(CentralStore& store, const DeviceAccount& caller, const std::string& body);

} // namespace ruhu::sync
