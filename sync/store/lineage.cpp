#include "sync/core/lineage.h"

#include "sync/core/mutant.h"
#include "sync/store/log.h"

#include <algorithm>

namespace ruhu::sync {

Lineage Log::lineage(const std::string& stream) const {
    Lineage lineage;
    Use query(m_statements.get("SELECT epoch, start FROM _epoch WHERE stream=? ORDER BY ord"));
    query->bindNoCopy(1, stream);
    while (query->executeStep())
        lineage.push_back({query->getColumn(0).getString(), query->getColumn(1).getInt64()});
    return lineage;
}

void Log::beginEpoch(StreamHead& head, const std::string& epoch) {
    Use put(m_statements.get("INSERT INTO _epoch SELECT ?1, count(*), ?2, ?3 FROM _epoch WHERE stream=?1"));
    put->bindNoCopy(1, head.stream);
    put->bindNoCopy(2, epoch);
    put->bind(3, head.seq);
    const bool first = lineage(head.stream).empty();
    put->exec();
    head.chain = first ? chainStart(epoch, head.stream) : chainRestart(epoch, head.stream, head.chain);
    head.epoch = epoch;
    setHead(head);
}

std::string Log::entryChain(const std::string& stream, std::int64_t seq) const {
    Use query(m_statements.get("SELECT chain FROM _entry WHERE stream=? AND seq=?"));
    query->bindNoCopy(1, stream);
    query->bind(2, seq);
    return query->executeStep() ? query->getColumn(0).getString() : std::string();
}

std::string Log::chainAt(const std::string& stream, const std::string& epoch, std::int64_t seq) const {
    const Lineage epochs = lineage(stream);
    const auto place = std::find_if(epochs.begin(), epochs.end(),
                                    [&](const EpochStart& start) { return start.epoch == epoch; });
    if (place == epochs.end() || seq < place->from || (place + 1 != epochs.end() && seq > place[1].from))
        return {};
    auto chain = entryChain(stream, seq);
    if (seq > place->from)
        return chain;
    for (auto start =
             std::find_if(epochs.begin(), epochs.end(), [&](const auto& e) { return e.from == seq; });
         start <= place; ++start)
        chain = start == epochs.begin() ? chainStart(start->epoch, stream)
                                        : chainRestart(start->epoch, stream, chain);
    return chain;
}

std::int64_t Log::seenIn(const std::string& stream, const std::string& epoch, std::int64_t seen) const {
    if (mutant("skip_epoch"))
        return seen;
    std::optional<std::int64_t> limit = branchLimit(stream, epoch);
    const Lineage epochs = lineage(stream);
    const auto place = std::find_if(epochs.begin(), epochs.end(),
                                    [&](const EpochStart& start) { return start.epoch == epoch; });
    if (place == epochs.end())
        return std::min(seen, limit.value_or(0));
    if (place + 1 != epochs.end())
        limit = std::min(limit.value_or(place[1].from), place[1].from);
    return std::min(seen, limit.value_or(seen));
}

std::optional<std::int64_t> Log::branchLimit(const std::string& stream, const std::string& epoch) const {
    Use query(m_statements.get("SELECT upto FROM _branch WHERE stream=? AND epoch=?"));
    query->bindNoCopy(1, stream);
    query->bindNoCopy(2, epoch);
    if (!query->executeStep() || query->getColumn(0).isNull())
        return std::nullopt;
    return query->getColumn(0).getInt64();
}

bool Log::knowsBranch(const std::string& stream, const std::string& epoch) const {
    Use query(m_statements.get("SELECT 1 FROM _branch WHERE stream=? AND epoch=?"));
    query->bindNoCopy(1, stream);
    query->bindNoCopy(2, epoch);
    return query->executeStep();
}

void Log::meetBranch(const std::string& stream, const std::string& epoch) {
    Use put(m_statements.get("INSERT OR IGNORE INTO _branch VALUES(?,?,NULL)"));
    put->bindNoCopy(1, stream);
    put->bindNoCopy(2, epoch);
    put->exec();
}

void Log::noteBranch(const std::string& stream, const Lineage& theirs, std::int64_t common) {
    for (std::size_t i = 0; i < theirs.size(); ++i) {
        if (i + 1 < theirs.size() && theirs[i + 1].from <= common)
            continue; // ended within what both hold
        Use put(m_statements.get("INSERT INTO _branch VALUES(?,?,?) ON CONFLICT(stream, epoch) DO UPDATE SET "
                                 "upto=min(ifnull(upto, excluded.upto), excluded.upto)"));
        put->bindNoCopy(1, stream);
        put->bindNoCopy(2, theirs[i].epoch);
        put->bind(3, common);
        put->exec();
    }
}

void Log::truncate(StreamHead& head, std::int64_t seq) {
    noteBranch(head.stream, lineage(head.stream), seq);
    for (const char* sql :
         {"DELETE FROM _entry WHERE stream=? AND seq>?", "DELETE FROM _epoch WHERE stream=? AND start>=?"}) {
        Use erase(m_statements.get(sql));
        erase->bindNoCopy(1, head.stream);
        erase->bind(2, seq);
        erase->exec();
    }
    head.seq = seq;
    const Lineage rest = lineage(head.stream);
    head.epoch = rest.empty() ? std::string() : rest.back().epoch;
    head.chain = rest.empty() ? chainStart("", head.stream) : entryChain(head.stream, seq);
    setHead(head);
    m_tables.eraseStream(head.stream);
    refold(head.stream);
}

} // namespace ruhu::sync
