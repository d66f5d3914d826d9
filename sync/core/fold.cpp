#include "sync/core/fold.h"

#include "sync/core/canonical_json.h"
#include "sync/core/mutant.h"

#include <algorithm>

namespace ruhu::sync {

namespace {

std::string keyOf(std::string_view type, std::string_view id, std::string_view path) {
    std::string key;
    key.reserve(type.size() + id.size() + path.size() + 2);
    return key.append(type).append("\n").append(id).append("\n").append(path);
}

/// What a verdict makes of one written value.
class PathFold {
public:
    PathFold(const TypeSchema& type, RecordState& state, const Id& id, std::int64_t seq,
             const VerdictIndex& verdicts, std::vector<Finding>& findings)
        : m_type(type)
        , m_state(state)
        , m_id(id)
        , m_seq(seq)
        , m_verdicts(verdicts)
        , m_findings(findings) {}

    /// The value that becomes current, or null pointer if none does.
    const Value* judged(std::string_view path, const Value& written) {
        const Verdict* verdict = m_verdicts.empty() ? nullptr : m_verdicts.find(m_type.name, m_id, path);
        if (!verdict)
            return &written;
        if (verdict->word == Word::Merged && !mutant("merged_as_written"))
            return &verdict->merged;
        if (!mutant("lose_a_verdict"))
            m_findings.push_back({verdict, m_state.value(path), written, m_state.writer(path)});
        return verdict->word == Word::Won ? &written : nullptr;
    }

    void stamp(const std::string& path) {
        if (m_seq > 0 && m_seq != m_state.seq && !mutant("forget_writer"))
            m_state.versions[path] = m_seq;
    }

private:
    const TypeSchema& m_type;
    RecordState& m_state;
    const Id& m_id;
    std::int64_t m_seq;
    const VerdictIndex& m_verdicts;
    std::vector<Finding>& m_findings;
};

std::int64_t lastWriter(const RecordState& state) {
    std::int64_t last = state.seq;
    for (const auto& [path, seq] : state.versions.items())
        last = std::max(last, seq.get<std::int64_t>());
    return last;
}

} // namespace

VerdictIndex::VerdictIndex(const std::vector<Verdict>& verdicts) {
    for (const Verdict& verdict : verdicts)
        m_index.emplace(keyOf(verdict.type, verdict.id, verdict.field), &verdict);
}

const Verdict* VerdictIndex::find(const std::string& type, const Id& id, std::string_view path) const {
    const auto found = m_index.find(keyOf(type, id, path));
    return found == m_index.end() ? nullptr : found->second;
}

bool VerdictIndex::concerns(const std::string& type, const Id& id) const {
    if (m_index.empty())
        return false;
    const auto prefix = keyOf(type, id, "");
    const auto found = m_index.lower_bound(prefix);
    return found != m_index.end() && found->first.starts_with(prefix);
}

bool foldRow(const TypeSchema& type, RecordState& state, const Id& id, const std::vector<std::string>& fields,
             const Row& row, std::int64_t seq, const VerdictIndex& verdicts, std::vector<Finding>& findings) {
    PathFold fold(type, state, id, seq, verdicts, findings);
    bool applied = fields.empty();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string& name = fields[i];
        const Value written = toValue(row[i]);
        const FieldSchema* field = type.field(name);
        if (field && field->kind == Kind::Map) {
            if (!written.is_object())
                continue;
            for (const auto& [member, value] : written.items()) {
                const std::string path = name + "/" + member;
                if (const Value* current = fold.judged(path, value)) {
                    state.fields[name][member] = *current;
                    fold.stamp(path);
                    applied = true;
                }
            }
            continue;
        }
        if (const Value* current = fold.judged(name, written)) {
            if (current->is_null())
                state.fields.erase(name);
            else
                state.fields[name] = *current;
            fold.stamp(name);
            applied = true;
        }
    }
    if (applied && state.deleted) {
        const Verdict* verdict = verdicts.empty() ? nullptr : verdicts.find(type.name, id, "");
        if (verdict && verdict->word == Word::Revived)
            findings.push_back({verdict, *state.deleted, nullptr, state.writer(kDeletedPath)});
        state.deleted.reset();
        if (seq > 0)
            state.versions.erase(std::string(kDeletedPath));
    }
    return applied;
}

bool foldDelete(const TypeSchema& type, RecordState& state, const Id& id, const std::string& reason,
                std::int64_t seq, const VerdictIndex& verdicts, std::vector<Finding>& findings) {
    const Verdict* verdict = verdicts.empty() ? nullptr : verdicts.find(type.name, id, "");
    if (verdict && verdict->word == Word::Kept) {
        findings.push_back({verdict, nullptr, reason, lastWriter(state)});
        return false;
    }
    if (seq > 0 && mutant("forget_tombstone"))
        return true;
    state.deleted = reason;
    if (seq > 0)
        state.versions[std::string(kDeletedPath)] = seq;
    return true;
}

std::vector<std::string> pathsOf(const TypeSchema* type, const std::vector<std::string>& fields,
                                 const Row& row) {
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const FieldSchema* field = type ? type->field(fields[i]) : nullptr;
        if (!field || field->kind != Kind::Map) {
            paths.push_back(fields[i]);
            continue;
        }
        const Value members = toValue(row[i]);
        for (const auto& member : members.items())
            paths.push_back(fields[i] + "/" + member.key());
    }
    return paths;
}

void stampPaths(Value& versions, const std::vector<std::string>& paths, std::int64_t made, std::int64_t seq) {
    bool deletes = false;
    for (const std::string& path : paths) {
        deletes = deletes || path == kDeletedPath;
        if (seq != made || path == kDeletedPath)
            versions[path] = seq;
    }
    if (!deletes)
        versions.erase(std::string(kDeletedPath));
}

RecordChange reviewItem(const ChangeSet& set, std::int64_t seq, const Finding& finding,
                        const std::function<Writer(std::int64_t)>& writerOf) {
    const Verdict& verdict = *finding.verdict;
    const auto orNull = [](const std::string& text) { return text.empty() ? Value(nullptr) : Value(text); };
    const Writer author{set.device, set.by, set.at, set.n};
    const Writer before = finding.beforeSeq > 0 ? writerOf(finding.beforeSeq) : Writer{};
    const bool writtenIsCurrent =
        verdict.word == Word::Won || verdict.word == Word::Revived || verdict.word == Word::Late;
    const Writer& kept = writtenIsCurrent ? author : before;
    const Writer& other = writtenIsCurrent ? before : author;
    const auto keptText = canonicalJson(writtenIsCurrent ? finding.written : finding.before);
    const auto otherText = canonicalJson(writtenIsCurrent ? finding.before : finding.written);
    const auto instant = [](const Writer& w) { return w.device.empty() ? Value(nullptr) : Value(w.at); };
    const Id id = nameId(kReviewType, set.stream + "/" + std::to_string(seq) + "/" + verdict.type + "/" +
                                          verdict.id + "/" + verdict.field);
    return {kReviewType,
            id,
            {{"kind", wordName(verdict.word)},
             {"target_type", verdict.type},
             {"target_id", orNull(verdict.id)},
             {"field", verdict.field},
             {"kept", keptText},
             {"other", otherText},
             {"kept_by", orNull(kept.by)},
             {"kept_at", instant(kept)},
             {"kept_device", orNull(kept.device)},
             {"other_by", orNull(other.by)},
             {"other_at", instant(other)},
             {"other_device", orNull(other.device)},
             {"state", "0"}},
            {}};
}

} // namespace ruhu::sync
