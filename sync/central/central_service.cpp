#include "sync/central/central_service.h"

#include "sync/central/byte_range.h"
#include "sync/central/http_exchange.h"
#include "sync/central/identity_desk.h"
#include "sync/central/intake.h"
#include "sync/core/blob_batch.h"
#include "sync/core/encoding.h"
#include "sync/core/enrolment_code.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxEnrolBytes = 16 << 10;
constexpr std::size_t kMaxSyncBytes = 16 << 20;
constexpr std::size_t kMaxTypeLength = 100;
constexpr std::size_t kMaxBatchBytes = 128 << 10; ///< of the question
constexpr std::int64_t kMostBatchBytes = 4 << 20; ///< of the answer
constexpr std::string_view kBlobPath = "/v1/blobs/";
constexpr const char* kBatchPath = "/v1/blobs";
constexpr std::string_view kNewsPath = "/v1/news/";
constexpr const char* kBundlePath = "/v1/bundles";
constexpr std::string_view kSegmentPath = "/v1/segments/";

std::string headerOf(const ServerRequest& request, const char* name) {
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string() : found->second;
}

/// "Ruhu <device id> <token>"
struct Credentials {
    Id device;
    std::string token;
};

Credentials credentialsOf(const ServerRequest& request) {
    const auto text = headerOf(request, "authorization");
    constexpr std::string_view kScheme = "Ruhu ";
    const auto space = text.find(' ', kScheme.size());
    if (!text.starts_with(kScheme) || space == std::string::npos)
        return {};
    return {text.substr(kScheme.size(), space - kScheme.size()), text.substr(space + 1)};
}

std::string blobNameOf(const std::string& path) {
    auto name = path.starts_with(kBlobPath) ? path.substr(kBlobPath.size()) : std::string();
    return isHash(name) ? name : std::string();
}

/// "/v1/segments/{stream}/{n}"; n = 0: another path.
struct SegmentPath {
    std::string stream;
    std::int64_t n = 0;
};

SegmentPath segmentOf(const std::string& path) {
    const auto slash = path.rfind('/');
    if (!path.starts_with(kSegmentPath) || slash < kSegmentPath.size())
        return {};
    SegmentPath found{path.substr(kSegmentPath.size(), slash - kSegmentPath.size()), 0};
    const char* end = path.data() + path.size();
    const auto [stop, bad] = std::from_chars(path.data() + slash + 1, end, found.n);
    return bad == std::errc() && stop == end && found.n > 0 ? found : SegmentPath{};
}

/// The whole, or the part that `Range` asks for: at most kMaxBlobPart, read when it is known.
ServerAnswer bytesAnswer(const ServerRequest& request, std::string type, std::int64_t total,
                         const std::function<std::string(std::int64_t from, std::int64_t most)>& read) {
    ServerAnswer answer;
    answer.type = std::move(type);
    const auto range = headerOf(request, "range");
    if (range.empty()) {
        if (total > kMaxBlobPart)
            return tooLarge();
        answer.body = read(0, total);
        return answer;
    }
    auto wanted = readRange(range, total);
    if (!wanted)
        return errorAnswer(416, "wrong_offset");
    wanted->last = std::min(wanted->last, wanted->first + kMaxBlobPart - 1);
    answer.status = 206;
    answer.headers["Content-Range"] = "bytes " + std::to_string(wanted->first) + "-" +
                                      std::to_string(wanted->last) + "/" + std::to_string(total);
    answer.body = read(wanted->first, wanted->last - wanted->first + 1);
    return answer;
}

ServerAnswer answerOf(const Error& error) {
    static const std::map<std::string, int> kStatus = {
        {"malformed", 400},     {"version", 426},      {"too_large", 413},  {"busy", 503},
        {"disk_full", 507},     {"not_a_bundle", 400}, {"not_for_us", 400}, {"unknown_maker", 400},
        {"bad_signature", 400}, {"maker_revoked", 400}};
    const auto status = kStatus.find(error.code);
    if (status == kStatus.end() || status->second >= 500)
        spdlog::error("store: {} ({})", error.code, error.detail);
    return errorAnswer(status == kStatus.end() ? 500 : status->second, error.code, error.retry);
}

} // namespace

CentralService::CentralService(CentralStore& store, const Clock& clock, std::string pin, std::string township)
    : m_store(store)
    , m_desk(store, clock, std::move(pin), std::move(township)) {}

std::variant<std::size_t, ServerAnswer> CentralService::admit(const ServerRequest& head) {
    const bool post = head.method == "POST";
    if (head.path == "/v1/enrol")
        return post ? std::variant<std::size_t, ServerAnswer>(kMaxEnrolBytes) : errorAnswer(405, "malformed");
    const auto credentials = credentialsOf(head);
    const auto device = isId(credentials.device) ? m_store.device(credentials.device) : std::nullopt;
    if (!device || !sameSecret(sha256Hex(credentials.token), device->tokenHash))
        return errorAnswer(401, "unknown_device");
    if (device->revoked)
        return errorAnswer(403, "revoked");
    if (head.path == "/v1/identity")
        return post ? std::variant<std::size_t, ServerAnswer>(kMaxEnrolBytes) : errorAnswer(405, "malformed");
    if (head.path == "/v1/sync")
        return post ? std::variant<std::size_t, ServerAnswer>(kMaxSyncBytes) : errorAnswer(405, "malformed");
    if (head.path == kBundlePath)
        return post ? std::variant<std::size_t, ServerAnswer>(kMaxSyncBytes) : errorAnswer(405, "malformed");
    if (head.path.starts_with(kNewsPath)) // answered here and now: nothing of it can take long
        return head.method == "GET" ? news(device->grants, head.path.substr(kNewsPath.size()))
                                    : errorAnswer(405, "malformed");
    if (segmentOf(head.path).n > 0)
        return head.method == "GET" ? std::variant<std::size_t, ServerAnswer>(0U)
                                    : errorAnswer(405, "malformed");
    if (head.path == kBatchPath)
        return post ? std::variant<std::size_t, ServerAnswer>(kMaxBatchBytes) : errorAnswer(405, "malformed");
    if (!blobNameOf(head.path).empty())
        return head.method == "PUT" || head.method == "GET"
                   ? std::variant<std::size_t, ServerAnswer>(
                         head.method == "PUT" ? static_cast<std::size_t>(kMaxBlobPart) : 0)
                   : errorAnswer(405, "malformed");
    return errorAnswer(404, "not_found");
}

ServerAnswer CentralService::handle(const ServerRequest& request) {
    if (request.path == "/v1/enrol")
        return m_desk.enrol(request.body);
    auto device = m_store.device(credentialsOf(request).device);
    if (!device || device->revoked)
        return errorAnswer(403, "revoked"); // while the body was on its way
    if (request.path == "/v1/identity")
        return giveIdentity(m_store, *device, request.body);
    if (request.path == kBundlePath)
        return takeBundle(request);
    device->grants = openGrants(m_store, device->grants);
    if (request.path == "/v1/sync")
        return sync(*device, request);
    if (segmentOf(request.path).n > 0)
        return getSegment(*device, request);
    if (request.path == kBatchPath)
        return getBlobs(*device, request);
    const auto name = blobNameOf(request.path);
    if (request.method == "PUT")
        return putBlob(name, request);
    return m_store.mayFetch(*device, name) ? getBlob(name, request) : errorAnswer(404, "not_found");
}

ServerAnswer CentralService::sync(const DeviceAccount& device, const ServerRequest& request) {
    const auto read = decodeRequest(request.body);
    if (!read)
        return answerOf(read.error());
    const auto done = m_store.sync(device, *read);
    if (!done)
        return answerOf(done.error());
    ServerAnswer answer;
    answer.type = "application/x-ndjson";
    answer.body = encodeAnswer(*done);
    return answer;
}

ServerAnswer CentralService::news(const std::vector<std::string>& grants, const std::string& standing) {
    ServerAnswer answer;
    if (m_store.standing(grants) == standing)
        answer.status = 204;
    else
        answer.body = json({{"news", true}}).dump();
    return answer;
}

/// Whoever brings it: whose it is, the bundle itself says.
ServerAnswer CentralService::takeBundle(const ServerRequest& request) {
    auto receipt = takeIn(m_store, request.body);
    if (!receipt)
        return answerOf(receipt.error());
    ServerAnswer answer;
    answer.type = "application/octet-stream";
    answer.body = std::move(receipt).value();
    return answer;
}

ServerAnswer CentralService::putBlob(const std::string& sha256, const ServerRequest& request) {
    const auto text = headerOf(request, "content-range");
    const auto part = text.empty() ? PartRange{0, static_cast<std::int64_t>(request.body.size())}
                                   : readContentRange(text, request.body.size()).value_or(PartRange{-1, -1});
    auto type = headerOf(request, "content-type");
    if (part.total < 0 || type.size() > kMaxTypeLength)
        return errorAnswer(400, "malformed");
    const auto have = m_store.putBlobPart(sha256, type, part.first, part.total, request.body);
    if (!have && have.error().code == "wrong_offset") {
        ServerAnswer answer = errorAnswer(416, "wrong_offset", true);
        const std::int64_t there = std::strtoll(have.error().detail.c_str(), nullptr, 10);
        answer.body = json({{"code", "wrong_offset"}, {"retry", true}, {"have", there}}).dump();
        return answer;
    }
    if (!have)
        return have.error().code == "wrong_hash" ? errorAnswer(422, "wrong_hash", true)
                                                 : answerOf(have.error());
    ServerAnswer answer;
    answer.status = *have == part.total ? 201 : 200;
    answer.body = json({{"have", *have}}).dump();
    return answer;
}

/// As many of those that are asked for, in their order, as there is room for.
ServerAnswer CentralService::getBlobs(const DeviceAccount& device, const ServerRequest& request) {
    const auto asked = decodeBatchRequest(request.body);
    if (!asked)
        return answerOf(asked.error());
    std::vector<FoundBlob> found;
    std::int64_t bytes = 0;
    for (const std::string& name : asked->names) {
        const auto info = m_store.mayFetch(device, name) ? m_store.blobInfo(name) : std::nullopt;
        FoundBlob blob{info.has_value(), info ? info->type : "", info ? info->size : 0};
        if (info && info->size <= static_cast<std::int64_t>(kMaxRidingBlob))
            blob.bytes = m_store.blobRange(name, 0, info->size);
        bytes += static_cast<std::int64_t>(blob.bytes.size());
        if (!found.empty() && bytes > std::min(asked->limit, kMostBatchBytes))
            break;
        found.push_back(std::move(blob));
    }
    ServerAnswer answer;
    answer.type = "application/octet-stream";
    answer.body = encodeBatch(found);
    return answer;
}

ServerAnswer CentralService::getBlob(const std::string& sha256, const ServerRequest& request) {
    const auto info = m_store.blobInfo(sha256);
    if (!info)
        return errorAnswer(404, "not_found");
    return bytesAnswer(request, info->type, info->size, [&](std::int64_t from, std::int64_t most) {
        return m_store.blobRange(sha256, from, most);
    });
}

ServerAnswer CentralService::getSegment(const DeviceAccount& device, const ServerRequest& request) {
    const auto path = segmentOf(request.path);
    const auto grants = openGrants(m_store, device.grants);
    const auto bytes = std::find(grants.begin(), grants.end(), path.stream) == grants.end()
                           ? std::string()
                           : m_store.segment(path.stream, path.n);
    if (bytes.empty())
        return errorAnswer(404, "not_found");
    return bytesAnswer(request, "application/zstd", static_cast<std::int64_t>(bytes.size()),
                       [&](std::int64_t from, std::int64_t most) {
                           return bytes.substr(static_cast<std::size_t>(from),
                                               static_cast<std::size_t>(most));
                       });
}

} // namespace ruhu::sync
