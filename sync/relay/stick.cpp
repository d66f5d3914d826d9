#include "sync/relay/stick.h"

#include "sync/central/intake.h"
#include "sync/core/bundle.h"
#include "sync/relay/files.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace ruhu::sync {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFolder = "入户";
constexpr const char* kBundle = ".bundle";
constexpr const char* kReceipt = ".receipt";
constexpr std::size_t kMostWaiting = kMaxBundleBytes / 2; // JSON's escapes may double it

/// Readable on the office's computer, unlike any other tablet's, and free of what FAT forbids.
std::string fileName(const Identity& identity) {
    auto name = identity.deviceName;
    std::replace_if(
        name.begin(), name.end(),
        [](char c) {
            return static_cast<unsigned char>(c) < 0x20 ||
                   std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos;
        },
        '-');
    return name + "-" + identity.device.substr(0, 8);
}

bool takeReceiptFile(Replica& replica, const fs::path& file) {
    const auto bytes = readWhole(file, kMaxBundleBytes);
    if (!bytes)
        return false;
    if (const auto taken = takeReceipt(replica, *bytes); !taken) {
        spdlog::warn("a receipt on a stick was not taken: {} ({})", taken.error().code, taken.error().detail);
        return false;
    }
    std::error_code ignored; // taken twice does no harm
    fs::remove(file, ignored);
    return true;
}

} // namespace

Result<RoundOnFoot> visitStick(Replica& replica, const fs::path& stick) {
    const auto identity = replica.identity();
    if (!identity)
        return Error{"not_enrolled", "", false};
    const auto folder = stick / kFolder;
    const auto file = folder / (fileName(*identity) + kBundle);
    RoundOnFoot round;
    round.receipt = takeReceiptFile(replica, fs::path(file).replace_extension(kReceipt));
    auto bundle = makeBundle(replica, kMostWaiting);
    std::error_code failed;
    if (!bundle && bundle.error().code == "nothing_waits") {
        fs::remove(file, failed);
        return round;
    }
    if (!bundle)
        return bundle.error();
    fs::create_directories(folder, failed); // what is wrong with the stick, writing says better
    if (auto written = writeWhole(file, bundle->bytes); !written)
        return written.error();
    round.changeSets = bundle->changeSets;
    round.blobs = bundle->blobs;
    round.whole = bundle->whole;
    return round;
}

Result<void> takeInFile(CentralStore& store, const fs::path& bundle, const fs::path& receipt) {
    const auto bytes = readWhole(bundle, kMaxBundleBytes);
    if (!bytes)
        return bytes.error();
    const auto answer = takeIn(store, *bytes);
    if (!answer)
        return answer.error();
    return writeWhole(receipt, *answer);
}

StickIntake::StickIntake(CentralStore& store, fs::path mounts)
    : m_store(store)
    , m_mounts(std::move(mounts)) {}

std::vector<StickIntake::Taken> StickIntake::look() {
    auto there = bundles();
    std::vector<Taken> taken;
    for (const auto& [file, stamp] : there) {
        const auto seen = m_seen.find(file);
        if (seen == m_seen.end() || seen->second != stamp)
            taken.push_back({file, takeInFile(m_store, file, fs::path(file).replace_extension(kReceipt))});
    }
    m_seen = std::move(there);
    return taken;
}

std::map<fs::path, StickIntake::Stamp> StickIntake::bundles() const {
    std::map<fs::path, Stamp> found;
    std::error_code failed; // a stick may go while it is read: then it has nothing to say
    const auto children = [&failed](const fs::path& folder) {
        std::vector<fs::path> list;
        for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
            list.push_back(at->path());
        failed.clear();
        return list;
    };
    const auto collect = [&](const fs::path& stick) {
        for (const auto& file : children(stick / kFolder)) {
            if (file.extension() != kBundle)
                continue;
            const auto size = fs::file_size(file, failed);
            const auto time = failed ? fs::file_time_type() : fs::last_write_time(file, failed);
            if (!failed)
                found[file] = {size, time};
            failed.clear();
        }
    };
    for (const auto& outer : children(m_mounts)) {
        collect(outer);
        for (const auto& inner : children(outer))
            collect(inner);
    }
    return found;
}

} // namespace ruhu::sync
