#pragma once

#include "sync/core/result.h"

#include <functional>
#include <string>

namespace ruhu::usecases {

/// First start: makes this tablet known to a central store by its address and a one-time code. UI thread
/// only.
class EnrolTablet {
public:
    virtual ~EnrolTablet() = default;

    /// Asks the central store in the background; `done` is called on the UI thread. Errors: those of
    /// Transport; "bad_address", "bad_code" (not a code at all), "code_unknown", "code_used", "code_expired",
    /// "not_central" (who answers does not know the code), "version", and those of Replica::setIdentity.
    virtual void enrol(const std::string& address, const std::string& code,
                       std::function<void(sync::Result<void>)> done) = 0;
};

} // namespace ruhu::usecases
