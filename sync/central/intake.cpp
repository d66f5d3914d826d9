#include "sync/central/intake.h"

#include "sync/central/enrolment_desk.h"
#include "sync/core/bundle.h"

#include <cstdlib>

namespace ruhu::sync {

namespace {

/// The whole blob, or what is missing of one that came in part by another way.
Result<void> keep(CentralStore& store, const Blob& blob) {
    const auto total = static_cast<std::int64_t>(blob.bytes.size());
    auto have = store.putBlobPart(blob.sha256, blob.type, 0, total, blob.bytes);
    if (!have && have.error().code == "wrong_offset") {
        const std::int64_t there = std::strtoll(have.error().detail.c_str(), nullptr, 10);
        have = store.putBlobPart(blob.sha256, blob.type, there, total,
                                 blob.bytes.substr(static_cast<std::size_t>(there)));
    }
    return have ? Result<void>() : Result<void>(have.error());
}

/// A receipt is read long after its request is forgotten: own entries come whole.
void writeOut(SyncAnswer& answer, const SyncRequest& request) {
    for (StreamAnswer& stream : answer.streams)
        for (EntryLines& entry : stream.entries)
            for (const Push& push : request.pushes)
                if (entry.own >= push.first && push.stream == stream.stream &&
                    entry.own - push.first < static_cast<std::int64_t>(push.lines.size())) {
                    entry.changeSet = push.lines[static_cast<std::size_t>(entry.own - push.first)];
                    entry.own = 0;
                    entry.ownSig.clear();
                }
}

} // namespace

Result<std::string> takeIn(CentralStore& store, std::string_view bytes) {
    const auto keys = store.relayKeys();
    auto bundle = openBundle(keys, bytes);
    if (!bundle)
        return bundle.error();
    auto device = store.device(bundle->device);
    if (!device)
        return Error{"unknown_maker", bundle->device, false};
    if (device->revoked)
        return Error{"maker_revoked", bundle->device, false};
    if (!verifySignature(device->publicKey, bundle->signedText, bundle->sig))
        return Error{"bad_signature", bundle->device, false};
    Receipt receipt;
    for (const Blob& blob : bundle->blobs) {
        if (auto kept = keep(store, blob); !kept)
            return kept.error();
        receipt.blobs.push_back(blob.sha256);
    }
    for (const Blob& blob : bundle->request.blobs)
        receipt.blobs.push_back(blob.sha256);
    device->grants = openGrants(store, device->grants);
    auto answer = store.sync(*device, bundle->request);
    if (!answer)
        return answer.error();
    writeOut(*answer, bundle->request);
    for (StreamAnswer& stream : answer->streams)
        stream.segments.clear(); // nobody fetches on foot
    receipt.answer = encodeAnswer(*answer);
    return sealReceipt(keys, device->device, device->publicKey, receipt);
}

} // namespace ruhu::sync
