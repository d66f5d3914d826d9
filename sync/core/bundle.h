#pragma once

#include "sync/core/signing.h"
#include "sync/core/wire.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// A sync round on foot (README section 9): a bundle is a request sealed to the central store, a receipt the
/// answer sealed to the tablet that made it. Whoever carries them reads neither. Keys are Ed25519, base64;
/// what is sealed goes to the X25519 keys that follow from them.

struct Bundle {
    Id device;
    SyncRequest request;
    std::vector<Blob> blobs; ///< those that do not ride along in the request
    std::string sig;         ///< of the device over `signedText`
    std::string signedText;
};

struct Receipt {
    std::string answer;             ///< as encodeAnswer writes it, without own entries
    std::vector<std::string> blobs; ///< that the central store holds now
};

inline constexpr std::size_t kMaxBundleBytes = 64 << 20; ///< unpacked
inline constexpr std::string_view kBundleMagic = "ruhu-bundle 1\n";
inline constexpr std::string_view kReceiptMagic = "ruhu-receipt 1\n";

/// REQUIRES keys as made by makeKeyPair.
std::string sealBundle(const std::string& centralKey, const Id& device, const std::string& deviceSecret,
                       const SyncRequest& request, const std::vector<Blob>& blobs);

/// Hostile input. Errors: "not_a_bundle", "not_for_us" (sealed to another key, or spoiled), "malformed",
/// "too_large", "version". Whether the signature holds, the caller finds out with the device's key.
Result<Bundle> openBundle(const KeyPair& central, std::string_view bytes);

std::string sealReceipt(const KeyPair& central, const Id& device, const std::string& deviceKey,
                        const Receipt& receipt);

/// Whom a receipt is for; empty: not a receipt. Who carries it may ask.
Id receiptDevice(std::string_view bytes);

/// Hostile input. Errors: "not_a_receipt", "not_for_us", "bad_signature", "malformed", "too_large".
Result<Receipt> openReceipt(const std::string& centralKey, const Id& device, const std::string& deviceSecret,
                            std::string_view bytes);

} // namespace ruhu::sync
