#include "sync/core/encoding.h"

#include <openssl/evp.h>
#include <simdjson.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace ruhu::sync {

namespace {

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// Value of each character as a digit of lower-case hex; -1: it is none.
constexpr auto kDigits = [] {
    std::array<signed char, 256> values{};
    values.fill(-1);
    for (int i = 0; i < 16; ++i)
        values[static_cast<unsigned char>("0123456789abcdef"[i])] = static_cast<signed char>(i);
    return values;
}();

int digit(char c) {
    return kDigits[static_cast<unsigned char>(c)];
}

} // namespace

namespace {

/// Fetched once: finding an algorithm costs OpenSSL more than hashing a line.
const EVP_MD* sha256() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free);
    return algorithm.get();
}

} // namespace

std::string sha256(std::string_view bytes) {
    constexpr std::size_t kHashBytes = 32;
    // Made once a thread: a context costs as much as hashing a short line.
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                       EVP_MD_CTX_free);
    std::string hash(kHashBytes, '\0');
    if (!context || EVP_DigestInit_ex2(context.get(), sha256(), nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(hash.data()), nullptr) != 1)
        throw std::runtime_error("OpenSSL computes no SHA-256");
    return hash;
}

std::string sha256Hex(std::string_view bytes) {
    return toHex(sha256(bytes));
}

std::string toHex(std::string_view bytes) {
    static constexpr char kNames[] = "0123456789abcdef";
    std::string hex(bytes.size() * 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        hex[2 * i] = kNames[byte >> 4];
        hex[2 * i + 1] = kNames[byte & 15];
    }
    return hex;
}

std::optional<std::string> fromHex(std::string_view hex) {
    if (hex.size() % 2 != 0)
        return std::nullopt;
    std::string bytes(hex.size() / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int value = digit(hex[2 * i]) * 16 + digit(hex[2 * i + 1]);
        if (digit(hex[2 * i]) < 0 || digit(hex[2 * i + 1]) < 0)
            return std::nullopt;
        bytes[i] = static_cast<char>(value);
    }
    return bytes;
}

bool isHash(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) { return digit(c) >= 0; });
}

std::string toBase64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytesOf(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating zero
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

bool isUtf8(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

} // namespace ruhu::sync
