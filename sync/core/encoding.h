#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ruhu::sync {

/// SHA-256 in lower-case hex, and as its 32 bytes. By OpenSSL, which uses the processor's own instructions
/// for it where there are any; libsodium does not.
std::string sha256Hex(std::string_view bytes);
std::string sha256(std::string_view bytes);

std::string toHex(std::string_view bytes);
/// Empty optional: not an even number of lower-case hex digits.
std::optional<std::string> fromHex(std::string_view hex);
/// True for 64 lower-case hex digits.
bool isHash(std::string_view text);

/// RFC 4648 with padding.
std::string toBase64(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text);

bool isUtf8(std::string_view text);

} // namespace ruhu::sync
