#pragma once

#include "sync/core/clock.h"
#include "sync/core/result.h"

#include <filesystem>
#include <string>

namespace ruhu::sync {

/// The key by which tablets know the central store, and the self-signed certificate that carries it. P-256:
/// every TLS library speaks it. The certificate's dates and names mean nothing to a tablet; its key does.
struct TlsIdentity {
    std::string certificatePem;
    std::string privateKeyPem; ///< secret
    std::string pin;           ///< "sha256//…": base64 of the SHA-256 of the public key's DER (RFC 7469)
};

/// A fresh key and a certificate that is valid for 50 years around `now`.
TlsIdentity makeTlsIdentity(Instant now);

/// DIR/tls-key.pem (readable by its owner only) and DIR/tls-certificate.pem. Errors: "exists", "read_only".
Result<void> saveTlsIdentity(const TlsIdentity& identity, const std::filesystem::path& folder);

/// Errors: "not_found", "bad_certificate" (unreadable, or the two files do not belong together).
Result<TlsIdentity> loadTlsIdentity(const std::filesystem::path& folder);

} // namespace ruhu::sync
