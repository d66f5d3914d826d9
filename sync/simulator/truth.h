#pragma once

#include "sync/simulator/branch.h"
#include "sync/simulator/office.h"

#include <memory>
#include <set>
#include <unordered_map>

namespace ruhu::sync::simulator {

/// One save as its maker knows it.
struct Save {
    std::string by; ///< its name: exists once in the world
    std::string stream;
    std::string epoch;
    std::int64_t seen = 0;
    std::vector<RecordChange> changes;
    std::vector<std::string> blobs;
    /// Where an earlier save of his own hid something newer: by "key path".
    struct Hidden {
        std::string epoch; ///< what he had before him there
        std::int64_t seen = 0;
        bool exactly =
            true; ///< false: `seen` is all that his epoch has in common with that of the earlier save
    };
    std::map<std::string, Hidden> hidden;
};

/// All that is known for certain: every save that was told to be saved, and the log that the central store
/// has made of them, judged a second time as it grows.
class Truth {
public:
    explicit Truth(RunRecord& record)
        : m_record(record) {}

    void remember(std::shared_ptr<const Save> save) { m_saves.emplace(save->by, save); }

    /// Reads what is new in the central store's log. Throws Violation if anything that was there has gone or
    /// changed, or does not follow from the specification.
    void follow(Office& office);

    /// Null: no such epoch has been seen.
    const Branch* branch(const std::string& stream, const std::string& epoch) const;
    /// The central store's present one; null: it does not know the stream.
    const Branch* current(const std::string& stream) const;
    const std::map<std::string, std::string>& epochs() const { return m_epochs; }

    /// How many entries two epochs of a stream have in common from its beginning, `most` at most.
    std::int64_t common(const std::string& stream, const std::string& one, const std::string& other,
                        std::int64_t most) const;

    /// True if the save is in the central store's log as it stands.
    bool isInLog(const Save& save) const;
    /// The same by a save's name, in whichever stream.
    bool isInLog(const std::string& by) const;
    /// True if a record of the stream, as it stands, names the blob.
    bool names(const std::string& stream, const std::string& sha256) const;
    /// True if the central store has it among what it has put aside.
    bool isPutAside(const Save& save) const { return m_putAside.contains(save.by); }

private:
    void readQuarantine(Office& office);
    struct Past {
        std::vector<std::pair<std::string, std::int64_t>>
            epochs;                                 ///< with the position that each begins after
        std::map<std::string, std::int64_t> limits; ///< of epochs, by the central store's own notes
    };
    static Past pastOf(Office& office, const std::string& stream);
    void read(const Schema& schema, Branch& branch, const Past& past, const std::string& meta,
              const std::string& line);
    void readIntoOlder(const Branch& branch, const Past& past, const std::string& meta, const Schema& schema);
    std::int64_t seenIn(const Branch& branch, const Past& past, const std::string& epoch,
                        std::int64_t seen) const;

    RunRecord& m_record;
    std::map<std::string, std::shared_ptr<const Save>> m_saves;
    std::map<std::pair<std::string, std::string>, Branch> m_branches; ///< by stream and epoch
    std::map<std::string, std::string> m_epochs;                      ///< present one of each stream
    std::map<std::string, std::string> m_chains;
    std::set<std::string> m_putAside;
    std::int64_t m_putAsideCount = 0;
    std::int64_t m_putAsideNewest = 0; ///< row
    struct Judged {
        std::string line;
        json meta, set; ///< what its two lines say
    };
    std::unordered_map<std::string, Judged> m_judged; ///< by stream and meta line
};

} // namespace ruhu::sync::simulator
