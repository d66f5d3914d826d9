#include "sync/simulator/judging.h"
#include "sync/simulator/violation.h"

#include <algorithm>

namespace ruhu::sync::simulator {

const json& Branch::Record::value(const std::string& path) const {
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

Branch::Record& Branch::touch(const std::string& type, const std::string& id, std::int64_t seq) {
    const auto key = recordKey(type, id);
    const auto [found, isNew] = m_records.try_emplace(key);
    Record& record = found->second;
    if (isNew) {
        record = {type, id, seq, {}, {}, {}, {}};
        m_keys.push_back(key);
        m_ids[type].ids.push_back(id);
        m_ids[type].made.push_back(seq);
    }
    if (record.touches.empty() || record.touches.back() != seq) {
        record.touches.push_back(seq);
        m_touched.back().push_back(key);
    }
    return record;
}

bool Branch::isSealed(const Schema& schema, const Record& record) const {
    const TypeSchema& type = *schema.type(record.type);
    const json& version = record.value(type.sealVersionField);
    const json& sealed = record.value(type.sealedVersionField);
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
    json given = listIn(meta, "verdict");
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
    for (const json& verdict : listIn(meta, "verdict"))
        judging.verdicts[verdict[0].get<std::string>() + "/" + verdict[1].get<std::string>() + "/" +
                         verdict[2].get<std::string>()] = verdict;
    append(judging, meta);
}

void Branch::append(Judging& judging, const json& meta) {
    const json& set = judging.set;
    m_entries.push_back({set["device"], set["by"], set["n"], set["at"], listIn(meta, "verdict"), &meta});
    if (const Entry& entry = m_entries.back(); !m_counters[entry.device].try_emplace(entry.n, head()).second)
        throw Violation(4, m_stream + " " + std::to_string(head()) + ": counter " + std::to_string(entry.n) +
                               " of " + entry.device + " is in the log twice");
    m_touched.emplace_back();
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

const std::map<std::int64_t, std::int64_t>& Branch::counters(const std::string& device) const {
    static const std::map<std::int64_t, std::int64_t> kNone;
    const auto found = m_counters.find(device);
    return found == m_counters.end() ? kNone : found->second;
}

ShownPtr Branch::record(const std::string& key, std::int64_t at) const {
    const auto found = m_records.find(key);
    if (found == m_records.end() || found->second.made > at)
        return nullptr;
    const Record& record = found->second;
    const auto last = *std::prev(std::upper_bound(record.touches.begin(), record.touches.end(), at));
    ShownPtr& shown = record.shown[last];
    if (!shown)
        shown = std::make_shared<const Shown>(shownAt(record, at));
    return shown;
}

Shown Branch::shownAt(const Record& record, std::int64_t at) const {
    Shown shown;
    for (const auto& [path, steps] : record.paths) {
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
    for (const auto& [seq, reason] : record.deletions)
        if (seq <= at)
            shown.deleted = reason;
    return shown;
}

std::set<std::string> Branch::touchedBetween(std::int64_t from, std::int64_t to) const {
    std::set<std::string> keys;
    for (auto seq = from; seq < to; ++seq)
        keys.insert(m_touched[static_cast<std::size_t>(seq)].begin(),
                    m_touched[static_cast<std::size_t>(seq)].end());
    return keys;
}

std::int64_t Branch::count(const std::string& type, std::int64_t at) const {
    const auto found = m_ids.find(type);
    if (found == m_ids.end())
        return 0;
    const auto& made = found->second.made;
    return std::upper_bound(made.begin(), made.end(), at) - made.begin();
}

bool Branch::reviewsBeyond(const Schema& schema, std::int64_t at) const {
    return std::any_of(m_reviews.begin(), m_reviews.end(), [&](const auto& review) {
        return !review.first.empty() && review.second <= at && !schema.type(review.first);
    });
}

} // namespace ruhu::sync::simulator
