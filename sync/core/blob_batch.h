#pragma once

#include "sync/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// A blob is no larger: what would be stays out of change sets.
inline constexpr std::int64_t kMaxBlobBytes = 64 << 20;
/// Of a blob, a request or an answer carries at most so much.
inline constexpr std::int64_t kMaxBlobPart = 1 << 20;

/// The bodies of POST /v1/blobs (README section 6): many small blobs in one round trip.

struct BlobBatchRequest {
    std::int64_t limit = 0; ///< bytes of blobs that the asker takes; one is answered even if it is larger
    std::vector<std::string> names;
};

/// Of one name that was asked for.
struct FoundBlob {
    bool isThere = false;
    std::string type = {};
    std::int64_t size = 0;
    std::string bytes = {}; ///< empty if it is larger than kMaxRidingBlob: it comes by GET
};

inline constexpr std::size_t kMostBatchNames = 1000;

std::string encodeBatchRequest(const BlobBatchRequest& request);
std::string encodeBatch(const std::vector<FoundBlob>& found);

/// Hostile input: bounded and checked; whether bytes are what their name says, the caller finds out. Errors:
/// "malformed", "version".
Result<BlobBatchRequest> decodeBatchRequest(std::string_view body);
Result<std::vector<FoundBlob>> decodeBatch(std::string_view body);

} // namespace ruhu::sync
