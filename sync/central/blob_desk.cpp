#include "sync/central/blob_desk.h"

#include "sync/core/blob_batch.h"
#include "sync/core/encoding.h"

namespace ruhu::sync {

const Migration kCentralPieceMigration{"central-part-2", R"(
INSERT INTO _piece SELECT sha256, start, bytes FROM _part;
DROP TABLE _part;
)"};

Result<std::int64_t> BlobDesk::putPart(const std::string& sha256, const std::string& type,
                                       std::int64_t offset, std::int64_t total, const std::string& bytes) {
    if (!isHash(sha256) || offset < 0 || total < 0 || offset > total)
        return Error{"malformed", "range", false};
    if (total > kMaxBlobBytes || static_cast<std::int64_t>(bytes.size()) > total - offset)
        return Error{"too_large", std::to_string(total), false};
    const std::lock_guard lock(m_mutex);
    try {
        const auto have = addPart(sha256, offset, total, bytes);
        if (!have || *have < total || m_blobs.has(sha256))
            return have;
        const bool right = m_blobs.hasArrived(sha256); // read outside the transaction: others write meanwhile
        WriteTransaction transaction(*m_database);
        if (right && !m_blobs.has(sha256))
            m_blobs.finish(sha256, type, true);
        else
            m_blobs.dropArrived(sha256);
        transaction.commit(); // a wrong one is thrown away, durably: the next try starts over
        return right ? have : Result<std::int64_t>(Error{"wrong_hash", sha256, true});
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

/// Returns how much is there. More than `total` too, if somebody said something else before.
Result<std::int64_t> BlobDesk::addPart(const std::string& sha256, std::int64_t offset, std::int64_t total,
                                       const std::string& bytes) {
    WriteTransaction transaction(*m_database);
    if (m_blobs.has(sha256))
        return total;
    const auto have = m_blobs.arrived(sha256);
    if (have >= total && total > 0)
        return have; // all came, but was not checked
    if (have != offset)
        return Error{"wrong_offset", std::to_string(have), true};
    m_blobs.arrive(sha256, offset, bytes);
    transaction.commit();
    return offset + static_cast<std::int64_t>(bytes.size());
}

std::optional<BlobInfo> BlobDesk::info(const std::string& sha256) {
    const std::lock_guard lock(m_mutex);
    return m_blobs.info(sha256);
}

std::optional<Blob> BlobDesk::whole(const std::string& sha256) {
    const std::lock_guard lock(m_mutex);
    return m_blobs.whole(sha256);
}

std::string BlobDesk::range(const std::string& sha256, std::int64_t from, std::int64_t most) {
    const std::lock_guard lock(m_mutex);
    return m_blobs.range(sha256, from, most);
}

} // namespace ruhu::sync
