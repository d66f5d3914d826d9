#include "sync/central/enrolment_desk.h"

#include "sync/central/http_exchange.h"
#include "sync/core/encoding.h"
#include "sync/core/enrolment_code.h"
#include "sync/core/json_guard.h"
#include "sync/core/signing.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr int kMaxWrongProofs = 5;
constexpr std::size_t kKeyBytes = 32;

struct Application {
    std::string codeId;
    Id device;
    std::string publicKey;
    std::string nonce;
    std::string proof;
};

std::string textOf(const json& from, const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isBytes(const std::string& base64, std::size_t size) {
    const auto bytes = fromBase64(base64);
    return bytes && bytes->size() == size;
}

std::optional<Application> readApplication(const json& from) {
    Application read{textOf(from, "code_id"), textOf(from, "device"), textOf(from, "public_key"),
                     textOf(from, "nonce"), textOf(from, "proof")};
    if (!isId(read.device) || !isBytes(read.publicKey, kKeyBytes) || !isBytes(read.nonce, kKeyBytes) ||
        !isBytes(read.proof, kKeyBytes))
        return std::nullopt;
    return read;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ",") + word;
    return text;
}

ServerAnswer refuse(const std::string& code) {
    return errorAnswer(403, code);
}

} // namespace

std::vector<std::string> openGrants(CentralStore& store, const std::vector<std::string>& grants) {
    std::vector<std::string> open = grants;
    if (std::erase(open, kAllVillages) > 0)
        for (auto& stream : store.streams())
            open.push_back(std::move(stream));
    open.push_back(kTownshipStream);
    std::sort(open.begin(), open.end());
    open.erase(std::unique(open.begin(), open.end()), open.end());
    return open;
}

Result<std::string> issueEnrolmentCode(CentralStore& store, const Clock& clock, Random& random,
                                       const std::string& deviceName, const std::vector<std::string>& grants,
                                       std::int64_t validMs) {
    std::string code = makeEnrolmentCode(random);
    while (store.enrolmentCode(codeIdOf(code)))
        code = makeEnrolmentCode(random);
    const EnrolmentCode kept{
        codeIdOf(code), enrolmentSecret(code), deviceName, grants, clock.now() + validMs, 0, false};
    if (auto added = store.addEnrolmentCode(kept); !added)
        return added.error();
    return code;
}

EnrolmentDesk::EnrolmentDesk(CentralStore& store, const Clock& clock, std::string pin, std::string township)
    : m_store(store)
    , m_clock(clock)
    , m_pin(std::move(pin))
    , m_township(std::move(township)) {}

ServerAnswer EnrolmentDesk::enrol(const std::string& body) {
    const auto parsed = parseBounded(body, 4);
    if (!parsed || !parsed->is_object())
        return errorAnswer(400, "malformed");
    if (parsed->value("v", json()) != json(1))
        return errorAnswer(426, "version");
    const auto application = readApplication(*parsed);
    if (!application)
        return errorAnswer(400, "malformed");
    const auto& [codeId, device, publicKey, nonce, proof] = *application;

    const std::lock_guard lock(m_mutex);
    const auto code = m_store.enrolmentCode(codeId);
    if (!code || code->wrongProofs >= kMaxWrongProofs)
        return refuse("code_unknown");
    if (!sameSecret(proof, enrolmentMac(code->secret, "request", {device, publicKey, nonce}))) {
        if (auto counted = m_store.countWrongProof(codeId); !counted)
            return errorAnswer(503, "busy", true);
        return refuse("code_unknown");
    }
    // Derived, not drawn: a tablet that lost the answer asks again and gets the same.
    const auto ownNonce = enrolmentMac(code->secret, "nonce", {nonce, device});
    const auto tokenHash = sha256Hex(enrolmentMac(code->secret, "token", {nonce, ownNonce, device}));
    const auto known = m_store.device(device);
    if (code->used) {
        if (!known || known->revoked || known->publicKey != publicKey || known->tokenHash != tokenHash)
            return refuse("code_used");
    } else {
        if (code->expiresAt < m_clock.now())
            return refuse("code_expired");
        // A tablet that lost its token or was revoked, and that the office trusts again: it keeps its name
        // and its work.
        if (known && (known->publicKey != publicKey ||
                      !verifySignature(publicKey, enrolMessage(device, nonce), textOf(*parsed, "sig"))))
            return errorAnswer(400, "malformed");
        const auto made =
            m_store.enrol(codeId, {device, code->deviceName, publicKey, tokenHash, false, code->grants});
        if (!made)
            return made.error().code == "code_used" ? refuse("code_used")
                                                    : errorAnswer(503, made.error().code, true);
        introduce({device, code->deviceName, publicKey, {}, false, code->grants});
        spdlog::info("enrolled device={}", device);
    }
    const auto grants = openGrants(m_store, code->grants);
    ServerAnswer answer;
    answer.body = json({{"v", 1},
                        {"nonce", ownNonce},
                        {"pin", m_pin},
                        {"device_name", code->deviceName},
                        {"township", m_township},
                        {"grants", grants},
                        {"clock", m_clock.now()},
                        {"proof", enrolmentMac(code->secret, "answer",
                                               {nonce, ownNonce, m_pin, device, joined(grants)})}})
                      .dump();
    return answer;
}

/// So that screens can say 3号平板 for an id, a restored store knows key and grants again, and grants can
/// change. The account stands without it.
void EnrolmentDesk::introduce(const DeviceAccount& account) {
    const RecordChange change{"device",
                              account.device,
                              {{"name", account.name},
                               {"public_key", account.publicKey},
                               {"grants", account.grants},
                               {"revoked", false}},
                              {}};
    if (auto kept = m_store.office().commit({kTownshipStream, "", {change}, {}}); !kept)
        spdlog::error("device {} has no record: {}", account.device, kept.error().code);
}

} // namespace ruhu::sync
