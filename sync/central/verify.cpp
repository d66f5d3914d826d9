#include "sync/central/sqlite_central_store.h"
#include "sync/core/signing.h"

#include <array>
#include <functional>
#include <map>
#include <unordered_map>

namespace ruhu::sync {

namespace {

const std::array<Migration, 3> kMemoryMigrations{kLogMigration, kLineMigration, kLineageMigration};

/// Walks one stream from its beginning, folding into memory, and says what does not hold.
class StreamCheck {
public:
    StreamCheck(const Log& log, Log& memory, std::function<std::string(const Id&)> publicKeyOf,
                std::vector<std::string>& findings)
        : m_log(log)
        , m_memory(memory)
        , m_publicKeyOf(std::move(publicKeyOf))
        , m_findings(findings) {}

    void run(const StreamHead& head) {
        StreamHead fresh{head.stream, {}, 0, {}, 0, 0};
        m_epochs = m_log.lineage(head.stream);
        enterEpochs(fresh);
        m_log.entries(head.stream, 0, [&](const Log::Row& row) { return check(row, fresh); });
        if (!m_epochs.empty())
            find(head, head.seq, "an epoch begins after the stream's head");
        if (fresh.seq != head.seq || fresh.chain != head.chain)
            find(head, fresh.seq, "the chain does not end at the stream's head");
        for (const TypeSchema& type : m_log.tables().schema().types())
            if (m_log.tables().dump(type, head.stream) != m_memory.tables().dump(type, head.stream))
                find(head, head.seq, "table " + type.name + " is not the fold of the log");
    }

private:
    void enterEpochs(StreamHead& fresh) {
        for (; !m_epochs.empty() && m_epochs.front().from == fresh.seq; m_epochs.erase(m_epochs.begin()))
            m_memory.beginEpoch(fresh, m_epochs.front().epoch);
    }

    bool check(const Log::Row& row, StreamHead& fresh) {
        const auto meta = decodeMeta(row.meta);
        const auto set = decode(row.line);
        if (!meta || !set || meta->seq != row.seq || row.seq != fresh.seq + 1 ||
            set->stream != fresh.stream) {
            find(fresh, row.seq, "the entry does not read or is out of its place");
            return false;
        }
        const auto hash = sha256Hex(row.line);
        if (hash != meta->hash)
            find(fresh, row.seq, "the change set is not what its hash says");
        if (!meta->sig.empty() &&
            !verifySignature(m_publicKeyOf(set->device), pushMessage(set->device, fresh.stream, set->n, hash),
                             meta->sig))
            find(fresh, row.seq, "the device's signature does not hold");
        auto& hashes = m_hashes[set->device];
        const auto before = hashes.find(set->n - 1);
        if (before != hashes.end() && before->second != set->prev)
            find(fresh, row.seq, "the device's own chain is broken");
        hashes[set->n] = hash;
        Touched touched;
        m_memory.append(fresh, *meta, row.meta, m_memory.putLine(*set, row.line, hash));
        m_memory.fold(fresh, *meta, *set, {}, {}, nullptr, touched);
        if (fresh.chain != row.chain)
            find(fresh, row.seq, "the chain value is wrong");
        enterEpochs(fresh);
        return true;
    }

    void find(const StreamHead& head, std::int64_t seq, const std::string& what) {
        m_findings.push_back(head.stream + " " + std::to_string(seq) + ": " + what);
    }

    const Log& m_log;
    Log& m_memory;
    std::function<std::string(const Id&)> m_publicKeyOf;
    std::vector<std::string>& m_findings;
    Lineage m_epochs;                                                     ///< still to come
    std::map<Id, std::unordered_map<std::int64_t, std::string>> m_hashes; ///< of each device's change sets
};

} // namespace

std::vector<std::string> SqliteCentralStore::verify() {
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> findings;
    try {
        SQLite::Transaction snapshot(m_log.database(), SQLite::TransactionBehavior::DEFERRED);
        Log memory(openMemory(kMemoryMigrations), m_log.tables().schema());
        memory.tables().create();
        std::map<Id, std::string> keys;
        for (const StreamHead& head : m_log.heads())
            StreamCheck(
                m_log, memory,
                [&](const Id& id) {
                    auto& key = keys[id];
                    return key.empty() ? key = publicKeyOf(id) : key;
                },
                findings)
                .run(head);
        SQLite::Statement blobs(m_log.database(), "SELECT sha256 FROM _blob WHERE bytes IS NOT NULL");
        while (blobs.executeStep())
            if (!m_log.blobs().isIntact(blobs.getColumn(0).getString()))
                findings.push_back("blob " + blobs.getColumn(0).getString() + " is not what its name says");
    } catch (const SQLite::Exception& exception) {
        findings.push_back(std::string("the file does not read: ") + exception.what());
    }
    return findings;
}

} // namespace ruhu::sync
