#include "sync/central/identity_desk.h"

#include "sync/central/enrolment_desk.h"
#include "sync/central/http_exchange.h"
#include "sync/core/encoding.h"
#include "sync/core/json_guard.h"
#include "sync/core/signing.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr std::size_t kKeyBytes = 32;

std::string textOf(const json& from, const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

ServerAnswer giveIdentity(CentralStore& store, const DeviceAccount& caller, const std::string& body) {
    const auto parsed = parseBounded(body, 4);
    if (!parsed || !parsed->is_object())
        return errorAnswer(400, "malformed");
    if (parsed->value("v", json()) != json(1))
        return errorAnswer(426, "version");
    const auto device = textOf(*parsed, "device");
    const auto publicKey = textOf(*parsed, "public_key");
    const auto key = fromBase64(publicKey);
    if (!isId(device) || device == caller.device || !key || key->size() != kKeyBytes)
        return errorAnswer(400, "malformed");
    const auto sig = textOf(*parsed, "sig");
    if (!verifySignature(caller.publicKey, copyMessage(caller.device, device, publicKey), sig))
        return errorAnswer(403, "bad_signature");
    // Derived, not drawn: of two tries the one that was held up must not lock out who was answered.
    const auto token = toBase64(sha256("ruhu-token\n" + sig));
    if (auto made = store.addCopy(caller.device, device, publicKey, sha256Hex(token)); !made)
        return errorAnswer(made.error().code == "malformed" ? 400 : 503, made.error().code,
                           made.error().retry);
    spdlog::warn("a copied tablet goes on under a name of its own: device={} copy_of={}", device,
                 caller.device);
    const auto account = store.device(device);
    ServerAnswer answer;
    answer.body = json({{"v", 1},
                        {"token", token},
                        {"device_name", account->name},
                        {"grants", openGrants(store, account->grants)}})
                      .dump();
    return answer;
}

} // namespace ruhu::sync
