// What people do in a world.

#include "sync/client/session.h"
#include "sync/simulator/violation.h"
#include "sync/simulator/world.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

constexpr std::size_t kKnownItems = 12;

} // namespace

Desk World::deskOf(Tablet& tablet, const std::string& stream) {
    Desk desk{stream,
              tablet.schema(),
              [&tablet, stream](const std::string& key) { return tablet.expected(stream, key); },
              {}};
    if (m_profile.distinctValues)
        return desk; // which items there are depends on who won
    if (const Branch* branch = m_truth.branch(stream, tablet.place(stream).epoch))
        for (auto key = branch->keys().rbegin();
             key != branch->keys().rend() && desk.reviewItems.size() < kKnownItems; ++key)
            if (key->starts_with("review_item/"))
                desk.reviewItems.push_back(key->substr(12));
    return desk;
}

void World::save() {
    Tablet& tablet = anyTablet();
    const auto stream = m_dice.pick(tablet.streams());
    tablet.save(m_author.save(deskOf(tablet, stream)));
    if (std::abs(tablet.clock().offset() - m_office.clock().offset()) > kYear)
        m_record.met("save.years_off");
    recover(tablet);
}

/// Broken off between its two saves, it goes on when its person tries again, like the application's.
void World::moveHousehold() {
    Move move;
    if (!m_brokenOff.empty() && m_dice.chance(500)) {
        move = m_brokenOff.back();
        m_brokenOff.pop_back();
    } else {
        Tablet& tablet = anyTablet();
        const auto streams = tablet.streams();
        move = {tablet.number(), m_dice.pick(streams), m_dice.pick(streams), {}};
        move.household = m_author.recordId(move.from, "household", m_dice.roll(kHouseholds));
    }
    const auto mover = std::find_if(m_tablets.begin(), m_tablets.end(),
                                    [&](const auto& each) { return each->number() == move.tablet; });
    if (mover == m_tablets.end() || move.from == move.to || move.from == "township" || move.to == "township")
        return;
    Tablet& tablet = **mover;
    const auto isAlive = [&](const std::string& stream, const Id& id) {
        const auto shown = tablet.expected(stream, recordKey("household", id));
        return shown && !shown->deleted;
    };
    if (!tablet.place(move.from).seq || !tablet.place(move.to).seq || !isAlive(move.from, move.household))
        return;
    const auto [fresh, old] = m_author.move(deskOf(tablet, move.from), move.to, move.household);
    m_record.event("move", tablet.number(), move.household);
    const bool resumed = isAlive(move.to, Author::movedId(move.to, "household", move.household));
    if (resumed) {
        m_record.event("move.resumed", tablet.number());
    } else if (!tablet.save(fresh)) {
        return recover(tablet);
    } else if (m_dice.chance(300)) {
        m_record.operation("move.broken_off", tablet.number());
        tablet.disk().cutPowerAt(m_dice.between(1, 4));
        if (tablet.save(old) && !tablet.disk().isOff())
            m_moved.emplace_back(old.by, fresh.by);
        else
            m_brokenOff.push_back(move);
        return tablet.restart();
    }
    if (tablet.save(old) && !resumed)
        m_moved.emplace_back(old.by, fresh.by);
    recover(tablet);
}

void World::refuse() {
    Tablet& tablet = anyTablet();
    tablet.refuse(m_author.refused(deskOf(tablet, tablet.streams().back())));
    recover(tablet);
}

void World::look() {
    Tablet& tablet = anyTablet();
    const auto stream = m_dice.pick(tablet.streams());
    const Branch* branch = m_truth.branch(stream, tablet.place(stream).epoch);
    const auto& open = tablet.open();
    if (!open.empty() && (!branch || branch->keys().empty() || m_dice.chance(400))) {
        const Save& save = *m_dice.pick(open);
        const RecordChange& change = m_dice.pick(save.changes);
        tablet.look(save.stream, recordKey(change.type, change.id));
    } else if (branch && !branch->keys().empty()) {
        tablet.look(stream, m_dice.pick(branch->keys()));
    }
}

void World::sync() {
    Tablet& tablet = anyTablet();
    const auto done = syncOnce(tablet);
    m_record.event(done ? "sync.done" : "sync.failed", tablet.number(), done ? "" : done.error().code);
}

Result<void> World::syncOnce(Tablet& tablet) {
    Link link(m_network, tablet.number());
    Result<void> done;
    try {
        done = Session(tablet.replica(), link, tablet.clock()).run();
        tablet.replica().tidy();
    } catch (const SQLite::Exception& failure) {
        if (!tablet.disk().isOff())
            throw;
        done = Error{"io", failure.what(), true};
    }
    recover(tablet);
    learn(tablet);
    // Copied while it needed another name, it has found that its copy took the same.
    if (!done && done.error().code == "stalled" && !tablet.replica().needsIdentity())
        throw Violation(9, "tablet " + std::to_string(tablet.number()) +
                               " asks and offers in vain: " + done.error().detail + tablet.standing());
    if (done)
        for (const auto& save : tablet.open())
            if (m_truth.isPutAside(*save) && !m_truth.isInLog(*save) && !tablet.isQuarantined(*save))
                throw Violation(3, "tablet " + std::to_string(tablet.number()) +
                                       " does not know that a save was put aside: " + save->by);
    if (!done && done.error().code == "unknown_device") {
        // A restored store has forgotten it: it enrols again, and keeps its name, its key and all it has.
        const auto self = *tablet.replica().identity();
        const auto key = fromBase64(self.secretKey)->substr(32);
        m_record.event("enrolled_again", tablet.number());
        const DeviceAccount account{self.device,           self.deviceName, toBase64(key),
                                    sha256Hex(self.token), false,           self.grants};
        enrol(account);
        introduce(account);
    }
    return done;
}

/// After anything came: what was purged is nobody's but the central store's any more.
void World::learn(Tablet& tablet) {
    tablet.refresh();
    for (auto& save : tablet.takePurged())
        m_owed.push_back(std::move(save));
}

/// A tablet whose power went is switched on again by its person.
void World::recover(Tablet& tablet) {
    if (tablet.disk().isOff())
        tablet.restart();
}

/// What was done by hand at the central store's machine: it may have lost its power meanwhile.
void World::endOfficeWork() {
    if (m_office.disk().isOff()) {
        m_office.stop();
        startOffice();
    }
    m_truth.follow(m_office);
}

void World::officeSave() {
    const auto stream = m_dice.pick(m_streams);
    const Branch* branch = m_truth.current(stream);
    const Desk desk{
        stream,
        m_office.schema(),
        [&](const std::string& key) { return branch ? branch->record(key, branch->head()) : nullptr; },
        {}};
    Draft draft = m_author.save(desk);
    m_record.operation("office.save", 0, draft.by);
    const auto done = m_office.store().office().commit(draft);
    const bool off = m_office.disk().isOff();
    endOfficeWork();
    if (!off && !done && done.error().code != "io" && done.error().code != "disk_full")
        throw Violation(10, "the office cannot save: " + done.error().code + " " + done.error().detail);
    if (!done)
        return;
    if (m_dice.chance(60)) {
        if (const auto packed = m_office.store().packSegments(); packed && *packed > 0)
            m_record.met("segments", static_cast<std::int64_t>(*packed));
        endOfficeWork();
    }
    auto save = std::make_shared<Save>(Save{draft.by, stream, "", 0, {}, {}, {}});
    if (!m_truth.isInLog(*save))
        throw Violation(1, "a save of the office is not in the log");
    m_owed.push_back(std::move(save));
}

} // namespace ruhu::sync::simulator
