#include "sync/core/blob_batch.h"

#include "sync/core/encoding.h"
#include "sync/core/json_guard.h"
#include "sync/core/wire.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr int kDepth = 3;

/// An object of version 1 with the list `blobs`.
Result<json> headerIn(std::string_view text) {
    auto header = parseBounded(text, kDepth);
    if (!header || !header->is_object() || !header->contains("blobs") || !(*header)["blobs"].is_array() ||
        (*header)["blobs"].size() > kMostBatchNames)
        return Error{"malformed", "batch of blobs", false};
    if (header->value("v", json()) != json(1))
        return Error{"version", "", false};
    return std::move(*header);
}

/// [type, size], or null for what is not there.
std::optional<FoundBlob> foundIn(const json& from) {
    if (from.is_null())
        return FoundBlob{};
    if (!from.is_array() || from.size() != 2 || !from[0].is_string() || !from[1].is_number_unsigned() ||
        from[1].get<std::uint64_t>() > static_cast<std::uint64_t>(kMaxBlobBytes))
        return std::nullopt;
    return FoundBlob{true, from[0].get<std::string>(), from[1].get<std::int64_t>()};
}

bool comesAlong(const FoundBlob& blob) {
    return blob.isThere && blob.size <= static_cast<std::int64_t>(kMaxRidingBlob);
}

} // namespace

std::string encodeBatchRequest(const BlobBatchRequest& request) {
    return json({{"v", 1}, {"limit", request.limit}, {"blobs", request.names}}).dump();
}

std::string encodeBatch(const std::vector<FoundBlob>& found) {
    json list = json::array();
    std::string bytes;
    for (const FoundBlob& blob : found) {
        list.push_back(blob.isThere ? json::array({blob.type, blob.size}) : json());
        if (comesAlong(blob))
            bytes += blob.bytes;
    }
    return json({{"v", 1}, {"blobs", std::move(list)}}).dump() + '\n' + bytes;
}

Result<BlobBatchRequest> decodeBatchRequest(std::string_view body) {
    const auto header = headerIn(body);
    if (!header)
        return header.error();
    const auto limit = header->find("limit");
    if (limit == header->end() || !limit->is_number_unsigned() || !isWireValue(*limit, 0))
        return Error{"malformed", "limit", false};
    BlobBatchRequest request{limit->get<std::int64_t>(), {}};
    for (const json& name : (*header)["blobs"]) {
        if (!name.is_string() || !isHash(name.get_ref<const std::string&>()))
            return Error{"malformed", "name of a blob", false};
        request.names.push_back(name.get<std::string>());
    }
    return request;
}

Result<std::vector<FoundBlob>> decodeBatch(std::string_view body) {
    const auto end = std::min(body.find('\n'), body.size());
    const auto header = headerIn(body.substr(0, end));
    if (!header)
        return header.error();
    auto rest = body.substr(std::min(end + 1, body.size()));
    std::vector<FoundBlob> found;
    for (const json& one : (*header)["blobs"]) {
        auto blob = foundIn(one);
        const auto size = blob && comesAlong(*blob) ? static_cast<std::size_t>(blob->size) : 0;
        if (!blob || size > rest.size())
            return Error{"malformed", "batch of blobs", true};
        blob->bytes = rest.substr(0, size);
        rest.remove_prefix(size);
        found.push_back(std::move(*blob));
    }
    if (!rest.empty())
        return Error{"malformed", "more than was announced", true};
    return found;
}

} // namespace ruhu::sync
