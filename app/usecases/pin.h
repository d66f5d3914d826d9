#pragma once

#include "sync/core/clock.h"

#include <string>
#include <string_view>

namespace ruhu::usecases {

/// Six random digits, evenly distributed.
std::string randomPin(sync::Random& random);

/// 6 to 12 digits.
bool isPin(std::string_view text);

/// Argon2id verifier with its own salt (libsodium's interactive limits: about 64 MiB and a tenth of a
/// second). Throws std::bad_alloc if the memory is not there.
std::string hashPin(const std::string& pin);

/// Constant time in the hash.
bool verifyPin(const std::string& verifier, const std::string& pin);

} // namespace ruhu::usecases
