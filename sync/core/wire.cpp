#include "sync/core/wire.h"

#include "sync/core/json_guard.h"
#include "sync/core/short_form.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <limits>
#include <optional>
#include <stdexcept>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxStreams = 10'000;
constexpr std::size_t kMaxLines = 2'000'000;
/// Lines of a body written out. Senders keep to 8 MiB of change sets and 4 MiB of entries.
constexpr std::size_t kMaxRestoredBytes = 64 << 20;

/// Something in a body that does not follow the specification; caught at the boundary of this file.
struct Bad : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// More than anybody has to take.
struct TooLarge {};

struct OtherVersion {
    std::int64_t version;
};

/// Counts what short forms unfold to.
class Room {
public:
    void take(std::size_t bytes) {
        if (bytes > m_left)
            throw TooLarge();
        m_left -= bytes;
    }

private:
    std::size_t m_left = kMaxRestoredBytes;
};

/// Reads a body line by line, without copying.
class Lines {
public:
    explicit Lines(std::string_view body)
        : m_rest(body) {}

    std::string_view next() {
        const std::size_t end = m_rest.find('\n');
        if (end == std::string_view::npos)
            throw Bad("the body ends early");
        const auto line = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        return line;
    }
    /// What follows the lines.
    std::string_view bytes(std::size_t size) {
        if (size > m_rest.size())
            throw Bad("the body ends early");
        const auto bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return bytes;
    }
    bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

json parseLine(std::string_view line) {
    auto parsed = parseBounded(line, 8);
    if (!parsed || !parsed->is_object())
        throw Bad("not a JSON object");
    return std::move(*parsed);
}

const json& member(const json& from, const char* name) {
    if (!from.is_object())
        throw Bad(std::string("no object around ") + name);
    const auto found = from.find(name);
    if (found == from.end())
        throw Bad(std::string("without ") + name);
    return *found;
}

std::string text(const json& from, const char* name) {
    const json& value = member(from, name);
    if (!value.is_string())
        throw Bad(name);
    return value.get<std::string>();
}

std::int64_t integer(const json& from, const char* name,
                     std::int64_t least = std::numeric_limits<std::int64_t>::min()) {
    const json& value = member(from, name);
    if (!value.is_number_integer() || !isWireValue(value, 0) || value.get<std::int64_t>() < least)
        throw Bad(name);
    return value.get<std::int64_t>();
}

const json& array(const json& from, const char* name, std::size_t most) {
    const json& value = member(from, name);
    if (!value.is_array() || value.size() > most)
        throw Bad(name);
    return value;
}

std::size_t count(const json& from, const char* name) {
    const auto number = static_cast<std::size_t>(integer(from, name, 0));
    if (number > kMaxLines)
        throw Bad(name);
    return number;
}

std::vector<std::string> texts(const json& from, const char* name) {
    std::vector<std::string> list;
    for (const json& element : array(from, name, kMaxLines)) {
        if (!element.is_string())
            throw Bad(name);
        list.push_back(element.get<std::string>());
    }
    return list;
}

template <typename Read> auto guarded(Read read) -> Result<decltype(read())> {
    try {
        return read();
    } catch (const Bad& bad) {
        return Error{"malformed", bad.what(), false};
    } catch (const TooLarge&) {
        return Error{"too_large", "lines written out", false};
    } catch (const OtherVersion& other) {
        return Error{"version", "protocol " + std::to_string(other.version), false};
    }
}

/// A header and the lines that it announces.
template <typename Read> auto readBody(std::string_view body, Read read) {
    Lines lines(body);
    const json header = parseLine(lines.next());
    if (const auto version = integer(header, "v"); version != 1)
        throw OtherVersion{version};
    auto value = read(header, lines);
    if (!lines.atEnd())
        throw Bad("more lines than announced");
    return value;
}

std::string restored(std::optional<std::string> line, Room& room) {
    if (!line)
        throw Bad("a short line that stands for nothing");
    room.take(line->size());
    return std::move(*line);
}

/// [["<epoch>",from],…], absent when empty.
void putLineage(json& to, const Lineage& epochs) {
    for (const EpochStart& start : epochs)
        to["epochs"].push_back(json::array({start.epoch, start.from}));
}

/// Pairs of a text and a position, absent when there are none.
template <typename Each>
void eachPair(const json& from, const char* name, std::size_t most, bool textFirst, const Each& each) {
    if (!from.contains(name))
        return;
    for (const json& pair : array(from, name, most)) {
        const std::size_t text = textFirst ? 0 : 1;
        if (!pair.is_array() || pair.size() != 2 || !pair[text].is_string() ||
            !pair[1 - text].is_number_integer() || !isWireValue(pair[1 - text], 0) || pair[1 - text] < 0)
            throw Bad(name);
        each(pair[text].get<std::string>(), pair[1 - text].get<std::int64_t>());
    }
}

Lineage lineage(const json& from) {
    Lineage epochs;
    eachPair(from, "epochs", kMaxStreams, true, [&](std::string epoch, std::int64_t start) {
        if (!epochs.empty() && epochs.back().from > start)
            throw Bad("epochs");
        epochs.push_back({std::move(epoch), start});
    });
    return epochs;
}

bool flag(const json& from, const char* name) {
    return from.contains(name) && from[name] == json(true);
}

void line(std::string& body, std::string_view content) {
    body.append(content).push_back('\n');
}

constexpr char kOwn = '*';

/// Hash of a meta line's change set, as far as it reads; anything else makes the line travel whole.
std::string_view hashIn(std::string_view meta) {
    constexpr std::string_view kName = "\"hash\":\"";
    const auto place = meta.find(kName);
    return place == std::string_view::npos ? std::string_view() : meta.substr(place + kName.size(), 64);
}

void writeEntries(std::string& body, const std::vector<EntryLines>& entries, std::int64_t first,
                  Instant clock) {
    MetaShortener metas(first, clock);
    ChangeSetShortener changeSets;
    std::int64_t nextOwn = 0;
    for (const EntryLines& entry : entries) {
        const std::string hash(hashIn(entry.meta));
        line(body, metas.shorten(entry.meta, hash, entry.ownSig));
        if (entry.own == 0)
            line(body, changeSets.shorten(entry.changeSet, hash));
        else
            line(body, entry.own == nextOwn ? std::string(1, kOwn) : kOwn + std::to_string(entry.own));
        if (entry.own > 0)
            nextOwn = entry.own + 1;
    }
}

/// Takes for the entry what the receiver itself pushed as `n`.
void putOwn(EntryLines& entry, const SyncRequest& asked, const std::string& stream, std::int64_t n) {
    for (const Push& push : asked.pushes)
        if (push.stream == stream && push.device.empty() && n >= push.first &&
            n - push.first < static_cast<std::int64_t>(push.lines.size())) {
            const auto place = static_cast<std::size_t>(n - push.first);
            entry.changeSet = push.lines[place];
            entry.hash = push.hash(place);
            entry.own = n;
            if (place + 1 == push.lines.size())
                entry.ownSig = push.sig;
            return;
        }
    throw Bad("an own entry that was not pushed");
}

std::int64_t ownNumber(std::string_view sent, std::int64_t next) {
    if (sent.empty())
        return next;
    std::int64_t n = 0;
    const auto [end, bad] = std::from_chars(sent.data(), sent.data() + sent.size(), n);
    if (bad != std::errc() || end != sent.data() + sent.size())
        throw Bad("own");
    return n;
}

struct Place {
    const std::string& stream;
    std::int64_t first;
    Instant clock;
};

std::vector<EntryLines> readEntries(Lines& lines, std::size_t count, const Place& place,
                                    const SyncRequest& asked, Room& room) {
    std::vector<EntryLines> entries;
    MetaShortener metas(place.first, place.clock);
    ChangeSetShortener changeSets;
    std::int64_t nextOwn = 0;
    for (; count > 0; --count) {
        EntryLines entry;
        const auto meta = lines.next();
        const auto changeSet = lines.next();
        if (changeSet.starts_with(kOwn)) {
            putOwn(entry, asked, place.stream, ownNumber(changeSet.substr(1), nextOwn));
            nextOwn = entry.own + 1;
        } else {
            entry.changeSet = restored(changeSets.restore(changeSet), room);
            entry.hash = sha256Hex(entry.changeSet);
            changeSets.note(entry.changeSet, entry.hash);
        }
        entry.meta = restored(metas.restore(meta, entry.hash, entry.ownSig), room);
        entries.push_back(std::move(entry));
    }
    return entries;
}

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
        if (push.after > 0)
            one["after"] = push.after;
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
    for (const StreamAnswer& stream : answer.streams)
        writeEntries(body, stream.entries, stream.seq - static_cast<std::int64_t>(stream.entries.size()) + 1,
                     answer.clock);
    return body;
}

std::string encodeEntries(const std::vector<EntryLines>& entries, std::int64_t first, Instant clock) {
    std::string body;
    writeEntries(body, entries, first, clock);
    return body;
}

Result<std::vector<EntryLines>> decodeEntries(std::string_view body, std::int64_t first, std::int64_t count,
                                              Instant clock) {
    return guarded([&] {
        Lines lines(body);
        Room room;
        auto entries = readEntries(lines, static_cast<std::size_t>(count), {"", first, clock}, {}, room);
        if (!lines.atEnd())
            throw Bad("more lines than announced");
        return entries;
    });
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
                push.after = integer(from, "after", 1);
            ChangeSetShortener shortener;
            for (std::size_t left = count(from, "count"); left > 0; --left) {
                push.lines.push_back(restored(shortener.restore(lines.next()), room));
                push.hashes.push_back(sha256Hex(push.lines.back()));
                shortener.note(push.lines.back(), push.hashes.back());
            }
            request.pushes.push_back(std::move(push));
        }
        eachPair(header, "blobs", kMaxLines, true, [&](std::string type, std::int64_t size) {
            if (size > static_cast<std::int64_t>(kMaxRidingBlob))
                throw Bad("blobs");
            request.blobs.push_back(
                makeBlob(std::move(type), std::string(lines.bytes(static_cast<std::size_t>(size)))));
        });
        return request;
    };
    return guarded([&] { return readBody(body, read); });
}

Result<SyncAnswer> decodeAnswer(std::string_view body, const SyncRequest& asked) {
    const auto read = [&asked](const json& header, Lines& lines) {
        SyncAnswer answer;
        Room room;
        answer.clock = integer(header, "clock");
        answer.grants = texts(header, "grants");
        answer.missing = texts(header, "missing");
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
            if (from.contains("quarantined"))
                for (const json& bad : array(from, "quarantined", kMaxLines))
                    push.quarantined.push_back({integer(bad, "n", 1), text(bad, "code")});
            answer.pushed.push_back(std::move(push));
        }
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
            const auto entries = count(from, "count");
            stream.entries = readEntries(
                lines, entries,
                {stream.stream, stream.seq - static_cast<std::int64_t>(entries) + 1, answer.clock}, asked,
                room);
            if (from.contains("segments"))
                for (const json& segment : array(from, "segments", kMaxStreams))
                    stream.segments.push_back(readSegmentName(segment));
            answer.streams.push_back(std::move(stream));
        }
        return answer;
    };
    return guarded([&] { return readBody(body, read); });
}

} // namespace ruhu::sync
