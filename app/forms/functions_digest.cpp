// digest() and base64-decode().

#include "app/forms/functions.h"

#include <openssl/evp.h>

#include <algorithm>

namespace ruhu::forms {

namespace {

void digest(Call& call) {
    auto algorithm = call.text(1);
    std::transform(algorithm.begin(), algorithm.end(), algorithm.begin(),
                   [](unsigned char c) { return std::toupper(c); });
    const auto encoding = call.count() > 2 ? call.text(2) : std::string("base64");
    const EVP_MD* const method = algorithm == "MD5"       ? EVP_md5()
                                 : algorithm == "SHA-1"   ? EVP_sha1()
                                 : algorithm == "SHA-256" ? EVP_sha256()
                                 : algorithm == "SHA-384" ? EVP_sha384()
                                 : algorithm == "SHA-512" ? EVP_sha512()
                                                          : nullptr;
    if (!method || (encoding != "base64" && encoding != "hex"))
        return call.fail("digest(): no method " + call.text(1) + " with encoding " + encoding);
    const auto source = call.text(0);
    std::vector<unsigned char> hash(EVP_MAX_MD_SIZE);
    unsigned int size = 0;
    EVP_Digest(source.data(), source.size(), hash.data(), &size, method, nullptr);
    std::string text;
    if (encoding == "hex") {
        static constexpr char kHex[] = "0123456789abcdef";
        for (unsigned int i = 0; i < size; ++i) {
            text += kHex[hash[i] >> 4];
            text += kHex[hash[i] & 15];
        }
    } else {
        std::vector<unsigned char> encoded(size * 2 + 4);
        const int length = EVP_EncodeBlock(encoded.data(), hash.data(), static_cast<int>(size));
        text.assign(encoded.begin(), encoded.begin() + length);
    }
    call.give(text);
}

void base64Decode(Call& call) {
    const auto source = call.text(0);
    std::vector<unsigned char> decoded(source.size() + 4);
    int length = EVP_DecodeBlock(decoded.data(), reinterpret_cast<const unsigned char*>(source.data()),
                                 static_cast<int>(source.size()));
    // OpenSSL counts the padding as bytes.
    if (length > 0)
        length -= source.ends_with("==") ? 2 : source.ends_with("=") ? 1 : 0;
    call.give(length > 0 ? std::string(decoded.begin(), decoded.begin() + length) : std::string());
}

} // namespace

const std::vector<Function>& digestFunctions() {
    static const std::vector<Function> functions = {
        {"digest", 2, 3, &bridge<digest>},
        {"base64-decode", 1, 1, &bridge<base64Decode>},
    };
    return functions;
}

} // namespace ruhu::forms
