#include "sync/simulator/tablet.h"

#include "sync/simulator/violation.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

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
    , m_doubtful(of.m_doubtful)
    , m_quarantined(of.m_quarantined)
    , m_purgedOnce(of.m_purgedOnce)
    , m_settled(of.m_settled)
    , m_device(of.m_device) {
    m_disk.copyFrom(of.m_disk);
    m_clock.setOffset(of.m_clock.offset());
    start();
    settleDoubt();
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
            m_lens = std::make_unique<Lens>(m_replica->tables());
        } else if (tries > 3) {
            throw Violation(10, "tablet " + std::to_string(m_number) +
                                    " does not open: " + opened.error().code + " " + opened.error().detail);
        }
    }
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

/// The saves that its file has, under whatever name of their author.
std::unordered_set<std::string> Tablet::heldNames() {
    std::unordered_set<std::string> names;
    Use query(m_lens->get("SELECT by FROM _line"));
    while (query->executeStep())
        names.insert(query->getColumn(0).getString());
    return names;
}

void Tablet::refresh() {
    std::map<std::string, Place> places;
    for (const StreamState& state : m_replica->streams())
        places[state.stream] = {state.epoch, state.seq};
    const bool moved = places != m_places;
    for (const auto& [stream, place] : m_places)
        if (!places.contains(stream))
            m_record.event("purged", m_number, stream);
    const Id self = m_replica->device();
    const bool onward = m_gone.empty() && self == m_device &&
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
    if (!moved && self == m_device)
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
    if (m_device.empty())
        m_device = self;
    const auto waiting = waitingNames();
    const auto held = m_settled.empty() ? std::unordered_set<std::string>() : heldNames();
    std::erase_if(m_saves, [&](const auto& save) { // another's by now, brought back to a withdrawn village
        if (!m_settled.contains(save->by) || held.contains(save->by))
            return false;
        m_purged.push_back(save);
        return true;
    });
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

} // namespace ruhu::sync::simulator
