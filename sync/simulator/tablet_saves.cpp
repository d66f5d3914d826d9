// What the person who holds a tablet knows to have saved.

#include "sync/simulator/tablet.h"
#include "sync/simulator/violation.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

/// Every path that a change writes.
template <typename Each> void eachPath(const RecordChange& change, const Schema& schema, const Each& each) {
    const TypeSchema* type = schema.type(change.type);
    for (const auto& [name, value] : change.fields) {
        const FieldSchema* field = type ? type->field(name) : nullptr;
        if (field && field->kind == Kind::Map)
            for (const auto& member : value.items())
                each(name + "/" + member.key());
        else
            each(name);
    }
}

} // namespace

std::shared_ptr<Save> Tablet::made(const Draft& draft) const {
    const Place here = place(draft.stream);
    auto save =
        std::make_shared<Save>(Save{draft.by, draft.stream, here.epoch, here.seq, draft.changes, {}, {}});
    for (const Blob& blob : draft.blobs)
        save->blobs.push_back(blob.sha256);
    for (const RecordChange& change : draft.changes) {
        const auto key = recordKey(change.type, change.id);
        eachPath(change, *m_schema, [&](const std::string& path) {
            for (const auto& earlier : m_open) {
                if (earlier->stream != draft.stream)
                    continue;
                bool writes = false;
                for (const RecordChange& other : earlier->changes)
                    if (other.id == change.id && other.type == change.type)
                        eachPath(other, *m_schema,
                                 [&](const std::string& wrote) { writes = writes || wrote == path; });
                if (!writes)
                    continue;
                const auto hidden = earlier->hidden.find(key + " " + path);
                auto before = hidden != earlier->hidden.end() ? hidden->second
                                                              : Save::Hidden{earlier->epoch, earlier->seen};
                if (before.epoch != here.epoch)
                    before = {here.epoch, m_truth.common(draft.stream, before.epoch, here.epoch, before.seen),
                              false};
                if (before.seen < here.seq)
                    save->hidden[key + " " + path] = before;
                break;
            }
        });
    }
    return save;
}

bool Tablet::save(const Draft& draft) {
    m_record.operation("save", m_number, draft.by);
    auto save = made(draft);
    Result<void> done;
    try {
        done = m_replica->commit(draft);
    } catch (const std::exception& failure) {
        if (!m_disk.isOff())
            throw;
        done = Error{"io", failure.what(), true};
    }
    if (done) {
        m_doubtful.clear(); // what failed before has been overwritten
        m_truth.remember(save);
        m_saves.push_back(save);
        m_open.push_back(std::move(save));
        return true;
    }
    m_record.event("save.failed", m_number, done.error().code);
    if (done.error().code != "io" && done.error().code != "disk_full")
        throw Violation(10, "tablet " + std::to_string(m_number) +
                                " refuses a good save: " + done.error().code + " " + done.error().detail);
    m_doubtful.push_back(std::move(save));
    return false;
}

void Tablet::refuse(const Draft& draft) {
    m_record.operation("refused", m_number);
    const auto done = m_replica->commit(draft);
    if (done)
        throw Violation(3, "tablet " + std::to_string(m_number) + " took what no field can hold");
    for (const RecordChange& change : draft.changes)
        if (m_schema->type(change.type) && isId(change.id))
            compare(draft.stream, recordKey(change.type, change.id));
}

/// What was told to be saved is there; of what was not, all or nothing.
void Tablet::settleDoubt() {
    const auto waiting = waitingNames();
    for (const auto& save : m_doubtful)
        if (waiting.contains(save->by)) {
            m_record.event("save.appeared", m_number);
            m_truth.remember(save);
            m_saves.push_back(save);
            m_open.push_back(save);
        }
    m_doubtful.clear();
    for (const auto& save : m_open) {
        // Put aside at the office: it may be there alone, in a stream that was taken away before the power
        // went.
        if (!waiting.contains(save->by) && !m_truth.isInLog(*save) && !m_truth.isPutAside(*save) &&
            !m_quarantined.contains(save->by))
            throw Violation(10, "tablet " + std::to_string(m_number) + " has lost a save");
        if (!waiting.contains(save->by) || m_purgedOnce.contains(save->by))
            continue; // its ink may have been purged with its village, and not be here again yet
        for (const std::string& blob : save->blobs)
            if (!m_replica->blob(blob))
                throw Violation(10, "tablet " + std::to_string(m_number) +
                                        " has lost the ink of a save: " + save->by + " in " + save->stream);
    }
}

/// The saves that its file has as waiting.
std::set<std::string> Tablet::waitingNames() {
    std::set<std::string> names;
    Use query(m_lens->get("SELECT line FROM _pending JOIN _line USING(place)"));
    while (query->executeStep())
        names.insert(json::parse(query->getColumn(0).getString())["by"]);
    return names;
}

} // namespace ruhu::sync::simulator
