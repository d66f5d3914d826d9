#pragma once

#include "sync/core/change_set.h"
#include "sync/store/database.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ruhu::sync {

extern const Migration kPieceMigration;

struct BlobInfo {
    std::string type; ///< media type
    std::int64_t size = 0;
};

/// Bytes by their SHA-256, in a file's database so that they are saved, backed up and purged in one
/// transaction with what names them. Up to kPieceBytes (ink) they stand in their row of `_blob`, as text if
/// they are text, so that they can travel in JSON; what is larger (photos) stands in pieces in `_piece`, its
/// row holding an empty value: nobody needs all of it in memory to send it, to take it or to check it. What
/// has come of a file that is still on its way stands in `_piece` too. One connection, one thread; calls that
/// write run inside a transaction of the caller.
class Blobs {
public:
    static constexpr std::int64_t kPieceBytes = 256 << 10;

    explicit Blobs(Statements& statements)
        : m_statements(statements) {}

    /// Keeps all of it; `received`: the central store has it.
    void put(const Blob& blob, bool received);

    bool has(const std::string& sha256) const { return info(sha256).has_value(); }
    /// These three: empty unless all of it is here.
    std::optional<BlobInfo> info(const std::string& sha256) const;
    std::optional<Blob> whole(const std::string& sha256) const;
    /// At most `most` bytes from `from` on.
    std::string range(const std::string& sha256, std::int64_t from, std::int64_t most) const;
    /// True if the bytes here are what their name says.
    bool isIntact(const std::string& sha256) const;

    /// How much has come of what is not all here.
    std::int64_t arrived(const std::string& sha256) const;
    std::string arrivedBytes(const std::string& sha256) const;
    /// REQUIRES !has(sha256), from = arrived(sha256).
    void arrive(const std::string& sha256, std::int64_t from, const std::string& bytes);
    void dropArrived(const std::string& sha256);
    /// True if what has arrived is all of it, and is what its name says.
    bool hasArrived(const std::string& sha256) const;
    /// Keeps what has arrived. REQUIRES hasArrived.
    void finish(const std::string& sha256, const std::string& type, bool received);

private:
    bool isHashOf(const std::string& sha256, std::int64_t size) const;
    void putRow(const Blob& row, std::int64_t size, bool received);

    Statements& m_statements;
};

} // namespace ruhu::sync
