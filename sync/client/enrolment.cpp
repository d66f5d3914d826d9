#include "sync/client/enrolment.h"

#include "sync/client/central_client.h"
#include "sync/client/tuning.h"
#include "sync/core/encoding.h"
#include "sync/core/enrolment_code.h"
#include "sync/core/json_guard.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr const char* kDefaultPort = ":8443";
constexpr std::size_t kMaxAnswerBytes = 4 << 20; // the list of grants of a province

std::string textOf(const json& from, const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool mayStandInAddress(unsigned char c) {
    return std::isalnum(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
}

} // namespace

Result<std::string> centralUrl(const std::string& typed) {
    const auto bad = Error{"bad_address", "", false};
    const auto first = typed.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return bad;
    auto rest = typed.substr(first, typed.find_last_not_of(" \t\r\n/") + 1 - first);
    std::string scheme = "https://";
    if (const auto mark = rest.find("://"); mark != std::string::npos) {
        scheme = rest.substr(0, mark + 3);
        rest.erase(0, mark + 3);
    }
    if ((scheme != "https://" && scheme != "http://") || rest.empty() ||
        !std::all_of(rest.begin(), rest.end(), mayStandInAddress))
        return bad;
    const auto afterBracket = rest.rfind(']') == std::string::npos ? 0 : rest.rfind(']');
    if (const auto colon = rest.find(':', afterBracket); colon == std::string::npos) {
        rest += kDefaultPort;
    } else {
        const auto port = rest.substr(colon + 1);
        if (port.empty() || port.size() > 5 ||
            !std::all_of(port.begin(), port.end(), [](unsigned char c) { return std::isdigit(c); }))
            return bad;
    }
    return scheme + rest;
}

Enrolment::Enrolment(const Clock& clock, Random& random, std::optional<Identity> known)
    : m_clock(clock)
    , m_random(random)
    , m_known(std::move(known)) {}

void Enrolment::drawFor(const std::string& code) {
    m_code = code;
    m_secret = enrolmentSecret(code);
    m_device = m_known ? m_known->device : newId(m_clock, m_random);
    m_keys = m_known ? keyPairOf(m_known->secretKey) : makeKeyPair(m_random);
    std::array<std::byte, 32> nonce;
    m_random.fill(nonce);
    m_nonce = toBase64({reinterpret_cast<const char*>(nonce.data()), nonce.size()});
}

Result<Identity> Enrolment::enrol(Transport& transport, const std::string& address,
                                  const std::string& typedCode) {
    const auto url = centralUrl(address);
    if (!url)
        return url.error();
    const auto code = readEnrolmentCode(typedCode);
    if (!code)
        return Error{"bad_code", "", false};
    if (*code != m_code)
        drawFor(*code);
    HttpRequest post;
    post.method = "POST";
    post.url = *url + "/v1/enrol";
    post.anyCertificate = true;
    post.maxAnswerBytes = kMaxAnswerBytes;
    post.timeoutSeconds = static_cast<int>(tuning::kEnrolTime.count());
    post.headers["Content-Type"] = "application/json";
    post.body = json({{"v", 1},
                      {"code_id", codeIdOf(*code)},
                      {"device", m_device},
                      {"public_key", m_keys.publicKey},
                      {"nonce", m_nonce},
                      {"clock", m_clock.now()},
                      {"sig", sign(m_keys.secretKey, enrolMessage(m_device, m_nonce))},
                      {"proof", enrolmentMac(m_secret, "request", {m_device, m_keys.publicKey, m_nonce})}})
                    .dump();
    const auto answer = judged(transport.perform(post), "application/json");
    if (!answer)
        return answer.error();
    return accept(*answer, *url);
}

Result<Identity> Enrolment::accept(const HttpAnswer& answer, const std::string& url) const {
    const auto notCentral = Error{"not_central", "an answer without proof", false};
    const auto parsed = parseBounded(answer.body, 4);
    if (!parsed || !parsed->is_object())
        return notCentral;
    Identity identity;
    std::string joined;
    for (const auto& grant : parsed->value("grants", json::array())) {
        if (!grant.is_string())
            return notCentral;
        identity.grants.push_back(grant.get<std::string>());
        joined += (joined.empty() ? "" : ",") + identity.grants.back();
    }
    const auto nonce = textOf(*parsed, "nonce");
    identity.pin = textOf(*parsed, "pin");
    if (!sameSecret(textOf(*parsed, "proof"),
                    enrolmentMac(m_secret, "answer", {m_nonce, nonce, identity.pin, m_device, joined})))
        return notCentral;
    if (url.starts_with("https://") == identity.pin.empty())
        return notCentral;
    identity.device = m_device;
    identity.deviceName = textOf(*parsed, "device_name");
    identity.township = textOf(*parsed, "township");
    identity.url = url;
    identity.token = enrolmentMac(m_secret, "token", {m_nonce, nonce, m_device});
    identity.secretKey = m_keys.secretKey;
    return identity;
}

} // namespace ruhu::sync
