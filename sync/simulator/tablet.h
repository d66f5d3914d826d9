#pragma once

#include "sync/central/central_store.h"
#include "sync/replica/replica.h"
#include "sync/simulator/memory_disk.h"
#include "sync/simulator/truth.h"

#include <unordered_set>
#include <utility>

namespace ruhu::sync::simulator {

/// One tablet and the person who holds it: the real replica on a disk of its own, and beside it what the
/// person knows to have saved. What the tablet shows is compared with what the truth says it must show.
class Tablet {
public:
    Tablet(int number, const Instant& trueTime, const Schema& schema, Dice dice, Truth& truth,
           RunRecord& record);
    /// A copy of a tablet that has nothing to send, file and all: two devices of one name.
    Tablet(int number, const Tablet& of, const Instant& trueTime, Dice dice);
    ~Tablet();

    int number() const { return m_number; }
    Replica& replica() { return *m_replica; }
    /// Its name, as of the last refresh.
    const Id& device() const { return m_device; }
    const Schema& schema() const { return *m_schema; }
    MemoryDisk& disk() { return m_disk; }
    DeviceClock& clock() { return m_clock; }
    std::vector<std::string> streams() const;

    /// Gives it a name and keys, and returns its account.
    DeviceAccount enrol(const Identity& identity, const std::string& publicKey);

    /// Everything that its maker does with a save, until it is told that it is saved or that it is not.
    /// True: it is there. False: the disk did not take it, as far as one is told.
    bool save(const Draft& draft);
    /// As `save` of a draft that must be refused.
    void refuse(const Draft& draft);
    /// Opens a record and holds it against the truth.
    void look(const std::string& stream, const std::string& key);
    /// The same for every record, and none besides.
    void lookAtAll();
    /// The same for records that anybody has touched since this was last asked; after a restart for all.
    void lookAtNews();
    /// What a record must look like here.
    ShownPtr expected(const std::string& stream, const std::string& key) const;

    /// After a sync, whatever came of it: learns its positions anew.
    void refresh();
    /// Saves that were purged since this was last asked: in the central store's log, and here no more.
    std::vector<std::shared_ptr<const Save>> takePurged() { return std::exchange(m_purged, {}); }
    /// True if the central store has refused what this tablet offered of others in a stream.
    bool holdsRefused(const std::string& stream);
    /// True if a field or type is shown that the older schema does not have.
    bool showsYounger();
    /// Its tables of a stream, every column, as text.
    std::string tables(const std::string& stream) { return m_lens->tables(*m_schema, stream); }
    /// Ends the program as a kill does, or as a power cut if the power has gone, and starts it again, with
    /// this schema.
    void restart(const Schema& schema);
    void restart() { restart(*m_schema); }

    /// Saves that wait, in order.
    const std::vector<std::shared_ptr<const Save>>& open() const { return m_open; }
    /// Every save that it ever told to be saved.
    const std::vector<std::shared_ptr<const Save>>& saves() const { return m_saves; }
    bool isQuarantined(const Save& save) const { return m_quarantined.contains(save.by); }
    struct Place {
        std::string epoch;
        std::int64_t seq = 0;
        bool operator==(const Place&) const = default;
    };
    Place place(const std::string& stream) const;
    /// How its streams stand, for a message.
    std::string standing() const;

private:
    std::shared_ptr<Save> made(const Draft& draft) const;
    void start();
    void settleDoubt();
    std::unordered_set<std::string> heldNames();
    bool isBeyond(const ShownPtr& shown) const;
    std::set<std::string> waitingNames();
    void checkCounts(const std::string& stream, const Branch* branch, std::int64_t seq);
    std::set<std::string> waitingKeys(const std::string& stream) const;
    void compare(const std::string& stream, const std::string& key);

    const int m_number;
    const Schema* m_schema;
    Truth& m_truth;
    RunRecord& m_record;
    MemoryDisk m_disk;
    DeviceClock m_clock;
    Dice m_dice;
    std::unique_ptr<Replica> m_replica;
    std::unique_ptr<Lens> m_lens;
    std::map<std::string, Place> m_places;
    struct LookedAt {
        Place place;
        std::set<std::string> waiting; ///< records that saves lay on
    };
    std::map<std::string, LookedAt> m_lookedAt; ///< by stream
    std::vector<std::shared_ptr<const Save>> m_saves;
    std::vector<std::shared_ptr<const Save>> m_gone; ///< purged; own entries, should the stream come back
    std::vector<std::shared_ptr<const Save>> m_open;
    std::vector<std::shared_ptr<const Save>> m_doubtful; ///< failed; a restart shows whether they are there
    std::set<std::string> m_quarantined;
    std::vector<std::shared_ptr<const Save>> m_purged;
    std::set<std::string> m_purgedOnce; ///< saves whose ink may not be here, should they come back
    std::set<std::string> m_settled;    ///< received under a former name: another device's from now on
    Id m_device;                        ///< its name when it was last looked at
};

} // namespace ruhu::sync::simulator
