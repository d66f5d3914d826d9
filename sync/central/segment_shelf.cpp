#include "sync/central/segment_shelf.h"

#include "sync/core/segment.h"

namespace ruhu::sync {

const Migration kSegmentMigration{"central-segment-1", R"(
CREATE TABLE _segment(
  stream TEXT NOT NULL, n INTEGER NOT NULL, epoch TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  chain TEXT NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(stream, n));
)"};

namespace {

/// Lines of a full segment, unpacked: some 25 kB packed, which is worth a request of its own; the roster of a
/// village fills one.
constexpr std::size_t kFullBytes = 128 << 10;
constexpr std::string_view kEndOfPush = ",\"sig\":\"";

} // namespace

SegmentShelf::SegmentShelf(std::unique_ptr<SQLite::Database> database, const Schema& schema)
    : m_log(std::move(database), schema) {}

std::size_t SegmentShelf::pack() {
    std::vector<StreamHead> heads;
    {
        const std::lock_guard lock(m_mutex);
        heads = m_log.heads();
    }
    std::size_t packed = 0;
    for (const StreamHead& head : heads)
        while (packNext(head))
            ++packed;
    const std::lock_guard lock(m_mutex);
    checkpoint(m_log.database()); // here, where no tablet waits for it
    return packed;
}

/// A segment ends where a push ends: whoever holds a segment holds whole pushes.
bool SegmentShelf::packNext(const StreamHead& head) {
    SegmentName name{1, 1, 0, {}, {}, 0};
    std::vector<EntryLines> entries;
    std::string epoch;
    bool full = false;
    {
        const std::lock_guard lock(m_mutex);
        {
            Use query(m_log.statements().get(
                "SELECT n, last FROM _segment WHERE stream=? ORDER BY n DESC LIMIT 1"));
            query->bindNoCopy(1, head.stream);
            if (query->executeStep()) {
                name.n = query->getColumn(0).getInt64() + 1;
                name.first = query->getColumn(1).getInt64() + 1;
            }
        }
        // A segment is of one epoch; the last of an epoch that has ended is full, whatever its size.
        std::int64_t end = 0;
        for (const EpochStart& start : m_log.lineage(head.stream)) {
            if (start.from >= name.first) {
                end = start.from;
                break;
            }
            epoch = start.epoch;
        }
        std::size_t size = 0;
        m_log.entries(head.stream, name.first - 1, [&](const Log::Row& row) {
            entries.push_back({std::string(row.meta), std::string(row.line)});
            size += row.meta.size() + row.line.size();
            name.last = row.seq;
            name.chain = row.chain;
            full =
                row.seq == end || (size >= kFullBytes && row.meta.find(kEndOfPush) != std::string_view::npos);
            return !full;
        });
    }
    if (!full)
        return false;
    const auto bytes = packSegment(entries, name.first);
    const std::lock_guard lock(m_mutex);
    Use put(m_log.statements().get("INSERT OR REPLACE INTO _segment VALUES(?,?,?,?,?,?,?,?)"));
    put->bindNoCopy(1, head.stream);
    put->bind(2, name.n);
    put->bindNoCopy(3, epoch);
    put->bind(4, name.first);
    put->bind(5, name.last);
    put->bindNoCopy(6, name.chain);
    put->bind(7, sha256Hex(bytes));
    put->bindNoCopy(8, bytes.data(), static_cast<int>(bytes.size()));
    put->exec();
    return true;
}

std::vector<SegmentName> SegmentShelf::after(const std::string& stream, const std::string& epoch,
                                             std::int64_t seq) {
    const std::lock_guard lock(m_mutex);
    std::vector<SegmentName> names;
    Use query(m_log.statements().get("SELECT n, first, last, chain, sha256, length(bytes) FROM _segment "
                                     "WHERE stream=? AND epoch=? AND first>? ORDER BY n"));
    query->bindNoCopy(1, stream);
    query->bindNoCopy(2, epoch);
    query->bind(3, seq);
    while (query->executeStep())
        names.push_back({query->getColumn(0).getInt64(), query->getColumn(1).getInt64(),
                         query->getColumn(2).getInt64(), query->getColumn(3).getString(),
                         query->getColumn(4).getString(), query->getColumn(5).getInt64()});
    return names;
}

std::string SegmentShelf::bytes(const std::string& stream, std::int64_t n) {
    const std::lock_guard lock(m_mutex);
    Use query(m_log.statements().get("SELECT bytes FROM _segment WHERE stream=? AND n=?"));
    query->bindNoCopy(1, stream);
    query->bind(2, n);
    return query->executeStep() ? query->getColumn(0).getString() : std::string();
}

} // namespace ruhu::sync
