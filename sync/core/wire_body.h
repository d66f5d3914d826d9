// How bodies of README section 6 are read and written, whatever they say: lines, members, what does not
// follow. Of sync/core/wire_*.cpp alone.
#pragma once

#include "sync/core/json_guard.h"
#include "sync/core/wire.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <limits>
#include <stdexcept>

namespace ruhu::sync::wire {

using nlohmann::json;

inline constexpr std::size_t kMaxStreams = 10'000;
inline constexpr std::size_t kMaxLines = 2'000'000;
/// Lines of a body written out. Senders keep to 8 MiB of change sets and 4 MiB of entries.
inline constexpr std::size_t kMaxRestoredBytes = 64 << 20;

/// Something in a body that does not follow the specification; caught by guarded().
struct Bad : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// More than anybody has to take.
struct TooLarge {};

struct OtherVersion {
    std::int64_t version;
};

/// Counts what short forms unfold to. Any thread.
class Room {
public:
    void take(std::size_t bytes) {
        if (m_taken.fetch_add(bytes) + bytes > kMaxRestoredBytes)
            throw TooLarge();
    }

private:
    std::atomic<std::size_t> m_taken = 0;
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
    /// The next so many of them.
    Lines cut(std::size_t count) {
        const auto before = m_rest;
        for (; count > 0; --count)
            next();
        return Lines(before.substr(0, before.size() - m_rest.size()));
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

// Members of an object as the specification has them; each throws Bad.

json parseLine(std::string_view line);
const json& member(const json& from, const char* name);
std::string text(const json& from, const char* name);
std::int64_t integer(const json& from, const char* name,
                     std::int64_t least = std::numeric_limits<std::int64_t>::min());
const json& array(const json& from, const char* name, std::size_t most);
std::size_t count(const json& from, const char* name);
std::vector<std::string> texts(const json& from, const char* name);
bool flag(const json& from, const char* name);
Lineage lineage(const json& from);
std::string restored(std::optional<std::string> line, Room& room);

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

// --- writing

/// [["<epoch>",from],…], absent when empty.
void putLineage(json& to, const Lineage& epochs);
void line(std::string& body, std::string_view content);

/// Where entries stand, for their short forms.
struct Place {
    const std::string& stream;
    std::int64_t first;
    Instant clock;
};

void writeEntries(std::string& body, const std::vector<EntryLines>& entries, std::int64_t first,
                  Instant clock);
/// `asked`: where own entries are taken from.
std::vector<EntryLines> readEntries(Lines& lines, std::size_t count, const Place& place,
                                    const SyncRequest& asked, Room& room);

} // namespace ruhu::sync::wire
