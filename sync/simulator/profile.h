#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync::simulator {

/// Faults of the network, each so many times in a thousand messages.
struct NetworkFaults {
    unsigned lost = 0;      ///< a message does not arrive
    unsigned repeated = 0;  ///< a request arrives twice
    unsigned delayed = 0;   ///< a copy of a request arrives again some operations later
    unsigned cut = 0;       ///< only the beginning of a message arrives
    unsigned corrupted = 0; ///< bytes change on the way
    unsigned forged = 0;    ///< an entry in an answer is not what the central store said
    unsigned portal = 0;    ///< somebody else answers with a page of his own
};

/// What a kind of world is made of. Weights are parts of their sum.
struct Profile {
    std::string name;
    int leastTablets = 2;
    int mostTablets = 5;
    int villages = 2;
    bool distinctValues = false; ///< no value is written twice
    NetworkFaults network;

    // What tablets and people do.
    int save = 30;
    int refused = 1;
    int look = 100;
    int sync = 4;
    int office = 1;
    // What goes wrong.
    int clock = 1;   ///< a clock jumps, by seconds or by years
    int kill = 0;    ///< a tablet's program dies; its machine does not
    int power = 0;   ///< a tablet's power goes, at a write point to come
    int disk = 0;    ///< a tablet's disk fails some writes or fills up
    int central = 0; ///< the same three things at the central store
    int upgrade = 0; ///< a tablet, or the central store, takes the younger schema
    int poison = 0;  ///< a device sends what no program of ours would
    int backUp = 0;  ///< the central store is backed up
    int restore = 0; ///< the central store's machine is lost, and restored from the last backup
    int copy = 0;    ///< a tablet is copied, file and all
    int grants = 0;  ///< the office grants a village to a tablet or takes one away
    int lose = 0;    ///< a tablet is lost for good
    int move = 0;    ///< a household moves to another village, or half of it does
    int bundle =
        0; ///< sync on foot: sticks and neighbours, receipts, all of them old, lost, repeated, spoiled

    /// Counts that a run of this profile must have met at least once per 10,000 operations or it proves
    /// nothing.
    std::vector<std::string> promises;
};

const std::vector<Profile>& profiles();
/// Null: none of that name.
const Profile* profileNamed(std::string_view name);

} // namespace ruhu::sync::simulator
