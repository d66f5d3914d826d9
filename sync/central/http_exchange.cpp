#include "sync/central/http_exchange.h"

#include "sync/core/compression.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

namespace ruhu::sync {

namespace {

constexpr std::size_t kWorthPacking = 64;

const std::string& headerOf(const ServerRequest& request, const std::string& name) {
    static const std::string kNone;
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? kNone : found->second;
}

/// The body may shrink by a factor of hundreds on the wire; what it unfolds to has the limit of the head.
std::optional<ServerAnswer> unpack(ServerRequest& request, std::size_t maxBody) {
    const auto& encoding = headerOf(request, "content-encoding");
    if (encoding.empty() || encoding == "identity")
        return std::nullopt;
    if (encoding != "zstd")
        return errorAnswer(415, "malformed");
    auto content = decompress(request.body, maxBody);
    if (!content)
        return content.error().code == "too_large"            ? tooLarge()
               : content.error().code == "unknown_dictionary" ? errorAnswer(415, content.error().code, true)
                                                              : errorAnswer(400, content.error().code);
    request.body = std::move(content).value();
    return std::nullopt;
}

void pack(const ServerRequest& request, ServerAnswer& answer) {
    constexpr int kPart = 206; // whoever resumes counts bytes as they are stored
    if (answer.body.size() < kWorthPacking || answer.status == kPart || answer.type == "application/zstd" ||
        headerOf(request, "accept-encoding").find("zstd") == std::string::npos)
        return;
    const bool knows = headerOf(request, "ruhu-dictionary") == std::to_string(dictionaryId());
    auto packed = compress(answer.body, knows ? Dictionary::Shipped : Dictionary::Without);
    if (packed.size() >= answer.body.size())
        return;
    answer.body = std::move(packed);
    answer.headers["Content-Encoding"] = "zstd";
}

} // namespace

ServerAnswer errorAnswer(int status, const std::string& code, bool retry) {
    ServerAnswer answer;
    answer.status = status;
    answer.body = nlohmann::json({{"code", code}, {"retry", retry}}).dump();
    return answer;
}

ServerAnswer tooLarge() {
    return errorAnswer(413, "too_large");
}

ServerAnswer offsetAnswer(std::uint64_t have) {
    ServerAnswer answer;
    answer.status = 409;
    answer.body = nlohmann::json({{"code", "body_offset"}, {"retry", true}, {"have", have}}).dump();
    return answer;
}

Admission admitRequest(HttpService& service, const ServerRequest& head) {
    try {
        auto judged = service.admit(head);
        if (auto* limit = std::get_if<std::size_t>(&judged))
            return {*limit, std::nullopt};
        return {0, std::get<ServerAnswer>(std::move(judged))};
    } catch (const std::exception& bug) {
        spdlog::error("admit {} failed: {}", head.method, bug.what());
        return {0, errorAnswer(500, "internal", true)};
    }
}

ServerAnswer handleRequest(HttpService& service, ServerRequest& request, std::size_t maxBody) {
    try {
        if (auto refusal = unpack(request, maxBody))
            return std::move(*refusal);
        auto answer = service.handle(request);
        pack(request, answer);
        return answer;
    } catch (const std::exception& bug) {
        spdlog::error("{} failed: {}", request.method, bug.what());
        return errorAnswer(500, "internal", true);
    }
}

} // namespace ruhu::sync
