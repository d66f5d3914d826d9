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

/// The pair that a secret key belongs to. REQUIRES one as made by makeKeyPair.
KeyPair keyPairOf(const std::string& secretKey);

/// REQUIRES a secret key as made by makeKeyPair; throws std::invalid_argument otherwise.
std::string sign(std::string_view secretKey, std::string_view message);

/// False for a wrong signature and for anything malformed.
bool verifySignature(std::string_view publicKey, std::string_view message, std::string_view signature);

/// What a device signs to stand for its change sets up to `n`, whose line has this hash (README section 2).
std::string pushMessage(std::string_view device, std::string_view stream, std::int64_t n,
                        std::string_view hash);

/// What a copied tablet signs with its old key to have a name of its own (README section 6).
std::string copyMessage(std::string_view of, std::string_view device, std::string_view publicKey);

/// What an enrolling tablet signs to show that the key is its own.
std::string enrolMessage(std::string_view device, std::string_view nonce);

/// What one identity of the office signs to vouch for the next (README section 3).
std::string officeMessage(std::string_view device, std::string_view publicKey);

} // namespace ruhu::sync
