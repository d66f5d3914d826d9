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
    std::vector<std::string> parts(request.pushes.size());
    const auto write = [&](std::size_t p) {
        const Push& push = request.pushes[p];
        ChangeSetShortener shortener;
        for (std::size_t i = 0; i < push.lines.size(); ++i)
            line(parts[p], shortener.shorten(push.lines[i], push.hash(i)));
    };
    std::size_t lines = 0;
    for (const Push& push : request.pushes)
        lines += push.lines.size();
    shareOut(parts.size(), write, lines);
    for (const std::string& part : parts)
        body += part;
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
        std::vector<std::size_t> counts; // of lines
        for (const json& from : array(header, "push", kMaxStreams)) {
            Push push{text(from, "stream"), integer(from, "first", 1), text(from, "sig"), {}};
            if (from.contains("device"))
                push.device = text(from, "device");
            if (from.contains("after"))
                push.after = integer(from, "after", 0);
            counts.push_back(count(from, "count"));
            request.pushes.push_back(std::move(push));
        }
        std::vector<Lines> parts; // pushes do not hang on each other
        std::size_t all = 0;
        for (const std::size_t count : counts) {
            parts.push_back(lines.cut(count));
            all += count;
        }
        const auto readPart = [&](std::size_t i) {
            Push& push = request.pushes[i];
            ChangeSetShortener shortener;
            while (!parts[i].atEnd()) {
                push.lines.push_back(restored(shortener.restore(parts[i].next()), room));
                push.hashes.push_back(sha256Hex(push.lines.back()));
                shortener.note(push.lines.back(), push.hashes.back());
            }
        };
        shareOut(parts.size(), readPart, all);
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
