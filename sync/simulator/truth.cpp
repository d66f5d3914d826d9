#include "sync/simulator/truth.h"

#include "sync/core/encoding.h"
#include "sync/simulator/violation.h"

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

void Truth::follow(Office& office) {
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
    for (const Head& head : heads) {
        m_epochs[head.stream] = head.epoch;
        const auto [place, isNew] =
            m_branches.try_emplace({head.stream, head.epoch}, Branch(head.stream, head.epoch));
        Branch& branch = place->second;
        std::string& chain = m_chains[head.epoch + head.stream];
        if (isNew)
            chain = sha256Hex("ruhu-chain\n" + head.epoch + "\n" + head.stream);
        if (head.seq < branch.head())
            throw Violation(1, head.stream + ": the central store has lost entries after " +
                                   std::to_string(head.seq) + " of " + std::to_string(branch.head()));
        if (head.seq > branch.head()) {
            Use query(office.lens().get("SELECT e.meta, l.line FROM _entry e JOIN _line l USING(place) "
                                        "WHERE e.stream=? AND e.seq>? ORDER BY e.seq"));
            query->bind(1, head.stream);
            query->bind(2, branch.head());
            while (query->executeStep()) {
                const auto meta = query->getColumn(0).getString();
                const auto line = query->getColumn(1).getString();
                const auto read = json::parse(meta);
                if (read["hash"] != sha256Hex(line))
                    throw Violation(2, head.stream + ": a line is not what its hash says");
                chain = sha256Hex(*fromHex(chain) + meta);
                this->read(branch, read, json::parse(line), office.schema());
            }
        }
        if (branch.head() != head.seq || chain != head.chain)
            throw Violation(2, head.stream + ": the chain does not end where the stream does");
    }
}

void Truth::read(Branch& branch, const json& meta, const json& set, const Schema& schema) {
    const auto save = m_saves.find(set["by"].get<std::string>());
    const auto seenBy = [&](const json&, const std::string& key,
                            const std::string& path) -> std::optional<std::int64_t> {
        if (save == m_saves.end())
            return std::nullopt;
        const auto hidden = save->second->hidden.find(key + " " + path);
        const auto& [epoch, seen] = hidden != save->second->hidden.end()
                                        ? hidden->second
                                        : std::pair(save->second->epoch, save->second->seen);
        return epoch == branch.epoch() ? seen : 0;
    };
    branch.add(meta, set, schema, seenBy);
    for (const json& verdict : branch.entries().back().verdicts)
        m_record.met("verdict." + verdict[3].get<std::string>());
    m_record.event("entry", branch.head(), branch.stream());
}

} // namespace ruhu::sync::simulator
