#include "sync/core/mutant.h"
#include "sync/replica/sqlite_replica.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync {

// A central store that was restored from a backup, or has otherwise another past than this tablet (README
// section 6, divergence). `_rejoin` names the streams whose rungs are to be sent; `_aside` keeps, in their
// order, the entries that the common past does not hold (`offered`: 1 = acknowledged, its entry must come;
// 2 = put aside by the central store). This tablet's own are there for their order alone: they are pending
// again. What another copy wrote under the same name is not: it is offered when this one has its own.

void SqliteReplica::diverge(const StreamAnswer& answer) {
    Value theirs = Value::array();
    for (const EpochStart& start : answer.epochs)
        theirs.push_back(start.from);
    Use put(m_log.statements().get("INSERT OR REPLACE INTO _rejoin VALUES(?,?)"));
    put->bindNoCopy(1, answer.stream);
    put->bind(2, theirs.dump());
    put->exec();
}

void SqliteReplica::addRungs(StreamCursor& cursor) const {
    Lineage theirs;
    {
        Use query(m_log.statements().get("SELECT theirs FROM _rejoin WHERE stream=?"));
        query->bindNoCopy(1, cursor.stream);
        if (!query->executeStep())
            return;
        for (const Value& from : Value::parse(query->getColumn(0).getString()))
            theirs.push_back({{}, from.get<std::int64_t>()});
    }
    for (const std::int64_t seq : rungPositions(cursor.seq, theirs))
        cursor.rungs.push_back({seq, m_log.entryChain(cursor.stream, seq)});
    cursor.epochs = m_log.lineage(cursor.stream);
}

bool SqliteReplica::isDiverged(const std::string& stream) const {
    Use query(m_log.statements().get("SELECT 1 FROM _rejoin WHERE stream=?"));
    query->bindNoCopy(1, stream);
    return query->executeStep();
}

Result<void> SqliteReplica::goBack(StreamHead& head, std::int64_t common, PendingSaves& saves) {
    if (common > head.seq || (common < head.seq && !isDiverged(head.stream)))
        return Error{"broken_chain", head.stream + ": back without being asked", false};
    keepAside(head.stream, common);
    {
        // Another tablet may be the one that brings a save back, or it is put aside there at first.
        Use waiting(m_log.statements().get(
            "SELECT l.line FROM _pending p JOIN _line l USING(place) WHERE p.stream=?"));
        waiting->bindNoCopy(1, head.stream);
        while (waiting->executeStep())
            if (const auto set = decode(waiting->getColumn(0).getString()))
                sendBlobsAgain(*set);
    }
    saves.startOver();
    m_log.truncate(head, common);
    for (const char* sql :
         {"DELETE FROM _rejoin WHERE stream=?", "UPDATE _aside SET offered=0, refused=NULL WHERE stream=?"}) {
        Use run(m_log.statements().get(sql));
        run->bindNoCopy(1, head.stream);
        run->exec();
    }
    // What was seen beyond is not of this past: what comes now is news to whoever made these saves.
    Use again(
        m_log.statements().get("UPDATE _pending SET acknowledged=0, seen=min(seen,?2) WHERE stream=?1"));
    again->bindNoCopy(1, head.stream);
    again->bind(2, mutant("gone_past_counts") ? head.seq + 1'000'000 : common);
    again->exec();
    return {};
}

void SqliteReplica::keepAside(const std::string& stream, std::int64_t after) {
    const Id self = device();
    m_log.entries(stream, after, [&](const Log::Row& row) {
        if (row.device == self && (!isOtherCopys(stream, row.n) || mutant("copys_work_is_own"))) {
            Use again(m_log.statements().get("INSERT OR IGNORE INTO _pending VALUES(?,?,0,0,?)"));
            again->bindNoCopy(1, stream);
            again->bind(2, row.n);
            again->bind(3, row.place);
            again->exec();
        }
        if (mutant("reoffer_only_own") && row.device != self)
            return true;
        const auto meta = decodeMeta(row.meta);
        Use keep(m_log.statements().get(
            "INSERT OR IGNORE INTO _aside(stream, device, n, sig, place, offered) VALUES(?,?,?,?,?,0)"));
        keep->bindNoCopy(1, stream);
        keep->bindNoCopy(2, row.device);
        keep->bind(3, row.n);
        keep->bind(4, meta ? meta->sig : std::string());
        keep->bind(5, row.place);
        keep->exec();
        return true;
    });
}

/// An entry that was kept aside: it is no more. Returns the place of its line.
std::optional<std::int64_t> SqliteReplica::cameBack(const ChangeSet& set, const std::string& hash) {
    const std::string& stream = set.stream;
    std::int64_t place = 0;
    bool brought = false; // by this tablet, and just now: it was told what is missing
    {
        Use query(
            m_log.statements().get("SELECT a.place, a.offered=1 FROM _aside a JOIN _line l USING(place) "
                                   "WHERE a.stream=? AND l.hash=?"));
        query->bindNoCopy(1, stream);
        query->bindNoCopy(2, hash);
        if (!query->executeStep())
            return std::nullopt;
        place = query->getColumn(0).getInt64();
        brought = query->getColumn(1).getInt() != 0;
    }
    if (!brought)
        sendBlobsAgain(set);
    Use drop(m_log.statements().get("DELETE FROM _aside WHERE stream=? AND place=?"));
    drop->bindNoCopy(1, stream);
    drop->bind(2, place);
    drop->exec();
    return place;
}

bool SqliteReplica::hasAside(const std::string& stream) const {
    Use query(m_log.statements().get("SELECT 1 FROM _aside WHERE stream=? LIMIT 1"));
    query->bindNoCopy(1, stream);
    return query->executeStep();
}

/// Only who brings an entry is told which of its blobs the central store does not have, or has lost; and they
/// may be here alone.
void SqliteReplica::sendBlobsAgain(const ChangeSet& set) {
    if (mutant("ink_not_sent_again"))
        return;
    for (const ChangeGroup& group : set.groups) {
        const TypeSchema* type = m_log.tables().schema().type(group.type);
        for (std::size_t i = 0; type && i < group.fields.size(); ++i) {
            const FieldSchema* field = type->field(group.fields[i]);
            if (!field || field->kind != Kind::Blob)
                continue;
            for (const Row row : group.rows()) {
                Use again(m_log.statements().get(
                    "UPDATE _blob SET received=0 WHERE sha256=? AND bytes IS NOT NULL"));
                again->bind(1, std::string(row[i].text));
                again->exec();
            }
        }
    }
}

std::int64_t SqliteReplica::othersAside(const std::string& stream) const {
    if (!hasAside(stream))
        return 0;
    const auto mark = townshipMark();
    const Id self = device();
    Use query(
        m_log.statements().get("SELECT count(*) FROM _aside WHERE stream=? AND device<>? AND offered=0 AND "
                               "(refused IS NULL OR refused<>?)"));
    query->bindNoCopy(1, stream);
    query->bindNoCopy(2, self);
    query->bindNoCopy(3, mark);
    query->executeStep();
    return query->getColumn(0).getInt64();
}

std::string SqliteReplica::townshipMark() const {
    const auto head = m_log.head("township");
    return head ? head->epoch + ":" + std::to_string(head->seq) : std::string();
}

void SqliteReplica::acknowledgeForeign(const PushAnswer& push, bool withdrawn) {
    const auto run = [&](const char* sql, auto&&... bind) {
        Use statement(m_log.statements().get(sql));
        statement->bindNoCopy(1, push.stream);
        statement->bindNoCopy(2, push.device);
        int index = 2;
        (statement->bind(++index, bind), ...);
        statement->exec();
    };
    if (!push.refused.empty()) {
        run("UPDATE _aside SET refused=?3 WHERE stream=?1 AND device=?2 AND offered=0", townshipMark());
        return;
    }
    const auto forget = [&](std::int64_t through) {
        run("DELETE FROM _line WHERE place IN (SELECT place FROM _aside WHERE stream=?1 AND device=?2 AND "
            "n<=?3)",
            through);
        run("DELETE FROM _aside WHERE stream=?1 AND device=?2 AND n<=?3", through);
    };
    if (withdrawn) // its entries will not come: the answer is the receipt
        return forget(push.through);
    // What was put aside there stays here in case that this store, too, is restored one day.
    for (const auto& bad : push.quarantined)
        run("UPDATE _aside SET offered=2 WHERE stream=?1 AND device=?2 AND n=?3", bad.n);
    run("UPDATE _aside SET offered=1 WHERE stream=?1 AND device=?2 AND n<=?3 AND offered=0", push.through);
}

/// With a new epoch: it was a store that is gone, or that lives on from an older state.
void SqliteReplica::forgetAcknowledgements() {
    if (!mutant("purge_on_old_word"))
        m_log.database().exec("UPDATE _pending SET acknowledged=0");
}

/// At the stream's head everything that was acknowledged has come, or the store that acknowledged it is gone.
/// Nothing comes of a withdrawn one: what was others' is offered until the answer is a receipt.
void SqliteReplica::offerLostAgain(const std::string& stream, bool withdrawn) {
    const auto run = [&](const char* sql) {
        Use again(m_log.statements().get(sql));
        again->bindNoCopy(1, stream);
        again->exec();
    };
    run("UPDATE _aside SET offered=0 WHERE stream=? AND offered=1");
    if (!withdrawn)
        run("UPDATE _pending SET acknowledged=0 WHERE stream=?1 AND acknowledged=1 AND "
            "n NOT IN (SELECT n FROM _quarantine WHERE stream=?1)");
}

} // namespace ruhu::sync
