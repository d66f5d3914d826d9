#pragma once

#include "sync/core/clock.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace ruhu::sync {

/// The one-time code of an enrolment and what both sides derive from it (README section 6).

/// 12 characters of an alphabet without look-alikes (no 0 O 1 I L U), 58 bits.
std::string makeEnrolmentCode(Random& random);

/// Groups of four, as it is written down: "K7QM-3WXA-9HTC".
std::string groupedCode(std::string_view code);

/// What a person typed, without spaces and hyphens, in upper case. Empty: not 12 characters of the alphabet.
std::optional<std::string> readEnrolmentCode(std::string_view typed);

/// The part that names the code on the wire.
std::string codeIdOf(std::string_view code);

/// K in hex: Argon2id, because who answers a tablet falsely has a proof to guess the code from. About 0.1 s.
std::string enrolmentSecret(std::string_view code);

/// mac(label, parts…) with K, base64. REQUIRES a secret as made by enrolmentSecret.
std::string enrolmentMac(std::string_view secret, std::string_view label,
                         std::initializer_list<std::string_view> parts);

/// Compares without telling by its duration where they differ.
bool sameSecret(std::string_view a, std::string_view b);

} // namespace ruhu::sync
