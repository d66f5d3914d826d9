#include "sync/simulator/profile.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

const std::vector<std::string> kVerdicts = {"verdict.won",    "verdict.lost",    "verdict.sealed",
                                            "verdict.merged", "verdict.revived", "verdict.kept"};

std::vector<std::string> verdictsAnd(std::vector<std::string> more) {
    more.insert(more.end(), kVerdicts.begin(), kVerdicts.end());
    return more;
}

std::vector<Profile> make() {
    std::vector<Profile> all;

    // People at odds with one another, on machines and a network that work.
    Profile calm;
    calm.name = "calm";
    calm.move = 1;
    calm.promises = verdictsAnd(
        {"look", "refused", "ink", "move", "clock.jumped", "clock.jumped_years", "save.years_off"});
    all.push_back(calm);

    Profile network = calm;
    network.name = "network";
    network.network = {60, 60, 60, 40, 40, 10, 20};
    network.sync = 6;
    network.poison = 1;
    network.promises = verdictsAnd({"network.lost", "network.repeated", "network.delayed", "network.cut",
                                    "network.corrupted", "network.damaged", "network.portal",
                                    "network.forged", "verdict.late", "quarantined"});
    all.push_back(network);

    Profile crash = calm;
    crash.name = "crash";
    crash.kill = 1;
    crash.power = 3;
    crash.disk = 1;
    crash.central = 2;
    crash.promises = verdictsAnd({"tablet.power_cut", "tablet.killed", "central.power_cut", "central.killed",
                                  "save.failed", "save.appeared", "sync.failed", "disk.failed", "disk.full",
                                  "disk.torn", "move.broken_off", "move.resumed"});
    all.push_back(crash);

    Profile versions = network;
    versions.name = "versions";
    versions.upgrade = 1;
    versions.promises =
        verdictsAnd({"upgrade.tablet", "upgrade.central", "upgrade.showed", "quarantine.taken"});
    all.push_back(versions);

    Profile office = calm;
    office.name = "office";
    office.mostTablets = 6;
    office.sync = 8;
    office.network.lost = 30;
    office.network.repeated = 30;
    office.backUp = 1;
    office.restore = 1;
    office.copy = 3; // of those only few find a tablet that has nothing to send
    office.lose = 1;
    office.promises = verdictsAnd({"backup", "fault.restore", "fault.copy", "fault.lost", "epoch"});
    all.push_back(office);

    Profile scope = network;
    scope.name = "scope";
    scope.villages = 3;
    scope.grants = 1;
    scope.promises = verdictsAnd({"grants.withdrawn", "grants.given", "purged", "verdict.late"});
    all.push_back(scope);

    // Only what does not depend on how long a text is, so that a rerun with other clocks meets the same.
    Profile clocks = calm;
    clocks.name = "clocks";
    clocks.distinctValues = true;
    clocks.network.lost = 50;
    clocks.network.repeated = 50;
    clocks.clock = 0;
    clocks.move = 0;
    clocks.promises = verdictsAnd({"save.years_off"});
    all.push_back(clocks);

    // Few reach the central store; the others' work goes by stick and from tablet to tablet.
    Profile relay = network;
    relay.name = "relay";
    relay.mostTablets = 7;
    relay.sync = 2;
    relay.bundle = 2;
    relay.poison = 0;
    relay.promises =
        verdictsAnd({"bundle.made", "bundle.by_stick", "bundle.by_tablet", "bundle.again", "bundle.spoiled",
                     "receipt.taken", "receipt.again", "receipt.refused", "meeting", "meeting.receipt"});
    all.push_back(relay);

    Profile many = network;
    many.name = "many";
    many.leastTablets = 20;
    many.mostTablets = 60;
    many.villages = 4;
    many.promises = {"verdict.won", "verdict.lost"};
    all.push_back(many);

    Profile everything = network;
    everything.name = "everything";
    everything.mostTablets = 8;
    everything.villages = 3;
    everything.kill = crash.kill;
    everything.power = crash.power;
    everything.disk = crash.disk;
    everything.central = crash.central;
    everything.upgrade = 1;
    everything.promises = kVerdicts;
    all.push_back(everything);

    // All that may befall a township, but for poison: a restored store has forgotten what it must answer.
    Profile storm = everything;
    storm.name = "storm";
    storm.poison = 0;
    storm.sync = 8;
    storm.bundle = 2;
    storm.grants = 1;
    storm.backUp = 1;
    storm.restore = 1;
    storm.copy = 3;
    storm.lose = 1;
    storm.promises = verdictsAnd({"epoch", "purged", "receipt.taken", "fault.copy", "verdict.late"});
    all.push_back(storm);
    return all;
}

} // namespace

const std::vector<Profile>& profiles() {
    static const std::vector<Profile> all = make();
    return all;
}

const Profile* profileNamed(std::string_view name) {
    const auto& all = profiles();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Profile& p) { return p.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace ruhu::sync::simulator
