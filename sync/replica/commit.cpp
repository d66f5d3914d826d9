#include "sync/replica/sqlite_replica.h"
#include "sync/store/draft_check.h"

#include <map>

namespace ruhu::sync {

namespace {

/// Every path that the groups write: `type\nid\nfield` or `type\nid\nfield/member`.
template <typename Each>
void eachPath(const Schema& schema, const std::vector<ChangeGroup>& groups, const Each& each) {
    for (const ChangeGroup& group : groups) {
        const TypeSchema* type = schema.type(group.type);
        for (const Value& row : group.rows)
            for (std::size_t i = 0; i < group.fields.size(); ++i) {
                const FieldSchema* field = type ? type->field(group.fields[i]) : nullptr;
                const auto& id = row[0].get_ref<const std::string&>();
                if (field && field->kind == Kind::Map)
                    for (const auto& member : row[i + 1].items())
                        each(group.type, id, group.fields[i] + "/" + member.key());
                else
                    each(group.type, id, group.fields[i]);
            }
    }
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
        Use last(m_log.statements().get("SELECT n, hash FROM _author WHERE stream=?"));
        last->bindNoCopy(1, draft.stream);
        if (last->executeStep()) {
            set.n = last->getColumn(0).getInt64() + 1;
            set.prev = last->getColumn(1).getString();
        }
    }
    set.groups = groupChanges(draft.changes);
    set.older = firstSeen(*head, set.groups);
    const std::string line = encode(set);
    if (line.size() > kMaxLineBytes || draft.changes.size() > kMaxRows)
        return Error{"oversize", std::to_string(line.size()) + " bytes", false};
    for (const Blob& blob : draft.blobs)
        m_log.putBlob(blob, false);
    {
        Use put(m_log.statements().get("INSERT INTO _pending VALUES(?,?,?,0,?)"));
        put->bindNoCopy(1, set.stream);
        put->bind(2, set.n);
        put->bind(3, set.seen);
        put->bindNoCopy(4, line);
        put->exec();
    }
    {
        Use put(m_log.statements().get("INSERT OR REPLACE INTO _author VALUES(?,?,?)"));
        put->bindNoCopy(1, set.stream);
        put->bind(2, set.n);
        put->bind(3, sha256Hex(line));
        put->exec();
    }
    Touched touched;
    overlay(set.stream, set.groups, touched);
    transaction.commit();
    return Notice{touched.takeRecords(), false};
}

/// The first-seen rule (README section 5): while a save of ours waits and newer entries have come in below
/// it, the user still sees his own value and not the newer one.
std::vector<ChangeSet::Older> SqliteReplica::firstSeen(const StreamHead& head,
                                                       const std::vector<ChangeGroup>& groups) const {
    std::map<Path, std::int64_t> first;
    {
        Use waiting(m_log.statements().get("SELECT line FROM _pending WHERE stream=? AND seen<? ORDER BY n"));
        waiting->bindNoCopy(1, head.stream);
        waiting->bind(2, head.seq);
        while (waiting->executeStep()) {
            const auto set = decode(waiting->getColumn(0).getString());
            if (!set)
                continue;
            const std::int64_t seen = set->epoch == head.epoch ? set->seen : 0;
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

void SqliteReplica::rememberBase(const std::string& stream, const TypeSchema& type, const Id& id,
                                 const std::optional<RecordState>& state) {
    if (state && isPending(type.name, id))
        return;
    Use put(m_log.statements().get("INSERT OR IGNORE INTO _base VALUES(?,?,?,?)"));
    put->bindNoCopy(1, type.name);
    put->bindNoCopy(2, id);
    put->bindNoCopy(3, stream);
    if (state)
        put->bind(4, stateText(*state));
    put->exec();
}

void SqliteReplica::overlay(const std::string& stream, const std::vector<ChangeGroup>& groups,
                            Touched& touched) {
    m_log.tables().overlay(
        stream, groups,
        [&](const TypeSchema& type, const Id& id, const std::optional<RecordState>& state) {
            rememberBase(stream, type, id, state);
        },
        touched);
}

} // namespace ruhu::sync
