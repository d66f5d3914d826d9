#include "sync/simulator/rogue.h"

#include "sync/core/ids.h"

#include <nlohmann/json.hpp>

#include <set>

namespace ruhu::sync::simulator {

using nlohmann::json;

Rogue::Rogue(Dice dice, const std::vector<std::string>& streams)
    : m_dice(dice)
    , m_keys(makeKeyPair(m_dice))
    , m_streams(streams) {
    m_identity.device = nameId("device", "rogue " + std::to_string(m_dice.next()));
    m_identity.deviceName = "不明";
    m_identity.url = "https://central";
    m_identity.token = "rogue";
    m_identity.secretKey = m_keys.secretKey;
    m_identity.grants.assign(streams.begin(), streams.end() - 1);
}

SyncRequest Rogue::request(const std::string& stream, const std::vector<std::string>& foreign) {
    SyncRequest request;
    request.limit = 1; // what it brings is what matters, not what comes back
    m_expected.clear();
    for (const std::string& each : m_streams)
        request.streams.push_back({each, "", 0, ""});
    Last& last = m_last.try_emplace(stream, Last{0, kNoHash}).first->second;
    Push push{stream, last.n + 1, {}, {}};
    for (auto left = 1 + m_dice.roll(4); left > 0; --left) {
        const auto n = last.n + 1;
        const auto id = nameId("rogue", stream + std::to_string(m_dice.roll(5)));
        json set = {{"v", 1},
                    {"device", m_identity.device},
                    {"stream", stream},
                    {"n", n},
                    {"prev", last.hash},
                    {"epoch", ""},
                    {"seen", 0},
                    {"at", 0},
                    {"by", nameId("by", std::to_string(m_dice.next()))},
                    {"changes", json::array()}};
        set["changes"].push_back(
            {{"type", "household"},
             {"fields", json::array({"address"})},
             {"rows", json::array({json::array({id, "外" + std::to_string(m_dice.next())})})}});
        json& group = set["changes"][0];
        std::string code;
        switch (m_dice.roll(11)) {
        case 0:
            code = "unknown_type";
            group["type"] = "from_the_future";
            break;
        case 1:
            code = "malformed";
            group["rows"].push_back(group["rows"][0]);
            break;
        case 2:
            code = "malformed";
            set["device"] = nameId("device", "another");
            break;
        case 3:
            code = "malformed";
            group["fields"][0] = "position";
            break;
        case 4:
            code = "malformed";
            set["n"] = n + 1;
            break;
        case 5:
            if (!foreign.empty()) {
                code = "wrong_stream";
                group["rows"][0][0] = m_dice.pick(foreign);
            }
            break;
        case 6:
            if (m_dice.chance(100)) {
                code = "oversize";
                set["by"] = std::string(kMaxLineBytes, 'x');
            }
            break;
        default:
            break;
        }
        std::string line = set.dump();
        if (m_dice.chance(40)) {
            code = "malformed";
            line.resize(m_dice.roll(line.size()));
        }
        if (!code.empty())
            m_expected[n] = code;
        last = {n, sha256Hex(line)};
        push.lines.push_back(std::move(line));
    }
    push.sig = sign(m_keys.secretKey, pushMessage(m_identity.device, stream, last.n, last.hash));
    if (m_dice.chance(50)) {
        push.sig[0] = push.sig[0] == 'A' ? 'B' : 'A';
        m_expected.clear();
        for (auto n = push.first; n <= last.n; ++n)
            m_expected[n] = "bad_signature";
    }
    request.pushes.push_back(std::move(push));
    return request;
}

SyncRequest Rogue::cut(const SyncRequest& request, const std::vector<std::int64_t>& alone) const {
    const std::set<std::int64_t> cuts(alone.begin(), alone.end());
    const Push& whole = request.pushes.front();
    SyncRequest parts = request;
    parts.pushes.clear();
    auto n = whole.first;
    for (const std::string& line : whole.lines) {
        if (parts.pushes.empty() || cuts.contains(n) || cuts.contains(n - 1))
            parts.pushes.push_back({whole.stream, n, {}, {}});
        parts.pushes.back().lines.push_back(line);
        parts.pushes.back().sig =
            sign(m_keys.secretKey, pushMessage(m_identity.device, whole.stream, n, sha256Hex(line)));
        ++n;
    }
    return parts;
}

} // namespace ruhu::sync::simulator
