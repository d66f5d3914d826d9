#include "sync/replica/sqlite_replica.h"

#include "sync/replica/pending_saves.h"
#include "sync/store/safety.h"

#include <nlohmann/json.hpp>

#include <array>

namespace ruhu::sync {

namespace {

const std::array<Migration, 9> kMigrations{kLogMigration,
                                           {"replica-1", R"(
CREATE TABLE _author(stream TEXT PRIMARY KEY, n INTEGER NOT NULL, hash TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE _pending(
  stream TEXT NOT NULL, n INTEGER NOT NULL, seen INTEGER NOT NULL, acknowledged INTEGER NOT NULL,
  line TEXT NOT NULL, PRIMARY KEY(stream, n));
CREATE TABLE _base(
  type TEXT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, state TEXT, PRIMARY KEY(type, id)) WITHOUT ROWID;
CREATE TABLE _quarantine(
  stream TEXT NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY(stream, n));
)"},
                                           kLineMigration,
                                           {"replica-2", R"(
CREATE TABLE _pending_2(
  stream TEXT NOT NULL, n INTEGER NOT NULL, seen INTEGER NOT NULL, acknowledged INTEGER NOT NULL,
  place INTEGER NOT NULL, PRIMARY KEY(stream, n)) WITHOUT ROWID;
CREATE TABLE _quarantine_2(
  stream TEXT NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY(stream, n)) WITHOUT ROWID;
-- The hash of a line is what the next one names as its predecessor; of the newest, _author knows it.
CREATE TEMP TABLE _own AS
  SELECT stream, n, line FROM _pending UNION ALL SELECT stream, n, line FROM _quarantine;
INSERT INTO _line(device, stream, n, hash, at, by, line)
  SELECT json_extract(o.line, '$.device'), o.stream, o.n,
         coalesce((SELECT json_extract(next.line, '$.prev') FROM _own next
                   WHERE next.stream=o.stream AND next.n=o.n+1),
                  (SELECT hash FROM _author a WHERE a.stream=o.stream AND a.n=o.n), ''),
         json_extract(o.line, '$.at'), json_extract(o.line, '$.by'), o.line
  FROM _own o ORDER BY o.stream, o.n;
INSERT INTO _pending_2
  SELECT p.stream, p.n, p.seen, p.acknowledged, l.place
  FROM _pending p JOIN _line l ON l.stream=p.stream AND l.n=p.n AND l.line=p.line;
INSERT INTO _quarantine_2
  SELECT q.stream, q.n, q.code, l.place
  FROM _quarantine q JOIN _line l ON l.stream=q.stream AND l.n=q.n AND l.line=q.line;
DROP TABLE _own;
DROP TABLE _pending;
DROP TABLE _quarantine;
ALTER TABLE _pending_2 RENAME TO _pending;
ALTER TABLE _quarantine_2 RENAME TO _quarantine;
)"},
                                           {"replica-part-1", R"(
CREATE TABLE _part(sha256 TEXT PRIMARY KEY NOT NULL, bytes BLOB NOT NULL);
)"},
                                           kLineageMigration,
                                           {"replica-3", R"(
INSERT OR IGNORE INTO _pending SELECT stream, n, 0, 1, place FROM _quarantine;
CREATE TABLE _aside(
  ord INTEGER PRIMARY KEY, stream TEXT NOT NULL, device TEXT NOT NULL, n INTEGER NOT NULL, sig TEXT NOT NULL,
  place INTEGER NOT NULL, offered INTEGER NOT NULL, refused TEXT, UNIQUE(stream, place));
CREATE TABLE _split(stream TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(stream, n)) WITHOUT ROWID;
CREATE TABLE _rejoin(stream TEXT PRIMARY KEY, theirs TEXT NOT NULL) WITHOUT ROWID;
)"},
                                           kPieceMigration,
                                           {"replica-part-2", R"(
INSERT INTO _piece SELECT sha256, 0, bytes FROM _part WHERE length(bytes)>0;
DROP TABLE _part;
)"}};

} // namespace

Result<std::unique_ptr<Replica>> Replica::open(const std::filesystem::path& file, const Schema& schema,
                                               const Clock& clock, Random& random) {
    auto database = openDatabase(file, kMigrations);
    if (!database)
        return database.error();
    try {
        auto replica = std::make_unique<SqliteReplica>(std::move(database).value(), schema, clock, random);
        replica->prepare();
        return std::unique_ptr<Replica>(std::move(replica));
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

SqliteReplica::SqliteReplica(std::unique_ptr<SQLite::Database> database, const Schema& schema,
                             const Clock& clock, Random& random)
    : m_clock(clock)
    , m_random(random)
    , m_log(std::move(database), schema)
    , m_note(SaveNote::markOf(m_log.database().getFilename())) {}

void SqliteReplica::prepare() {
    WriteTransaction transaction(m_log.database());
    if (!m_log.adoptSchema())
        return;
    m_log.database().exec("DELETE FROM _base");
    Touched touched;
    for (const StreamHead& head : m_log.heads())
        PendingSaves(m_log, head.stream, touched).putOnAll();
    transaction.commit();
}

/// A new offset is news about the wall clock as it is now; between two of them only the steady clock counts.
Instant SqliteReplica::correctedNow() const {
    const auto text = m_log.meta("clock_offset");
    const std::int64_t offset = text.empty() ? 0 : std::stoll(text);
    if (!m_anchor || m_anchor->offset != offset)
        m_anchor = {offset, m_clock.now() + offset, m_clock.steadyMs()};
    return m_anchor->corrected + (m_clock.steadyMs() - m_anchor->steadyMs);
}

Id SqliteReplica::device() const {
    return m_log.meta("device");
}

std::optional<Identity> SqliteReplica::identity() const {
    const auto text = m_log.meta("identity");
    if (text.empty())
        return std::nullopt;
    if (text != m_identity.first) {
        const auto from = Value::parse(text);
        m_identity = {text,
                      {from["device"], from["device_name"], from["township"], from["url"], from["pin"],
                       from["token"], from["secret_key"], from["grants"]}};
    }
    return m_identity.second;
}

void SqliteReplica::putIdentity(const Identity& identity) {
    m_log.setMeta("device", identity.device);
    m_log.setMeta("identity", Value{{"device", identity.device},
                                    {"device_name", identity.deviceName},
                                    {"township", identity.township},
                                    {"url", identity.url},
                                    {"pin", identity.pin},
                                    {"token", identity.token},
                                    {"secret_key", identity.secretKey},
                                    {"grants", identity.grants}}
                                  .dump());
    for (const std::string& stream : identity.grants)
        if (!m_log.head(stream))
            m_log.setHead({stream, "", 0, chainStart("", stream), 0, 0});
}

Result<void> SqliteReplica::setIdentity(const Identity& identity) {
    try {
        WriteTransaction transaction(m_log.database());
        putIdentity(identity);
        transaction.commit();
        return {};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

std::vector<StreamState> SqliteReplica::streams() const {
    std::vector<StreamState> states;
    Use query(
        m_log.statements().get("SELECT name, epoch, seq, chain, head, backed_up, "
                               "(SELECT count(*) FROM _pending p WHERE p.stream=name AND acknowledged=0), "
                               "EXISTS(SELECT 1 FROM _aside a WHERE a.stream=name), EXISTS(SELECT 1 FROM "
                               "_rejoin r WHERE r.stream=name) "
                               "FROM _stream ORDER BY name"));
    while (query->executeStep()) {
        const auto stream = query->getColumn(0).getString();
        const bool anyAside = query->getColumn(7).getInt() != 0;
        states.push_back({stream, query->getColumn(1).getString(), query->getColumn(2).getInt64(),
                          query->getColumn(3).getString(), query->getColumn(4).getInt64(),
                          query->getColumn(5).getInt64(), query->getColumn(6).getInt64(),
                          anyAside ? othersAside(stream) : 0, query->getColumn(8).getInt() != 0});
    }
    return states;
}

bool SqliteReplica::isPending(const std::string& type, const Id& id) const {
    return m_log.tables().schema().type(type) && isWaiting(m_log.statements(), type, id);
}

bool SqliteReplica::isReceived(const std::string& type, const Id& id) const {
    const TypeSchema* known = m_log.tables().schema().type(type);
    return known && receivedAt(m_log.statements(), *known, id);
}

std::vector<std::string> SqliteReplica::texts(const char* sql, std::size_t limit) const {
    std::vector<std::string> list;
    Use query(m_log.statements().get(sql));
    query->bind(1, static_cast<std::int64_t>(limit));
    while (query->executeStep())
        list.push_back(query->getColumn(0).getString());
    return list;
}

std::vector<std::string> SqliteReplica::blobsToSend(std::size_t limit) const {
    return texts("SELECT sha256 FROM _blob WHERE received=0 AND bytes IS NOT NULL "
                 "ORDER BY size > 65536, rowid LIMIT ?",
                 limit);
}

std::vector<std::string> SqliteReplica::blobsToFetch(std::size_t limit) const {
    return texts("SELECT sha256 FROM _blob WHERE bytes IS NULL ORDER BY rowid DESC LIMIT ?", limit);
}

Result<void> SqliteReplica::blobReceived(const std::string& sha256) {
    try {
        Use update(m_log.statements().get("UPDATE _blob SET received=1 WHERE sha256=?"));
        update->bindNoCopy(1, sha256);
        update->exec();
        return {};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

Result<void> SqliteReplica::storeBlob(const Blob& blob) {
    try {
        WriteTransaction transaction(m_log.database());
        Blobs& blobs = m_log.blobs();
        if (blobs.has(blob.sha256))
            return {};
        blobs.arrive(blob.sha256, blobs.arrived(blob.sha256), blob.bytes);
        const bool right = blobs.hasArrived(blob.sha256);
        if (right)
            blobs.finish(blob.sha256, blob.type, true);
        else
            blobs.dropArrived(blob.sha256);
        transaction.commit(); // a wrong one is dropped for good: the next try starts over
        return right ? Result<void>() : Result<void>(Error{"wrong_hash", blob.sha256, true});
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

Result<void> SqliteReplica::storeBlobs(const std::vector<Blob>& blobs) {
    try {
        WriteTransaction transaction(m_log.database());
        for (const Blob& blob : blobs) {
            if (sha256Hex(blob.bytes) != blob.sha256)
                return Error{"wrong_hash", blob.sha256, true};
            m_log.blobs().put(blob, true);
        }
        transaction.commit();
        return {};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

Result<void> SqliteReplica::arrive(const std::string& sha256, const std::string& bytes) {
    try {
        WriteTransaction transaction(m_log.database());
        m_log.blobs().arrive(sha256, arrived(sha256), bytes);
        transaction.commit();
        return {};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

Result<void> SqliteReplica::dropArrived(const std::string& sha256) {
    try {
        m_log.blobs().dropArrived(sha256);
        return {};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

} // namespace ruhu::sync
