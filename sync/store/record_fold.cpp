#include "sync/store/columns.h"
#include "sync/store/record_tables.h"

#include <nlohmann/json.hpp>

namespace ruhu::sync {

namespace {

void noteBlobs(const TypeSchema& type, const ChangeGroup& group, Touched& touched) {
    for (std::size_t i = 0; i < group.fields.size(); ++i) {
        const FieldSchema* field = type.field(group.fields[i]);
        if (!field || field->kind != Kind::Blob)
            continue;
        for (const Value& row : group.rows)
            if (row[i + 1].is_string())
                touched.addBlob(row[i + 1].get<std::string>());
    }
}

} // namespace

/// What one fold or overlay works on.
struct RecordTables::Target {
    const std::string& stream;
    std::int64_t seq; ///< 0: pending
    const VerdictIndex& verdicts;
    const BeforeChange* beforeChange;
    Touched& touched;
    std::vector<Finding>& findings;
};

/// True if the record was new; false: it is there already and nothing was done.
bool RecordTables::insert(SQLite::Statement& statement, const TypeSchema& type, const std::string& stream,
                          std::int64_t seq, const std::vector<std::string>& fields, const Value& row) {
    Use insert(statement);
    insert->bindNoCopy(1, row[0].get_ref<const std::string&>());
    insert->bindNoCopy(2, stream);
    insert->bind(3, seq);
    Value extra = Value::object();
    int index = 4;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (type.field(fields[i]))
            bindValue(*insert, ++index, row[i + 1]);
        else if (!row[i + 1].is_null())
            extra[fields[i]] = row[i + 1];
    }
    bindObject(*insert, 4, extra);
    return insert->exec() > 0;
}

void RecordTables::update(const TypeSchema& type, const Id& id, const RecordState& state,
                          const std::vector<std::string>& fields) {
    std::string sql = "UPDATE " + quoted(type.name) + " SET _versions=?,_extra=?,_deleted=?";
    for (const std::string& name : fields)
        if (type.field(name))
            sql += "," + quoted(name) + "=?";
    Use update(m_statements.get(sql + " WHERE id=?"));
    bindObject(*update, 1, state.versions);
    bindObject(*update, 2, extraOf(type, state));
    if (state.deleted)
        update->bindNoCopy(3, *state.deleted);
    int index = 3;
    for (const std::string& name : fields)
        if (type.field(name))
            if (++index; state.fields.contains(name))
                bindValue(*update, index, state.fields[name]);
    update->bindNoCopy(index + 1, id);
    update->exec();
}

void RecordTables::foldGroup(const Target& target, const ChangeGroup& group) {
    const TypeSchema* type = m_schema.type(group.type);
    if (!type)
        return; // a newer peer's type: its entry stays in the log until this program knows it
    noteBlobs(*type, group, target.touched);
    SQLite::Statement* insertion = nullptr;
    for (const Value& row : group.rows) {
        const Id& id = row[0].get_ref<const std::string&>();
        if (!insertion) {
            std::string columns;
            std::string places;
            for (const std::string& name : group.fields)
                if (type->field(name)) {
                    columns += "," + quoted(name);
                    places += ",?";
                }
            insertion =
                &m_statements.get("INSERT INTO " + quoted(type->name) + "(id,_stream,_seq,_extra" + columns +
                                  ") VALUES(?,?,?,?" + places + ") ON CONFLICT(id) DO NOTHING");
        }
        if (!target.verdicts.concerns(type->name, id) &&
            insert(*insertion, *type, target.stream, target.seq, group.fields, row)) {
            if (target.beforeChange)
                (*target.beforeChange)(*type, id, std::nullopt);
            target.touched.add(type->name, id);
            continue;
        }
        auto state = read(*type, id);
        if (state && target.beforeChange)
            (*target.beforeChange)(*type, id, state);
        const bool isNew = !state;
        if (isNew) {
            state.emplace();
            state->stream = target.stream;
            state->seq = target.seq;
        }
        if (foldRow(*type, *state, id, group.fields, row, target.seq, target.verdicts, target.findings) ||
            isNew) {
            if (isNew)
                insertWhole(*type, id, *state);
            else
                update(*type, id, *state, group.fields);
            target.touched.add(type->name, id);
        }
    }
    for (const auto& [id, reason] : group.deletes) {
        auto state = read(*type, id);
        if (target.beforeChange)
            (*target.beforeChange)(*type, id, state);
        const bool isNew = !state;
        if (isNew) {
            state.emplace();
            state->stream = target.stream;
            state->seq = target.seq;
        }
        if (!foldDelete(*type, *state, id, reason, target.seq, target.verdicts, target.findings))
            continue;
        if (isNew)
            insertWhole(*type, id, *state);
        else
            update(*type, id, *state, {});
        target.touched.add(type->name, id);
    }
}

void RecordTables::fold(const ChangeSet& set, std::int64_t seq, const std::vector<Verdict>& verdicts,
                        const WriterOf& writerOf, Touched& touched) {
    const VerdictIndex index(verdicts);
    std::vector<Finding> findings;
    for (const ChangeGroup& group : set.groups)
        foldGroup({set.stream, seq, index, nullptr, touched, findings}, group);
    for (const Verdict& verdict : verdicts)
        if (verdict.word == Word::Late)
            findings.push_back({&verdict, nullptr, nullptr, 0});
    if (findings.empty() || !m_schema.type(kReviewType))
        return;
    ChangeGroup items{kReviewType, kReviewFields, {}, {}};
    for (const Finding& finding : findings)
        if (finding.verdict->type != kReviewType) // a clash about a clash is settled by the newer resolution
            items.rows.push_back(reviewRow(set, seq, finding, writerOf));
    const VerdictIndex none({});
    std::vector<Finding> nothing;
    foldGroup({set.stream, seq, none, nullptr, touched, nothing}, items);
}

void RecordTables::overlay(const std::string& stream, const std::vector<ChangeGroup>& groups,
                           const BeforeChange& beforeChange, Touched& touched) {
    const VerdictIndex none({});
    std::vector<Finding> nothing;
    for (const ChangeGroup& group : groups)
        foldGroup({stream, 0, none, &beforeChange, touched, nothing}, group);
}

} // namespace ruhu::sync
