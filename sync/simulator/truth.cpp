#include "sync/simulator/truth.h"

#include "sync/core/encoding.h"
#include "sync/simulator/judging.h"
#include "sync/simulator/violation.h"

#include <algorithm>
#include <utility>

namespace ruhu::sync::simulator {

const Branch* Truth::branch(const std::string& stream, const std::string& epoch) const {
    const auto found = m_branches.find({stream, epoch});
    return found == m_branches.end() ? nullptr : &found->second;
}

const Branch* Truth::current(const std::string& stream) const {
    const auto epoch = m_epochs.find(stream);
    return epoch == m_epochs.end() ? nullptr : branch(stream, epoch->second);
}

bool Truth::isInLog(const Save& save) const {
    const Branch* branch = current(save.stream);
    return branch && branch->positionOf(save.by) > 0;
}

bool Truth::isInLog(const std::string& by) const {
    return std::any_of(m_epochs.begin(), m_epochs.end(), [&](const auto& each) {
        const Branch* branch = this->branch(each.first, each.second);
        return branch && branch->positionOf(by) > 0;
    });
}

bool Truth::names(const std::string& stream, const std::string& sha256) const {
    const Branch* branch = current(stream);
    return branch && std::any_of(branch->keys().begin(), branch->keys().end(), [&](const std::string& key) {
               return key.starts_with("signature/") &&
                      branch->record(key, branch->head())->fields.value("ink", "") == sha256;
           });
}

std::int64_t Truth::common(const std::string& stream, const std::string& one, const std::string& other,
                           std::int64_t most) const {
    const Branch* a = branch(stream, one);
    const Branch* b = branch(stream, other);
    std::int64_t held = 0;
    while (a && b && held < std::min({most, a->head(), b->head()}) &&
           a->entries()[static_cast<std::size_t>(held)].meta ==
               b->entries()[static_cast<std::size_t>(held)].meta)
        ++held;
    return held;
}

void Truth::readQuarantine(Office& office) {
    std::int64_t size = 0;
    {
        Use count(office.lens().get("SELECT count(*) FROM _quarantine"));
        count->executeStep();
        size = count->getColumn(0).getInt64();
    }
    if (size == m_putAsideCount)
        return;
    if (size < m_putAsideCount) { // some were taken, or the store is another one
        m_putAside.clear();
        m_putAsideNewest = 0;
    }
    m_putAsideCount = size;
    Use query(office.lens().get("SELECT rowid, line, code FROM _quarantine WHERE rowid>? ORDER BY rowid"));
    query->bind(1, m_putAsideNewest);
    while (query->executeStep()) {
        m_putAsideNewest = query->getColumn(0).getInt64();
        m_record.met("aside." + query->getColumn(2).getString());
        if (const auto set = json::parse(query->getColumn(1).getString(), nullptr, false); set.is_object())
            m_putAside.insert(set.value("by", ""));
    }
}

Truth::Past Truth::pastOf(Office& office, const std::string& stream) {
    Past past;
    Use epochs(office.lens().get("SELECT epoch, start FROM _epoch WHERE stream=? ORDER BY ord"));
    epochs->bind(1, stream);
    while (epochs->executeStep())
        past.epochs.emplace_back(epochs->getColumn(0).getString(), epochs->getColumn(1).getInt64());
    Use limits(office.lens().get("SELECT epoch, upto FROM _branch WHERE stream=? AND upto IS NOT NULL"));
    limits->bind(1, stream);
    while (limits->executeStep())
        past.limits.emplace(limits->getColumn(0).getString(), limits->getColumn(1).getInt64());
    return past;
}

void Truth::follow(Office& office) {
    readQuarantine(office);
    struct Head {
        std::string stream, epoch, chain;
        std::int64_t seq;
    };
    std::vector<Head> heads;
    {
        Use query(office.lens().get("SELECT name, epoch, chain, seq FROM _stream"));
        while (query->executeStep())
            heads.push_back({query->getColumn(0).getString(), query->getColumn(1).getString(),
                             query->getColumn(2).getString(), query->getColumn(3).getInt64()});
    }
    std::erase_if(m_epochs, [&](const auto& known) { // a restored store may never have heard of it
        return std::none_of(heads.begin(), heads.end(),
                            [&](const Head& head) { return head.stream == known.first; });
    });
    for (const Head& head : heads) {
        if (head.epoch.empty())
            continue;
        m_epochs[head.stream] = head.epoch;
        const auto [place, isNew] =
            m_branches.try_emplace({head.stream, head.epoch}, head.stream, head.epoch);
        Branch& branch = place->second;
        std::string& chain = m_chains[head.epoch + head.stream];
        if (!isNew && head.seq == branch.head() && head.chain == chain)
            continue; // nothing has come
        const Past past = pastOf(office, head.stream);
        // A new epoch is read from the stream's beginning: its past need not be that of the one before.
        const auto begin = [&] {
            for (const auto& [epoch, from] : past.epochs)
                if (isNew && from == branch.head())
                    chain = sha256Hex("ruhu-chain\n" + epoch + "\n" + head.stream +
                                      (chain.empty() ? "" : "\n" + chain));
        };
        if (isNew && past.epochs.size() > 1)
            m_record.event("epoch", branch.head(), head.stream);
        if (head.seq < branch.head())
            throw Violation(1, head.stream + ": the central store has lost entries after " +
                                   std::to_string(head.seq) + " of " + std::to_string(branch.head()));
        if (head.seq > branch.head()) {
            Use query(office.lens().get("SELECT e.meta, l.line FROM _entry e JOIN _line l USING(place) "
                                        "WHERE e.stream=? AND e.seq>? ORDER BY e.seq"));
            query->bind(1, head.stream);
            query->bind(2, branch.head());
            while (query->executeStep()) {
                begin();
                const auto meta = query->getColumn(0).getString();
                chain = sha256Hex(*fromHex(chain) + meta);
                read(office.schema(), branch, past, meta, query->getColumn(1).getString());
                if (isNew)
                    readIntoOlder(branch, past, meta, office.schema());
            }
        }
        begin();
        if (branch.head() != head.seq || chain != head.chain)
            throw Violation(2, head.stream + ": the chain does not end where the stream does");
    }
}

/// What a restored store has taken in of what it had put aside, before it began the new epoch, is of the one
/// before.
void Truth::readIntoOlder(const Branch& branch, const Past& past, const std::string& meta,
                          const Schema& schema) {
    const auto place = std::find_if(past.epochs.rbegin(), past.epochs.rend(),
                                    [&](const auto& e) { return e.second < branch.head(); });
    const auto older = m_branches.find({branch.stream(), place->first});
    const auto before = branch.head() - 1;
    if (place->first == branch.epoch() || older == m_branches.end() || older->second.head() != before ||
        common(branch.stream(), place->first, branch.epoch(), before) != before)
        return;
    const Judged& entry = m_judged.at(branch.stream() + meta);
    older->second.addJudged(entry.meta, entry.set, schema);
}

/// What an author who had folded `seen` entries of an epoch had before him of this branch. The limits of
/// epochs that went another way are the central store's own notes, but none may reach beyond what was in
/// common.
std::int64_t Truth::seenIn(const Branch& branch, const Past& past, const std::string& epoch,
                           std::int64_t seen) const {
    std::optional<std::int64_t> limit;
    if (const auto noted = past.limits.find(epoch); noted != past.limits.end())
        limit = noted->second;
    const auto place =
        std::find_if(past.epochs.begin(), past.epochs.end(), [&](const auto& e) { return e.first == epoch; });
    if (place == past.epochs.end()) {
        const auto held = std::min(seen, limit.value_or(0));
        if (const auto most = common(branch.stream(), epoch, branch.epoch(), held); most < held)
            throw Violation(3, branch.stream() + ": what another epoch held counts as seen beyond " +
                                   std::to_string(most));
        return held;
    }
    if (place + 1 != past.epochs.end())
        limit = std::min(limit.value_or(place[1].second), place[1].second);
    return std::min(seen, limit.value_or(seen));
}

void Truth::read(const Schema& schema, Branch& branch, const Past& past, const std::string& metaLine,
                 const std::string& line) {
    const auto known = m_judged.find(branch.stream() + metaLine);
    if (known != m_judged.end() && known->second.line == line)
        return branch.addJudged(known->second.meta, known->second.set, schema);
    Judged read{line, json::parse(metaLine), json::parse(line)};
    if (read.meta["hash"] != sha256Hex(line))
        throw Violation(2, branch.stream() + ": a line is not what its hash says");
    const auto& [key, judged] = *m_judged.emplace(branch.stream() + metaLine, std::move(read)).first;
    const auto& [text, meta, set] = judged;
    const auto save = m_saves.find(set["by"].get<std::string>());
    const auto seenBy = [&](const json&, const std::string& key, const std::string& path) {
        if (save == m_saves.end()) {
            auto seen = set["seen"].get<std::int64_t>();
            for (const json& older : listIn(set, "older"))
                if (!path.empty() && recordKey(older[0], older[1]) == key && older[2] == path)
                    seen = std::min(seen, older[3].get<std::int64_t>());
            return seenIn(branch, past, set["epoch"], seen);
        }
        const auto whole = seenIn(branch, past, save->second->epoch, save->second->seen);
        const auto hidden = save->second->hidden.find(key + " " + path);
        if (hidden == save->second->hidden.end())
            return whole;
        auto [epoch, seen, exactly] = hidden->second;
        // Across a rejoin the tablet knows of a part of what was in common, and may claim no more than all.
        for (const json& older : listIn(set, "older"))
            if (!exactly && recordKey(older[0], older[1]) == key && older[2] == path)
                seen = std::min(seen, older[3].get<std::int64_t>());
        return std::min(whole, seenIn(branch, past, epoch, seen));
    };
    branch.add(meta, set, schema, seenBy);
    for (const json& verdict : branch.entries().back().verdicts)
        m_record.met("verdict." + verdict[3].get<std::string>());
    m_record.event("entry", branch.head(), branch.stream());
}

} // namespace ruhu::sync::simulator
