#include "sync/simulator/world.h"

#include "sync/simulator/schemas.h"
#include "sync/simulator/violation.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

constexpr std::size_t kLooksAtAllEvery = 700; ///< operations

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

/// As the central store does at enrolment: a restored store then knows its key, and the tablets that have its
/// work know it too.
void World::introduce(const DeviceAccount& account) {
    json villages = account.grants;
    villages.erase(std::find(villages.begin(), villages.end(), json("township")));
    std::sort(villages.begin(), villages.end());
    Draft draft{"township",
                m_author.makeId(),
                {{"device",
                  account.device,
                  {{"name", account.name},
                   {"public_key", account.publicKey},
                   {"grants", villages},
                   {"revoked", false}},
                  {}}},
                {}};
    while (!m_office.store().office().commit(draft)) {
        endOfficeWork();
        m_office.disk().setFree(-1);
        draft.by = m_author.makeId(); // it may be there after all: it is said once more, not brought again
    }
    endOfficeWork();
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

} // namespace ruhu::sync::simulator
