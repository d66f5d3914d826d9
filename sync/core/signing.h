#pragma once

#include "sync/core/clock.h"

#include <string>
#include <string_view>

namespace ruhu::sync {

/// Ed25519; keys and signatures in base64 (README section 1).
struct KeyPair {
    std::string publicKey; ///< 32 bytes
    std::string secretKey; ///< 64 bytes; secret
};

KeyPair makeKeyPair(Random& random);

/// REQUIRES a secret key as made by makeKeyPair; throws std::invalid_argument otherwise.
std::string sign(std::string_view secretKey, std::string_view message);

/// False for a wrong signature and for anything malformed.
bool verifySignature(std::string_view publicKey, std::string_view message, std::string_view signature);

/// What a device signs to stand for its change sets up to `n`, whose line has this hash (README section 2).
std::string pushMessage(std::string_view device, std::string_view stream, std::int64_t n,
                        std::string_view hash);

} // namespace ruhu::sync
