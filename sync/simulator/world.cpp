#include "sync/simulator/world.h"

#include "sync/client/session.h"
#include "sync/simulator/schemas.h"
#include "sync/simulator/violation.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kDay = 24 * 3600 * kSecond;
constexpr std::int64_t kYear = 365 * kDay;
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
    if (!m_office.store().addEnrolmentCode({code, "", account.name, account.grants, 0, 0, false}) ||
        !m_office.store().enrol(code, account))
        throw Violation(10, "no account for " + account.name);
}

void World::startOffice() {
    m_office.disk().setFree(-1); // somebody has made room
    m_office.start();
    m_truth.follow(m_office);
}

void World::run() {
    for (std::size_t steps = 1; m_record.operations() < m_options.operations; ++steps) {
        step();
        if (steps % kLooksAtAllEvery == 0) {
            for (auto& tablet : m_tablets)
                tablet->lookAtAll();
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
    tablet.refresh();
    if (!done && done.error().code == "unknown_device") {
        // A restored store has forgotten it: it enrols again, and keeps its name, its key and all it has.
        const auto self = *tablet.replica().identity();
        const auto key = fromBase64(self.secretKey)->substr(32);
        m_record.event("enrolled_again", tablet.number());
        enrol({self.device, self.deviceName, toBase64(key), sha256Hex(self.token), false, self.grants});
    }
    return done;
}

/// A tablet whose power went is switched on again by its person.
void World::recover(Tablet& tablet) {
    if (tablet.disk().isOff())
        tablet.restart();
}

void World::officeSave() {
    const auto stream = m_dice.pick(m_streams);
    const Branch* branch = m_truth.current(stream);
    const Desk desk{
        stream,
        m_office.schema(),
        [&](const std::string& key) { return branch ? branch->record(key, branch->head()) : std::nullopt; },
        {}};
    Draft draft = m_author.save(desk);
    m_record.operation("office.save", 0, draft.by);
    const auto done = m_office.store().office().commit(draft);
    if (m_office.disk().isOff()) {
        m_office.stop();
        startOffice();
    } else if (!done && done.error().code != "io" && done.error().code != "disk_full") {
        throw Violation(10, "the office cannot save: " + done.error().code + " " + done.error().detail);
    }
    m_truth.follow(m_office);
    if (!done)
        return;
    auto save = std::make_shared<Save>(Save{draft.by, stream, "", 0, {}, {}, {}});
    if (!m_truth.isInLog(*save))
        throw Violation(1, "a save of the office is not in the log");
    m_owed.push_back(std::move(save));
}

// --- what goes wrong
// -----------------------------------------------------------------------------------------------

void World::moveClock() {
    auto& clock = m_dice.chance(150) ? m_office.clock() : anyTablet().clock();
    const auto jump =
        m_dice.chance(300) ? m_dice.between(-10 * kYear, 10 * kYear) : m_dice.between(-kDay, kDay);
    clock.setOffset(clock.offset() + jump);
    m_record.operation("clock.jumped", 0);
}

void World::killTablet() {
    Tablet& tablet = anyTablet();
    m_record.operation("fault.kill", tablet.number());
    tablet.restart();
}

void World::cutTabletPower() {
    Tablet& tablet = anyTablet();
    m_record.operation("fault.power", tablet.number());
    tablet.disk().cutPowerAt(m_dice.between(1, 40));
}

void World::breakTabletDisk() {
    Tablet& tablet = anyTablet();
    m_record.operation("fault.disk", tablet.number());
    if (m_dice.chance(500))
        tablet.disk().failWrites(m_dice.between(0, 20), m_dice.between(1, 5));
    else
        tablet.disk().setFree(m_dice.chance(500) ? -1 : m_dice.between(0, 50'000));
}

void World::breakCentral() {
    m_record.operation("fault.central", 0);
    switch (m_dice.roll(4)) {
    case 0:
        m_office.stop();
        startOffice();
        break;
    case 1:
        m_office.disk().cutPowerAt(m_dice.between(1, 60));
        break;
    case 2:
        m_office.disk().failWrites(m_dice.between(0, 30), m_dice.between(1, 5));
        break;
    default:
        m_office.disk().setFree(m_dice.chance(500) ? -1 : m_dice.between(0, 100'000));
    }
}

void World::upgrade() {
    if (m_dice.chance(200)) {
        if (&m_office.schema() == &youngerSchema())
            return;
        m_record.operation("upgrade.central", 0);
        m_office.stop();
        m_office.adopt(youngerSchema());
        startOffice();
        return;
    }
    Tablet& tablet = anyTablet();
    if (&tablet.schema() == &youngerSchema())
        return;
    m_record.operation("upgrade.tablet", tablet.number());
    tablet.disk().setFree(-1);
    tablet.restart(youngerSchema());
    tablet.lookAtAll();
}

void World::poison() {
    const auto place = 1 + m_dice.roll(m_streams.size() - 1);
    if (!m_truth.current(m_streams[place]))
        return; // nobody has made it yet
    std::vector<std::string> foreign;
    if (const Branch* other = m_truth.current(m_streams[place % (m_streams.size() - 1) + 1]);
        other && other->stream() != m_streams[place])
        for (const std::string& key : other->keys())
            if (key.starts_with("household/"))
                foreign.push_back(key.substr(10));
    auto request = m_rogue.request(m_streams[place], foreign);
    m_record.operation("fault.poison", 0);
    Link link(m_network, 0);
    // Until it is through: the rogue's own patience is not what is tried here.
    const auto faults = m_network.faults;
    m_network.faults = {};
    for (int tries = 0;; ++tries) {
        const auto answer = CentralClient(link, m_rogue.identity()).sync(request);
        if (!answer) {
            if (tries > 200)
                throw Violation(9, "poison stops the central store: " + answer.error().code);
            m_office.disk().setFree(-1);
            continue;
        }
        if (const auto& alone = answer->pushed.at(0).split; !alone.empty()) {
            request = m_rogue.cut(request, alone);
            continue;
        }
        std::map<std::int64_t, std::string> found;
        for (const PushAnswer& pushed : answer->pushed)
            for (const auto& bad : pushed.quarantined)
                found[bad.n] = bad.code;
        if (found != m_rogue.expected())
            throw Violation(9, "quarantined " + json(found).dump() + " and not " +
                                   json(m_rogue.expected()).dump());
        m_record.met("quarantined", static_cast<std::int64_t>(found.size()));
        break;
    }
    m_network.faults = faults;
}

void World::backUp() {
    m_record.operation("backup", 0);
    const auto noted = m_office.store().noteBackup(m_office.store().positions());
    if (m_office.disk().isOff()) {
        m_office.stop();
        startOffice();
    }
    if (!noted)
        return;
    m_backup = std::make_unique<MemoryDisk>();
    m_backup->copyFrom(m_office.disk());
}

/// The central store's machine is lost; another one goes on from the backup.
void World::restore() {
    if (!m_backup)
        return;
    m_record.operation("fault.restore", 0);
    m_office.stop();
    m_office.disk().copyFrom(*m_backup);
    m_office.disk().setFree(-1);
    m_office.start();
    if (const auto begun = m_office.store().beginAnew(); !begun)
        throw Violation(10, "a restored store does not begin: " + begun.error().code);
    m_truth.follow(m_office);
    oweOnlyWhatSurvives();
}

void World::copyTablet() {
    const Tablet& tablet = anyTablet();
    if (!tablet.open().empty() || m_tablets.size() >= 60)
        return;
    m_record.operation("fault.copy", tablet.number());
    const auto number = static_cast<int>(m_dice.between(100, 100'000));
    m_tablets.push_back(
        std::make_unique<Tablet>(number, tablet, m_now, m_dice.fork("copy " + std::to_string(number))));
}

void World::loseTablet() {
    if (m_tablets.size() < 3)
        return;
    const auto lost = m_tablets.begin() + static_cast<std::ptrdiff_t>(m_dice.roll(m_tablets.size()));
    m_record.operation("fault.lost", (*lost)->number());
    const auto saves = (*lost)->saves();
    m_tablets.erase(lost);
    m_owed.insert(m_owed.end(), saves.begin(), saves.end());
    oweOnlyWhatSurvives();
}

void World::changeGrants() {
    const Id device = anyTablet().replica().device();
    const auto account = m_office.store().device(device);
    json villages = json::array();
    for (const std::string& stream : m_streams)
        if (stream != "township" && mayUse(*account, stream))
            villages.push_back(stream);
    const auto chosen = m_streams[1 + m_dice.roll(m_streams.size() - 1)];
    const auto found = std::find(villages.begin(), villages.end(), json(chosen));
    const bool given = found == villages.end();
    if (!given && villages.size() == 1)
        return;
    if (given)
        villages.push_back(chosen);
    else
        villages.erase(found);
    m_record.operation(given ? "grants.given" : "grants.withdrawn", 0, chosen);
    const auto done = m_office.store().office().commit(
        {"township", m_author.makeId(), {{"device", device, {{"grants", villages}}, {}}}, {}});
    if (!done)
        throw Violation(7, "a grant cannot be changed: " + done.error().code);
    m_truth.follow(m_office);
}

void World::oweOnlyWhatSurvives() {
    std::erase_if(m_owed, [&](const auto& save) {
        return !m_truth.isInLog(*save) &&
               std::none_of(m_tablets.begin(), m_tablets.end(), [&](const auto& tablet) {
                   const auto here = tablet->place(save->stream);
                   const Branch* branch = m_truth.branch(save->stream, here.epoch);
                   const auto at = branch ? branch->positionOf(save->by) : 0;
                   const auto& own = tablet->saves();
                   return (at > 0 && at <= here.seq) || std::find(own.begin(), own.end(), save) != own.end();
               });
    });
}

} // namespace ruhu::sync::simulator
