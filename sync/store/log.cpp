#include "sync/store/log.h"

#include "sync/core/mutant.h"
#include "sync/store/columns.h"

#include <stdexcept>

namespace ruhu::sync {

const Migration kLogMigration{"log-1", R"(
CREATE TABLE _meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE _stream(
  name TEXT PRIMARY KEY, epoch TEXT NOT NULL, seq INTEGER NOT NULL, chain TEXT NOT NULL,
  head INTEGER NOT NULL, backed_up INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE _entry(
  stream TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL,
  device TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, chain TEXT NOT NULL,
  meta TEXT NOT NULL, line TEXT NOT NULL,
  PRIMARY KEY(stream, epoch, seq));
CREATE TABLE _blob(
  sha256 TEXT PRIMARY KEY NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, received INTEGER NOT NULL,
  bytes BLOB);
)"};

const Migration kLineMigration{"log-2", R"(
CREATE TABLE _line(
  place INTEGER PRIMARY KEY, device TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL,
  hash TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, line TEXT NOT NULL);
INSERT INTO _line
  SELECT rowid, device, stream, n, json_extract(meta, '$.hash'), at, by, line FROM _entry;
CREATE TABLE _entry_2(
  stream TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL,
  chain TEXT NOT NULL, meta TEXT NOT NULL, PRIMARY KEY(stream, epoch, seq)) WITHOUT ROWID;
INSERT INTO _entry_2 SELECT stream, epoch, seq, rowid, chain, meta FROM _entry;
DROP TABLE _entry;
ALTER TABLE _entry_2 RENAME TO _entry;
CREATE INDEX _blob_waiting ON _blob(received) WHERE received=0;
)"};

const Migration kLineageMigration{"log-3", R"(
CREATE TABLE _epoch(
  stream TEXT NOT NULL, ord INTEGER NOT NULL, epoch TEXT NOT NULL, start INTEGER NOT NULL,
  PRIMARY KEY(stream, ord)) WITHOUT ROWID;
INSERT INTO _epoch SELECT name, 0, epoch, 0 FROM _stream WHERE epoch<>'';
CREATE TABLE _branch(
  stream TEXT NOT NULL, epoch TEXT NOT NULL, upto INTEGER, PRIMARY KEY(stream, epoch)) WITHOUT ROWID;
CREATE TABLE _entry_3(
  stream TEXT NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL, chain TEXT NOT NULL,
  meta TEXT NOT NULL, PRIMARY KEY(stream, seq)) WITHOUT ROWID;
INSERT INTO _entry_3 SELECT e.stream, e.seq, e.place, e.chain, e.meta
  FROM _entry e JOIN _stream s ON s.name=e.stream AND s.epoch=e.epoch;
DROP TABLE _entry;
ALTER TABLE _entry_3 RENAME TO _entry;
CREATE TABLE _blob_use(
  sha256 TEXT NOT NULL, stream TEXT NOT NULL, PRIMARY KEY(sha256, stream)) WITHOUT ROWID;
CREATE INDEX _blob_use_stream ON _blob_use(stream);
DELETE FROM _meta WHERE key='schema';
)"};

Log::Log(std::unique_ptr<SQLite::Database> database, const Schema& schema)
    : m_database(std::move(database))
    , m_statements(*m_database)
    , m_tables(*m_database, m_statements, schema)
    , m_blobs(m_statements) {}

bool Log::adoptSchema() {
    const auto fingerprint = m_tables.fingerprint();
    if (meta("schema") == fingerprint)
        return false;
    m_tables.create();
    setMeta("schema", fingerprint);
    if (!mutant("upgrade_without_refold"))
        refold();
    return true;
}

void Log::refold() {
    for (const StreamHead& head : heads())
        refold(head.stream);
}

void Log::refold(const std::string& stream) {
    Touched touched;
    StreamHead head;
    head.stream = stream;
    entries(stream, 0, [&](const Row& row) {
        const auto meta = decodeMeta(row.meta);
        const auto set = decode(row.line);
        if (!meta || !set)
            throw std::runtime_error("the log holds a line that does not read");
        fold(head, *meta, *set, {}, {}, nullptr, touched);
        return true;
    });
    noteBlobs(touched);
}

void Log::noteBlobs(const Touched& touched) {
    for (const auto& [sha256, stream] : touched.blobs()) {
        Use used(m_statements.get("INSERT OR IGNORE INTO _blob_use VALUES(?,?)"));
        used->bindNoCopy(1, sha256);
        used->bindNoCopy(2, stream);
        used->exec();
        Use want(m_statements.get("INSERT OR IGNORE INTO _blob VALUES(?,'',0,0,NULL)"));
        want->bindNoCopy(1, sha256);
        want->exec();
    }
}

std::optional<StreamHead> Log::head(const std::string& stream) const {
    Use query(m_statements.get("SELECT name,epoch,seq,chain,head,backed_up FROM _stream WHERE name=?"));
    query->bindNoCopy(1, stream);
    if (!query->executeStep())
        return std::nullopt;
    return StreamHead{query->getColumn(0).getString(), query->getColumn(1).getString(),
                      query->getColumn(2).getInt64(),  query->getColumn(3).getString(),
                      query->getColumn(4).getInt64(),  query->getColumn(5).getInt64()};
}

std::vector<StreamHead> Log::heads() const {
    std::vector<StreamHead> heads;
    Use query(m_statements.get("SELECT name,epoch,seq,chain,head,backed_up FROM _stream ORDER BY name"));
    while (query->executeStep())
        heads.push_back({query->getColumn(0).getString(), query->getColumn(1).getString(),
                         query->getColumn(2).getInt64(), query->getColumn(3).getString(),
                         query->getColumn(4).getInt64(), query->getColumn(5).getInt64()});
    return heads;
}

void Log::setHead(const StreamHead& head) {
    Use put(m_statements.get("INSERT INTO _stream VALUES(?,?,?,?,?,?) ON CONFLICT(name) DO UPDATE SET "
                             "epoch=excluded.epoch, seq=excluded.seq, chain=excluded.chain, "
                             "head=excluded.head, backed_up=excluded.backed_up"));
    put->bindNoCopy(1, head.stream);
    put->bindNoCopy(2, head.epoch);
    put->bind(3, head.seq);
    put->bindNoCopy(4, head.chain);
    put->bind(5, head.head);
    put->bind(6, head.backedUp);
    put->exec();
}

std::int64_t Log::putLine(const ChangeSet& set, std::string_view line, const std::string& hash) {
    Use put(m_statements.get("INSERT INTO _line(device,stream,n,hash,at,by,line) VALUES(?,?,?,?,?,?,"
                             "CAST(? AS TEXT))"));
    put->bindNoCopy(1, set.device);
    put->bindNoCopy(2, set.stream);
    put->bind(3, set.n);
    put->bindNoCopy(4, hash);
    put->bind(5, set.at);
    put->bindNoCopy(6, set.by);
    bindText(*put, 7, line);
    put->exec();
    return m_database->getLastInsertRowid();
}

std::string Log::line(std::int64_t place) const {
    Use query(m_statements.get("SELECT line FROM _line WHERE place=?"));
    query->bind(1, place);
    return query->executeStep() ? query->getColumn(0).getString() : std::string();
}

void Log::dropLine(std::int64_t place) {
    Use drop(m_statements.get("DELETE FROM _line WHERE place=?"));
    drop->bind(1, place);
    drop->exec();
}

void Log::append(StreamHead& head, const EntryMeta& meta, std::string_view metaLine, std::int64_t place) {
    if (meta.seq != head.seq + 1)
        throw std::logic_error("an entry out of its place");
    head.chain = chainNext(head.chain, metaLine);
    head.seq = meta.seq;
    Use put(m_statements.get("INSERT INTO _entry VALUES(?,?,?,?,CAST(? AS TEXT))"));
    put->bindNoCopy(1, head.stream);
    put->bind(2, meta.seq);
    put->bind(3, place);
    put->bindNoCopy(4, head.chain);
    bindText(*put, 5, metaLine);
    put->exec();
}

void Log::fold(const StreamHead& head, const EntryMeta& meta, const ChangeSet& set,
               const RecordTables::Uncover& uncover, const RecordTables::Chosen& chosen, RecordStates* before,
               Touched& touched) {
    const auto writerOf = [&](std::int64_t seq) { return writer(head.stream, seq); };
    m_tables.fold(set, meta.seq, meta.verdicts, writerOf, uncover, chosen, before, touched);
}

Writer Log::writer(const std::string& stream, std::int64_t seq) const {
    Use query(m_statements.get("SELECT device,by,at,n FROM _entry JOIN _line USING(place) "
                               "WHERE _entry.stream=? AND seq=?"));
    query->bindNoCopy(1, stream);
    query->bind(2, seq);
    if (!query->executeStep())
        return {};
    return {query->getColumn(0).getString(), query->getColumn(1).getString(), query->getColumn(2).getInt64(),
            query->getColumn(3).getInt64()};
}

void Log::entries(const std::string& stream, std::int64_t after, const std::function<bool(const Row&)>& each,
                  const Has& has) const {
    // Its own statement: `each` may come back here.
    std::unique_ptr<SQLite::Statement> reader;
    if (m_readers.empty()) {
        reader = std::make_unique<SQLite::Statement>(
            *m_database, "SELECT seq,device,n,meta,CASE WHEN device=?3 AND n>=?4 THEN '' ELSE line END,chain,"
                         "place,hash FROM _entry JOIN _line USING(place) "
                         "WHERE _entry.stream=?1 AND seq>?2 ORDER BY seq");
    } else {
        reader = std::move(m_readers.back());
        m_readers.pop_back();
    }
    {
        Use query(*reader);
        query->bindNoCopy(1, stream);
        query->bind(2, after);
        query->bindNoCopy(3, has.device);
        query->bind(4, has.from);
        const auto view = [&](int column) {
            const auto value = query->getColumn(column);
            return std::string_view(value.getText(), static_cast<std::size_t>(value.getBytes()));
        };
        while (query->executeStep())
            if (!each({query->getColumn(0).getInt64(), query->getColumn(1).getString(),
                       query->getColumn(2).getInt64(), view(3), view(4), view(5),
                       query->getColumn(6).getInt64(), view(7)}))
                break;
    }
    m_readers.push_back(std::move(reader));
}

std::string Log::meta(const std::string& key) const {
    Use query(m_statements.get("SELECT value FROM _meta WHERE key=?"));
    query->bindNoCopy(1, key);
    return query->executeStep() ? query->getColumn(0).getString() : std::string();
}

void Log::setMeta(const std::string& key, const std::string& value) {
    Use put(m_statements.get(
        "INSERT INTO _meta VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value"));
    put->bindNoCopy(1, key);
    put->bindNoCopy(2, value);
    put->exec();
}

} // namespace ruhu::sync
