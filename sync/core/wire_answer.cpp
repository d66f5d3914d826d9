#include "sync/core/share_out.h"
#include "sync/core/wire_body.h"

namespace ruhu::sync {

using namespace wire;

namespace {

SegmentName readSegmentName(const json& from) {
    SegmentName name{integer(from, "n", 1), integer(from, "first", 1), integer(from, "last", 1),
                     text(from, "chain"),   text(from, "sha256"),      integer(from, "bytes", 1)};
    if (name.last < name.first || !isHash(name.sha256))
        throw Bad("segment");
    return name;
}

} // namespace

void Standing::add(std::string_view stream, std::string_view epoch, std::int64_t seq, std::string_view chain,
                   std::int64_t backedUp) {
    if (seq > 0)
        m_lines.append(stream)
            .append("\n")
            .append(epoch)
            .append("\n")
            .append(std::to_string(seq))
            .append("\n")
            .append(chain)
            .append("\n")
            .append(std::to_string(backedUp))
            .append("\n");
}

std::string Standing::digest() const {
    return sha256Hex(m_lines).substr(0, 32);
}

std::string encodeAnswer(const SyncAnswer& answer) {
    json streams = json::array();
    for (const StreamAnswer& stream : answer.streams) {
        json head = {{"stream", stream.stream}, {"epoch", stream.epoch}, {"count", stream.entries.size()},
                     {"seq", stream.seq},       {"head", stream.head},   {"backed_up", stream.backedUp},
                     {"chain", stream.chain}};
        if (stream.diverged)
            head["diverged"] = true;
        if (stream.withdrawn)
            head["withdrawn"] = true;
        if (stream.common)
            head["common"] = *stream.common;
        putLineage(head, stream.epochs);
        for (const SegmentName& name : stream.segments)
            head["segments"].push_back({{"n", name.n},
                                        {"first", name.first},
                                        {"last", name.last},
                                        {"chain", name.chain},
                                        {"sha256", name.sha256},
                                        {"bytes", name.bytes}});
        streams.push_back(std::move(head));
    }
    json pushed = json::array();
    for (const PushAnswer& push : answer.pushed) {
        json quarantined = json::array();
        for (const auto& bad : push.quarantined)
            quarantined.push_back({{"n", bad.n}, {"code", bad.code}});
        json one = {{"stream", push.stream}, {"through", push.through}};
        if (!quarantined.empty())
            one["quarantined"] = std::move(quarantined);
        if (!push.device.empty())
            one["device"] = push.device;
        if (push.fork > 0)
            one["fork"] = push.fork;
        if (!push.refused.empty())
            one["refused"] = push.refused;
        if (!push.split.empty())
            one["split"] = push.split;
        if (!push.hash.empty())
            one["hash"] = push.hash;
        pushed.push_back(std::move(one));
    }
    json header = {{"v", 1},
                   {"clock", answer.clock},
                   {"grants", answer.grants},
                   {"streams", std::move(streams)},
                   {"pushed", std::move(pushed)},
                   {"missing", answer.missing}};
    if (!answer.key.empty())
        header["key"] = answer.key;
    std::string body;
    line(body, header.dump());
    std::vector<std::string> parts(answer.streams.size());
    std::size_t entries = 0;
    for (const StreamAnswer& stream : answer.streams)
        entries += stream.entries.size();
    const auto write = [&](std::size_t i) {
        const StreamAnswer& stream = answer.streams[i];
        writeEntries(parts[i], stream.entries,
                     stream.seq - static_cast<std::int64_t>(stream.entries.size()) + 1, answer.clock);
    };
    shareOut(parts.size(), write, entries);
    for (const std::string& part : parts)
        body += part;
    return body;
}

Result<SyncAnswer> decodeAnswer(std::string_view body, const SyncRequest& asked) {
    const auto read = [&asked](const json& header, Lines& lines) {
        SyncAnswer answer;
        Room room;
        answer.clock = integer(header, "clock");
        answer.grants = texts(header, "grants");
        answer.missing = texts(header, "missing");
        for (const Blob& blob : asked.blobs)
            answer.ridden.push_back(blob.sha256);
        if (header.contains("key"))
            answer.key = text(header, "key");
        for (const json& from : array(header, "pushed", kMaxStreams)) {
            PushAnswer push{text(from, "stream"), integer(from, "through", 0), {}};
            if (from.contains("device"))
                push.device = text(from, "device");
            if (from.contains("fork"))
                push.fork = integer(from, "fork", 1);
            if (from.contains("refused"))
                push.refused = text(from, "refused");
            if (from.contains("split"))
                for (const json& n : array(from, "split", kMaxLines)) {
                    if (!n.is_number_integer() || !isWireValue(n, 0))
                        throw Bad("split");
                    push.split.push_back(n.get<std::int64_t>());
                }
            if (from.contains("hash"))
                push.hash = text(from, "hash");
            if (from.contains("quarantined"))
                for (const json& bad : array(from, "quarantined", kMaxLines))
                    push.quarantined.push_back({integer(bad, "n", 1), text(bad, "code")});
            answer.pushed.push_back(std::move(push));
        }
        std::vector<std::size_t> counts; // of entries
        for (const json& from : array(header, "streams", kMaxStreams)) {
            StreamAnswer stream;
            stream.stream = text(from, "stream");
            stream.epoch = text(from, "epoch");
            stream.diverged = flag(from, "diverged");
            stream.withdrawn = flag(from, "withdrawn");
            if (from.contains("common"))
                stream.common = integer(from, "common", 0);
            stream.epochs = lineage(from);
            stream.seq = integer(from, "seq", 0);
            stream.head = integer(from, "head", 0);
            stream.backedUp = integer(from, "backed_up", 0);
            stream.chain = text(from, "chain");
            counts.push_back(count(from, "count"));
            if (from.contains("segments"))
                for (const json& segment : array(from, "segments", kMaxStreams))
                    stream.segments.push_back(readSegmentName(segment));
            answer.streams.push_back(std::move(stream));
        }
        std::vector<Lines> parts; // streams do not hang on each other
        std::size_t entries = 0;
        for (const std::size_t count : counts) {
            parts.push_back(lines.cut(2 * count));
            entries += count;
        }
        const auto readPart = [&](std::size_t i) {
            StreamAnswer& stream = answer.streams[i];
            const auto first = stream.seq - static_cast<std::int64_t>(counts[i]) + 1;
            stream.entries =
                readEntries(parts[i], counts[i], {stream.stream, first, answer.clock}, asked, room);
        };
        shareOut(parts.size(), readPart, entries);
        return answer;
    };
    return guarded([&] { return readBody(body, read); });
}

} // namespace ruhu::sync
