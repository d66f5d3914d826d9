#include "sync/simulator/world.h"

#include "sync/client/session.h"
#include "sync/simulator/schemas.h"
#include "sync/simulator/violation.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

constexpr std::size_t kLooksAtAllEvery = 700; ///< operations
constexpr std::size_t kKnownItems = 12;

std::vector<std::string> streamsOf(const Profile& profile) {
    std::vector<std::string> streams{"township"};
    for (int i = 1; i <= profile.villages; ++i)
        streams.push_back("14999920100" + std::to_string(i));
    return streams;
}

} // namespace

World::World(const Profile& profile, std::uint64_t seed, Options options)
    : m_profile(profile)
    , m_options(options)
    , m_dice(seed)
    , m_record(options.trace)
    , m_truth(m_record)
    , m_office(m_now, olderSchema(), m_dice.fork("office"), m_record)
    , m_network(m_office, m_dice.fork("network"), m_record)
    , m_author(m_dice.fork("author"), profile.distinctValues)
    , m_streams(streamsOf(profile))
    , m_rogue(m_dice.fork("rogue"), m_streams) {
    const auto add = [&](int weight, void (World::*act)()) {
        if (weight > 0) {
            m_acts.push_back({weight, act});
            m_weights += weight;
        }
    };
    add(profile.save, &World::save);
    add(profile.refused, &World::refuse);
    add(profile.look, &World::look);
    add(profile.sync, &World::sync);
    add(profile.office, &World::officeSave);
    add(profile.clock, &World::moveClock);
    add(profile.kill, &World::killTablet);
    add(profile.power, &World::cutTabletPower);
    add(profile.disk, &World::breakTabletDisk);
    add(profile.central, &World::breakCentral);
    add(profile.upgrade, &World::upgrade);
    add(profile.poison, &World::poison);
    add(profile.backUp, &World::backUp);
    add(profile.restore, &World::restore);
    add(profile.copy, &World::copyTablet);
    add(profile.lose, &World::loseTablet);
    add(profile.grants, &World::changeGrants);
    add(profile.move, &World::moveHousehold);
    add(profile.bundle, &World::makeBundle);
    add(profile.bundle * 2, &World::handIn);
    add(profile.bundle * 2, &World::takeReceipt);
    add(profile.bundle, &World::meet);
    m_network.onServed = [this](const ServerRequest& request, const ServerAnswer& answer) {
        served(request, answer);
    };
    populate();
}

void World::populate() {
    startOffice();
    const auto tablets =
        m_options.tablets > 0
            ? m_options.tablets
            : static_cast<int>(m_dice.between(m_profile.leastTablets, m_profile.mostTablets));
    m_office.clock().setOffset(m_dice.chance(300) ? m_dice.between(-kYear, kYear) : 0);
    for (int number = 1; number <= tablets; ++number) {
        Dice dice = m_dice.fork("tablet " + std::to_string(number));
        const KeyPair keys = makeKeyPair(dice);
        std::vector<std::string> grants{"township"};
        for (std::size_t i = 1; i < m_streams.size(); ++i)
            if (i == 1 + static_cast<std::size_t>(number) % (m_streams.size() - 1) || m_dice.chance(400))
                grants.push_back(m_streams[i]);
        const Identity identity{nameId("device", std::to_string(dice.next())),
                                std::to_string(number) + "号平板",
                                "某乡",
                                "https://central",
                                "",
                                "token " + std::to_string(dice.next()),
                                keys.secretKey,
                                grants};
        auto& tablet = m_tablets.emplace_back(
            std::make_unique<Tablet>(number, m_now, olderSchema(), dice, m_truth, m_record));
        tablet->clock().setOffset(m_dice.chance(300) ? m_dice.between(-10 * kYear, 10 * kYear)
                                                     : m_dice.between(-60 * kSecond, 60 * kSecond));
        enrol(tablet->enrol(identity, keys.publicKey));
    }
    const auto& rogue = m_rogue.identity();
    enrol({rogue.device, rogue.deviceName, m_rogue.publicKey(), sha256Hex(rogue.token), false, rogue.grants});
    if (m_options.clockShiftMs > 0) {
        Dice shift(7);
        for (auto& tablet : m_tablets)
            tablet->clock().setOffset(tablet->clock().offset() +
                                      (shift.chance(500) ? 1 : -1) * m_options.clockShiftMs);
        m_office.clock().setOffset(m_office.clock().offset() - m_options.clockShiftMs);
    }
    m_network.faults = m_profile.network;
    m_tablets.front()->disk().cutPowerAt(m_options.tabletPowerAt);
    m_office.disk().cutPowerAt(m_options.officePowerAt);
}

void World::enrol(const DeviceAccount& account) {
    const auto code = m_author.makeId();
    const auto done =
        m_office.store().addEnrolmentCode({code, "", account.name, account.grants, 0, 0, false});
    const auto enrolled = done ? m_office.store().enrol(code, account) : done;
    if (!enrolled && enrolled.error().code != "io" && enrolled.error().code != "disk_full")
        throw Violation(10, "no account for " + account.name + ": " + enrolled.error().code);
    endOfficeWork(); // without one it asks again
}

void World::startOffice() {
    m_officeChecked.clear();
    m_office.disk().setFree(-1); // somebody has made room
    m_office.start();
    m_truth.follow(m_office);
}

void World::run() {
    for (std::size_t steps = 1; m_record.operations() < m_options.operations; ++steps) {
        step();
        if (steps % kLooksAtAllEvery == 0) {
            for (auto& tablet : m_tablets)
                tablet->lookAtNews();
            if (!m_office.disk().isOff()) // nothing is read of a machine without power
                checkOffice();
        }
    }
    settle();
}

void World::step() {
    m_now += m_dice.between(1, 20 * kSecond);
    if (m_network.holdsDelayed() && m_dice.chance(100))
        m_network.deliverDelayed();
    auto left = static_cast<int>(m_dice.roll(static_cast<std::size_t>(m_weights)));
    for (const Act& act : m_acts)
        if ((left -= act.weight) < 0)
            return (this->*act.run)();
}

// --- what people do
// ------------------------------------------------------------------------------------------------

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
        enrol({self.device, self.deviceName, toBase64(key), sha256Hex(self.token), false, self.grants});
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
