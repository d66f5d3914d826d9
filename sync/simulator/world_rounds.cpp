// What must hold of every round, by whatever way its request and its answer travel.

#include "sync/core/compression.h"
#include "sync/simulator/violation.h"
#include "sync/simulator/world.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

constexpr std::size_t kMostBody = 64 << 20;

std::string unpacked(const std::map<std::string, std::string>& headers, const char* encoding,
                     const std::string& body) {
    return headers.contains(encoding) ? decompress(body, kMostBody).value() : body;
}

} // namespace

World::Heads World::heads() const {
    Heads heads;
    for (const auto& [stream, epoch] : m_truth.epochs())
        heads[stream + epoch] = m_truth.branch(stream, epoch)->head();
    return heads;
}

void World::served(const ServerRequest& request, const ServerAnswer& answer) {
    if (!m_office.isRunning())
        startOffice();
    const auto before = heads();
    m_truth.follow(m_office);
    if (answer.status != 200 && answer.status != 206)
        return;
    const auto account = m_office.store().device(request.headers.at("authorization").substr(5, 36));
    if (!account)
        return; // it was given a name that the store has lost with its power
    const auto body = unpacked(request.headers, "content-encoding", request.body);
    const auto said = unpacked(answer.headers, "Content-Encoding", answer.body);
    if (request.path == "/v1/bundles")
        return handedIn(body, said, before);
    if (request.path != "/v1/sync")
        return checkScope(*account, request);
    const auto asked = decodeRequest(body);
    if (!asked)
        throw Violation(4, "the central store answers what cannot be read");
    const auto told = decodeAnswer(said, *asked);
    if (!told)
        throw Violation(4, "the central store does not say what can be read");
    checkRound(*account, *asked, *told, before);
}

/// Files, too, go to those only who may have them.
void World::checkScope(const DeviceAccount& account, const ServerRequest& request) {
    constexpr std::string_view kSegments = "/v1/segments/";
    constexpr std::string_view kBlobs = "/v1/blobs/";
    if (request.path.starts_with(kSegments)) {
        m_record.met("segment.fetched");
        const auto stream = request.path.substr(kSegments.size(), request.path.rfind('/') - kSegments.size());
        if (!mayUse(account, stream))
            throw Violation(7, "a segment for a device that the stream is not granted to");
    } else if (request.method == "GET" && request.path.starts_with(kBlobs)) {
        const auto sha256 = request.path.substr(kBlobs.size());
        if (std::none_of(m_streams.begin(), m_streams.end(), [&](const std::string& stream) {
                return mayUse(account, stream) && m_truth.names(stream, sha256);
            }))
            throw Violation(7, "ink for a device that may see no record that names it");
    }
}

/// True if the counter that a push follows, or one after it, was there when the push came: in the log, which
/// ended at `head`, or put aside.
bool World::isContiguous(const Id& device, const Push& push, std::int64_t head) {
    const auto follows = push.follows();
    const auto& known = m_truth.current(push.stream)->counters(device);
    if (follows == 0 || std::any_of(known.lower_bound(follows), known.end(), [&](const auto& each) {
            return each.first < push.first || each.second <= head;
        }))
        return true;
    Use aside(m_office.lens().get("SELECT 1 FROM _quarantine WHERE device=? AND stream=? AND n>=?"));
    aside->bind(1, device);
    aside->bind(2, push.stream);
    aside->bind(3, follows);
    return aside->executeStep();
}

/// What must hold of every round, by whatever way its request and its answer travel.
void World::checkRound(const DeviceAccount& account, const SyncRequest& asked, const SyncAnswer& told,
                       const Heads& before) {
    std::map<std::pair<std::string, Id>, int> answered;
    const auto headBefore = [&](const std::string& key) {
        const auto found = before.find(key);
        return found == before.end() ? 0 : found->second;
    };
    // A round that brings back grants is itself under those that it began with.
    const auto isGranted = [&](const std::string& stream) {
        return std::find(told.grants.begin(), told.grants.end(), stream) != told.grants.end();
    };
    const Branch* township = m_truth.current(kTownshipStream);
    for (const std::string& stream : m_streams)
        if (township && headBefore(kTownshipStream + township->epoch()) == township->head() &&
            isGranted(stream) != mayUse(account, stream) && m_truth.current(stream))
            throw Violation(7, "a device is told other grants than it has: " + stream);
    for (const PushAnswer& pushed : told.pushed) {
        // Answers to the pushes of one stream are in their order.
        auto nth = answered[{pushed.stream, pushed.device}]++;
        const auto push = std::find_if(asked.pushes.begin(), asked.pushes.end(), [&](const Push& p) {
            return p.stream == pushed.stream && p.device == pushed.device && nth-- == 0;
        });
        if (push == asked.pushes.end())
            throw Violation(9, "an answer to what was not pushed");
        if (!pushed.refused.empty())
            m_record.event(("refused." + pushed.refused).c_str(), push->first,
                           push->device + " " + push->stream + " after " + std::to_string(push->follows()));
        const bool foreign = !push->device.empty() && push->device != account.device;
        if (foreign || pushed.fork > 0 || !pushed.split.empty())
            continue; // what comes of these, the log shows
        const auto last = push->first + static_cast<std::int64_t>(push->lines.size()) - 1;
        if (pushed.through >= push->first && pushed.through < last)
            throw Violation(9, "a push is held up in the middle");
        const Branch* branch = m_truth.current(push->stream);
        for (std::size_t i = 0; i < push->lines.size(); ++i) {
            const auto n = push->first + static_cast<std::int64_t>(i);
            const bool aside = std::any_of(pushed.quarantined.begin(), pushed.quarantined.end(),
                                           [&](const auto& bad) { return bad.n == n; });
            if (n > pushed.through || aside)
                continue;
            const auto line = json::parse(push->lines[i], nullptr, false);
            const auto position =
                branch && line.is_object() ? branch->positionOf(line["by"], account.device) : 0;
            if (position == 0)
                throw Violation(1,
                                "acknowledged and not in the log: " + push->stream + " " + std::to_string(n));
            const auto& verdicts = branch->entries()[static_cast<std::size_t>(position) - 1].verdicts;
            const bool late = std::any_of(verdicts.begin(), verdicts.end(),
                                          [](const json& verdict) { return verdict[3] == "late"; });
            const bool isNew = position > headBefore(push->stream + branch->epoch());
            if (isNew && late == isGranted(push->stream))
                throw Violation(7, "late work is not marked, or work in time is");
            if (isNew && i == 0 &&
                !isContiguous(account.device, *push, headBefore(push->stream + branch->epoch())))
                throw Violation(4, "a change set is taken before those that it follows: " + push->stream +
                                       " " + std::to_string(n));
        }
        if (push->follows() > pushed.through)
            m_record.met("gap");
    }
    for (const StreamAnswer& stream : told.streams)
        if (!stream.withdrawn && !isGranted(stream.stream))
            throw Violation(7, "a stream for a device that it is not granted to");
}

} // namespace ruhu::sync::simulator
