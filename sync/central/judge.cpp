#include "sync/central/judge.h"

#include "sync/core/merge.h"
#include "sync/core/mutant.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

namespace ruhu::sync {

namespace {

/// Thrown inside this file only: the whole change set cannot be judged.
struct Quarantine {
    const char* code;
};

class Judge {
public:
    Judge(const Schema& schema, const ChangeSet& set, const JudgeContext& context, const RecordView& view)
        : m_schema(schema)
        , m_set(set)
        , m_context(context)
        , m_view(view)
        , m_seen(context.seen) {
        for (const auto& older : set.older)
            m_older[{older.type, older.id, older.field}] = older.seen;
    }

    Judgement run() {
        for (const ChangeGroup& group : m_set.groups)
            check(group);
        for (const ChangeGroup& group : m_set.groups)
            read(group);
        for (const ChangeGroup& group : m_set.groups)
            noteOpened(group);
        for (const ChangeGroup& group : m_set.groups) {
            const TypeSchema& type = *m_schema.type(group.type);
            for (const Row row : group.rows())
                judgeRow(type, group.fields, row);
            for (const auto& [id, reason] : group.deletes)
                judgeDelete(type, id);
        }
        if (m_context.late)
            add({"", "", "", Word::Late, nullptr});
        return std::move(m_result);
    }

private:
    void check(const ChangeGroup& group) {
        const TypeSchema* type = m_schema.type(group.type);
        if (!type)
            throw Quarantine{"unknown_type"};
        for (const Row row : group.rows())
            nameOnce(group.type, row.id());
        for (const auto& deletion : group.deletes)
            nameOnce(group.type, deletion.first);
        for (std::size_t i = 0; i < group.fields.size(); ++i)
            if (const FieldSchema* field = type->field(group.fields[i]))
                for (const Row row : group.rows())
                    if (!fits(*field, row[i]))
                        throw Quarantine{"malformed"};
    }

    /// A verdict speaks of a record's field: it would be ambiguous if the record came twice.
    void nameOnce(const std::string& type, const Id& id) {
        if (!m_named.insert(type + "\n" + id).second && !mutant("record_named_twice"))
            throw Quarantine{"malformed"};
    }

    void read(const ChangeGroup& group) {
        const TypeSchema& type = *m_schema.type(group.type);
        const auto readOne = [&](const Id& id) {
            auto state = m_view.record(type, id, group.fields);
            if (state && state->stream != m_set.stream && !mutant("any_stream"))
                throw Quarantine{"wrong_stream"};
            m_result.before.insert_or_assign({type.name, id}, std::move(state));
        };
        for (const Row row : group.rows())
            readOne(row.id());
        for (const auto& deletion : group.deletes)
            readOne(deletion.first);
    }

    /// A record that the change set names, or one that another hangs on. Null pointer: it is not there.
    const RecordState* record(const TypeSchema& type, const Id& id) {
        auto known = m_result.before.find({type.name, id});
        if (known == m_result.before.end())
            known = m_result.before.emplace(std::pair(type.name, id), m_view.record(type, id, {})).first;
        return known->second ? &*known->second : nullptr;
    }

    // --- seals -----------------------------------------------------------------------------------------

    static bool isSealed(const TypeSchema& type, const RecordState& state) {
        const Value version = state.value(type.sealVersionField);
        const Value sealed = state.value(type.sealedVersionField);
        return !sealed.is_null() && (version.is_null() || sealed >= version);
    }

    /// Records that this very change set opens by raising their version.
    void noteOpened(const ChangeGroup& group) {
        const TypeSchema& type = *m_schema.type(group.type);
        const auto place = std::find(group.fields.begin(), group.fields.end(), type.sealVersionField);
        if (type.sealVersionField.empty() || place == group.fields.end())
            return;
        const auto column = static_cast<std::size_t>(place - group.fields.begin());
        for (const Row row : group.rows()) {
            const Id id = row.id();
            const RecordState* state = record(type, id);
            if (state && isSealed(type, *state) &&
                toValue(row[column]) > state->value(type.sealedVersionField))
                m_opened.insert({type.name, id});
        }
    }

    bool underSeal(const TypeSchema& type, const Id& id, const RecordState* state,
                   const Value& parentWritten) {
        if (!type.sealVersionField.empty())
            return state && !m_opened.contains({type.name, id}) && isSealed(type, *state);
        if (type.sealParentType.empty() || mutant("member_unsealed"))
            return false;
        const TypeSchema& parentType = *m_schema.type(type.sealParentType);
        const auto parentSealed = [&](const Value& key) {
            if (!key.is_string() || m_opened.contains({parentType.name, key.get<std::string>()}))
                return false;
            const RecordState* parent = record(parentType, key.get<std::string>());
            return parent && isSealed(parentType, *parent);
        };
        return (state && parentSealed(state->value(type.sealParentKey))) || parentSealed(parentWritten);
    }

    // --- rows ------------------------------------------------------------------------------------------

    void judgeRow(const TypeSchema& type, const std::vector<std::string>& fields, const Row& row) {
        const Id id = row.id();
        const RecordState* state = record(type, id);
        const auto keyAt = std::find(fields.begin(), fields.end(), type.sealParentKey);
        const Value parent = keyAt == fields.end()
                                 ? Value(nullptr)
                                 : toValue(row[static_cast<std::size_t>(keyAt - fields.begin())]);
        const bool sealed = underSeal(type, id, state, parent);
        if (!state && !sealed)
            return; // new: nothing to clash with
        const RecordState empty{m_set.stream, m_context.seq, Value::object(), Value::object(), {}, 0, 0};
        const RecordState& current = state ? *state : empty;
        const std::int64_t deletion = current.writer(kDeletedPath);
        if (current.deleted && !mutant("silent_revival") && !covers(deletion, m_seen))
            add({type.name, id, "", Word::Revived, nullptr});
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const FieldSchema* field = type.field(fields[i]);
            if (field && field->kind == Kind::Map) {
                const Value members = toValue(row[i]);
                for (const auto& [member, value] : members.items())
                    judgeValue({type, id, current, field, fields[i] + "/" + member, sealed}, value);
            } else {
                judgeValue({type, id, current, field, fields[i], sealed}, toValue(row[i]));
            }
        }
    }

    struct Place {
        const TypeSchema& type;
        const Id& id;
        const RecordState& state;
        const FieldSchema* field; ///< null: unknown here
        std::string path;
        bool sealed;
    };

    void judgeValue(const Place& place, const Value& written) {
        const Value current = place.state.value(place.path);
        const std::int64_t writer = place.state.writer(place.path);
        const bool isMember = place.field && place.field->kind == Kind::Map;
        const MergePolicy policy = place.field ? place.field->merge : MergePolicy::Latest;
        const bool same = written == current && (writer != 0 || !isMember);
        if (!same && isFrozen(place, current))
            return verdict(place, Word::Sealed);
        if (policy != MergePolicy::Latest && policy != MergePolicy::Review)
            return judgeMerging(place, policy, current, written);
        if (same || writer == 0 || (covers(writer, seenOf(place)) && !mutant("trust_clock")))
            return;
        const bool wins = (policy == MergePolicy::Latest || mutant("review_as_latest")) &&
                          m_set.at + (mutant("wrong_tie") ? 1 : 0) > m_view.writer(writer).at;
        verdict(place, wins ? Word::Won : Word::Lost);
    }

    /// Content of a seal, and first values that stand for good.
    static bool isFrozen(const Place& place, const Value& current) {
        if (!place.field)
            return false;
        const bool content = place.field->sealed || place.field->name == place.type.sealParentKey;
        return (place.sealed && content && !mutant("ignore_seal")) ||
               (place.field->once && !current.is_null() && !mutant("ignore_once"));
    }

    /// Versions say what is sealed: nobody takes them back.
    static bool takesVersionBack(const Place& place, const Value& current, const Value& written) {
        const std::string& name = place.field->name;
        return (name == place.type.sealVersionField || name == place.type.sealedVersionField) &&
               greater(current, written) != written;
    }

    void judgeMerging(const Place& place, MergePolicy policy, const Value& current, const Value& written) {
        const std::int64_t writer = place.state.writer(place.path);
        auto past = m_view.history(place.type.name, place.id, place.path);
        if (past.empty() && writer != 0) {
            past.push_back({writer, m_view.writer(writer).device, current, current});
            m_result.history.push_back({place.type.name, place.id, place.path, past.front()});
        }
        const auto remember = [&](const Value& becomes) {
            m_result.history.push_back(
                {place.type.name, place.id, place.path, {m_context.seq, m_set.device, written, becomes}});
        };
        const std::int64_t seen = seenOf(place);
        // A merged value has no single author: only who has seen it stands after it.
        const bool merged =
            !mutant("own_covers_merged") && !past.empty() && past.back().written != past.back().current;
        if (written == current || writer == 0 || (merged ? writer <= seen : covers(writer, seen))) {
            if (!mutant("version_goes_back") && takesVersionBack(place, current, written))
                return verdict(place, Word::Sealed);
            if (writer != 0) // of a first write the record itself tells
                remember(written);
            return;
        }
        Value becomes;
        if (policy == MergePolicy::Union)
            becomes = threeWayUnion(mutant("drop_base") ? Value() : seenValue(past, seen), current, written);
        else
            becomes = policy == MergePolicy::Max ? greater(current, written) : lesser(current, written);
        remember(becomes);
        if (becomes != written)
            add({place.type.name, place.id, place.path, Word::Merged, becomes});
    }

    /// What the author had before him: what was current at the position that he had seen, or his own later
    /// write on top of it.
    Value seenValue(const std::vector<FieldWrite>& past, std::int64_t seen) const {
        Value base;
        for (const FieldWrite& write : past) {
            if (write.seq <= seen)
                base = write.current;
            else if (write.device == m_set.device)
                base = write.written;
        }
        return base;
    }

    void judgeDelete(const TypeSchema& type, const Id& id) {
        const RecordState* state = record(type, id);
        if (!state)
            return;
        bool concurrent = !covers(state->seq, m_seen);
        for (const auto& [path, seq] : state->versions.items()) {
            const auto writer = seq.get<std::int64_t>();
            if (path != kDeletedPath)
                concurrent = concurrent || !covers(writer, m_seen);
        }
        if ((concurrent && !state->deleted && !mutant("delete_wins")) || underSeal(type, id, state, nullptr))
            add({type.name, id, "", Word::Kept, nullptr});
    }

    /// True if the author stands after the entry `seq`. Of the same device the counter says so: a save that
    /// comes out of quarantine may come behind later ones.
    bool covers(std::int64_t seq, std::int64_t seen) const {
        if (seq <= seen)
            return true;
        const Writer writer = m_view.writer(seq);
        return writer.device == m_set.device && writer.n < m_set.n;
    }

    std::int64_t seenOf(const Place& place) const {
        const auto found = m_older.find({place.type.name, place.id, place.path});
        return found == m_older.end() || mutant("skip_older") ? m_seen : std::min(found->second, m_seen);
    }

    void verdict(const Place& place, Word word) {
        add({place.type.name, place.id, place.path, word, nullptr});
    }
    void add(Verdict verdict) { m_result.verdicts.push_back(std::move(verdict)); }

    const Schema& m_schema;
    const ChangeSet& m_set;
    const JudgeContext& m_context;
    const RecordView& m_view;
    std::int64_t m_seen;
    std::map<std::tuple<std::string, Id, std::string>, std::int64_t> m_older;
    std::set<std::pair<std::string, Id>> m_opened;
    std::unordered_set<std::string> m_named;
    Judgement m_result;
};

} // namespace

Judgement judge(const Schema& schema, const ChangeSet& set, const JudgeContext& context,
                const RecordView& view) {
    try {
        return Judge(schema, set, context, view).run();
    } catch (const Quarantine& quarantine) {
        return {quarantine.code, {}, {}, {}};
    }
}

} // namespace ruhu::sync
