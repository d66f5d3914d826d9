#include "sync/relay/neighbour.h"

#include "sync/central/http_exchange.h"
#include "sync/client/central_client.h"
#include "sync/core/bundle.h"

namespace ruhu::sync {

namespace {

constexpr const char* kBundlePath = "/v1/bundles";
constexpr std::string_view kReceiptPath = "/v1/receipts/";
constexpr const char* kBytes = "application/octet-stream";
constexpr std::size_t kMostHandedOver = 16 << 20;

HttpRequest ask(const std::string& url, const char* method) {
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.anyCertificate = true; // what passes is sealed
    request.maxAnswerBytes = kMaxBundleBytes;
    return request;
}

} // namespace

std::variant<std::size_t, ServerAnswer> NeighbourService::admit(const ServerRequest& head) {
    if (head.path == kBundlePath && head.method == "POST")
        return kMostHandedOver;
    if (head.path.starts_with(kReceiptPath) && head.method == "GET")
        return std::size_t{0};
    return errorAnswer(404, "not_found");
}

ServerAnswer NeighbourService::handle(const ServerRequest& request) {
    ServerAnswer answer;
    if (request.method == "POST") {
        if (const auto kept = m_satchel.putBundle(request.body); !kept)
            return errorAnswer(kept.error().code == "not_a_bundle" ? 400 : 507, kept.error().code, true);
        answer.status = 201;
        answer.body = "{}";
        return answer;
    }
    answer.body = m_satchel.receiptFor(request.path.substr(kReceiptPath.size()));
    if (answer.body.empty())
        return errorAnswer(404, "not_found");
    answer.type = kBytes;
    return answer;
}

Result<RoundOnFoot> visitNeighbour(Replica& replica, Transport& transport, const std::string& url) {
    auto bundle = makeBundle(replica, kMostHandedOver / 2);
    if (!bundle && bundle.error().code != "nothing_waits")
        return bundle.error();
    RoundOnFoot round;
    if (bundle) {
        round = {bundle->changeSets, bundle->blobs, bundle->whole, false};
        auto post = ask(url + kBundlePath, "POST");
        post.headers["Content-Type"] = kBytes;
        post.body = std::move(bundle->bytes);
        if (const auto left = judged(transport.perform(post), "application/json"); !left)
            return left.error();
    }
    const auto device = replica.identity()->device;
    const auto receipt =
        judged(transport.perform(ask(url + std::string(kReceiptPath) + device, "GET")), kBytes);
    if (!receipt && receipt.error().code != "not_found")
        return receipt.error();
    if (!receipt)
        return round;
    if (const auto taken = takeReceipt(replica, receipt->body); !taken)
        return taken.error();
    round.receipt = true;
    return round;
}

} // namespace ruhu::sync
