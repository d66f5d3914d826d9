#include "sync/central/appender.h"

#include "sync/central/judge.h"
#include "sync/core/mutant.h"

#include <nlohmann/json.hpp>

namespace ruhu::sync {

const Migration kCentralMigration{"central-1", R"(
CREATE INDEX _entry_origin ON _entry(device, stream, n);
CREATE TABLE _last(
  device TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY(device, stream)) WITHOUT ROWID;
CREATE TABLE _quarantine(
  device TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL, hash TEXT NOT NULL, code TEXT NOT NULL,
  at INTEGER NOT NULL, line TEXT NOT NULL, PRIMARY KEY(device, stream, n, hash));
CREATE TABLE _history(
  type TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, seq INTEGER NOT NULL, device TEXT NOT NULL,
  written TEXT NOT NULL, current TEXT NOT NULL, PRIMARY KEY(type, id, field, seq)) WITHOUT ROWID;
CREATE TABLE _account(
  device TEXT PRIMARY KEY, name TEXT NOT NULL, public_key TEXT NOT NULL, token_hash TEXT NOT NULL,
  revoked INTEGER NOT NULL, grants TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE _code(
  code_id TEXT PRIMARY KEY, secret TEXT NOT NULL, device_name TEXT NOT NULL, grants TEXT NOT NULL,
  expires_at INTEGER NOT NULL, wrong_proofs INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE _part(
  sha256 TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(sha256, start));
)"};

const Migration kCentralLineMigration{"central-2", "CREATE INDEX _line_origin ON _line(device, stream, n);"};

const Migration kCentralLineageMigration{"central-3", R"(
CREATE TABLE _office(device TEXT PRIMARY KEY, public_key TEXT NOT NULL) WITHOUT ROWID;
ALTER TABLE _quarantine ADD COLUMN sig TEXT NOT NULL DEFAULT '';
)"};

namespace {

/// The tables of one stream as the judge reads them.
class TableView final : public RecordView {
public:
    TableView(Log& log, const StreamHead& head)
        : m_log(log)
        , m_head(head) {}

    std::optional<RecordState> record(const TypeSchema& type, const Id& id,
                                      const std::vector<std::string>& fields) const override {
        return m_log.tables().read(type, id, fields);
    }

    Writer writer(std::int64_t seq) const override {
        auto& known = m_writers[seq];
        if (known.device.empty())
            known = m_log.writer(m_head.stream, seq);
        return known;
    }

    std::vector<FieldWrite> history(const std::string& type, const Id& id,
                                    const std::string& field) const override {
        std::vector<FieldWrite> past;
        Use query(m_log.statements().get("SELECT seq, device, written, current FROM _history "
                                         "WHERE type=? AND id=? AND field=? ORDER BY seq"));
        query->bindNoCopy(1, type);
        query->bindNoCopy(2, id);
        query->bindNoCopy(3, field);
        while (query->executeStep())
            past.push_back({query->getColumn(0).getInt64(), query->getColumn(1).getString(),
                            Value::parse(query->getColumn(2).getString()),
                            Value::parse(query->getColumn(3).getString())});
        return past;
    }

private:
    Log& m_log;
    const StreamHead& m_head;
    mutable std::map<std::int64_t, Writer> m_writers;
};

} // namespace

StreamHead Appender::openStream(const std::string& stream) {
    if (auto head = m_log.head(stream))
        return *head;
    StreamHead head{stream, {}, 0, {}, 0, 0};
    m_log.beginEpoch(head, newId(m_clock, m_random));
    return head;
}

Appender::Last Appender::last(const Id& device, const std::string& stream) const {
    Use query(m_log.statements().get("SELECT n, hash FROM _last WHERE device=? AND stream=?"));
    query->bindNoCopy(1, device);
    query->bindNoCopy(2, stream);
    if (!query->executeStep())
        return {0, kNoHash};
    return {query->getColumn(0).getInt64(), query->getColumn(1).getString()};
}

void Appender::setLast(const Id& device, const std::string& stream, const Last& last) {
    Use put(
        m_log.statements().get("INSERT INTO _last VALUES(?,?,?,?) ON CONFLICT(device, stream) DO UPDATE SET "
                               "n=excluded.n, hash=excluded.hash"));
    put->bindNoCopy(1, device);
    put->bindNoCopy(2, stream);
    put->bind(3, last.n);
    put->bindNoCopy(4, last.hash);
    put->exec();
}

std::string Appender::append(StreamHead& head, const ChangeSet& set, std::string_view line,
                             const std::string& hash, const std::string& sig, bool late, Touched& touched) {
    const auto seen = set.epoch == head.epoch ? set.seen : m_log.seenIn(head.stream, set.epoch, set.seen);
    const JudgeContext context{head.seq + 1, seen, late};
    auto judgement = judge(m_log.tables().schema(), set, context, TableView(m_log, head));
    if (!judgement.quarantine.empty())
        return judgement.quarantine;
    const EntryMeta meta{context.seq, hash, m_clock.now(), sig, std::move(judgement.verdicts)};
    const auto metaLine = encodeMeta(meta);
    m_log.append(head, meta, metaLine, m_log.putLine(set, line, hash));
    m_log.fold(head, meta, set, {}, {}, &judgement.before, touched);
    head.head = head.seq;
    if (mutant("forget_history"))
        judgement.history.clear();
    for (const auto& past : judgement.history) {
        Use put(m_log.statements().get("INSERT OR IGNORE INTO _history VALUES(?,?,?,?,?,?,?)"));
        put->bindNoCopy(1, past.type);
        put->bindNoCopy(2, past.id);
        put->bindNoCopy(3, past.field);
        put->bind(4, past.write.seq);
        put->bindNoCopy(5, past.write.device);
        put->bind(6, past.write.written.dump());
        put->bind(7, past.write.current.dump());
        put->exec();
    }
    return {};
}

void Appender::quarantine(const Id& device, const std::string& stream, std::int64_t n,
                          const std::string& code, std::string_view line, const std::string& sig) {
    Use put(m_log.statements().get("INSERT OR IGNORE INTO _quarantine VALUES(?,?,?,?,?,?,?,?)"));
    put->bindNoCopy(1, device);
    put->bindNoCopy(2, stream);
    put->bind(3, n);
    put->bind(4, sha256Hex(line));
    put->bindNoCopy(5, code);
    put->bind(6, m_clock.now());
    put->bind(7, std::string(line));
    put->bindNoCopy(8, sig);
    put->exec();
}

Appender::Place Appender::place(const Id& device, const std::string& stream, std::int64_t n,
                                const std::string& hash) const {
    Place place;
    Use query(
        m_log.statements().get("SELECT hash, code FROM _quarantine WHERE device=?1 AND stream=?2 AND n=?3 "
                               "UNION ALL SELECT hash, '' FROM _line WHERE device=?1 AND stream=?2 AND "
                               "n=?3"));
    query->bindNoCopy(1, device);
    query->bindNoCopy(2, stream);
    query->bind(3, n);
    while (query->executeStep()) {
        const auto code = query->getColumn(1).getString();
        if (query->getColumn(0).getString() == hash) {
            place.here = true;
            place.code = code;
        } else if (code != "fork") {
            place.taken = true;
        }
    }
    return place;
}

bool Appender::hasAside(const Id& device, const std::string& stream, std::int64_t from) const {
    Use query(m_log.statements().get("SELECT 1 FROM _quarantine WHERE device=? AND stream=? AND n>=?"));
    query->bindNoCopy(1, device);
    query->bindNoCopy(2, stream);
    query->bind(3, from);
    return query->executeStep();
}

std::string Appender::hashOf(const Id& device, const std::string& stream, std::int64_t n) const {
    if (n == 0)
        return kNoHash;
    Use query(
        m_log.statements().get("SELECT hash FROM _line WHERE device=?1 AND stream=?2 AND n=?3 UNION ALL "
                               "SELECT hash FROM _quarantine WHERE device=?1 AND stream=?2 AND n=?3 AND "
                               "code<>'fork'"));
    query->bindNoCopy(1, device);
    query->bindNoCopy(2, stream);
    query->bind(3, n);
    return query->executeStep() ? query->getColumn(0).getString() : std::string();
}

} // namespace ruhu::sync
