#include "sync/core/mutant.h"
#include "sync/replica/sqlite_replica.h"
#include "sync/store/draft_check.h"

#include <map>

namespace ruhu::sync {

namespace {

template <typename Each>
void eachPath(const Schema& schema, const std::vector<ChangeGroup>& groups, const Each& each) {
    for (const ChangeGroup& group : groups)
        for (const Row row : group.rows())
            for (const auto& path : pathsOf(schema.type(group.type), group.fields, row))
                each(group.type, row.id(), path);
}

using Path = std::tuple<std::string, Id, std::string>;

} // namespace

Result<void> SqliteReplica::commit(const Draft& draft) {
    const auto checked = checkDraft(m_log.tables().schema(), draft);
    if (!checked)
        return checked.error();
    Result<Notice> done = Notice{};
    try {
        m_log.statements().trim();
        done = commitChecked(*checked);
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
    if (!done)
        return done.error();
    if (onNotice)
        onNotice(*done);
    return {};
}

Result<Notice> SqliteReplica::commitChecked(const Draft& draft) {
    WriteTransaction transaction(m_log.database());
    const Id author = device();
    const auto head = m_log.head(draft.stream);
    if (author.empty() || !head)
        return Error{"unknown_stream", draft.stream, false};
    ChangeSet set{author, draft.stream, 1, kNoHash, head->epoch, head->seq, correctedNow(), draft.by, {}, {}};
    {
        Use last(m_log.statements().get(
            "SELECT p.n, l.hash FROM _pending p JOIN _line l USING(place) WHERE p.stream=?1 "
            "UNION ALL SELECT n, hash FROM _author WHERE stream=?1 ORDER BY 1 DESC LIMIT 1"));
        last->bindNoCopy(1, draft.stream);
        if (last->executeStep()) {
            set.n = last->getColumn(0).getInt64() + (mutant("counter_reuse") ? 0 : 1);
            set.prev = last->getColumn(1).getString();
        }
    }
    set.groups = groupChanges(draft.changes);
    if (!mutant("forget_first_seen"))
        set.older = firstSeen(*head, set.groups);
    const std::string line = encode(set);
    if (line.size() > kMaxLineBytes || draft.changes.size() > kMaxRows)
        return Error{"oversize", std::to_string(line.size()) + " bytes", false};
    for (const Blob& blob : draft.blobs)
        m_log.blobs().put(blob, mutant("blob_not_sent"));
    Touched touched;
    PendingSaves(m_log, set.stream, touched).add(set, m_log.putLine(set, line, sha256Hex(line)));
    m_log.noteBlobs(touched);
    transaction.commit();
    m_note.write({set.n, set.stream});
    return Notice{touched.takeRecords(), false};
}

/// The first-seen rule (README section 5): while a save of ours waits and newer entries have come in below
/// it, the user still sees his own value and not the newer one.
std::vector<ChangeSet::Older> SqliteReplica::firstSeen(const StreamHead& head,
                                                       const std::vector<ChangeGroup>& groups) const {
    std::map<Path, std::int64_t> first;
    {
        Use waiting(m_log.statements().get("SELECT l.line FROM _pending p JOIN _line l USING(place) WHERE "
                                           "p.stream=? AND p.seen<? ORDER BY p.n"));
        waiting->bindNoCopy(1, head.stream);
        waiting->bind(2, head.seq);
        while (waiting->executeStep()) {
            const auto set = decode(waiting->getColumn(0).getString());
            if (!set)
                continue;
            const std::int64_t seen = m_log.seenIn(head.stream, set->epoch, set->seen);
            for (const auto& older : set->older)
                first.try_emplace({older.type, older.id, older.field}, older.seen);
            eachPath(m_log.tables().schema(), set->groups,
                     [&](const std::string& type, const Id& id, const std::string& path) {
                         first.try_emplace({type, id, path}, seen);
                     });
        }
    }
    std::vector<ChangeSet::Older> older;
    if (!first.empty())
        eachPath(m_log.tables().schema(), groups,
                 [&](const std::string& type, const Id& id, const std::string& path) {
                     if (const auto found = first.find({type, id, path}); found != first.end())
                         older.push_back({type, id, path, found->second});
                 });
    return older;
}

} // namespace ruhu::sync
