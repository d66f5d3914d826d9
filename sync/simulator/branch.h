#pragma once

#include "sync/core/schema.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace ruhu::sync::simulator {

using nlohmann::json;

/// A record as a screen shows it: null fields and empty maps are absent.
struct Shown {
    json fields = json::object();
    std::optional<std::string> deleted; ///< reason
    bool operator==(const Shown&) const = default;
};
/// Null: there is no such record.
using ShownPtr = std::shared_ptr<const Shown>;

/// The oracle: one stream under one epoch, read from its log by a second, naive implementation of README
/// sections 3 to 5 of `sync/README.md`. It keeps every value that every entry wrote and judges by looking
/// back over all of them; it shares no code with the module but hashing and canonical JSON, reads lines as
/// plain JSON and may be asked for the state at any position. That what was sealed stays as it was it checks
/// apart, whatever the rules of judging may say.
class Branch {
public:
    Branch(std::string stream, std::string epoch)
        : m_stream(std::move(stream))
        , m_epoch(std::move(epoch)) {}

    /// Up to where an author had seen the stream when he wrote a path of a record (empty path: the record as
    /// a whole).
    using SeenBy =
        std::function<std::int64_t(const json& set, const std::string& key, const std::string& path)>;

    /// Folds the next entry with the verdicts that it has: one that another epoch's branch has judged before.
    /// REQUIRES here and below that `meta` lives as long as the branch, and is the same object for the same
    /// entry of another epoch.
    void addJudged(const json& meta, const json& set, const Schema& schema);

    /// Judges and folds the next entry; `schema` is that of the central store when it judged. Throws
    /// Violation when the entry's verdicts are not those that the specification asks for.
    void add(const json& meta, const json& set, const Schema& schema, const SeenBy& seenBy);

    const std::string& stream() const { return m_stream; }
    const std::string& epoch() const { return m_epoch; }
    std::int64_t head() const { return static_cast<std::int64_t>(m_entries.size()); }

    /// Position of the entry that this save became; 0: it is not there. Every save has a `by` of its own.
    /// `device`: under which name; empty: any. Two copies of a tablet that both hold a save which a restored
    /// central store has lost may both bring it back, each under its name.
    std::int64_t positionOf(const std::string& by, const std::string& device = {}) const;

    /// Positions of a device's entries by their counters.
    const std::map<std::int64_t, std::int64_t>& counters(const std::string& device) const;

    /// The record at a position. `key` = recordKey(type, id).
    ShownPtr record(const std::string& key, std::int64_t at) const;
    /// Keys of all records that ever were, in order of their making.
    const std::vector<std::string>& keys() const { return m_keys; }
    /// Keys of the records that entries after `from`, up to `to`, have touched.
    std::set<std::string> touchedBetween(std::int64_t from, std::int64_t to) const;
    /// How many records of a type there are at a position.
    std::int64_t count(const std::string& type, std::int64_t at) const;
    /// True if a review item there is about a record of a type that the schema does not know.
    bool reviewsBeyond(const Schema& schema, std::int64_t at) const;

    struct Entry {
        std::string device;
        std::string by;
        std::int64_t n = 0;
        std::int64_t at = 0;
        json verdicts;
        const json* meta; ///< the same for equal entries only
    };
    const std::vector<Entry>& entries() const { return m_entries; }

private:
    struct Step {
        std::int64_t seq;
        std::string device;
        json written;
        json current;
    };
    struct Record {
        std::string type;
        std::string id;
        std::int64_t made = 0;
        std::map<std::string, std::vector<Step>> paths;
        std::vector<std::pair<std::int64_t, std::optional<std::string>>> deletions;
        std::vector<std::int64_t> touches; ///< entries that wrote to it, in order
        /// What was asked for before, by the entry that last wrote to it.
        mutable std::map<std::int64_t, ShownPtr> shown;

        const json& value(const std::string& path) const;
        std::int64_t writer(const std::string& path) const;
        const std::optional<std::string>& deleted() const;
    };
    struct Judging;

    void judge(Judging& judging);
    void append(Judging& judging, const json& meta);
    bool follows(const json& set, std::int64_t seq) const;
    Record* find(const std::string& key);
    /// The record, for an entry to write to; made if it is not there.
    Record& touch(const std::string& type, const std::string& id, std::int64_t seq);
    Shown shownAt(const Record& record, std::int64_t at) const;
    bool isSealed(const Schema& schema, const Record& record) const;
    void judgeDelete(Judging& judging, const std::string& id);
    void judgeRow(Judging& judging, const json& fields, const json& row);
    void judgeValue(Judging& judging, const Record* record, const std::string& path, const json& written,
                    bool sealed);
    void foldRow(Judging& judging, const json& fields, const json& row);
    void foldDelete(Judging& judging, const std::string& id, const std::string& reason);
    void fold(Judging& judging);
    json sealedContent(const Schema& schema, const Record& record) const;
    void watchSeals(const Judging& judging);

    std::string m_stream;
    std::string m_epoch;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::vector<std::int64_t>> m_positions;
    std::map<std::string, std::map<std::int64_t, std::int64_t>> m_counters; ///< by device
    std::unordered_map<std::string, Record> m_records;
    std::vector<std::string> m_keys;
    std::vector<std::vector<std::string>> m_touched; ///< keys, by entry
    struct Ids {
        std::vector<std::string> ids;
        std::vector<std::int64_t> made;
    };
    std::map<std::string, Ids> m_ids;              ///< by type
    std::map<std::string, std::int64_t> m_reviews; ///< types that review items are about, and since when
    /// What each sealed record held when it was first seen sealed, with its version; by key.
    std::map<std::string, std::pair<json, json>> m_seals;
};

inline std::string recordKey(const std::string& type, const std::string& id) {
    return type + "/" + id;
}

} // namespace ruhu::sync::simulator
