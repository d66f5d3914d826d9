#include "sync/relay/satchel.h"

#include "sync/client/central_client.h"
#include "sync/core/bundle.h"
#include "sync/relay/files.h"

#include <algorithm>

namespace ruhu::sync {

namespace fs = std::filesystem;

namespace {

/// A neighbour's tablets for some days; nobody fills the disk from outside.
constexpr std::size_t kMostBundles = 100;
constexpr std::uintmax_t kMostBytes = 512 << 20;
constexpr const char* kBundle = ".bundle";
constexpr const char* kRefused = ".refused";
constexpr const char* kReceipt = ".receipt";

std::size_t sizeOf(const SyncRequest& request) {
    std::size_t bytes = 0;
    for (const Push& push : request.pushes)
        for (const auto& line : push.lines)
            bytes += line.size();
    for (const Blob& blob : request.blobs)
        bytes += blob.bytes.size();
    return bytes;
}

/// It will be the same the next time.
bool isForGood(const Error& error) {
    return !error.retry &&
           (error.code == "not_a_bundle" || error.code == "not_for_us" || error.code == "malformed" ||
            error.code == "bad_signature" || error.code == "unknown_maker" || error.code == "maker_revoked" ||
            error.code == "too_large" || error.code == "version");
}

} // namespace

Result<PackedRound> makeBundle(Replica& replica, std::size_t mostBytes) {
    const auto identity = replica.identity();
    if (!identity)
        return Error{"not_enrolled", "", false};
    const auto key = replica.centralKey();
    if (key.empty())
        return Error{"no_key", "", false};
    auto request = replica.nextRequest(mostBytes);
    if (!request)
        return request.error();
    PackedRound packed;
    std::int64_t waiting = 0;
    for (const auto& stream : replica.streams())
        waiting += stream.pending;
    for (const auto& push : request->pushes)
        packed.changeSets += push.device.empty() ? static_cast<std::int64_t>(push.lines.size()) : 0;
    packed.whole = packed.changeSets == waiting;
    auto bytes = sizeOf(*request);
    std::vector<Blob> blobs;
    constexpr std::size_t kMany = 1000;
    for (const auto& name : replica.blobsToSend(kMany)) {
        const auto rides = [&](const Blob& riding) { return riding.sha256 == name; };
        if (std::any_of(request->blobs.begin(), request->blobs.end(), rides))
            continue;
        auto blob = replica.blob(name);
        if (!blob)
            continue;
        bytes += blob->bytes.size();
        if (bytes > mostBytes) {
            packed.whole = false;
            break;
        }
        blobs.push_back(std::move(*blob));
    }
    if (request->pushes.empty() && request->blobs.empty() && blobs.empty())
        return Error{"nothing_waits", "", false};
    packed.blobs = static_cast<std::int64_t>(request->blobs.size() + blobs.size());
    packed.bytes = sealBundle(key, identity->device, identity->secretKey, *request, blobs);
    return packed;
}

Result<Notice> takeReceipt(Replica& replica, std::string_view bytes) {
    const auto identity = replica.identity();
    if (!identity)
        return Error{"not_enrolled", "", false};
    const auto key = replica.centralKey();
    if (key.empty())
        return Error{"no_key", "", false};
    const auto receipt = openReceipt(key, identity->device, identity->secretKey, bytes);
    if (!receipt)
        return receipt.error();
    const auto answer = decodeAnswer(receipt->answer, {});
    if (!answer)
        return answer.error();
    return replica.takeRelayed(*answer, receipt->blobs);
}

Satchel::Satchel(fs::path folder)
    : m_folder(std::move(folder)) {
    fs::create_directories(m_folder);
}

std::vector<fs::path> Satchel::waiting() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(m_folder))
        if (entry.path().extension() == kBundle)
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

Result<void> Satchel::putBundle(std::string_view bytes) {
    if (!bytes.starts_with(kBundleMagic))
        return Error{"not_a_bundle", "", false};
    if (bytes.size() > kMaxBundleBytes)
        return Error{"too_large", "", false};
    const std::lock_guard lock(m_mutex);
    std::uintmax_t held = bytes.size();
    const auto files = waiting();
    for (const auto& file : files)
        held += fs::file_size(file);
    if (files.size() >= kMostBundles || held > kMostBytes)
        return Error{"full", "", false};
    return writeWhole(m_folder / (sha256Hex(bytes) + kBundle), bytes);
}

std::string Satchel::receiptFor(const Id& device) const {
    if (!isId(device))
        return {};
    const std::lock_guard lock(m_mutex);
    auto bytes = readWhole(m_folder / (device + kReceipt), kMaxBundleBytes);
    return bytes ? std::move(bytes).value() : std::string();
}

std::size_t Satchel::bundles() const {
    const std::lock_guard lock(m_mutex);
    return waiting().size();
}

Result<int> Satchel::handIn(Transport& transport, const Identity& identity) {
    std::vector<fs::path> files;
    {
        const std::lock_guard lock(m_mutex);
        files = waiting();
    }
    CentralClient central(transport, identity);
    int handed = 0;
    for (const auto& file : files) {
        const auto bundle = readWhole(file, kMaxBundleBytes);
        if (!bundle)
            return bundle.error();
        const auto receipt = central.handIn(*bundle);
        if (!receipt && !isForGood(receipt.error()))
            return receipt.error();
        const std::lock_guard lock(m_mutex);
        std::error_code bad;
        if (!receipt) {
            fs::rename(file, fs::path(file).replace_extension(kRefused), bad);
            continue;
        }
        const auto device = receiptDevice(*receipt);
        if (!device.empty())
            if (auto kept = writeWhole(m_folder / (device + kReceipt), *receipt); !kept)
                return kept.error();
        fs::remove(file, bad); // handed in twice does no harm
        ++handed;
    }
    return handed;
}

} // namespace ruhu::sync
