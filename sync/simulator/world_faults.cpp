// What goes wrong in a world: clocks, power, disks, upgrades, restores, copies, losses, grants.

#include "sync/client/central_client.h"
#include "sync/simulator/schemas.h"
#include "sync/simulator/violation.h"
#include "sync/simulator/world.h"

#include <algorithm>

namespace ruhu::sync::simulator {

void World::moveClock() {
    auto& clock = m_dice.chance(150) ? m_office.clock() : anyTablet().clock();
    const auto jump =
        m_dice.chance(300) ? m_dice.between(-10 * kYear, 10 * kYear) : m_dice.between(-kDay, kDay);
    clock.setOffset(clock.offset() + jump);
    m_record.operation(std::abs(jump) > kYear ? "clock.jumped_years" : "clock.jumped", 0);
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
        const auto waited = m_office.putAside();
        startOffice();
        m_record.met("quarantine.taken", waited - m_office.putAside());
        return;
    }
    Tablet& tablet = anyTablet();
    if (&tablet.schema() == &youngerSchema())
        return;
    m_record.operation("upgrade.tablet", tablet.number());
    tablet.disk().setFree(-1);
    tablet.restart(youngerSchema());
    tablet.lookAtAll();
    if (tablet.showsYounger())
        m_record.met("upgrade.showed");
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
    m_pockets.lose((*lost)->number());
    m_tablets.erase(lost);
    m_owed.insert(m_owed.end(), saves.begin(), saves.end());
    oweOnlyWhatSurvives();
}

void World::changeGrants() {
    const Id device = anyTablet().device();
    const auto account = m_office.store().device(device);
    if (!account)
        return; // a restored store has forgotten it
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
    if (!done && done.error().retry)
        return endOfficeWork();
    if (!done)
        throw Violation(7, "a grant cannot be changed: " + done.error().code);
    endOfficeWork();
}

void World::oweOnlyWhatSurvives() {
    std::erase_if(m_owed, [&](const auto& save) {
        return !m_truth.isInLog(*save) && !m_truth.isPutAside(*save) &&
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
