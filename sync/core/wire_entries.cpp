// Entries in their short forms: in answers and in segments.

#include "sync/core/short_form.h"
#include "sync/core/wire_body.h"

#include <charconv>

namespace ruhu::sync {

namespace wire {

namespace {

constexpr char kOwn = '*';

/// Hash of a meta line's change set, as far as it reads; anything else makes the line travel whole.
std::string_view hashIn(std::string_view meta) {
    constexpr std::string_view kName = "\"hash\":\"";
    const auto place = meta.find(kName);
    return place == std::string_view::npos ? std::string_view() : meta.substr(place + kName.size(), 64);
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

} // namespace

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

} // namespace wire

using namespace wire;

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

} // namespace ruhu::sync
