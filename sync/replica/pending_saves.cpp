#include "sync/replica/pending_saves.h"

#include "sync/core/mutant.h"

#include <algorithm>
#include <stdexcept>

namespace ruhu::sync {

namespace {

bool writesNothing(const TypeSchema& type, const std::vector<std::string>& fields, const Row& row) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const FieldSchema* field = type.field(fields[i]);
        if (!field || field->kind != Kind::Map || (row[i].isMap() && row[i].text != "{}"))
            return false;
    }
    return true;
}

} // namespace

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
        [&](const auto& type, const Id& id, const auto& fields, const auto& shown) {
            cover(type, id, fields, shown);
        },
        {}, m_touched);
}

std::size_t PendingSaves::settle(StreamHead& head, std::span<const Incoming> entries) {
    std::size_t run = 0;
    for (; run < std::min(entries.size(), waiting().size()); ++run) {
        const Incoming& entry = entries[run];
        if ((!entry.meta.verdicts.empty() && !mutant("settle_despite_verdicts")) ||
            entry.meta.hash != waiting()[run].hash)
            break;
    }
    if (run == 0)
        return 0;
    const std::int64_t newest = entries[run - 1].set.n;
    for (std::size_t i = 0; i < run; ++i) {
        const Incoming& entry = entries[i];
        m_log.append(head, entry.meta, entry.metaLine, waiting()[i].place);
        m_log.tables().noteBlobs(entry.set, m_touched);
        const auto rest = settleRecords(entry.set, newest, entry.meta.seq);
        if (!rest.empty())
            m_log.fold(
                head, entry.meta, entry.set,
                [&](const auto& type, const Id& id, const auto& fields, RecordState shown) {
                    return uncover(type, id, fields, std::move(shown));
                },
                [&](const TypeSchema& type, const Id& id) {
                    return rest.contains({type.name, id});
                },
                nullptr, m_touched);
        noteDelivered(entry.set);
    }
    drop(run);
    return run;
}

/// Returns the records that must be folded: newer saves lie on them, or they have been uncovered.
std::set<PendingSaves::Key> PendingSaves::settleRecords(const ChangeSet& set, std::int64_t newest,
                                                        std::int64_t seq) {
    std::set<Key> rest;
    for (const ChangeGroup& group : set.groups) {
        const TypeSchema* type = m_log.tables().schema().type(group.type);
        if (!type)
            continue;
        bool& makes = m_makes.try_emplace(type, true).first->second;
        const auto settleOne = [&](const Id& id, const RecordTables::Paths& paths, bool deletes) {
            if (deletes || !makes || !m_log.tables().settleNew(*type, id, set.n, newest, seq)) {
                const auto made = m_log.tables().settle(*type, id, paths, deletes, set.n, newest, seq);
                if (!made) {
                    rest.insert({type->name, id});
                    return;
                }
                makes = *made == seq;
                dropBase(type->name, id);
            }
            m_touched.add(type->name, id);
        };
        for (const Row row : group.rows()) {
            if (writesNothing(*type, group.fields, row))
                rest.insert({type->name, row.id()});
            else
                settleOne(
                    row.id(), [&] { return pathsOf(type, group.fields, row); }, false);
        }
        for (const auto& deletion : group.deletes)
            settleOne(
                deletion.first, [] { return std::vector{std::string(kDeletedPath)}; }, true);
    }
    return rest;
}

void PendingSaves::fold(StreamHead& head, const Incoming& entry, std::int64_t place) {
    m_log.append(head, entry.meta, entry.metaLine, place);
    m_log.fold(
        head, entry.meta, entry.set,
        [&](const auto& type, const Id& id, const auto& fields, RecordState shown) {
            return uncover(type, id, fields, std::move(shown));
        },
        {}, nullptr, m_touched);
}

std::optional<PendingSaves::Save> PendingSaves::take(const std::string& hash, const ChangeSet& set) {
    const auto save = find(set.n, hash);
    if (save == waiting().end())
        return std::nullopt;
    noteDelivered(set);
    std::rotate(waiting().begin(), save, save + 1);
    Save taken = waiting().front();
    drop(1);
    return taken;
}

bool PendingSaves::isWaiting(std::int64_t n, const std::string& hash) {
    return find(n, hash) != waiting().end();
}

std::vector<PendingSaves::Save>::iterator PendingSaves::find(std::int64_t n, const std::string& hash) {
    const auto save = std::lower_bound(waiting().begin(), waiting().end(), n,
                                       [](const Save& one, std::int64_t wanted) { return one.n < wanted; });
    return save != waiting().end() && save->n == n && save->hash == hash ? save : waiting().end();
}

void PendingSaves::noteDelivered(const ChangeSet& set) {
    for (const ChangeGroup& group : set.groups) {
        auto& ids = m_delivered[group.type];
        for (const Row row : group.rows())
            ids.insert(row.id());
        for (const auto& deletion : group.deletes)
            ids.insert(deletion.first);
    }
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
            [&](const auto& type, const Id& id, const auto& fields, const auto& shown) {
                cover(type, id, fields, shown);
            },
            chosen, m_touched);
}

void PendingSaves::putOnAll() {
    m_allUncovered = true;
    finish();
}

/// In `_base`: [{field: its value}, the reason of a deletion or null].
void PendingSaves::cover(const TypeSchema& type, const Id& id, const std::vector<std::string>& fields,
                         const RecordState& shown) {
    if (mutant("cover_without_base"))
        return;
    Value base = shown.pending > 0 ? baseOf(type, id) : Value();
    bool more = base.is_null();
    if (more)
        base = Value::array({Value::object(), shown.deleted ? Value(*shown.deleted) : Value()});
    Value& under = base[0];
    for (const std::string& name : fields) {
        if (under.contains(name))
            continue;
        under[name] = shown.value(name);
        more = true;
    }
    if (!more)
        return;
    Use put(m_log.statements().get("INSERT OR REPLACE INTO _base VALUES(?,?,?,?)"));
    put->bindNoCopy(1, type.name);
    put->bindNoCopy(2, id);
    put->bindNoCopy(3, m_stream);
    put->bind(4, base.dump());
    put->exec();
}

std::optional<RecordState> PendingSaves::uncover(const TypeSchema& type, const Id& id,
                                                 const std::vector<std::string>& fields, RecordState shown) {
    const Value base = shown.seq > 0 ? baseOf(type, id) : Value();
    const bool isApart = !base.is_null() && base[1].is_null() && !shown.deleted && !fields.empty() &&
                         std::none_of(fields.begin(), fields.end(),
                                      [&](const std::string& name) { return base[0].contains(name); });
    if (isApart || mutant("always_apart"))
        return shown; // what lies under the saves is none of its concern, nor they of it
    m_uncovered.insert({type.name, id});
    m_touched.add(type.name, id);
    if (base.is_null() && shown.seq > 0) {
        // A save on it has just settled, and so will all others: it is in the fold as it shows.
        shown.pending = 0;
        return shown;
    }
    if (base.is_null()) {
        m_log.tables().erase(type, id);
        return std::nullopt;
    }
    dropBase(type.name, id);
    std::vector<std::string> names;
    for (const auto& field : base[0].items())
        names.push_back(field.key());
    auto state = m_log.tables().read(type, id, names);
    for (const auto& [name, value] : base[0].items())
        if (value.is_null())
            state->fields.erase(name);
        else
            state->fields[name] = value;
    state->deleted = base[1].is_null() ? std::nullopt : std::optional(base[1].get<std::string>());
    state->pending = 0;
    m_log.tables().update(type, *state, names);
    return m_log.tables().read(type, id, fields);
}

Value PendingSaves::baseOf(const TypeSchema& type, const Id& id) const {
    Use query(m_log.statements().get("SELECT state FROM _base WHERE type=? AND id=?"));
    query->bindNoCopy(1, type.name);
    query->bindNoCopy(2, id);
    return query->executeStep() ? Value::parse(query->getColumn(0).getString()) : Value();
}

void PendingSaves::dropBase(const std::string& type, const Id& id) {
    Use erase(m_log.statements().get("DELETE FROM _base WHERE type=? AND id=?"));
    erase->bindNoCopy(1, type);
    erase->bindNoCopy(2, id);
    erase->exec();
}

/// The first saves wait no more; their lines stay, and `_author` remembers how far the counters have gone.
/// They are neighbours: none between them waits.
void PendingSaves::drop(std::size_t count) {
    const auto end = waiting().begin() + static_cast<std::ptrdiff_t>(count);
    const Save last = *(end - 1);
    for (const char* sql : {"DELETE FROM _aside WHERE stream=?1 AND place IN (SELECT place FROM _pending "
                            "WHERE stream=?1 AND n BETWEEN ?2 AND ?3)",
                            "DELETE FROM _pending WHERE stream=? AND n BETWEEN ? AND ?",
                            "DELETE FROM _quarantine WHERE stream=? AND n BETWEEN ? AND ?"}) {
        Use erase(m_log.statements().get(sql));
        erase->bindNoCopy(1, m_stream);
        erase->bind(2, waiting().front().n);
        erase->bind(3, last.n);
        erase->exec();
    }
    Use author(m_log.statements().get("INSERT INTO _author VALUES(?,?,?) ON CONFLICT(stream) DO UPDATE SET "
                                      "n=excluded.n, hash=excluded.hash WHERE excluded.n>n"));
    author->bindNoCopy(1, m_stream);
    author->bind(2, last.n);
    author->bindNoCopy(3, last.hash);
    author->exec();
    waiting().erase(waiting().begin(), end);
}

ChangeSet PendingSaves::read(const Save& save) const {
    auto set = decode(m_log.line(save.place));
    if (!set)
        throw std::runtime_error("a waiting save does not read");
    return std::move(set).value();
}

} // namespace ruhu::sync
