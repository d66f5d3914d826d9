#include "sync/core/bundle.h"

#include "sync/core/compression.h"
#include "sync/core/json_guard.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <stdexcept>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxHeadBytes = 1 << 20;
constexpr std::size_t kMaxBlobs = 10'000;

unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string boxPublic(const std::string& ed25519) {
    const auto key = fromBase64(ed25519);
    std::string box(crypto_box_PUBLICKEYBYTES, '\0');
    if (!key || key->size() != crypto_sign_PUBLICKEYBYTES ||
        crypto_sign_ed25519_pk_to_curve25519(raw(box), raw(*key)) != 0)
        throw std::invalid_argument("not an Ed25519 public key");
    return box;
}

std::string boxSecret(const std::string& ed25519) {
    const auto key = fromBase64(ed25519);
    std::string box(crypto_box_SECRETKEYBYTES, '\0');
    if (!key || key->size() != crypto_sign_SECRETKEYBYTES ||
        crypto_sign_ed25519_sk_to_curve25519(raw(box), raw(*key)) != 0)
        throw std::invalid_argument("not an Ed25519 secret key");
    return box;
}

std::string seal(const std::string& toKey, const std::string& plain) {
    const auto packed = compress(plain);
    std::string sealed(packed.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(raw(sealed), raw(packed), packed.size(), raw(boxPublic(toKey))) != 0)
        throw std::runtime_error("libsodium does not seal");
    return sealed;
}

Result<std::string> unseal(const std::string& secretKey, std::string_view sealed) {
    const auto secret = boxSecret(secretKey);
    std::string publicKey(crypto_box_PUBLICKEYBYTES, '\0');
    crypto_scalarmult_base(raw(publicKey), raw(secret));
    if (sealed.size() < crypto_box_SEALBYTES)
        return Error{"not_for_us", "cut off", false};
    std::string packed(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(packed), raw(sealed), sealed.size(), raw(publicKey), raw(secret)) != 0)
        return Error{"not_for_us", "sealed to another key, or spoiled", false};
    return decompress(packed, kMaxBundleBytes);
}

/// A head line of JSON and what follows it.
struct Content {
    json head;
    std::string_view rest;
};

Result<Content> readContent(std::string_view plain) {
    const auto end = plain.substr(0, kMaxHeadBytes).find('\n');
    const auto head = end == std::string_view::npos ? std::nullopt : parseBounded(plain.substr(0, end), 4);
    if (!head || !head->is_object() || !head->value("v", json()).is_number_integer())
        return Error{"malformed", "head of a sealed file", false};
    if ((*head)["v"] != 1)
        return Error{"version", (*head)["v"].dump(), false};
    return Content{*head, plain.substr(end + 1)};
}

std::string textOf(const json& from, const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What a signature stands for: everything, by hashes.
std::string signedText(std::string_view what, const Id& device, std::string_view body,
                       const std::vector<std::string>& blobs) {
    std::string text(what);
    text.append("\n").append(device).append("\n").append(sha256Hex(body));
    for (const auto& sha256 : blobs)
        text.append("\n").append(sha256);
    return text;
}

} // namespace

std::string sealBundle(const std::string& centralKey, const Id& device, const std::string& deviceSecret,
                       const SyncRequest& request, const std::vector<Blob>& blobs) {
    const auto body = encodeRequest(request);
    auto list = json::array();
    std::vector<std::string> names;
    for (const Blob& blob : blobs) {
        list.push_back({{"type", blob.type}, {"bytes", blob.bytes.size()}});
        names.push_back(blob.sha256);
    }
    std::string plain = json({{"v", 1},
                              {"device", device},
                              {"request", body.size()},
                              {"blobs", std::move(list)},
                              {"sig", sign(deviceSecret, signedText("ruhu-bundle", device, body, names))}})
                            .dump() +
                        "\n" + body;
    for (const Blob& blob : blobs)
        plain += blob.bytes;
    return std::string(kBundleMagic) + seal(centralKey, plain);
}

Result<Bundle> openBundle(const KeyPair& central, std::string_view bytes) {
    if (!bytes.starts_with(kBundleMagic))
        return Error{"not_a_bundle", "", false};
    const auto plain = unseal(central.secretKey, bytes.substr(kBundleMagic.size()));
    if (!plain)
        return plain.error();
    const auto content = readContent(*plain);
    if (!content)
        return content.error();
    const Error malformed{"malformed", "bundle", false};
    Bundle bundle;
    bundle.device = textOf(content->head, "device");
    bundle.sig = textOf(content->head, "sig");
    auto rest = content->rest;
    const auto take = [&rest](const json& size) -> std::optional<std::string_view> {
        if (!size.is_number_unsigned() || size.get<std::uint64_t>() > rest.size())
            return std::nullopt;
        const auto part = rest.substr(0, size.get<std::size_t>());
        rest.remove_prefix(part.size());
        return part;
    };
    const auto body = take(content->head.value("request", json()));
    const auto blobs = content->head.value("blobs", json());
    if (!body || !isId(bundle.device) || !blobs.is_array() || blobs.size() > kMaxBlobs)
        return malformed;
    std::vector<std::string> names;
    for (const json& from : blobs) {
        const auto part = from.is_object() ? take(from.value("bytes", json())) : std::nullopt;
        if (!part)
            return malformed;
        bundle.blobs.push_back(makeBlob(textOf(from, "type"), std::string(*part)));
        names.push_back(bundle.blobs.back().sha256);
    }
    if (!rest.empty())
        return malformed;
    auto request = decodeRequest(*body);
    if (!request)
        return request.error();
    bundle.request = std::move(request).value();
    bundle.signedText = signedText("ruhu-bundle", bundle.device, *body, names);
    return bundle;
}

std::string sealReceipt(const KeyPair& central, const Id& device, const std::string& deviceKey,
                        const Receipt& receipt) {
    const auto text = signedText("ruhu-receipt", device, receipt.answer, receipt.blobs);
    const auto head =
        json({{"v", 1}, {"blobs", receipt.blobs}, {"sig", sign(central.secretKey, text)}}).dump();
    return std::string(kReceiptMagic) + device + "\n" + seal(deviceKey, head + "\n" + receipt.answer);
}

Id receiptDevice(std::string_view bytes) {
    constexpr std::size_t kIdBytes = 36;
    if (!bytes.starts_with(kReceiptMagic) || bytes.size() <= kReceiptMagic.size() + kIdBytes)
        return {};
    const auto device = bytes.substr(kReceiptMagic.size(), kIdBytes);
    return isId(device) ? Id(device) : Id();
}

Result<Receipt> openReceipt(const std::string& centralKey, const Id& device, const std::string& deviceSecret,
                            std::string_view bytes) {
    const auto whose = receiptDevice(bytes);
    if (whose.empty())
        return Error{"not_a_receipt", "", false};
    if (whose != device)
        return Error{"not_for_us", whose, false};
    const auto plain = unseal(deviceSecret, bytes.substr(kReceiptMagic.size() + device.size() + 1));
    if (!plain)
        return plain.error();
    const auto content = readContent(*plain);
    if (!content)
        return content.error();
    Receipt receipt{std::string(content->rest), {}};
    const auto blobs = content->head.value("blobs", json());
    if (!blobs.is_array())
        return Error{"malformed", "receipt", false};
    for (const json& sha256 : blobs) {
        if (!sha256.is_string() || !isHash(sha256.get_ref<const std::string&>()))
            return Error{"malformed", "receipt", false};
        receipt.blobs.push_back(sha256.get<std::string>());
    }
    if (!verifySignature(centralKey, signedText("ruhu-receipt", device, receipt.answer, receipt.blobs),
                         textOf(content->head, "sig")))
        return Error{"bad_signature", "receipt", false};
    return receipt;
}

} // namespace ruhu::sync
