#pragma once

#include "sync/core/result.h"
#include "sync/store/blobs.h"

#include <mutex>

namespace ruhu::sync {

extern const Migration kCentralPieceMigration;

/// Blobs on their way in and out, on a connection of their own: a photo that is checked or read keeps no sync
/// waiting. Of any blob only a part is in memory. Any thread.
class BlobDesk {
public:
    /// REQUIRES a file that the central store has prepared.
    explicit BlobDesk(std::unique_ptr<SQLite::Database> database)
        : m_database(std::move(database))
        , m_statements(*m_database)
        , m_blobs(m_statements) {}

    /// As CentralStore's.
    Result<std::int64_t> putPart(const std::string& sha256, const std::string& type, std::int64_t offset,
                                 std::int64_t total, const std::string& bytes);
    std::optional<BlobInfo> info(const std::string& sha256);
    std::optional<Blob> whole(const std::string& sha256);
    std::string range(const std::string& sha256, std::int64_t from, std::int64_t most);

private:
    Result<std::int64_t> addPart(const std::string& sha256, std::int64_t offset, std::int64_t total,
                                 const std::string& bytes);

    std::mutex m_mutex; ///< guards the rest
    std::unique_ptr<SQLite::Database> m_database;
    Statements m_statements;
    Blobs m_blobs;
};

} // namespace ruhu::sync
