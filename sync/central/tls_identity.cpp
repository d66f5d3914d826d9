#include "sync/central/tls_identity.h"

#include "sync/core/encoding.h"

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace ruhu::sync {

namespace {

constexpr const char* kKeyFile = "tls-key.pem";
constexpr const char* kCertificateFile = "tls-certificate.pem";
constexpr std::int64_t kYearSeconds = 365LL * 24 * 3600;

template <auto Free> struct Freed {
    template <typename T> void operator()(T* object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;

void require(bool done, const char* what) {
    if (!done)
        throw std::runtime_error(std::string("OpenSSL: ") + what);
}

std::string contentOf(BIO* memory) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string pinOf(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    require(size > 0, "i2d_PUBKEY");
    const std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return "sha256//" + toBase64(sha256(bytes));
}

void addExtension(X509* certificate, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "extension");
}

Certificate selfSigned(EVP_PKEY* key, Instant now) {
    Certificate certificate(X509_new());
    require(certificate != nullptr, "X509_new");
    std::array<unsigned char, 16> serial;
    require(RAND_bytes(serial.data(), serial.size()) == 1, "RAND_bytes");
    serial[0] &= 0x7f;
    const std::unique_ptr<BIGNUM, Freed<BN_free>> number(BN_bin2bn(serial.data(), serial.size(), nullptr));
    require(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())), "serial");
    X509_set_version(certificate.get(), 2);
    const auto at = static_cast<time_t>(now / 1000);
    require(ASN1_TIME_set(X509_getm_notBefore(certificate.get()), at - 25 * kYearSeconds) &&
                ASN1_TIME_set(X509_getm_notAfter(certificate.get()), at + 25 * kYearSeconds),
            "dates");
    X509_NAME* name = X509_get_subject_name(certificate.get());
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char*>("ruhu-central"), -1, -1,
                                       0) == 1,
            "name");
    X509_set_issuer_name(certificate.get(), name);
    require(X509_set_pubkey(certificate.get(), key) == 1, "public key");
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    addExtension(certificate.get(), NID_ext_key_usage, "serverAuth");
    addExtension(certificate.get(), NID_subject_alt_name, "DNS:ruhu-central,DNS:localhost,IP:127.0.0.1");
    require(X509_sign(certificate.get(), key, EVP_sha256()) > 0, "X509_sign");
    return certificate;
}

std::string readFile(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Never overwrites: a lost key means that every tablet must be enrolled anew.
Result<void> writeNew(const std::filesystem::path& file, const std::string& content, int mode) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (handle < 0)
        return Error{errno == EEXIST ? "exists" : "read_only", std::strerror(errno), false};
    std::size_t done = 0;
    while (done < content.size()) {
        const auto part = ::write(handle, content.data() + done, content.size() - done);
        if (part < 0 && errno != EINTR)
            break;
        done += static_cast<std::size_t>(std::max<ssize_t>(part, 0));
    }
    const bool kept = done == content.size() && ::fsync(handle) == 0;
    if (::close(handle) != 0 || !kept)
        return Error{"disk_full", "cannot write the key", true};
    return {};
}

} // namespace

TlsIdentity makeTlsIdentity(Instant now) {
    const Key key(EVP_EC_gen("P-256"));
    require(key != nullptr, "EVP_EC_gen");
    const auto certificate = selfSigned(key.get(), now);
    const Memory certificateText(BIO_new(BIO_s_mem()));
    const Memory keyText(BIO_new(BIO_s_mem()));
    require(certificateText && keyText, "BIO_new");
    require(PEM_write_bio_X509(certificateText.get(), certificate.get()) == 1, "PEM_write_bio_X509");
    require(PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
            "PEM_write_bio_PrivateKey");
    return {contentOf(certificateText.get()), contentOf(keyText.get()), pinOf(key.get())};
}

Result<void> saveTlsIdentity(const TlsIdentity& identity, const std::filesystem::path& folder) {
    if (auto saved = writeNew(folder / kKeyFile, identity.privateKeyPem, 0600); !saved)
        return saved;
    return writeNew(folder / kCertificateFile, identity.certificatePem, 0644);
}

Result<TlsIdentity> loadTlsIdentity(const std::filesystem::path& folder) {
    TlsIdentity identity{readFile(folder / kCertificateFile), readFile(folder / kKeyFile), {}};
    if (identity.certificatePem.empty() || identity.privateKeyPem.empty())
        return Error{"not_found", "no certificate in the data folder", false};
    const Memory certificateText(
        BIO_new_mem_buf(identity.certificatePem.data(), static_cast<int>(identity.certificatePem.size())));
    const Memory keyText(
        BIO_new_mem_buf(identity.privateKeyPem.data(), static_cast<int>(identity.privateKeyPem.size())));
    const Certificate certificate(PEM_read_bio_X509(certificateText.get(), nullptr, nullptr, nullptr));
    const Key key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr));
    if (!certificate || !key || X509_check_private_key(certificate.get(), key.get()) != 1)
        return Error{"bad_certificate", "certificate and key do not belong together", false};
    identity.pin = pinOf(key.get());
    return identity;
}

} // namespace ruhu::sync
