#include "sync/core/signing.h"

#include "sync/core/encoding.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace ruhu::sync {

namespace {

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

KeyPair makeKeyPair(Random& random) {
    std::array<std::byte, crypto_sign_SEEDBYTES> seed;
    random.fill(seed);
    std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0');
    std::string secretKey(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(publicKey.data()),
                             reinterpret_cast<unsigned char*>(secretKey.data()),
                             reinterpret_cast<const unsigned char*>(seed.data()));
    return {toBase64(publicKey), toBase64(secretKey)};
}

KeyPair keyPairOf(const std::string& secretKey) {
    const auto key = fromBase64(secretKey);
    if (!key || key->size() != crypto_sign_SECRETKEYBYTES)
        throw std::invalid_argument("not an Ed25519 secret key");
    return {toBase64(key->substr(crypto_sign_SECRETKEYBYTES - crypto_sign_PUBLICKEYBYTES)), secretKey};
}

std::string sign(std::string_view secretKey, std::string_view message) {
    const auto key = fromBase64(secretKey);
    if (!key || key->size() != crypto_sign_SECRETKEYBYTES)
        throw std::invalid_argument("not an Ed25519 secret key");
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, bytesOf(message),
                         message.size(), bytesOf(*key));
    return toBase64(signature);
}

bool verifySignature(std::string_view publicKey, std::string_view message, std::string_view signature) {
    const auto key = fromBase64(publicKey);
    const auto sig = fromBase64(signature);
    return key && sig && key->size() == crypto_sign_PUBLICKEYBYTES && sig->size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytesOf(*sig), bytesOf(message), message.size(), bytesOf(*key)) == 0;
}

std::string pushMessage(std::string_view device, std::string_view stream, std::int64_t n,
                        std::string_view hash) {
    std::string message = "ruhu-cs1\n";
    message.append(device).append("\n").append(stream).append("\n");
    message.append(std::to_string(n)).append("\n").append(hash);
    return message;
}

std::string copyMessage(std::string_view of, std::string_view device, std::string_view publicKey) {
    std::string message = "ruhu-identity\n";
    return message.append(of).append("\n").append(device).append("\n").append(publicKey);
}

std::string enrolMessage(std::string_view device, std::string_view nonce) {
    std::string message = "ruhu-enrol\n";
    return message.append(device).append("\n").append(nonce);
}

std::string officeMessage(std::string_view device, std::string_view publicKey) {
    std::string message = "ruhu-office\n";
    return message.append(device).append("\n").append(publicKey);
}

} // namespace ruhu::sync
