#pragma once

#include "sync/simulator/author.h"
#include "sync/simulator/link.h"
#include "sync/simulator/pockets.h"
#include "sync/simulator/profile.h"
#include "sync/simulator/rogue.h"
#include "sync/simulator/tablet.h"

namespace ruhu::sync::simulator {

inline constexpr std::int64_t kSecond = 1000; ///< milliseconds
inline constexpr std::int64_t kDay = 24 * 3600 * kSecond;
inline constexpr std::int64_t kYear = 365 * kDay;

/// A township in one process: tablets, their people, the central store and the network between them, all from
/// one seed. Throws Violation when an invariant (README of this folder) does not hold.
class World {
public:
    struct Options {
        std::int64_t operations = 4000;
        int tablets = 0;                ///< 0: as the profile has it
        std::int64_t clockShiftMs = 0;  ///< all clocks wrong by as much more, each in its own direction
        std::int64_t tabletPowerAt = 0; ///< write point at which the first tablet's power goes, once; 0: none
        std::int64_t officePowerAt = 0; ///< the same for the central store
        std::ostream* trace = nullptr;
    };

    World(const Profile& profile, std::uint64_t seed, Options options);

    /// Lives until it has done its operations, lets everybody come level, and looks at everything.
    void run();

    const RunRecord& record() const { return m_record; }
    const Truth& truth() const { return m_truth; }
    /// What the profile promises and the run did not meet.
    std::vector<std::string> unmet() const;

private:
    struct Act {
        int weight;
        void (World::*run)();
    };

    void populate();
    void step();
    void startOffice();
    void enrol(const DeviceAccount& account);
    void introduce(const DeviceAccount& account);

    // What happens; each is at least one operation.
    void save();
    void refuse();
    void look();
    void sync();
    void officeSave();
    void endOfficeWork();
    void moveHousehold();
    void makeBundle();
    void handIn();
    void takeReceipt();
    void meet();
    void moveClock();
    void killTablet();
    void cutTabletPower();
    void breakTabletDisk();
    void breakCentral();
    void upgrade();
    void poison();
    void backUp();
    void restore();
    void copyTablet();
    void loseTablet();
    void changeGrants();

    // What must hold.
    void served(const ServerRequest& request, const ServerAnswer& answer);
    using Heads = std::map<std::string, std::int64_t>; ///< by stream and epoch
    Heads heads() const;
    void checkRound(const DeviceAccount& account, const SyncRequest& asked, const SyncAnswer& told,
                    const Heads& before);
    void checkScope(const DeviceAccount& account, const ServerRequest& request);
    bool isContiguous(const Id& device, const Push& push, std::int64_t head);
    void handedIn(const std::string& bundle, const Result<std::string>& receipt, const Heads& before);
    void walkAgain();
    void checkTables();
    void checkMoves();
    void settle();
    void checkOffice();
    void oweOnlyWhatSurvives();
    void checkNothingIsLost();
    void checkBlobs();

    Result<void> syncOnce(Tablet& tablet);
    Tablet& anyTablet() { return *m_tablets[m_dice.roll(m_tablets.size())]; }
    Desk deskOf(Tablet& tablet, const std::string& stream);
    void recover(Tablet& tablet);
    void learn(Tablet& tablet);
    Tablet* tabletOf(const Id& device);

    const Profile m_profile;
    const Options m_options;
    Dice m_dice;
    RunRecord m_record;
    Instant m_now = 1'779'600'000'000;
    Truth m_truth;
    Office m_office;
    Network m_network;
    Author m_author;
    std::vector<std::string> m_streams; ///< the township's first
    Rogue m_rogue;
    std::vector<std::unique_ptr<Tablet>> m_tablets;
    Pockets m_pockets;
    std::unique_ptr<MemoryDisk> m_backup;
    struct Move {
        int tablet = 0;
        std::string from, to;
        Id household;
    };
    std::vector<Move> m_brokenOff;
    std::map<std::string, Tablet::Place> m_officeChecked;     ///< up to where its tables have been looked at
    std::vector<std::pair<std::string, std::string>> m_moved; ///< saves: what went from here, what came there
    /// Saves that no tablet answers for any more, the office's and those of lost tablets: they must be in the
    /// log as long as any device holds them.
    std::vector<std::shared_ptr<const Save>> m_owed;
    std::vector<Act> m_acts;
    int m_weights = 0;
};

} // namespace ruhu::sync::simulator
