#pragma once

#include "sync/core/fold.h"
#include "sync/core/wire.h"
#include "sync/store/log.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// An entry of an answer, read.
struct Incoming {
    EntryMeta meta;
    ChangeSet set;
    std::string_view metaLine;
    std::string_view line; ///< of the change set
};

/// The own saves of one stream that lie on top of its fold and wait for their entries, while one transaction
/// of the caller moves things. `_pending` lists them; a record says in `_pending` which is the newest on it,
/// and `_base` keeps what lies under them, if the record is there without them at all: the fields that they
/// write, as they were, and whether it was deleted.
///
/// When entries come, a save that became an entry just as it lies there only changes the writers of its
/// records ("settles"). Any other entry that writes what lies under saves uncovers the record first; finish()
/// puts on it what still waits.
class PendingSaves {
public:
    /// All must outlive the object.
    PendingSaves(Log& log, std::string stream, Touched& touched);

    /// Puts a save on top; its line is at `place`.
    void add(const ChangeSet& set, std::int64_t place);

    /// Appends the longest run of entries, from the first on, that are the oldest waiting saves without a
    /// verdict; returns how many. Folds by changing writers only.
    std::size_t settle(StreamHead& head, std::span<const Incoming> entries);

    /// Appends and folds any other entry; `place` is that of its line.
    void fold(StreamHead& head, const Incoming& entry, std::int64_t place);

    struct Save {
        std::int64_t n;
        std::int64_t place; ///< of its line
        std::string hash;
    };
    /// The waiting save with this hash: `set` has become an entry and waits no more.
    std::optional<Save> take(const std::string& hash, const ChangeSet& set);

    bool isWaiting(std::int64_t n, const std::string& hash);

    /// The central store has put the save aside: it is marked in `_quarantine` and shows until its entry
    /// comes.
    void setAside(std::int64_t n, const std::string& code);

    /// Empties the tables of the stream; finish() then puts everything that waits on top of the new fold.
    /// What waits is read anew: saves may join it again.
    void startOver();

    /// Puts what waits back on the records that were uncovered.
    void finish();

    /// Puts everything that waits on tables that have just been folded anew.
    void putOnAll();

    /// The records of own saves that have become entries here.
    std::map<std::string, std::set<Id>> takeDelivered() { return std::move(m_delivered); }

private:
    using Key = std::pair<std::string, Id>;

    std::vector<Save>& waiting();
    std::vector<Save>::iterator find(std::int64_t n, const std::string& hash); ///< end: it does not wait
    void cover(const TypeSchema& type, const Id& id, const std::vector<std::string>& fields,
               const RecordState& shown);
    std::optional<RecordState> uncover(const TypeSchema& type, const Id& id,
                                       const std::vector<std::string>& fields, RecordState shown);
    Value baseOf(const TypeSchema& type, const Id& id) const;
    void dropBase(const std::string& type, const Id& id);
    std::set<Key> settleRecords(const ChangeSet& set, std::int64_t newest, std::int64_t seq);
    void drop(std::size_t count);
    void noteDelivered(const ChangeSet& set);
    ChangeSet read(const Save& save) const;

    Log& m_log;
    std::string m_stream;
    Touched& m_touched;
    std::optional<std::vector<Save>> m_waiting; ///< in order of n; read when first asked for
    std::set<Key> m_uncovered;
    std::map<std::string, std::set<Id>> m_delivered;
    std::map<const TypeSchema*, bool> m_makes; ///< the save that settled last made its record of the type
    bool m_allUncovered = false;
};

} // namespace ruhu::sync
