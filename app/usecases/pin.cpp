#include "app/usecases/pin.h"

#include "app/domain/text.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <new>
#include <span>
#include <stdexcept>

namespace ruhu::usecases {

namespace {

void needSodium() {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start");
}

} // namespace

std::string randomPin(sync::Random& random) {
    constexpr std::uint32_t kPins = 1'000'000;
    constexpr std::uint32_t kFair = UINT32_MAX - UINT32_MAX % kPins;
    std::uint32_t number = kFair;
    while (number >= kFair)
        random.fill(std::as_writable_bytes(std::span(&number, 1)));
    char text[8];
    std::snprintf(text, sizeof text, "%06u", number % kPins);
    return text;
}

bool isPin(std::string_view text) {
    return text.size() >= 6 && text.size() <= 12 && domain::isDigits(text);
}

std::string hashPin(const std::string& pin) {
    needSodium();
    std::array<char, crypto_pwhash_STRBYTES> verifier{};
    if (crypto_pwhash_str(verifier.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw std::bad_alloc();
    return verifier.data();
}

bool verifyPin(const std::string& verifier, const std::string& pin) {
    needSodium();
    return verifier.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(verifier.c_str(), pin.data(), pin.size()) == 0;
}

} // namespace ruhu::usecases
