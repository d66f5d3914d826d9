#include "sync/core/encoding.h"
#include "sync/simulator/judging.h"
#include "sync/simulator/violation.h"

#include <algorithm>

namespace ruhu::sync::simulator {

json Branch::Record::value(const std::string& path) const {
    const auto found = paths.find(path);
    return found == paths.end() ? kNull : found->second.back().current;
}

std::int64_t Branch::Record::writer(const std::string& path) const {
    const auto found = paths.find(path);
    if (found == paths.end())
        return 0;
    const Step& last = found->second.back();
    // A form sent with empty boxes: null when the record is made counts as never written.
    const bool member = path.find('/') != std::string::npos;
    return last.seq == made && last.current.is_null() && !member ? 0 : last.seq;
}

const std::optional<std::string>& Branch::Record::deleted() const {
    static const std::optional<std::string> kAlive;
    return deletions.empty() ? kAlive : deletions.back().second;
}

Branch::Record* Branch::find(const std::string& key) {
    const auto found = m_records.find(key);
    return found == m_records.end() ? nullptr : &found->second;
}

Branch::Record& Branch::make(const std::string& type, const std::string& id, std::int64_t seq) {
    const auto key = recordKey(type, id);
    const auto [found, isNew] = m_records.try_emplace(key);
    if (isNew) {
        found->second = {type, id, seq, {}, {}};
        m_keys.push_back(key);
        m_ids[type].push_back(id);
    }
    return found->second;
}

bool Branch::isSealed(const Schema& schema, const Record& record) const {
    const TypeSchema& type = *schema.type(record.type);
    const json version = record.value(type.sealVersionField);
    const json sealed = record.value(type.sealedVersionField);
    return !sealed.is_null() && !isLess(sealed, version);
}

/// True if the author of the set wrote that entry before: under a lower counter, whatever came first in the
/// log.
bool Branch::follows(const json& set, std::int64_t seq) const {
    const Entry& entry = m_entries[static_cast<std::size_t>(seq) - 1];
    return entry.device == set["device"] && entry.n < set["n"].get<std::int64_t>();
}

// --- the log

void Branch::add(const json& meta, const json& set, const Schema& schema, const SeenBy& seenBy) {
    Judging judging{set, schema, seenBy, head() + 1, nullptr, {}, {}, {}};
    for (const json& group : set["changes"])
        if (!schema.type(group["type"].get<std::string>()))
            throw Violation(2, "an entry of a type that the central store does not know");
    judge(judging);
    auto given = meta.value("verdict", json::array());
    // Whether a grant had ended is not in the log: the world checks `late` by itself.
    for (const json& verdict : given)
        if (verdict[3] == "late")
            judging.say("", "", "", "late");
    json expected = json::array();
    for (const auto& [place, verdict] : judging.verdicts)
        expected.push_back(verdict);
    std::sort(given.begin(), given.end());
    std::sort(expected.begin(), expected.end());
    if (given != expected)
        throw Violation(3, m_stream + " " + std::to_string(judging.seq) + ": verdicts " + given.dump() +
                               " where the specification asks for " + expected.dump());
    append(judging, meta);
}

void Branch::addJudged(const json& meta, const json& set, const Schema& schema) {
    const SeenBy nobody;
    Judging judging{set, schema, nobody, head() + 1, nullptr, {}, {}, {}};
    for (const json& verdict : meta.value("verdict", json::array()))
        judging.verdicts[verdict[0].get<std::string>() + "/" + verdict[1].get<std::string>() + "/" +
                         verdict[2].get<std::string>()] = verdict;
    append(judging, meta);
}

void Branch::append(Judging& judging, const json& meta) {
    const json& set = judging.set;
    m_entries.push_back({set["device"], set["by"], set["n"], set["at"], meta.value("verdict", json::array()),
                         sha256Hex(meta.dump())});
    if (const auto& by = m_entries.back().by; !by.empty()) {
        if (positionOf(by, m_entries.back().device) > 0)
            throw Violation(4, m_stream + " " + std::to_string(head()) + ": a save is in the log twice");
        m_positions[by].push_back(head());
    }
    fold(judging);
    watchSeals(judging);
}

// --- questions

std::int64_t Branch::positionOf(const std::string& by, const std::string& device) const {
    if (const auto found = m_positions.find(by); found != m_positions.end())
        for (const std::int64_t at : found->second)
            if (device.empty() || m_entries[static_cast<std::size_t>(at) - 1].device == device)
                return at;
    return 0;
}

std::optional<Shown> Branch::record(const std::string& key, std::int64_t at) const {
    const auto found = m_records.find(key);
    if (found == m_records.end() || found->second.made > at)
        return std::nullopt;
    Shown shown;
    for (const auto& [path, steps] : found->second.paths) {
        const auto after = std::upper_bound(steps.begin(), steps.end(), at,
                                            [](auto seq, const Step& step) { return seq < step.seq; });
        if (after == steps.begin())
            continue;
        const json& value = std::prev(after)->current;
        const auto slash = path.find('/');
        if (slash != std::string::npos)
            shown.fields[path.substr(0, slash)][path.substr(slash + 1)] = value;
        else if (!value.is_null())
            shown.fields[path] = value;
    }
    for (const auto& [seq, reason] : found->second.deletions)
        if (seq <= at)
            shown.deleted = reason;
    return shown;
}

} // namespace ruhu::sync::simulator
