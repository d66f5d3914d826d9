#include "sync/core/lineage.h"

#include "sync/central/sqlite_central_store.h"
#include "sync/core/signing.h"

#include <algorithm>

namespace ruhu::sync {

SqliteCentralStore::Footing SqliteCentralStore::footingOf(const StreamCursor& cursor) const {
    const auto head = m_log.head(cursor.stream);
    if (!cursor.rungs.empty()) {
        const auto known = [&](const Rung& rung) {
            return rung.seq > 0 && !rung.chain.empty() &&
                   rung.chain == m_log.entryChain(cursor.stream, rung.seq);
        };
        std::int64_t common = 0;
        for (const Rung& rung : cursor.rungs)
            if (rung.seq > common && known(rung))
                common = rung.seq;
        return {false, head && cursor.epoch == head->epoch && common != cursor.seq, common};
    }
    if (cursor.seq == 0 && cursor.epoch.empty())
        return {}; // from the beginning
    if (head && !cursor.chain.empty() &&
        cursor.chain == m_log.chainAt(cursor.stream, cursor.epoch, cursor.seq))
        return {};
    if (cursor.seq == 0)
        return {false, false, 0};
    // An epoch that has ended here, or was met before, explains itself.
    const auto epochs = head ? m_log.lineage(cursor.stream) : Lineage();
    const bool ours = std::any_of(epochs.begin(), epochs.end(),
                                  [&](const EpochStart& start) { return start.epoch == cursor.epoch; });
    const bool mint =
        head && (cursor.epoch == head->epoch || (!ours && !m_log.knowsBranch(cursor.stream, cursor.epoch)));
    return {false, mint, {}};
}

std::map<std::string, SqliteCentralStore::Footing> SqliteCentralStore::settle(const SyncRequest& request) {
    std::map<std::string, Footing> footings;
    bool strange = false;
    for (const StreamCursor& cursor : request.streams) {
        footings[cursor.stream] = footingOf(cursor);
        strange = strange || !footings[cursor.stream].known;
    }
    if (!strange)
        return footings;
    WriteTransaction transaction(m_log.database());
    std::vector<std::string> renewed;
    for (const StreamCursor& cursor : request.streams) {
        const Footing& footing = footings[cursor.stream];
        if (footing.mint)
            renewed.push_back(cursor.stream);
        if (!footing.known && !cursor.epoch.empty())
            m_log.meetBranch(cursor.stream, cursor.epoch);
    }
    if (!renewed.empty())
        mint(renewed);
    for (const StreamCursor& cursor : request.streams)
        if (const auto common = footings[cursor.stream].common) {
            Lineage theirs = cursor.epochs;
            const auto head = m_log.head(cursor.stream);
            std::erase_if(theirs, [&](const auto& start) { return head && start.epoch == head->epoch; });
            m_log.noteBranch(cursor.stream, theirs, *common);
        }
    transaction.commit();
    return footings;
}

void SqliteCentralStore::mint(const std::vector<std::string>& streams) {
    for (const std::string& stream : streams)
        if (auto head = m_log.head(stream))
            m_log.beginEpoch(*head, newId(m_clock, m_random));
    renewOffice();
}

/// The office's counters may have gone on elsewhere too: under a new identity they cannot fork. The old one
/// vouches for it, so that a store restored from before knows it again.
void SqliteCentralStore::renewOffice() {
    const Id before = m_log.meta("device");
    const Id now = newId(m_clock, m_random);
    const KeyPair keys = makeKeyPair(m_random);
    {
        Use put(m_log.statements().get("INSERT OR IGNORE INTO _office VALUES(?,?)"));
        put->bindNoCopy(1, before);
        put->bind(2, m_log.meta("public_key"));
        put->exec();
    }
    const auto voucher = sign(m_log.meta("secret_key"), officeMessage(now, keys.publicKey));
    m_log.setMeta("device", now);
    m_log.setMeta("public_key", keys.publicKey);
    m_log.setMeta("secret_key", keys.secretKey);
    if (!m_log.tables().schema().type("device"))
        return;
    StreamHead head = m_appender.openStream(kTownshipStream);
    const RecordChange record{
        "device", now, {{"public_key", keys.publicKey}, {"copy_of", before}, {"voucher", voucher}}, {}};
    const ChangeSet set{
        now, head.stream, 1, kNoHash, head.epoch, head.seq, m_clock.now(), {}, groupChanges({record}), {}};
    const auto line = encode(set);
    const auto hash = sha256Hex(line);
    Touched touched;
    const auto code =
        m_appender.append(head, *decode(line), line, hash,
                          sign(keys.secretKey, pushMessage(now, head.stream, 1, hash)), false, touched);
    if (!code.empty())
        throw std::logic_error("the office cannot introduce itself: " + code);
    m_appender.setLast(now, head.stream, {1, hash});
    m_log.setHead(head);
}

} // namespace ruhu::sync
