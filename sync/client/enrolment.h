#pragma once

#include "sync/client/transport.h"
#include "sync/core/clock.h"
#include "sync/core/signing.h"
#include "sync/replica/replica.h"

#include <optional>
#include <string>

namespace ruhu::sync {

/// The address that a person typed as the URL of a central store: https and port 8443 unless said otherwise.
/// Error: "bad_address".
Result<std::string> centralUrl(const std::string& typed);

/// First start of a tablet: from an address and a one-time code to an Identity (README section 6). Keep the
/// object while the person tries: an attempt whose answer was lost is repeated with the same keys, and the
/// central store answers as the first time. One thread.
class Enrolment {
public:
    /// `known`: who this tablet is already. It keeps its name, its key and all that is saved here: a central
    /// store that was restored from a backup may have forgotten it ("unknown_device").
    Enrolment(const Clock& clock, Random& random, std::optional<Identity> known = {});

    /// Errors: those of Transport; "bad_address", "bad_code" (no code at all), "code_unknown", "code_used",
    /// "code_expired", "not_central" (who answers does not know the code), "version", "busy".
    Result<Identity> enrol(Transport& transport, const std::string& address, const std::string& typedCode);

private:
    void drawFor(const std::string& code);
    Result<Identity> accept(const HttpAnswer& answer, const std::string& url) const;

    const Clock& m_clock;
    Random& m_random;
    const std::optional<Identity> m_known;
    std::string m_code; ///< for which the rest was drawn
    std::string m_secret;
    Id m_device;
    KeyPair m_keys;
    std::string m_nonce;
};

} // namespace ruhu::sync
