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

/// The file as a program that has just been installed makes it: made once, for it is the same for all.
const MemoryDisk& freshDisk(const Schema& schema) {
    static std::map<const Schema*, const MemoryDisk*> made; // until the process ends
    const MemoryDisk*& disk = made[&schema];
    if (!disk) {
        auto fresh = std::make_unique<MemoryDisk>();
        const Instant now = 0;
        const DeviceClock clock(now);
        Dice dice(1);
        if (!Replica::open(fresh->root() / "tablet.db", schema, clock, dice))
            throw std::runtime_error("no file can be made");
        disk = fresh.release();
    }
    return *disk;
}

} // namespace

Tablet::Tablet(int number, const Instant& trueTime, const Schema& schema, Dice dice, Truth& truth,
               RunRecord& record)
    : m_number(number)
    , m_schema(&schema)
    , m_truth(truth)
    , m_record(record)
    , m_disk(&record)
    , m_clock(trueTime)
    , m_dice(dice) {
    m_disk.copyFrom(freshDisk(schema));
    start();
}

Tablet::Tablet(int number, const Tablet& of, const Instant& trueTime, Dice dice)
    : m_number(number)
    , m_schema(of.m_schema)
    , m_truth(of.m_truth)
    , m_record(of.m_record)
    , m_disk(&of.m_record)
    , m_clock(trueTime)
    , m_dice(dice)
    , m_saves(of.m_saves)
    , m_gone(of.m_gone)
    , m_quarantined(of.m_quarantined)
    , m_purgedOnce(of.m_purgedOnce)
    , m_settled(of.m_settled)
    , m_device(of.m_device) {
    m_disk.copyFrom(of.m_disk);
    m_clock.setOffset(of.m_clock.offset());
    start();
    refresh();
}

Tablet::~Tablet() {
    m_disk.killProcess();
}

void Tablet::start() {
    for (int tries = 0; !m_replica; ++tries) {
        auto opened = Replica::open(m_disk.root() / "tablet.db", *m_schema, m_clock, m_dice);
        if (opened) {
            m_replica = std::move(opened).value();
            m_lens = std::make_unique<Statements>(m_replica->tables());
        } else if (tries > 3) {
            throw Violation(10, "tablet " + std::to_string(m_number) +
                                    " does not open: " + opened.error().code + " " + opened.error().detail);
        }
    }
}

DeviceAccount Tablet::enrol(const Identity& identity, const std::string& publicKey) {
    if (const auto set = m_replica->setIdentity(identity); !set)
        throw std::runtime_error("no identity: " + set.error().code);
    refresh();
    return {identity.device, identity.deviceName, publicKey, sha256Hex(identity.token),
            false,           identity.grants};
}

std::vector<std::string> Tablet::streams() const {
    std::vector<std::string> streams;
    for (const auto& [stream, place] : m_places)
        streams.push_back(stream);
    return streams;
}

Tablet::Place Tablet::place(const std::string& stream) const {
    const auto found = m_places.find(stream);
    return found == m_places.end() ? Place{} : found->second;
}

std::string Tablet::standing() const {
    std::string text;
    for (const StreamState& state : m_replica->streams())
        text += "; " + state.stream + " " + std::to_string(state.seq) + " of " + std::to_string(state.head) +
                ", " + std::to_string(state.pending) + " wait, " + std::to_string(state.aside) + " aside" +
                (state.diverged ? ", diverged" : "");
    return text + (m_replica->needsIdentity() ? "; needs another name" : "");
}

// --- what the person knows
// ---------------------------------------------------------------------------------------

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

// --- what the tablet shows
// ----------------------------------------------------------------------------------------

/// True of review items about a type that this tablet's schema does not know: it folds neither.
bool Tablet::isBeyond(const ShownPtr& shown) const {
    const auto type = shown ? shown->fields.value("target_type", "") : "";
    return !type.empty() && !m_schema->type(type);
}

void Tablet::compare(const std::string& stream, const std::string& key) {
    const auto must = expected(stream, key);
    if (isBeyond(must))
        return;
    const TypeSchema& type = *m_schema->type(key.substr(0, key.find('/')));
    if (shows(*m_lens, type, stream, key, must.get()))
        return;
    const auto is = shownIn(*m_lens, type, stream, key);
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

// --- saving
// ------------------------------------------------------------------------------------------------------

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

void Tablet::refresh() {
    std::map<std::string, Place> places;
    for (const StreamState& state : m_replica->streams())
        places[state.stream] = {state.epoch, state.seq};
    const bool moved = places != m_places;
    for (const auto& [stream, place] : m_places)
        if (!places.contains(stream))
            m_record.event("purged", m_number, stream);
    const bool onward = m_gone.empty() && m_replica->device() == m_device &&
                        std::equal(places.begin(), places.end(), m_places.begin(), m_places.end(),
                                   [](const auto& now, const auto& before) {
                                       return now.first == before.first &&
                                              now.second.epoch == before.second.epoch &&
                                              now.second.seq >= before.second.seq;
                                   });
    m_places = std::move(places);
    Use aside(m_lens->get("SELECT line FROM _quarantine JOIN _line USING(place)"));
    while (aside->executeStep())
        m_quarantined.insert(json::parse(aside->getColumn(0).getString())["by"]);
    if (!moved && m_replica->device() == m_device)
        return;
    const auto isHere = [&](const Save& save, const Id& device) {
        const Place here = place(save.stream);
        const Branch* branch = m_truth.branch(save.stream, here.epoch);
        const auto at = branch ? branch->positionOf(save.by, device) : 0;
        return at > 0 && at <= here.seq;
    };
    if (onward) { // what waited may have come, and nothing else
        std::erase_if(m_open, [&](const auto& save) { return isHere(*save, m_device); });
        return;
    }
    // A rejoin may bring back to waiting what was an entry before. What was put aside stays on the screen.
    m_open.clear();
    const Id self = m_replica->device();
    if (m_device.empty())
        m_device = self;
    const auto waiting = waitingNames();
    std::set<std::string> kept; // streams that were not purged; what was may be here again after one sync
    for (const auto& save : m_saves)
        if (waiting.contains(save->by))
            kept.insert(save->stream);
    std::erase_if(m_saves, [&](const auto& save) {
        if (m_places.contains(save->stream) && (kept.contains(save->stream) || m_settled.contains(save->by) ||
                                                isHere(*save, m_device) || isHere(*save, self)))
            return false;
        if (!m_truth.isInLog(*save) && !m_truth.isPutAside(*save))
            throw Violation(7, "tablet " + std::to_string(m_number) + " purged " + save->stream +
                                   " before all of it was received: " + save->by);
        m_purged.push_back(save);
        m_purgedOnce.insert(save->by);
        m_gone.push_back(save);
        return true;
    });
    // Granted again, its entries are here again: a rejoin may bring them back to waiting. Counters go on, so
    // they are older than all that was saved since.
    const auto again = std::stable_partition(m_gone.begin(), m_gone.end(),
                                             [&](const auto& save) { return !isHere(*save, self); });
    m_saves.insert(m_saves.begin(), again, m_gone.end());
    m_gone.erase(again, m_gone.end());
    for (const auto& save : m_saves) {
        if (self != m_device && isHere(*save, m_device))
            m_settled.insert(save->by);
        if (!isHere(*save, self) && !m_settled.contains(save->by))
            m_open.push_back(save);
    }
    m_device = self;
}

void Tablet::restart(const Schema& schema) {
    const bool power = m_disk.isOff();
    if (power)
        m_disk.restart(m_dice);
    else
        m_disk.killProcess();
    m_lens.reset();
    m_replica.reset();
    m_record.event(power ? "tablet.power_cut" : "tablet.killed", m_number);
    m_schema = &schema;
    m_lookedAt.clear();
    start();
    settleDoubt();
    refresh();
}

/// The saves that its file has as waiting.
std::set<std::string> Tablet::waitingNames() {
    std::set<std::string> names;
    Use query(m_lens->get("SELECT line FROM _pending JOIN _line USING(place)"));
    while (query->executeStep())
        names.insert(json::parse(query->getColumn(0).getString())["by"]);
    return names;
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
        if (!waiting.contains(save->by) && !m_truth.isInLog(*save) && !m_quarantined.contains(save->by))
            throw Violation(10, "tablet " + std::to_string(m_number) + " has lost a save");
        if (!waiting.contains(save->by) || m_purgedOnce.contains(save->by))
            continue; // its ink may have been purged with its village, and not be here again yet
        for (const std::string& blob : save->blobs)
            if (!m_replica->blob(blob))
                throw Violation(10, "tablet " + std::to_string(m_number) +
                                        " has lost the ink of a save: " + save->by + " in " + save->stream);
    }
}

} // namespace ruhu::sync::simulator
