// What a tablet shows, held against what it must show.

#include "sync/simulator/tablet.h"
#include "sync/simulator/violation.h"

namespace ruhu::sync::simulator {

namespace {

/// A save that waits, on top of what is below it.
void overlay(Shown& shown, const RecordChange& change, const Schema& schema) {
    if (change.deleteReason) {
        shown.deleted = change.deleteReason;
        return;
    }
    bool written = false;
    for (const auto& [name, value] : change.fields) {
        if (schema.type(change.type)->field(name)->kind == Kind::Map)
            for (const auto& [member, memberValue] : value.items())
                shown.fields[name][member] = memberValue;
        else if (value.is_null())
            shown.fields.erase(name);
        else
            shown.fields[name] = value;
        written = written || !value.is_object() || !value.empty();
    }
    if (written)
        shown.deleted.reset();
}

} // namespace

ShownPtr Tablet::expected(const std::string& stream, const std::string& key) const {
    const Place here = place(stream);
    const Branch* branch = m_truth.branch(stream, here.epoch);
    ShownPtr below = branch ? branch->record(key, here.seq) : nullptr;
    std::shared_ptr<Shown> shown;
    for (const auto& save : m_open)
        if (save->stream == stream)
            for (const RecordChange& change : save->changes)
                if (key.size() == change.type.size() + 1 + change.id.size() && key.ends_with(change.id) &&
                    key.starts_with(change.type)) {
                    if (!shown)
                        shown = below ? std::make_shared<Shown>(*below) : std::make_shared<Shown>();
                    overlay(*shown, change, *m_schema);
                }
    return shown ? shown : below;
}

/// True of review items about a type that this tablet's schema does not know: it folds neither.
bool Tablet::isBeyond(const ShownPtr& shown) const {
    if (!shown)
        return false;
    const auto type = shown->fields.find("target_type");
    return type != shown->fields.end() && *type != "" && !m_schema->type(type->get_ref<const std::string&>());
}

void Tablet::compare(const std::string& stream, const std::string& key) {
    const auto must = expected(stream, key);
    if (isBeyond(must))
        return;
    const TypeSchema& type = *m_schema->type(key.substr(0, key.find('/')));
    if (m_lens->shows(type, stream, key, must.get()))
        return;
    const auto is = m_lens->shown(type, stream, key);
    const auto text = [](const ShownPtr& record) {
        return record ? record->fields.dump() + (record->deleted ? " deleted " + *record->deleted : "")
                      : "nothing";
    };
    throw Violation(2, "tablet " + std::to_string(m_number) + " at " + stream + " " +
                           std::to_string(place(stream).seq) + " shows " + key + " as " + text(is) +
                           " and not as " + text(must));
}

void Tablet::look(const std::string& stream, const std::string& key) {
    m_record.operation("look", m_number);
    const auto slash = key.find('/');
    const auto type = key.substr(0, slash);
    if (!m_schema->type(type))
        return;
    compare(stream, key);
    if (!m_replica->isReceived(type, key.substr(slash + 1)))
        return;
    for (const auto& save : m_open)
        for (const RecordChange& change : save->changes)
            if (recordKey(change.type, change.id) == key)
                throw Violation(1, "tablet " + std::to_string(m_number) + " calls " + key +
                                       " received, which waits");
}

bool Tablet::holdsRefused(const std::string& stream) {
    Use refused(m_lens->get("SELECT 1 FROM _aside WHERE stream=? AND refused IS NOT NULL"));
    refused->bind(1, stream);
    return refused->executeStep();
}

bool Tablet::showsYounger() {
    Use fields(
        m_lens->get("SELECT 1 FROM household WHERE water IS NOT NULL OR monitor IS NOT NULL OR rooms IS "
                    "NOT NULL UNION ALL SELECT 1 FROM meeting"));
    return fields->executeStep();
}

void Tablet::lookAtAll() {
    m_lookedAt.clear();
    lookAtNews();
}

void Tablet::lookAtNews() {
    std::map<std::string, LookedAt> now;
    for (const auto& [stream, here] : m_places) {
        const Branch* branch = m_truth.branch(stream, here.epoch);
        LookedAt& last = m_lookedAt[stream];
        if (branch && here.seq > branch->head())
            throw Violation(2, "tablet " + std::to_string(m_number) + " is at " + stream + " " +
                                   std::to_string(here.seq) + ", and the central store was never beyond " +
                                   std::to_string(branch->head()) + " there");
        const bool goesOn = last.place.epoch == here.epoch && last.place.seq <= here.seq;
        auto keys =
            branch ? branch->touchedBetween(goesOn ? last.place.seq : 0, here.seq) : std::set<std::string>();
        const auto waiting = waitingKeys(stream);
        keys.insert(waiting.begin(), waiting.end());
        keys.merge(last.waiting);
        for (const std::string& key : keys)
            if (m_schema->type(key.substr(0, key.find('/'))))
                compare(stream, key);
        checkCounts(stream, branch, here.seq);
        now[stream] = {here, waiting};
    }
    m_lookedAt = std::move(now);
}

/// Records that saves lie on which wait.
std::set<std::string> Tablet::waitingKeys(const std::string& stream) const {
    std::set<std::string> keys;
    for (const auto& save : m_open)
        if (save->stream == stream)
            for (const RecordChange& change : save->changes)
                keys.insert(recordKey(change.type, change.id));
    return keys;
}

void Tablet::checkCounts(const std::string& stream, const Branch* branch, std::int64_t seq) {
    std::map<std::string, std::int64_t> counts;
    for (const std::string& key : waitingKeys(stream))
        if (!branch || !branch->record(key, seq))
            ++counts[key.substr(0, key.find('/'))];
    for (const TypeSchema& type : m_schema->types()) {
        if (type.name == "review_item" && branch && branch->reviewsBeyond(*m_schema, seq))
            continue; // it has not made them all
        Use count(m_lens->get("SELECT count(*) FROM \"" + type.name + "\" WHERE _stream=?"));
        count->bind(1, stream);
        count->executeStep();
        if (count->getColumn(0).getInt64() !=
            counts[type.name] + (branch ? branch->count(type.name, seq) : 0))
            throw Violation(6, "tablet " + std::to_string(m_number) + " shows records of " + type.name +
                                   " that nobody made");
    }
}

} // namespace ruhu::sync::simulator
