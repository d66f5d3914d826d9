#pragma once

#include "sync/core/entry.h"
#include "sync/core/lineage.h"
#include "sync/store/blobs.h"
#include "sync/store/database.h"
#include "sync/store/record_tables.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// Tables that replicas and the central store share: streams, entries, blobs, key-value pairs; then each
/// change set's line kept once, in `_line`, for entries and pending lists to refer to.
extern const Migration kLogMigration;
extern const Migration kLineMigration;
extern const Migration kLineageMigration; ///< epochs, and which stream names which blob

/// Position of a stream.
struct StreamHead {
    std::string stream;
    std::string epoch; ///< of the position: the last of the stream's lineage here
    std::int64_t seq = 0;
    std::string chain;
    std::int64_t head = 0; ///< newest position that is known to exist; the central store: = seq
    std::int64_t backedUp = 0;
};

/// The entries of all streams, verbatim, and the tables that they fold into; one connection to one file.
/// Every call runs inside a transaction of the caller unless it only reads. One thread.
class Log {
public:
    Log(std::unique_ptr<SQLite::Database> database, const Schema& schema);

    SQLite::Database& database() { return *m_database; }
    Statements& statements() const { return m_statements; }
    RecordTables& tables() { return m_tables; }
    const RecordTables& tables() const { return m_tables; }

    /// If the file's tables were made from another schema, makes them anew from the entries. Returns true
    /// if it did.
    bool adoptSchema();
    /// Folds every entry of every stream, or of one, into tables that are empty of it.
    void refold();
    void refold(const std::string& stream);

    std::optional<StreamHead> head(const std::string& stream) const;
    std::vector<StreamHead> heads() const;
    void setHead(const StreamHead& head);

    /// Keeps a change set's line verbatim; returns its place in `_line`. `hash` is its SHA-256 in hex.
    std::int64_t putLine(const ChangeSet& set, std::string_view line, const std::string& hash);
    std::string line(std::int64_t place) const;
    void dropLine(std::int64_t place);

    /// Puts an entry at the end of the stream and moves the head; folds nothing. REQUIRES
    /// meta.seq = head.seq + 1 and a line of this stream at `place`.
    void append(StreamHead& head, const EntryMeta& meta, std::string_view metaLine, std::int64_t place);
    /// Folds the entry that `append` put there last. `before` as in RecordTables::fold.
    void fold(const StreamHead& head, const EntryMeta& meta, const ChangeSet& set,
              const RecordTables::Uncover& uncover, const RecordTables::Chosen& chosen, RecordStates* before,
              Touched& touched);

    Writer writer(const std::string& stream, std::int64_t seq) const;

    struct Row {
        std::int64_t seq;
        Id device;
        std::int64_t n;
        std::string_view meta;
        std::string_view line; ///< empty if the caller has it
        std::string_view chain;
        std::int64_t place = 0; ///< of the line
        std::string_view hash;  ///< of the line
    };
    /// Lines that the caller of entries() has: those of a device from a counter on. Empty device: none.
    struct Has {
        Id device;
        std::int64_t from;
    };
    /// Entries after `after`, in order, until `each` returns false; the views live as long as its call.
    void entries(const std::string& stream, std::int64_t after, const std::function<bool(const Row&)>& each,
                 const Has& has = {}) const;

    // lineage.cpp: README section 3, epochs.

    Lineage lineage(const std::string& stream) const;
    /// Begins a new epoch after the stream's newest entry.
    void beginEpoch(StreamHead& head, const std::string& epoch);
    /// Chain value after an entry; empty if it is not there.
    std::string entryChain(const std::string& stream, std::int64_t seq) const;
    /// Chain value at a position within an epoch, its beginning and end included; empty if there is no such.
    std::string chainAt(const std::string& stream, const std::string& epoch, std::int64_t seq) const;
    /// What `seen` of that epoch means in this lineage.
    std::int64_t seenIn(const std::string& stream, const std::string& epoch, std::int64_t seen) const;
    /// Another lineage of the stream has only `common` positions in common with this one: what was seen in
    /// its epochs beyond is not here. The lowest that was ever noted counts.
    void noteBranch(const std::string& stream, const Lineage& theirs, std::int64_t common);
    /// Remembers that there is such an epoch elsewhere; nothing is known to be in common.
    void meetBranch(const std::string& stream, const std::string& epoch);
    bool knowsBranch(const std::string& stream, const std::string& epoch) const;
    /// Position up to which a noted epoch is in common; empty if that is not known.
    std::optional<std::int64_t> branchLimit(const std::string& stream, const std::string& epoch) const;
    /// Drops the entries after `seq`, the epochs that begin there, and what they made of the tables. Their
    /// lines stay in `_line`.
    void truncate(StreamHead& head, std::int64_t seq);

    Blobs& blobs() { return m_blobs; }
    const Blobs& blobs() const { return m_blobs; }
    /// Remembers which stream names which blob, and that blobs are wanted whose bytes are not here.
    void noteBlobs(const Touched& touched);

    std::string meta(const std::string& key) const;
    void setMeta(const std::string& key, const std::string& value);

private:
    std::unique_ptr<SQLite::Database> m_database;
    mutable Statements m_statements;
    RecordTables m_tables;
    Blobs m_blobs;
    mutable std::vector<std::unique_ptr<SQLite::Statement>> m_readers; ///< of entries, that nobody uses now
};

} // namespace ruhu::sync
