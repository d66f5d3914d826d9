#include "sync/replica/salvage.h"

#include "sync/core/entry.h"
#include "sync/replica/save_note.h"
#include "sync/replica/sqlite_replica.h"
#include "sync/store/page_scan.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <map>

namespace ruhu::sync {

namespace fs = std::filesystem;

namespace {

/// There while a program has the file open, and after one that did not end as it should. Its content: the
/// newest save (SaveNote), or nothing; kCheck; or, while files are exchanged, where the damaged one goes.
fs::path openMark(const fs::path& file) {
    return SaveNote::markOf(file);
}
fs::path walOf(const fs::path& file) {
    return file.string() + "-wal";
}
/// The fresh file until it takes its place.
fs::path freshOf(const fs::path& file) {
    return file.string() + ".fresh";
}

/// The program ended as it should, but met damage.
constexpr const char* kCheck = "check";

std::string contentOf(const fs::path& mark) {
    std::string line;
    std::ifstream in(mark);
    std::getline(in, line);
    return line;
}

const std::string* textAt(const ScannedRecord& record, std::size_t column) {
    return column < record.size() ? std::get_if<std::string>(&record[column]) : nullptr;
}

/// What the pages still hold of a tablet's own work. Found by what proves itself, not by where it stands: the
/// identity by its form, change sets by their device, blobs by their hash.
struct Remains {
    std::string identity;
    std::string clockOffset;
    std::map<std::pair<std::string, std::int64_t>, std::vector<std::string>> saves; ///< stream and counter
    std::map<std::string, std::pair<Blob, bool>> blobs;                             ///< with `received`
    std::map<std::string, std::string> inPieces; ///< type of larger ones that were not received
};

bool isIdentity(const std::string& text) {
    const auto json = Value::parse(text, nullptr, false);
    return json.is_object() && json.contains("device") && json.contains("secret_key");
}

std::string findIdentity(const PageScan& scan, std::string& clockOffset) {
    std::string identity;
    scan.records([&](const ScannedRecord& record) {
        const auto* key = textAt(record, 0);
        const auto* value = textAt(record, 1);
        if (record.size() != 2 || !key || !value)
            return;
        if (*key == "identity" && isIdentity(*value))
            identity = *value;
        if (*key == "clock_offset")
            clockOffset = *value;
    });
    return identity;
}

void findBlob(const ScannedRecord& record, Remains& remains) {
    const auto* sha256 = textAt(record, 0);
    const auto* type = textAt(record, 1);
    const auto* bytes = record.empty() ? nullptr : textAt(record, record.size() - 1);
    if (!sha256 || !type || !bytes || sha256->size() != 64 || record.size() < 4)
        return;
    const auto* received = std::get_if<std::int64_t>(&record[3]);
    if (bytes->empty() && received && *received == 0)
        remains.inPieces[*sha256] = *type;
    if (sha256Hex(*bytes) != *sha256)
        return;
    remains.blobs.insert_or_assign(
        *sha256, std::pair{Blob{*sha256, *type, *bytes}, received != nullptr && *received == 1});
}

/// Puts together what stands in pieces.
void findPieces(const PageScan& scan, Remains& remains) {
    std::map<std::string, std::map<std::int64_t, std::string>> pieces;
    scan.records([&](const ScannedRecord& record) {
        const auto* sha256 = textAt(record, 0);
        const auto* bytes = textAt(record, 2);
        const auto* start = record.size() == 3 ? std::get_if<std::int64_t>(&record[1]) : nullptr;
        if (sha256 && bytes && start && remains.inPieces.contains(*sha256))
            pieces[*sha256].insert_or_assign(*start, *bytes);
    });
    for (auto& [sha256, parts] : pieces) {
        std::string whole;
        for (auto& [start, bytes] : parts)
            whole += bytes;
        if (sha256Hex(whole) == sha256)
            remains.blobs.insert_or_assign(
                sha256, std::pair{Blob{sha256, remains.inPieces.at(sha256), std::move(whole)}, false});
    }
}

Remains remainsIn(const PageScan& scan) {
    Remains remains;
    remains.identity = findIdentity(scan, remains.clockOffset);
    const Id self = remains.identity.empty() ? Id() : Value::parse(remains.identity)["device"].get<Id>();
    scan.records([&](const ScannedRecord& record) {
        findBlob(record, remains);
        for (const auto& value : record) {
            const auto* text = std::get_if<std::string>(&value);
            if (!text || self.empty() || !text->starts_with(R"({"v":1,"device":")" + self))
                continue;
            const bool proven = std::any_of(record.begin(), record.end(), [&](const auto& other) {
                const auto* hash = std::get_if<std::string>(&other);
                return hash && hash->size() == 64 && *hash == sha256Hex(*text);
            });
            if (const auto set = decode(*text); proven && set && set->device == self)
                remains.saves[{set->stream, set->n}].push_back(*text);
        }
    });
    findPieces(scan, remains);
    return remains;
}

/// Among several lines of one counter (an old page shows what was never finished) the one that its successor
/// names.
const std::string& rightOne(const std::vector<std::string>& lines, const std::string& prevOfNext) {
    for (const auto& line : lines)
        if (sha256Hex(line) == prevOfNext)
            return line;
    return lines.back();
}

std::vector<std::string> chainOf(const Remains& remains, Salvaged& salvaged) {
    std::vector<std::string> lines;
    std::string stream;
    std::int64_t next = 0;
    std::string prev;
    for (auto found = remains.saves.rbegin(); found != remains.saves.rend(); ++found) {
        const auto& [place, candidates] = *found;
        const bool follows = place.first == stream && place.second + 1 == next;
        if (place.first == stream)
            salvaged.missing += next - place.second - 1;
        lines.push_back(rightOne(candidates, follows ? prev : std::string()));
        stream = place.first;
        next = place.second;
        prev = decode(lines.back())->prev;
    }
    std::reverse(lines.begin(), lines.end());
    salvaged.saves = static_cast<std::int64_t>(lines.size());
    return lines;
}

/// The tables of the program itself (local_…), as far as they can be reached.
void copyLocalTables(const PageScan& scan, SQLite::Database& to) {
    for (const auto& table : scan.tables()) {
        if (!table.name.starts_with("local_"))
            continue;
        to.exec(table.sql);
        scan.records(table, [&](const ScannedRecord& record) {
            std::string marks;
            for (std::size_t i = 0; i < record.size(); ++i)
                marks += i == 0 ? "?" : ",?";
            SQLite::Statement insert(to,
                                     "INSERT OR IGNORE INTO \"" + table.name + "\" VALUES(" + marks + ")");
            for (std::size_t i = 0; i < record.size(); ++i)
                std::visit(
                    [&, at = static_cast<int>(i) + 1](const auto& value) {
                        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
                            insert.bind(at);
                        else
                            insert.bind(at, value);
                    },
                    record[i]);
            insert.exec();
        });
    }
}

std::string dated(const fs::path& file, Instant now) {
    const auto seconds = static_cast<std::time_t>(now / 1000);
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y%m%d-%H%M%S", &utc);
    std::string name = file.string() + ".damaged-" + text.data();
    for (int i = 2; fs::exists(name); ++i)
        name = file.string() + ".damaged-" + text.data() + "-" + std::to_string(i);
    return name;
}

void removeFresh(const fs::path& file) {
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm"})
        fs::remove(freshOf(file).string() + end, ignored);
}

} // namespace

void SqliteReplica::takeOver(const std::string& identityText, const std::string& clockOffset,
                             const std::vector<std::string>& lines,
                             const std::vector<std::pair<Blob, bool>>& blobs) {
    WriteTransaction transaction(m_log.database());
    m_log.setMeta("identity", identityText);
    putIdentity(*identity());
    m_log.setMeta("clock_offset", clockOffset.empty() ? "0" : clockOffset);
    Touched touched;
    for (const std::string& line : lines) {
        const auto set = decode(line);
        if (!m_log.head(set->stream))
            m_log.setHead({set->stream, "", 0, chainStart("", set->stream), 0, 0});
        PendingSaves(m_log, set->stream, touched).add(*set, m_log.putLine(*set, line, sha256Hex(line)));
    }
    for (const auto& [blob, received] : blobs)
        m_log.blobs().put(blob, received);
    transaction.commit();
}

bool SqliteReplica::waitingSavesHold() const {
    Use waiting(m_log.statements().get("SELECT l.line, l.hash FROM _pending p JOIN _line l USING(place)"));
    while (waiting->executeStep())
        if (sha256Hex(waiting->getColumn(0).getString()) != waiting->getColumn(1).getString())
            return false;
    return true;
}

namespace {

/// Builds the fresh file beside the damaged one. The damaged one is only read.
Result<Salvaged> buildFresh(const fs::path& file, const Schema& schema, const Clock& clock, Random& random) {
    removeFresh(file);
    Salvaged salvaged;
    const PageScan scan(file);
    const Remains remains = remainsIn(scan);
    auto fresh = Replica::open(freshOf(file), schema, clock, random);
    if (!fresh)
        return fresh.error();
    try {
        if (!remains.identity.empty()) {
            std::vector<std::pair<Blob, bool>> blobs;
            for (const auto& [sha256, blob] : remains.blobs)
                blobs.push_back(blob);
            static_cast<SqliteReplica&>(**fresh).takeOver(remains.identity, remains.clockOffset,
                                                          chainOf(remains, salvaged), blobs);
            salvaged.identity = true;
            salvaged.blobs = static_cast<std::int64_t>(blobs.size());
        }
        copyLocalTables(scan, (*fresh)->tables());
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
    return salvaged;
}

/// Puts the fresh file in the place of the damaged one. The open mark names where the damaged one goes, so
/// that a kill between any two steps leaves enough to go on.
void exchange(const fs::path& file, const fs::path& aside) {
    std::ofstream(openMark(file)) << aside.string() << std::flush;
    fs::rename(file, aside);
    std::error_code none;
    fs::rename(walOf(file), walOf(aside), none);
    fs::remove(file.string() + "-shm", none);
    fs::rename(freshOf(file), file);
}

/// A start that was killed within exchange().
void finishExchange(const fs::path& file) {
    if (fs::exists(file) || !fs::exists(freshOf(file)))
        return;
    const fs::path aside = contentOf(openMark(file));
    std::error_code none;
    fs::rename(walOf(file), walOf(aside), none);
    fs::remove(file.string() + "-shm", none);
    fs::rename(freshOf(file), file);
}

/// True if the file itself holds the newest save that was noted: its log has not been lost, another program
/// has tidied it up.
bool holds(const fs::path& file, const SaveNote::Save& save) {
    if (save.n == 0)
        return true;
    try {
        const auto database = openAsItStands(file);
        SQLite::Statement newest(
            *database, "SELECT 1 FROM _line WHERE stream=?1 AND n>=?2 AND device=(SELECT value FROM "
                       "_meta WHERE key='device') UNION ALL SELECT 1 FROM _author WHERE stream=?1 AND "
                       "n>=?2");
        newest.bind(1, save.stream);
        newest.bind(2, save.n);
        return newest.executeStep();
    } catch (const SQLite::Exception&) {
        return false;
    }
}

bool isLogMissing(const fs::path& file) {
    const auto mark = contentOf(openMark(file));
    const auto note = SaveNote::parse(mark);
    return (mark.empty() || note) && !fs::exists(walOf(file)) && !(note && holds(file, *note));
}

/// A file without a log whose header counts more pages than there are.
bool isCutOff(const fs::path& file) {
    std::error_code none;
    if (const auto wal = fs::file_size(walOf(file), none); !none && wal > 0)
        return false;
    std::array<unsigned char, 100> head{};
    std::ifstream in(file, std::ios::binary);
    if (!in.read(reinterpret_cast<char*>(head.data()), head.size()))
        return fs::file_size(file, none) > 0;
    const auto number = [&](std::size_t at) {
        return static_cast<std::uint64_t>(head[at]) << 24 | head[at + 1] << 16 | head[at + 2] << 8 |
               head[at + 3];
    };
    const std::uint64_t pageSize = head[16] * 256U + head[17];
    return number(24) == number(92) &&
           number(28) * (pageSize == 1 ? 65536 : pageSize) > fs::file_size(file, none);
}

} // namespace

Result<OpenedReplica> openOrSalvage(const fs::path& file, const Schema& schema, const Clock& clock,
                                    Random& random) {
    try {
        finishExchange(file);
        const bool leftOpen = fs::exists(file) && fs::exists(openMark(file));
        const bool logMissing = leftOpen && isLogMissing(file);
        bool damaged = logMissing || (fs::exists(file) && isCutOff(file));
        if (!damaged && leftOpen)
            if (const auto checked = checkDatabase(file); !checked)
                damaged = checked.error().code == "corrupt";
        OpenedReplica opened;
        if (!damaged) {
            auto replica = Replica::open(file, schema, clock, random);
            if (replica && leftOpen && !static_cast<SqliteReplica&>(**replica).waitingSavesHold())
                replica = Error{"corrupt", "a save is not what its hash says", false};
            if (!replica && replica.error().code != "corrupt")
                return replica.error();
            if (replica)
                opened.replica = std::move(replica).value();
            damaged = !replica;
        }
        if (damaged) {
            auto salvaged = buildFresh(file, schema, clock, random);
            if (!salvaged) {
                removeFresh(file);
                return salvaged.error();
            }
            salvaged->logMissing = logMissing;
            salvaged->setAside = dated(file, clock.now());
            exchange(file, salvaged->setAside);
            auto replica = Replica::open(file, schema, clock, random);
            if (!replica)
                return replica.error();
            opened = {std::move(replica).value(), std::move(salvaged).value()};
        }
        std::ofstream(openMark(file)) << SaveNote::text({}) << std::flush;
        return opened;
    } catch (const fs::filesystem_error& error) {
        return Error{error.code() == std::errc::no_space_on_device ? "disk_full" : "read_only",
                     error.code().message(), false};
    }
}

void markClosing(const fs::path& file) {
    std::error_code none;
    if (damageMet())
        std::ofstream(openMark(file)) << kCheck << std::flush;
    else
        fs::remove(openMark(file), none);
}

} // namespace ruhu::sync
