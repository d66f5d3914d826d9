#pragma once

#include "sync/core/fold.h"
#include "sync/core/schema.h"
#include "sync/store/database.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ruhu::sync {

/// Ids of records that a commit or a take changed, by type (beyond a bound the set stays empty: "many"), and
/// the blobs that were named.
class Touched {
public:
    void add(const std::string& type, const Id& id);
    void addBlob(const std::string& sha256, const std::string& stream) { m_blobs.emplace(sha256, stream); }
    std::map<std::string, std::set<Id>> takeRecords() { return std::move(m_records); }
    /// SHA-256 and the stream whose entry named it.
    const std::set<std::pair<std::string, std::string>>& blobs() const { return m_blobs; }

private:
    std::set<std::pair<std::string, std::string>> m_blobs;
    std::map<std::string, std::set<Id>> m_records;
    std::set<std::string> m_many;
};

/// The tables that the log folds into: one a record type, with its schema's columns and
///   _stream   its stream                    _versions  JSON: later writers by path, NULL if none
///   _seq      entry that made the record    _extra     JSON: fields that this schema does not know
///   _pending  counter of the newest own save that lies on top of it and waits, NULL = none
///   _deleted  reason, NULL = alive
/// `_seq` is 0 while only waiting saves made the record; the writers are always those of the fold below.
/// One thread, inside a transaction of the caller.
class RecordTables {
public:
    RecordTables(SQLite::Database& database, Statements& statements, const Schema& schema);

    /// Makes the tables anew, empty.
    void create();
    /// Identifies what `create` would make: tables of another fingerprint must be folded anew.
    std::string fingerprint() const;

    std::optional<RecordState> read(const TypeSchema& type, const Id& id) const;
    /// Makes the record exactly this; empty: it is not there.
    void restore(const TypeSchema& type, const Id& id, const std::optional<RecordState>& state);
    void eraseStream(const std::string& stream);

    using WriterOf = std::function<Writer(std::int64_t seq)>;
    /// Called when an entry meets a record that waiting saves lie on; makes it in the tables what it is
    /// without them, and returns that.
    using Uncover = std::function<std::optional<RecordState>(const TypeSchema&, const Id&)>;
    /// Which of the records to touch; empty: all.
    using Chosen = std::function<bool(const TypeSchema&, const Id&)>;

    /// Folds an entry (README section 4), review items included.
    void fold(const ChangeSet& set, std::int64_t seq, const std::vector<Verdict>& verdicts,
              const WriterOf& writerOf, const Uncover& uncover, const Chosen& chosen, Touched& touched);

    /// Called with a record of the fold just before the first waiting save changes it.
    using Cover = std::function<void(const TypeSchema&, const Id&, const RecordState&)>;

    /// Puts the waiting save `n` on top, on the records that are chosen.
    void overlay(const std::string& stream, std::int64_t n, const std::vector<ChangeGroup>& groups,
                 const Cover& cover, const Chosen& chosen, Touched& touched);

    /// The save `n` has become the entry `seq` just as it lies on the record: only its writers change.
    /// Returns false and changes nothing if a save newer than `newest` lies on the record too.
    using Paths = std::function<std::vector<std::string>()>; ///< that the save writes; asked if it matters
    bool settle(const TypeSchema& type, const Id& id, const Paths& paths, std::int64_t n, std::int64_t newest,
                std::int64_t seq);

    /// Notes the blobs that a change set names.
    void noteBlobs(const ChangeSet& set, Touched& touched) const;

    /// Every record of a stream in order of id, as text: equal tables give equal text.
    std::string dump(const TypeSchema& type, const std::string& stream) const;

    const Schema& schema() const { return m_schema; }

private:
    struct Target;
    void foldGroup(const Target& target, const ChangeGroup& group);
    std::optional<RecordState> underlying(const Target& target, const TypeSchema& type, const Id& id);
    bool insert(SQLite::Statement& statement, const TypeSchema& type, const Target& target,
                const std::vector<std::string>& fields, const Row& row);
    void insertWhole(const TypeSchema& type, const Id& id, const RecordState& state);
    void update(const TypeSchema& type, const Id& id, const RecordState& state,
                const std::vector<std::string>& fields);
    RecordState stateOf(const TypeSchema& type, SQLite::Statement& row) const;

    SQLite::Database& m_database;
    Statements& m_statements;
    const Schema& m_schema;
};

} // namespace ruhu::sync
