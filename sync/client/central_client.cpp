#include "sync/client/central_client.h"

#include "sync/client/tuning.h"
#include "sync/core/json_guard.h"
#include "sync/core/signing.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr int kAnswerDepth = 4;
constexpr const char* kLines = "application/x-ndjson";
constexpr const char* kJson = "application/json";

std::string headerOf(const HttpAnswer& answer, const char* name) {
    const auto found = answer.headers.find(name);
    return found == answer.headers.end() ? std::string() : found->second;
}

bool hasType(const HttpAnswer& answer, std::string_view type) {
    const auto given = headerOf(answer, "content-type");
    return given.substr(0, given.find(';')) == type;
}

json objectOf(const std::string& body) {
    auto parsed = parseBounded(body, kAnswerDepth);
    return parsed && parsed->is_object() ? std::move(*parsed) : json();
}

Error notCentral(const HttpAnswer& answer) {
    return {"not_central", "status " + std::to_string(answer.status) + " from somebody else", true};
}

/// {"code":"…","retry":…}, or "not_central" for anything else.
Error errorIn(const HttpAnswer& answer) {
    const auto object = hasType(answer, kJson) ? objectOf(answer.body) : json();
    const auto code = object.is_object() ? object.find("code") : object.end();
    if (!object.is_object() || code == object.end() || !code->is_string())
        return notCentral(answer);
    return {code->get<std::string>(), "status " + std::to_string(answer.status),
            object.value("retry", json()) == json(true)};
}

std::optional<std::int64_t> haveIn(const HttpAnswer& answer) {
    const auto object = objectOf(answer.body);
    const auto have = object.is_object() ? object.find("have") : object.end();
    if (!object.is_object() || have == object.end() || !have->is_number_integer())
        return std::nullopt;
    return have->get<std::int64_t>();
}

} // namespace

Result<HttpAnswer> judged(Result<HttpAnswer> answer, std::string_view type) {
    if (!answer)
        return answer;
    const bool fine = answer->status >= 200 && answer->status < 300;
    if (!fine)
        return errorIn(*answer);
    if (!type.empty() && !hasType(*answer, type))
        return notCentral(*answer);
    return answer;
}

CentralClient::CentralClient(Transport& transport, const Identity& identity)
    : m_transport(transport)
    , m_identity(identity) {}

HttpRequest CentralClient::request(const std::string& method, const std::string& path) const {
    HttpRequest request;
    request.method = method;
    request.url = m_identity.url + path;
    request.pin = m_identity.pin;
    request.headers["Authorization"] = "Ruhu " + m_identity.device + " " + m_identity.token;
    request.maxAnswerBytes = tuning::kMostAnswerBytes;
    request.timeoutSeconds = static_cast<int>(tuning::kRequestTime.count());
    return request;
}

Result<SyncAnswer> CentralClient::sync(const SyncRequest& asked) {
    auto post = request("POST", "/v1/sync");
    post.headers["Content-Type"] = kLines;
    post.body = encodeRequest(asked);
    const auto answer = judged(m_transport.perform(post), kLines);
    if (!answer)
        return answer.error();
    return decodeAnswer(answer->body, asked);
}

Result<bool> CentralClient::hasNews(const std::string& standing) {
    constexpr int kNothing = 204;
    const auto answer = m_transport.perform(request("GET", "/v1/news/" + standing));
    if (answer && answer->status == kNothing)
        return false;
    const auto news = judged(answer, kJson);
    if (!news)
        return news.error();
    return true;
}

Result<std::string> CentralClient::handIn(const std::string& bundle) {
    auto post = request("POST", "/v1/bundles");
    post.headers["Content-Type"] = "application/octet-stream";
    post.body = bundle;
    post.maxAnswerBytes = tuning::kMostBlobBytes;
    auto answer = judged(m_transport.perform(post), "application/octet-stream");
    if (!answer)
        return answer.error();
    return std::move(answer->body);
}

Result<std::vector<FoundBlob>> CentralClient::getBlobs(const std::vector<std::string>& names,
                                                       std::size_t limit) {
    auto post = request("POST", "/v1/blobs");
    post.headers["Content-Type"] = kJson;
    post.body = encodeBatchRequest({static_cast<std::int64_t>(limit), names});
    const auto answer = judged(m_transport.perform(post), "application/octet-stream");
    if (!answer)
        return answer.error();
    auto found = decodeBatch(answer->body);
    if (found && (found->empty() || found->size() > names.size()))
        return Error{"malformed", "another number of blobs than was asked for", true};
    return found;
}

Result<Identity> CentralClient::newIdentity(const NextIdentity& next) {
    auto post = request("POST", "/v1/identity");
    post.headers["Content-Type"] = kJson;
    post.body = json({{"v", 1},
                      {"device", next.device},
                      {"public_key", next.publicKey},
                      {"sig", sign(m_identity.secretKey,
                                   copyMessage(m_identity.device, next.device, next.publicKey))}})
                    .dump();
    const auto answer = judged(m_transport.perform(post), kJson);
    if (!answer)
        return answer.error();
    const auto from = objectOf(answer->body);
    const auto text = [&](const char* name) {
        const auto found = from.is_object() ? from.find(name) : from.end();
        return from.is_object() && found != from.end() && found->is_string() ? found->get<std::string>()
                                                                             : std::string();
    };
    if (text("token").empty() || !from.contains("grants") || !from["grants"].is_array())
        return Error{"malformed", "answer to a request for a name", true};
    Identity identity = m_identity;
    identity.device = next.device;
    identity.deviceName = text("device_name");
    identity.token = text("token");
    identity.secretKey = next.secretKey;
    identity.grants.clear();
    for (const json& grant : from["grants"])
        if (grant.is_string())
            identity.grants.push_back(grant.get<std::string>());
    return identity;
}

Result<std::int64_t> CentralClient::putPart(const Upload& blob, std::int64_t offset, std::int64_t size) {
    auto put = request("PUT", "/v1/blobs/" + blob.sha256);
    put.headers["Content-Type"] = blob.info.type;
    if (size > 0)
        put.body = blob.read(offset, size);
    const auto total = std::to_string(blob.info.size);
    put.headers["Content-Range"] =
        put.body.empty()
            ? "bytes */" + total
            : "bytes " + std::to_string(offset) + "-" +
                  std::to_string(offset + static_cast<std::int64_t>(put.body.size()) - 1) + "/" + total;
    auto answer = m_transport.perform(put);
    const bool elsewhere = answer && answer->status == 416 && hasType(*answer, kJson);
    if (!elsewhere)
        answer = judged(std::move(answer), kJson);
    if (!answer)
        return answer.error();
    const auto have = haveIn(*answer);
    if (!have || *have < 0 || *have > blob.info.size)
        return Error{"malformed", "answer to a part of a blob", true};
    return *have;
}

Result<void> CentralClient::putBlob(const Upload& blob, Portion& portion, const Clock& clock) {
    const auto total = blob.info.size;
    const auto timed = [&](std::int64_t offset, std::size_t size) {
        const auto start = clock.steadyMs();
        auto have = putPart(blob, offset, static_cast<std::int64_t>(size));
        if (have)
            portion.took(std::chrono::milliseconds(clock.steadyMs() - start));
        return have;
    };
    if (total <= static_cast<std::int64_t>(portion.bytes())) {
        const auto have = timed(0, portion.bytes());
        if (!have)
            return have.error();
        if (*have == total)
            return {};
    }
    // Asked without bytes, the central store tells where an earlier try broke off.
    auto have = putPart(blob, 0, 0);
    while (have && *have < total) {
        const std::int64_t before = *have;
        have = timed(before, portion.bytes());
        if (have && *have <= before)
            return Error{"malformed", "a blob does not grow", true};
    }
    if (!have)
        return have.error();
    return {};
}

Result<void> CentralClient::download(Piece& piece, std::size_t most) {
    auto get = request("GET", piece.path);
    get.maxAnswerBytes = tuning::kMostAnswerBytes;
    const auto last = piece.from + static_cast<std::int64_t>(most) - 1;
    get.headers["Range"] = "bytes=" + std::to_string(piece.from) + "-" + std::to_string(last);
    get.onBytes = [&piece](std::string_view bytes) { piece.bytes.append(bytes); };
    const auto answer = judged(m_transport.perform(get), "");
    if (!answer) {
        const auto& code = answer.error().code;
        if (code == "wrong_offset" && piece.from > 0)
            return Error{"wrong_hash", "begins otherwise than it did", true};
        piece.isThere = code != "not_found" && code != "wrong_offset";
        return piece.isThere ? Result<void>(answer.error()) : Result<void>();
    }
    if (hasType(*answer, "text/html")) {
        piece.bytes.clear();
        return notCentral(*answer);
    }
    piece.type = headerOf(*answer, "content-type");
    const auto range = headerOf(*answer, "content-range");
    constexpr int kPart = 206;
    const bool asked = range.starts_with("bytes " + std::to_string(piece.from) + "-") && !piece.bytes.empty();
    if (answer->status != kPart || !asked) {
        piece.bytes.clear();
        return Error{"malformed", "another part of a file than was asked for", true};
    }
    const auto end = piece.from + static_cast<std::int64_t>(piece.bytes.size());
    piece.isLast = std::to_string(end) == range.substr(range.rfind('/') + 1);
    return {};
}

} // namespace ruhu::sync
