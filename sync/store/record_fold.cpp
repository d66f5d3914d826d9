#include "sync/core/mutant.h"
#include "sync/store/columns.h"
#include "sync/store/record_tables.h"

#include <nlohmann/json.hpp>

namespace ruhu::sync {

namespace {

void noteGroupBlobs(const TypeSchema& type, const ChangeGroup& group, const std::string& stream,
                    Touched& touched) {
    for (std::size_t i = 0; i < group.fields.size(); ++i) {
        const FieldSchema* field = type.field(group.fields[i]);
        if (!field || field->kind != Kind::Blob)
            continue;
        for (const Row row : group.rows())
            if (row[i].kind == Cell::Kind::Text)
                touched.addBlob(std::string(row[i].text), stream);
    }
}

} // namespace

/// What one fold or overlay works on.
struct RecordTables::Target {
    const std::string& stream;
    std::int64_t seq; ///< 0: a waiting save
    std::int64_t n;   ///< of the waiting save
    const VerdictIndex& verdicts;
    const Uncover& uncover;
    const Cover& cover;
    const Chosen& chosen;
    RecordStates* before; ///< null pointer: nothing is known
    Touched& touched;
    std::vector<Finding>& findings;

    std::optional<RecordState>* known(const TypeSchema& type, const Id& id) const {
        const auto found = before ? before->find({type.name, id}) : RecordStates::iterator();
        return before && found != before->end() ? &found->second : nullptr;
    }
    RecordState fresh() const { return {stream, seq, Value::object(), Value::object(), {}, n, 0}; }
};

/// The record as it is folded onto: for an entry without the waiting saves, for those with a word to the
/// replica before they change it. Empty: it is not there.
std::optional<RecordState> RecordTables::underlying(const Target& target, Shape& shape, const Id& id) {
    auto* known = target.known(shape.type, id);
    auto state = known ? std::move(*known) : read(shape, id);
    if (!state)
        return state;
    if (target.seq > 0)
        return state->pending > 0 ? target.uncover(shape.type, id, shape.fields, std::move(*state)) : state;
    if (state->seq > 0)
        target.cover(shape.type, id, shape.fields, *state);
    state->pending = target.n;
    return state;
}

/// True if the record was new; false: it is there already and nothing was done.
bool RecordTables::insert(Shape& shape, const Target& target, const Row& row) {
    Use insert(shape.insert.of(m_statements));
    bindText(*insert, 1, row.idText());
    insert->bindNoCopy(2, target.stream);
    insert->bind(3, target.seq);
    if (target.n > 0)
        insert->bind(4, target.n);
    Value extra = Value::object();
    int index = 5;
    for (std::size_t i = 0; i < shape.known.size(); ++i) {
        if (shape.known[i])
            bindCell(*insert, ++index, *shape.known[i], row[i]);
        else if (row[i].kind != Cell::Kind::Null && !mutant("drop_unknown"))
            extra[shape.fields[i]] = toValue(row[i]);
    }
    bindObject(*insert, 5, extra);
    shape.makesRecords = insert->exec() > 0;
    return shape.makesRecords;
}

void RecordTables::update(Shape& shape, const RecordState& state) {
    Use update(shape.update.of(m_statements));
    if (state.pending > 0)
        update->bind(1, state.pending);
    bindObject(*update, 2, state.versions);
    bindObject(*update, 3, extraOf(shape.type, state));
    if (state.deleted)
        update->bindNoCopy(4, *state.deleted);
    int index = 4;
    for (std::size_t i = 0; i < shape.known.size(); ++i)
        if (shape.known[i])
            if (++index; state.fields.contains(shape.fields[i]))
                bindValue(*update, index, state.fields[shape.fields[i]]);
    update->bind(index + 1, state.row);
    update->exec();
}

void RecordTables::foldOne(const Target& target, Shape& shape, const Row& row) {
    const TypeSchema& type = shape.type;
    const Id id = row.id();
    const bool judged = target.verdicts.concerns(type.name, id);
    const auto* known = target.known(type, id);
    if (!judged && (known ? !known->has_value() : shape.makesRecords) && insert(shape, target, row))
        return target.touched.add(type.name, id);
    auto state = underlying(target, shape, id);
    if (!state && !judged && insert(shape, target, row))
        return target.touched.add(type.name, id);
    const bool isNew = !state;
    if (isNew)
        state = target.fresh();
    if (!foldRow(type, *state, id, shape.fields, row, target.seq, target.verdicts, target.findings) && !isNew)
        return;
    if (isNew)
        insertWhole(type, id, *state);
    else
        update(shape, *state);
    target.touched.add(type.name, id);
}

void RecordTables::foldGroup(const Target& target, const ChangeGroup& group) {
    const TypeSchema* type = m_schema.type(group.type);
    if (!type)
        return; // a newer peer's type: its entry stays in the log until this program knows it
    noteGroupBlobs(*type, group, target.stream, target.touched);
    if (group.rowCount() > 0) {
        Shape& shape = shapeOf(*type, group.fields);
        for (const Row row : group.rows())
            if (!target.chosen || target.chosen(*type, row.id()))
                foldOne(target, shape, row);
    }
    for (const auto& [id, reason] : group.deletes) {
        if (target.chosen && !target.chosen(*type, id))
            continue;
        auto state = underlying(target, shapeOf(*type, {}), id);
        const bool isNew = !state;
        if (isNew)
            state = target.fresh();
        if (!foldDelete(*type, *state, id, reason, target.seq, target.verdicts, target.findings))
            continue;
        if (isNew)
            insertWhole(*type, id, *state);
        else
            update(shapeOf(*type, {}), *state);
        target.touched.add(type->name, id);
    }
}

void RecordTables::fold(const ChangeSet& set, std::int64_t seq, const std::vector<Verdict>& verdicts,
                        const WriterOf& writerOf, const Uncover& uncover, const Chosen& chosen,
                        RecordStates* before, Touched& touched) {
    const VerdictIndex index(verdicts);
    std::vector<Finding> findings;
    for (const ChangeGroup& group : set.groups)
        foldGroup({set.stream, seq, 0, index, uncover, {}, chosen, before, touched, findings}, group);
    for (const Verdict& verdict : verdicts)
        if (verdict.word == Word::Late)
            findings.push_back({&verdict, nullptr, nullptr, 0});
    if (findings.empty() || !m_schema.type(kReviewType))
        return;
    std::vector<RecordChange> items;
    for (const Finding& finding : findings)
        if (finding.verdict->type != kReviewType) // a clash about a clash is settled by the newer resolution
            items.push_back(reviewItem(set, seq, finding, writerOf));
    const VerdictIndex none({});
    std::vector<Finding> nothing;
    for (const ChangeGroup& group : groupChanges(items))
        foldGroup({set.stream, seq, 0, none, uncover, {}, {}, nullptr, touched, nothing}, group);
}

void RecordTables::overlay(const std::string& stream, std::int64_t n, const std::vector<ChangeGroup>& groups,
                           const Cover& cover, const Chosen& chosen, Touched& touched) {
    const VerdictIndex none({});
    std::vector<Finding> nothing;
    for (const ChangeGroup& group : groups)
        foldGroup({stream, 0, n, none, {}, cover, chosen, nullptr, touched, nothing}, group);
}

std::optional<std::int64_t> RecordTables::settle(const TypeSchema& type, const Id& id, const Paths& paths,
                                                 bool deletes, std::int64_t n, std::int64_t newest,
                                                 std::int64_t seq) {
    const auto table = quoted(type.name);
    std::int64_t made = 0;
    std::int64_t row = 0;
    Value versions = Value::object();
    {
        Use select(m_statements.get("SELECT _seq,_pending,_versions,rowid FROM " + table + " WHERE id=?"));
        select->bindNoCopy(1, id);
        if (!select->executeStep() || select->getColumn(1).isNull() ||
            select->getColumn(1).getInt64() > newest)
            return std::nullopt;
        made = select->getColumn(0).getInt64();
        if (!select->getColumn(2).isNull())
            versions = Value::parse(select->getColumn(2).getString());
        row = select->getColumn(3).getInt64();
    }
    const bool makes = made == 0;
    if (makes)
        made = seq;
    if (!makes || deletes) // of a record that the entry makes its number says it all
        stampPaths(versions, paths(), made, seq);
    Use update(m_statements.get(
        "UPDATE " + table + " SET _seq=?,_pending=nullif(max(_pending,?2),?2),_versions=? WHERE rowid=?"));
    update->bind(1, made);
    update->bind(2, n);
    bindObject(*update, 3, versions);
    update->bind(4, row);
    update->exec();
    return made;
}

bool RecordTables::settleNew(const TypeSchema& type, const Id& id, std::int64_t n, std::int64_t newest,
                             std::int64_t seq) {
    Use update(m_statements.get("UPDATE " + quoted(type.name) +
                                " SET _seq=?1,_pending=nullif(max(_pending,?2),?2) "
                                "WHERE id=?4 AND _seq=0 AND _pending<=?3"));
    update->bind(1, seq);
    update->bind(2, n);
    update->bind(3, newest);
    update->bindNoCopy(4, id);
    return update->exec() > 0;
}

void RecordTables::noteBlobs(const ChangeSet& set, Touched& touched) const {
    for (const ChangeGroup& group : set.groups)
        if (const TypeSchema* type = m_schema.type(group.type))
            noteGroupBlobs(*type, group, set.stream, touched);
}

} // namespace ruhu::sync
