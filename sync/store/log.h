#pragma once

#include "sync/core/entry.h"
#include "sync/store/database.h"
#include "sync/store/record_tables.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// Tables that replicas and the central store share: streams, entries, blobs, key-value pairs; then each
/// change set's line kept once, in `_line`, for entries and pending lists to refer to.
extern const Migration kLogMigration;
extern const Migration kLineMigration;

/// Position of a stream.
struct StreamHead {
    std::string stream;
    std::string epoch;
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
    /// Folds every entry of every stream into empty tables.
    void refold();

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
    /// Folds the entry that `append` put there last.
    void fold(const StreamHead& head, const EntryMeta& meta, const ChangeSet& set,
              const RecordTables::Uncover& uncover, const RecordTables::Chosen& chosen, Touched& touched);

    Writer writer(const std::string& stream, const std::string& epoch, std::int64_t seq) const;

    /// Entries after `after`, in order, until `each` returns false.
    struct Row {
        std::int64_t seq;
        Id device;
        std::int64_t n;
        std::string_view meta;
        std::string_view line;
        std::string_view chain;
    };
    void entries(const std::string& stream, const std::string& epoch, std::int64_t after,
                 const std::function<bool(const Row&)>& each) const;
    /// Chain value at a position; empty if the position is not there.
    std::string chainAt(const std::string& stream, const std::string& epoch, std::int64_t seq) const;

    /// Drops the entries of one epoch of a stream.
    void forget(const std::string& stream, const std::string& epoch);

    /// Keeps the bytes; `received`: the central store has them. Text is kept as text, so that it can travel
    /// in JSON.
    void putBlob(const Blob& blob, bool received);

    /// Empty unless all of it is here.
    std::optional<Blob> blob(const std::string& sha256) const;
    bool hasBlob(const std::string& sha256) const;

    std::string meta(const std::string& key) const;
    void setMeta(const std::string& key, const std::string& value);

private:
    std::unique_ptr<SQLite::Database> m_database;
    mutable Statements m_statements;
    RecordTables m_tables;
};

} // namespace ruhu::sync
