#include "sync/simulator/link.h"

#include "sync/core/compression.h"

#include <algorithm>
#include <cctype>

namespace ruhu::sync::simulator {

namespace {

constexpr std::size_t kWorthPacking = 512; // as CurlTransport
constexpr std::size_t kMostContent = 64 << 20;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

ServerRequest packed(const HttpRequest& request) {
    ServerRequest result;
    result.method = request.method;
    const auto host = request.url.find("://");
    const auto path = request.url.find('/', host == std::string::npos ? 0 : host + 3);
    result.path = path == std::string::npos ? "/" : request.url.substr(path);
    for (const auto& [name, value] : request.headers)
        result.headers[lower(name)] = value;
    result.headers["accept-encoding"] = "zstd";
    result.headers["ruhu-dictionary"] = std::to_string(dictionaryId());
    result.body = request.body;
    if (request.body.size() >= kWorthPacking)
        if (auto small = compress(request.body, Dictionary::Shipped); small.size() < request.body.size()) {
            result.body = std::move(small);
            result.headers["content-encoding"] = "zstd";
        }
    return result;
}

} // namespace

Network::State Network::arrivedDamaged() {
    m_record.met("network.damaged");
    return State::Damaged;
}

/// What a message goes through. Caught: TLS, or the length of the body, tells the receiver at once.
Network::State Network::damage(std::string& bytes, bool isPacked, int tablet) {
    if (bytes.empty())
        return State::Whole;
    if (m_dice.chance(faults.cut)) {
        m_record.operation("network.cut", tablet);
        bytes.resize(m_dice.roll(bytes.size()));
        // A proxy that ends TLS may pass on half a body.
        return m_dice.chance(500) ? State::Caught : arrivedDamaged();
    }
    if (m_dice.chance(faults.corrupted)) {
        m_record.operation("network.corrupted", tablet);
        for (auto left = 1 + m_dice.roll(3); left > 0; --left)
            bytes[m_dice.roll(bytes.size())] ^= static_cast<char>(1 + m_dice.roll(255));
        // Only TLS stands between us and bytes that were changed with care; chance must not get through
        // either.
        if (isPacked && !decompress(bytes, kMostContent))
            return arrivedDamaged();
        bytes.clear();
        return State::Caught;
    }
    return State::Whole;
}

/// Moves the time of one entry: hashes of lines do not cover it, only the stream's chain does.
bool Network::forge(std::string& body, int tablet) {
    constexpr std::string_view kAt = "\"at\":";
    const auto entries = body.find('\n');
    const auto at = entries == std::string::npos ? entries : body.find(kAt, entries);
    if (at == std::string::npos || !m_dice.chance(faults.forged))
        return false;
    char& digit = body[at + kAt.size()];
    digit = digit == '1' ? '2' : '1';
    m_record.operation("network.forged", tablet);
    return true;
}

std::optional<ServerAnswer> Network::deliver(int tablet, const ServerRequest& request) {
    if (!m_office.isRunning())
        return std::nullopt;
    m_record.operation("message.request", tablet, request.path);
    auto answer = m_office.serve(request);
    if (onServed)
        onServed(request, answer);
    return answer;
}

Result<HttpAnswer> Network::carry(int tablet, const HttpRequest& request) {
    if (m_dice.chance(faults.lost)) {
        m_record.operation("network.lost", tablet);
        return Error{"unreachable", "", true};
    }
    if (m_dice.chance(faults.portal)) {
        m_record.operation("network.portal", tablet);
        return HttpAnswer{200, {{"content-type", "text/html"}}, "<html>登录</html>"};
    }
    auto sent = packed(request);
    const State arrives = damage(sent.body, sent.headers.contains("content-encoding"), tablet);
    if (arrives == State::Caught)
        return Error{"cut_off", "", true};
    if (arrives == State::Whole && m_dice.chance(faults.delayed)) {
        m_record.operation("network.delayed", tablet);
        m_delayed.emplace_back(tablet, sent);
    }
    auto answer = deliver(tablet, sent);
    if (answer && arrives == State::Whole && m_dice.chance(faults.repeated)) {
        m_record.operation("network.repeated", tablet);
        answer = deliver(tablet, sent);
    }
    if (!answer)
        return Error{"unreachable", "", true};
    m_record.operation("message.answer", tablet, std::to_string(answer->status));
    if (m_dice.chance(faults.lost)) {
        m_record.operation("network.lost", tablet);
        return Error{"timeout", "", true};
    }
    HttpAnswer result{answer->status, {{"content-type", answer->type}}, {}};
    for (const auto& [name, value] : answer->headers)
        result.headers[lower(name)] = value;
    result.body = std::move(answer->body);
    const auto encoding = result.headers.find("content-encoding");
    const State arrived = damage(result.body, encoding != result.headers.end(), tablet);
    if (request.onBytes && (result.status == 200 || result.status == 206)) {
        request.onBytes(result.body); // what came before a cut has come
        result.body.clear();
    }
    if (arrived == State::Caught)
        return Error{"cut_off", "", true};
    if (encoding != result.headers.end()) {
        auto content = decompress(result.body, request.maxAnswerBytes);
        if (!content)
            return content.error();
        result.body = std::move(content).value();
        result.headers.erase(encoding);
    }
    forge(result.body, tablet);
    return result;
}

void Network::deliverDelayed() {
    if (m_delayed.empty())
        return;
    const auto [tablet, request] = std::move(m_delayed.front());
    m_delayed.pop_front();
    deliver(tablet, request);
}

} // namespace ruhu::sync::simulator
