#include "sync/core/enrolment_code.h"

#include "sync/core/encoding.h"

#include <sodium.h>

#include <array>
#include <cctype>
#include <new>
#include <stdexcept>

namespace ruhu::sync {

namespace {

constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kCodeLength = 12;
constexpr std::size_t kCodeIdLength = 4;
constexpr std::string_view kLabel = "ruhu-enrol\n";

} // namespace

std::string makeEnrolmentCode(Random& random) {
    constexpr unsigned kFair = 256 / kAlphabet.size() * kAlphabet.size();
    std::string code;
    while (code.size() < kCodeLength) {
        std::array<std::byte, 1> byte;
        random.fill(byte);
        const auto value = std::to_integer<unsigned>(byte[0]);
        if (value < kFair)
            code.push_back(kAlphabet[value % kAlphabet.size()]);
    }
    return code;
}

std::string groupedCode(std::string_view code) {
    std::string grouped;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped.push_back('-');
        grouped.push_back(code[i]);
    }
    return grouped;
}

std::optional<std::string> readEnrolmentCode(std::string_view typed) {
    std::string code;
    for (const unsigned char character : typed) {
        if (character == '-' || std::isspace(character))
            continue;
        const char upper = static_cast<char>(std::toupper(character));
        if (kAlphabet.find(upper) == std::string_view::npos)
            return std::nullopt;
        code.push_back(upper);
    }
    if (code.size() != kCodeLength)
        return std::nullopt;
    return code;
}

std::string codeIdOf(std::string_view code) {
    return std::string(code.substr(0, kCodeIdLength));
}

std::string enrolmentSecret(std::string_view code) {
    const auto salt = sha256(std::string(kLabel) + codeIdOf(code)).substr(0, crypto_pwhash_SALTBYTES);
    std::string key(crypto_auth_hmacsha256_KEYBYTES, '\0');
    if (crypto_pwhash(reinterpret_cast<unsigned char*>(key.data()), key.size(), code.data(), code.size(),
                      reinterpret_cast<const unsigned char*>(salt.data()), 2, 64u << 20,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return toHex(key);
}

std::string enrolmentMac(std::string_view secret, std::string_view label,
                         std::initializer_list<std::string_view> parts) {
    const auto key = fromHex(secret);
    if (!key || key->size() != crypto_auth_hmacsha256_KEYBYTES)
        throw std::invalid_argument("not an enrolment secret");
    std::string message(label);
    for (const auto part : parts)
        message.append("\n").append(part);
    std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(mac.data()),
                           reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                           reinterpret_cast<const unsigned char*>(key->data()));
    return toBase64(mac);
}

bool sameSecret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace ruhu::sync
