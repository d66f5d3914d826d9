#include "sync/replica/pending_saves.h"

#include "sync/core/mutant.h"

#include <algorithm>
#include <stdexcept>

namespace ruhu::sync {

PendingSaves::PendingSaves(Log& log, std::string stream, Touched& touched)
    : m_log(log)
    , m_stream(std::move(stream))
    , m_touched(touched) {}

std::vector<PendingSaves::Save>& PendingSaves::waiting() {
    if (m_waiting)
        return *m_waiting;
    m_waiting.emplace();
    Use query(m_log.statements().get("SELECT p.n, p.place, l.hash FROM _pending p JOIN _line l USING(place) "
                                     "WHERE p.stream=? ORDER BY p.n"));
    query->bindNoCopy(1, m_stream);
    while (query->executeStep())
        m_waiting->push_back({query->getColumn(0).getInt64(), query->getColumn(1).getInt64(),
                              query->getColumn(2).getString()});
    return *m_waiting;
}

void PendingSaves::add(const ChangeSet& set, std::int64_t place) {
    {
        Use put(m_log.statements().get("INSERT INTO _pending VALUES(?,?,?,0,?)"));
        put->bindNoCopy(1, m_stream);
        put->bind(2, set.n);
        put->bind(3, set.seen);
        put->bind(4, place);
        put->exec();
    }
    m_log.tables().overlay(
        m_stream, set.n, set.groups,
        [&](const TypeSchema& type, const Id& id, const RecordState& state) { cover(type, id, state); }, {},
        m_touched);
}

std::size_t PendingSaves::settle(StreamHead& head, std::span<const EntryMeta> metas,
                                 std::span<const EntryLines> lines) {
    std::vector<ChangeSet> run;
    while (run.size() < std::min(metas.size(), waiting().size())) {
        const Save& save = waiting()[run.size()];
        const EntryMeta& meta = metas[run.size()];
        if ((!meta.verdicts.empty() && !mutant("settle_despite_verdicts")) || meta.hash != save.hash)
            break;
        auto set = read(save);
        if (touchesUncovered(set) && !mutant("settle_out_of_order"))
            break;
        run.push_back(std::move(set));
    }
    if (run.empty())
        return 0;
    const std::int64_t newest = run.back().n;
    for (std::size_t i = 0; i < run.size(); ++i) {
        m_log.append(head, metas[i], lines[i].meta, waiting()[i].place);
        m_log.tables().noteBlobs(run[i], m_touched);
        const auto rest = settleRecords(run[i], newest, metas[i].seq);
        if (!rest.empty()) // newer saves lie on them: they are folded, and those put on again
            m_log.fold(
                head, metas[i], run[i], [&](const auto& type, const Id& id) { return uncover(type, id); },
                [&](const TypeSchema& type, const Id& id) {
                    return rest.contains({type.name, id});
                },
                m_touched);
    }
    for (std::size_t i = 0; i < run.size(); ++i)
        drop(waiting().begin());
    return run.size();
}

/// Returns the records that newer saves lie on.
std::set<PendingSaves::Key> PendingSaves::settleRecords(const ChangeSet& set, std::int64_t newest,
                                                        std::int64_t seq) {
    std::set<Key> rest;
    for (const ChangeGroup& group : set.groups) {
        const TypeSchema* type = m_log.tables().schema().type(group.type);
        if (!type)
            continue;
        const auto settleOne = [&](const Id& id, const RecordTables::Paths& paths) {
            if (!m_log.tables().settle(*type, id, paths, set.n, newest, seq)) {
                rest.insert({type->name, id});
                return;
            }
            m_touched.add(type->name, id);
            dropBase(type->name, id);
        };
        for (const Row row : group.rows())
            settleOne(row.id(), [&] { return pathsOf(type, group.fields, row); });
        for (const auto& deletion : group.deletes)
            settleOne(deletion.first, [] { return std::vector{std::string(kDeletedPath)}; });
    }
    return rest;
}

void PendingSaves::fold(StreamHead& head, const EntryMeta& meta, std::string_view metaLine,
                        const ChangeSet& set, std::int64_t place) {
    m_log.append(head, meta, metaLine, place);
    m_log.fold(
        head, meta, set, [&](const TypeSchema& type, const Id& id) { return uncover(type, id); }, {},
        m_touched);
}

std::optional<PendingSaves::Save> PendingSaves::take(const std::string& hash) {
    const auto save =
        std::find_if(waiting().begin(), waiting().end(), [&](const Save& one) { return one.hash == hash; });
    if (save == waiting().end())
        return std::nullopt;
    Save taken = *save;
    drop(save);
    return taken;
}

void PendingSaves::setAside(std::int64_t n, const std::string& code) {
    if (mutant("lose_quarantined"))
        return;
    Use keep(
        m_log.statements().get("INSERT OR IGNORE INTO _quarantine SELECT stream, n, ?3, place FROM _pending "
                               "WHERE stream=?1 AND n=?2"));
    keep->bindNoCopy(1, m_stream);
    keep->bind(2, n);
    keep->bindNoCopy(3, code);
    keep->exec();
}

void PendingSaves::startOver() {
    m_log.tables().eraseStream(m_stream);
    Use erase(m_log.statements().get("DELETE FROM _base WHERE stream=?"));
    erase->bindNoCopy(1, m_stream);
    erase->exec();
    m_allUncovered = true;
    m_waiting.reset();
}

void PendingSaves::finish() {
    if ((m_uncovered.empty() && !m_allUncovered) || mutant("pending_not_rebased"))
        return;
    RecordTables::Chosen chosen;
    if (!m_allUncovered)
        chosen = [&](const TypeSchema& type, const Id& id) { return m_uncovered.contains({type.name, id}); };
    for (const Save& save : waiting())
        m_log.tables().overlay(
            m_stream, save.n, read(save).groups,
            [&](const TypeSchema& type, const Id& id, const RecordState& state) { cover(type, id, state); },
            chosen, m_touched);
}

void PendingSaves::putOnAll() {
    m_allUncovered = true;
    finish();
}

void PendingSaves::cover(const TypeSchema& type, const Id& id, const RecordState& state) {
    if (mutant("cover_without_base"))
        return;
    Use put(m_log.statements().get("INSERT INTO _base VALUES(?,?,?,?)"));
    put->bindNoCopy(1, type.name);
    put->bindNoCopy(2, id);
    put->bindNoCopy(3, m_stream);
    put->bind(4, stateText(state));
    put->exec();
}

std::optional<RecordState> PendingSaves::uncover(const TypeSchema& type, const Id& id) {
    m_uncovered.insert({type.name, id});
    std::optional<RecordState> base;
    {
        Use query(m_log.statements().get("SELECT state FROM _base WHERE type=? AND id=?"));
        query->bindNoCopy(1, type.name);
        query->bindNoCopy(2, id);
        if (query->executeStep())
            base = stateFromText(query->getColumn(0).getString());
    }
    if (base)
        dropBase(type.name, id);
    m_log.tables().restore(type, id, base);
    m_touched.add(type.name, id);
    return base;
}

void PendingSaves::dropBase(const std::string& type, const Id& id) {
    Use erase(m_log.statements().get("DELETE FROM _base WHERE type=? AND id=?"));
    erase->bindNoCopy(1, type);
    erase->bindNoCopy(2, id);
    erase->exec();
}

bool PendingSaves::touchesUncovered(const ChangeSet& set) const {
    if (m_allUncovered)
        return true;
    if (m_uncovered.empty())
        return false;
    for (const ChangeGroup& group : set.groups) {
        for (const Row row : group.rows())
            if (m_uncovered.contains({group.type, row.id()}))
                return true;
        for (const auto& deletion : group.deletes)
            if (m_uncovered.contains({group.type, deletion.first}))
                return true;
    }
    return false;
}

/// The save waits no more; its line stays, and `_author` remembers how far the counters have gone.
void PendingSaves::drop(std::vector<Save>::iterator save) {
    for (const char* sql :
         {"DELETE FROM _pending WHERE stream=? AND n=?", "DELETE FROM _quarantine WHERE stream=? AND n=?"}) {
        Use erase(m_log.statements().get(sql));
        erase->bindNoCopy(1, m_stream);
        erase->bind(2, save->n);
        erase->exec();
    }
    {
        Use erase(m_log.statements().get("DELETE FROM _aside WHERE stream=? AND place=?"));
        erase->bindNoCopy(1, m_stream);
        erase->bind(2, save->place);
        erase->exec();
    }
    Use author(m_log.statements().get("INSERT INTO _author VALUES(?,?,?) ON CONFLICT(stream) DO UPDATE SET "
                                      "n=excluded.n, hash=excluded.hash WHERE excluded.n>n"));
    author->bindNoCopy(1, m_stream);
    author->bind(2, save->n);
    author->bindNoCopy(3, save->hash);
    author->exec();
    waiting().erase(save);
}

ChangeSet PendingSaves::read(const Save& save) const {
    auto set = decode(m_log.line(save.place));
    if (!set)
        throw std::runtime_error("a waiting save does not read");
    return std::move(set).value();
}

} // namespace ruhu::sync
