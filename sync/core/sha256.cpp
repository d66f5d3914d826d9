#include "sync/core/sha256.h"

#include "sync/core/encoding.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace ruhu::sync {

namespace {

void must(int done) {
    if (done != 1)
        throw std::runtime_error("OpenSSL computes no SHA-256");
}

} // namespace

struct Sha256::Context {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> evp{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>()) {
    must(EVP_DigestInit_ex(m_context->evp.get(), EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    must(EVP_DigestUpdate(m_context->evp.get(), bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
    constexpr std::size_t kHashBytes = 32;
    std::string hash(kHashBytes, '\0');
    must(EVP_DigestFinal_ex(m_context->evp.get(), reinterpret_cast<unsigned char*>(hash.data()), nullptr));
    return toHex(hash);
}

} // namespace ruhu::sync
