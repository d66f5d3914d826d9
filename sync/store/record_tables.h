#pragma once

#include "sync/core/fold.h"
#include "sync/core/schema.h"
#include "sync/store/database.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
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

    /// With these fields, those that seal its type, and all that the schema does not know.
    std::optional<RecordState> read(const TypeSchema& type, const Id& id,
                                    const std::vector<std::string>& fields);
    /// Puts everything but who made it, and these fields, into a record that was read from there.
    void update(const TypeSchema& type, const RecordState& state, const std::vector<std::string>& fields);
    void erase(const TypeSchema& type, const Id& id);
    void eraseStream(const std::string& stream);

    using WriterOf = std::function<Writer(std::int64_t seq)>;
    /// Called when an entry that writes `fields` (none: it deletes) meets a record that waiting saves lie on.
    /// Makes it in the tables what it is without them, if any of that lies under them, and returns that.
    using Uncover = std::function<std::optional<RecordState>(
        const TypeSchema&, const Id&, const std::vector<std::string>& fields, RecordState shown)>;
    /// Which of the records to touch; empty: all.
    using Chosen = std::function<bool(const TypeSchema&, const Id&)>;

    /// Folds an entry (README section 4), review items included. `before`: what is known of the records that
    /// it names, or null pointer; it is used up.
    void fold(const ChangeSet& set, std::int64_t seq, const std::vector<Verdict>& verdicts,
              const WriterOf& writerOf, const Uncover& uncover, const Chosen& chosen, RecordStates* before,
              Touched& touched);

    /// Called with a record of the fold just before a waiting save writes these fields of it.
    using Cover = std::function<void(const TypeSchema&, const Id&, const std::vector<std::string>& fields,
                                     const RecordState&)>;

    /// Puts the waiting save `n` on top, on the records that are chosen.
    void overlay(const std::string& stream, std::int64_t n, const std::vector<ChangeGroup>& groups,
                 const Cover& cover, const Chosen& chosen, Touched& touched);

    /// The save `n` has become the entry `seq` just as it lies on the record: only its writers change.
    /// Returns the entry that made the record; empty, nothing having changed, if a save newer than `newest`
    /// lies on it too.
    using Paths = std::function<std::vector<std::string>()>; ///< that the save writes; asked if it matters
    std::optional<std::int64_t> settle(const TypeSchema& type, const Id& id, const Paths& paths, bool deletes,
                                       std::int64_t n, std::int64_t newest, std::int64_t seq);
    /// The same in one step for a save that makes the record. False, nothing having changed: it does not, or
    /// a newer save lies on it too.
    bool settleNew(const TypeSchema& type, const Id& id, std::int64_t n, std::int64_t newest,
                   std::int64_t seq);

    /// Notes the blobs that a change set names.
    void noteBlobs(const ChangeSet& set, Touched& touched) const;

    /// Every record of a stream in order of id, as text: equal tables give equal text.
    std::string dump(const TypeSchema& type, const std::string& stream) const;

    const Schema& schema() const { return m_schema; }

private:
    /// How rows of one type that name the same fields meet their table.
    struct Shape {
        const TypeSchema& type;
        std::vector<std::string> fields;
        std::vector<const FieldSchema*> known; ///< of the fields; null: the schema does not know it
        std::vector<const FieldSchema*> read;  ///< columns of `select`, after the fixed ones
        Statements::Later select;
        Statements::Later insert;
        Statements::Later update;
        bool& makesRecords; ///< the type's last row did: the next one probably will
    };
    struct Target;

    Shape& shapeOf(const TypeSchema& type, const std::vector<std::string>& fields);
    void foldGroup(const Target& target, const ChangeGroup& group);
    void foldOne(const Target& target, Shape& shape, const Row& row);
    std::optional<RecordState> underlying(const Target& target, Shape& shape, const Id& id);
    std::optional<RecordState> read(Shape& shape, const Id& id);
    bool insert(Shape& shape, const Target& target, const Row& row);
    void insertWhole(const TypeSchema& type, const Id& id, const RecordState& state);
    void update(Shape& shape, const RecordState& state);
    RecordState stateOf(const std::vector<const FieldSchema*>& columns, SQLite::Statement& row) const;

    SQLite::Database& m_database;
    Statements& m_statements;
    const Schema& m_schema;
    std::unordered_map<std::string, Shape> m_shapes;      ///< by type and fields; as old as the statements
    std::unordered_map<std::string, bool> m_makesRecords; ///< by type
    int m_age = 0;
};

} // namespace ruhu::sync
