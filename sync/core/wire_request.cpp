#include "sync/core/share_out.h"
#include "sync/core/short_form.h"
#include "sync/core/wire_body.h"

namespace ruhu::sync {

using namespace wire;

std::string encodeRequest(const SyncRequest& request) {
    json streams = json::array();
    for (const StreamCursor& cursor : request.streams) {
        json one = {
            {"stream", cursor.stream}, {"epoch", cursor.epoch}, {"seq", cursor.seq}, {"chain", cursor.chain}};
        for (const Rung& rung : cursor.rungs)
            one["rungs"].push_back(json::array({rung.seq, rung.chain}));
        putLineage(one, cursor.epochs);
        streams.push_back(std::move(one));
    }
    json pushes = json::array();
    for (const Push& push : request.pushes) {
        json one = {
            {"stream", push.stream}, {"first", push.first}, {"count", push.lines.size()}, {"sig", push.sig}};
        if (!push.device.empty())
            one["device"] = push.device;
        if (push.after)
            one["after"] = *push.after;
        pushes.push_back(std::move(one));
    }
    json blobs = json::array();
    for (const Blob& blob : request.blobs)
        blobs.push_back(json::array({blob.type, blob.bytes.size()}));
    json header = {{"v", 1},
                   {"clock", request.clock},
                   {"limit", request.limit},
                   {"streams", std::move(streams)},
                   {"push", std::move(pushes)},
                   {"blobs", std::move(blobs)}};
    if (request.wantsKey)
        header["key"] = true;
    std::string body;
    line(body, header.dump());
    for (const Push& push : request.pushes) {
        ChangeSetShortener shortener;
        for (std::size_t i = 0; i < push.lines.size(); ++i)
            line(body, shortener.shorten(push.lines[i], push.hash(i)));
    }
    for (const Blob& blob : request.blobs)
        body += blob.bytes;
    return body;
}

Result<SyncRequest> decodeRequest(std::string_view body) {
    const auto read = [](const json& header, Lines& lines) {
        SyncRequest request;
        Room room;
        request.clock = integer(header, "clock");
        request.limit = integer(header, "limit", 1);
        request.wantsKey = header.contains("key") && header["key"] == json(true);
        for (const json& from : array(header, "streams", kMaxStreams)) {
            StreamCursor cursor{
                text(from, "stream"), text(from, "epoch"), integer(from, "seq", 0), text(from, "chain"), {},
                lineage(from)};
            eachPair(from, "rungs", kMaxStreams, false, [&](std::string chain, std::int64_t seq) {
                cursor.rungs.push_back({seq, std::move(chain)});
            });
            request.streams.push_back(std::move(cursor));
        }
        for (const json& from : array(header, "push", kMaxStreams)) {
            Push push{text(from, "stream"), integer(from, "first", 1), text(from, "sig"), {}};
            if (from.contains("device"))
                push.device = text(from, "device");
            if (from.contains("after"))
                push.after = integer(from, "after", 0);
            ChangeSetShortener shortener;
            for (std::size_t left = count(from, "count"); left > 0; --left) {
                push.lines.push_back(restored(shortener.restore(lines.next()), room));
                push.hashes.push_back(sha256Hex(push.lines.back()));
                shortener.note(push.lines.back(), push.hashes.back());
            }
            request.pushes.push_back(std::move(push));
        }
        std::vector<std::string_view> blobs;
        eachPair(header, "blobs", kMaxLines, true, [&](std::string type, std::int64_t size) {
            if (size > static_cast<std::int64_t>(kMaxRidingBlob))
                throw Bad("blobs");
            blobs.push_back(lines.bytes(static_cast<std::size_t>(size)));
            request.blobs.push_back({{}, std::move(type), {}});
        });
        shareOut(blobs.size(), [&](std::size_t i) {
            request.blobs[i] = makeBlob(std::move(request.blobs[i].type), std::string(blobs[i]));
        });
        return request;
    };
    return guarded([&] { return readBody(body, read); });
}

} // namespace ruhu::sync
