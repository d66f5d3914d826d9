#include "sync/store/blobs.h"

#include "sync/core/encoding.h"
#include "sync/core/sha256.h"

#include <algorithm>

namespace ruhu::sync {

const Migration kPieceMigration{"log-pieces", R"(
CREATE TABLE _piece(
  sha256 TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(sha256, start));
)"};

void Blobs::putRow(const Blob& row, std::int64_t size, bool received) {
    Use put(m_statements.get("INSERT INTO _blob VALUES(?,?,?,?,?) ON CONFLICT(sha256) DO UPDATE SET "
                             "type=excluded.type, size=excluded.size, bytes=excluded.bytes, "
                             "received=max(received, excluded.received)"));
    put->bindNoCopy(1, row.sha256);
    put->bindNoCopy(2, row.type);
    put->bind(3, size);
    put->bind(4, received ? 1 : 0);
    const bool inPieces = row.bytes.empty() && size > 0;
    if (!inPieces && isUtf8(row.bytes))
        put->bindNoCopy(5, row.bytes);
    else
        put->bindNoCopy(5, row.bytes.data(), static_cast<int>(row.bytes.size()));
    put->exec();
}

void Blobs::put(const Blob& blob, bool received) {
    dropArrived(blob.sha256);
    const auto size = static_cast<std::int64_t>(blob.bytes.size());
    if (size <= kPieceBytes) {
        putRow(blob, size, received);
        return;
    }
    for (std::int64_t at = 0; at < size; at += kPieceBytes)
        arrive(blob.sha256, at, blob.bytes.substr(static_cast<std::size_t>(at), kPieceBytes));
    putRow({blob.sha256, blob.type, {}}, size, received);
}

std::optional<BlobInfo> Blobs::info(const std::string& sha256) const {
    Use query(m_statements.get("SELECT type, size FROM _blob WHERE sha256=? AND bytes IS NOT NULL"));
    query->bindNoCopy(1, sha256);
    if (!query->executeStep())
        return std::nullopt;
    return BlobInfo{query->getColumn(0).getString(), query->getColumn(1).getInt64()};
}

std::optional<Blob> Blobs::whole(const std::string& sha256) const {
    auto known = info(sha256);
    if (!known)
        return std::nullopt;
    return Blob{sha256, std::move(known->type), range(sha256, 0, known->size)};
}

std::string Blobs::range(const std::string& sha256, std::int64_t from, std::int64_t most) const {
    {
        Use row(m_statements.get("SELECT bytes FROM _blob WHERE sha256=? AND length(bytes)>0"));
        row->bindNoCopy(1, sha256);
        if (row->executeStep()) {
            const auto bytes = row->getColumn(0).getString();
            const auto start = std::min(static_cast<std::size_t>(from), bytes.size());
            return bytes.substr(start, static_cast<std::size_t>(most));
        }
    }
    std::string bytes;
    Use pieces(m_statements.get(
        "SELECT start, bytes FROM _piece WHERE sha256=?1 AND start<?3 AND start>=ifnull((SELECT max(start) "
        "FROM _piece WHERE sha256=?1 AND start<=?2), 0) ORDER BY start"));
    pieces->bindNoCopy(1, sha256);
    pieces->bind(2, from);
    pieces->bind(3, from + most);
    while (pieces->executeStep()) {
        const auto piece = pieces->getColumn(1).getString();
        const auto skip = std::max<std::int64_t>(from - pieces->getColumn(0).getInt64(), 0);
        if (static_cast<std::size_t>(skip) < piece.size())
            bytes.append(piece, static_cast<std::size_t>(skip),
                         static_cast<std::size_t>(most) - bytes.size());
    }
    return bytes;
}

bool Blobs::isHashOf(const std::string& sha256, std::int64_t size) const {
    Sha256 hash;
    for (std::int64_t at = 0; at < size;) {
        const auto bytes = range(sha256, at, kPieceBytes);
        if (bytes.empty())
            return false;
        at += static_cast<std::int64_t>(bytes.size());
        hash.add(bytes);
    }
    return hash.hex() == sha256;
}

bool Blobs::isIntact(const std::string& sha256) const {
    const auto known = info(sha256);
    return known && isHashOf(sha256, known->size);
}

bool Blobs::hasArrived(const std::string& sha256) const {
    return isHashOf(sha256, arrived(sha256));
}

std::int64_t Blobs::arrived(const std::string& sha256) const {
    Use query(m_statements.get(
        "SELECT start+length(bytes) FROM _piece WHERE sha256=? ORDER BY start DESC LIMIT 1"));
    query->bindNoCopy(1, sha256);
    return query->executeStep() ? query->getColumn(0).getInt64() : 0;
}

std::string Blobs::arrivedBytes(const std::string& sha256) const {
    return range(sha256, 0, arrived(sha256));
}

void Blobs::arrive(const std::string& sha256, std::int64_t from, const std::string& bytes) {
    if (bytes.empty())
        return;
    Use put(m_statements.get("INSERT INTO _piece VALUES(?,?,?)"));
    put->bindNoCopy(1, sha256);
    put->bind(2, from);
    put->bindNoCopy(3, bytes.data(), static_cast<int>(bytes.size()));
    put->exec();
}

void Blobs::dropArrived(const std::string& sha256) {
    Use drop(m_statements.get("DELETE FROM _piece WHERE sha256=?"));
    drop->bindNoCopy(1, sha256);
    drop->exec();
}

void Blobs::finish(const std::string& sha256, const std::string& type, bool received) {
    const auto size = arrived(sha256);
    if (size > kPieceBytes) {
        putRow({sha256, type, {}}, size, received);
        return;
    }
    Blob blob{sha256, type, arrivedBytes(sha256)};
    dropArrived(sha256);
    putRow(blob, size, received);
}

} // namespace ruhu::sync
