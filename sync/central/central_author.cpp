#include "sync/central/central_author.h"

#include "sync/store/draft_check.h"

namespace ruhu::sync {

namespace {

/// Lines of an import stay well below the limit, so that a slow tablet can take them one by one.
constexpr std::size_t kLineBytes = 256 << 10;

} // namespace

CentralAuthor::CentralAuthor(std::unique_ptr<SQLite::Database> database, const Schema& schema,
                             const Clock& clock, Random& random)
    : m_clock(clock)
    , m_random(random)
    , m_log(std::move(database), schema)
    , m_appender(m_log, clock, random) {}

Result<void> CentralAuthor::commit(const Draft& draft) {
    const auto checked = checkDraft(m_log.tables().schema(), draft);
    if (!checked)
        return checked.error();
    const std::lock_guard lock(m_mutex);
    try {
        m_log.statements().trim();
        WriteTransaction transaction(m_log.database());
        StreamHead head = m_appender.openStream(checked->stream);
        Touched touched;
        for (const Blob& blob : checked->blobs)
            m_log.putBlob(blob, true);
        if (auto done = commitPart(*checked, checked->changes, head, touched); !done)
            return done;
        m_log.noteBlobs(touched);
        m_log.setHead(head);
        transaction.commit();
        return {};
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

Result<void> CentralAuthor::commitPart(const Draft& draft, std::span<const RecordChange> changes,
                                       StreamHead& head, Touched& touched) {
    const Id self = device();
    const auto last = m_appender.last(self, draft.stream);
    const ChangeSet set{self,
                        draft.stream,
                        last.n + 1,
                        last.hash,
                        head.epoch,
                        head.seq,
                        m_clock.now(),
                        draft.by,
                        groupChanges({changes.begin(), changes.end()}),
                        {}};
    const auto line = encode(set);
    if ((line.size() > kLineBytes || changes.size() > kMaxRows) && changes.size() > 1) {
        const auto half = changes.size() / 2;
        if (auto first = commitPart(draft, changes.first(half), head, touched); !first)
            return first;
        return commitPart(draft, changes.subspan(half), head, touched);
    }
    const auto readable = decode(line);
    if (!readable)
        return readable.error();
    const auto hash = sha256Hex(line);
    const auto sig = sign(m_log.meta("secret_key"), pushMessage(self, draft.stream, set.n, hash));
    if (const auto code = m_appender.append(head, *readable, line, hash, sig, false, touched); !code.empty())
        return Error{code, draft.stream, false};
    m_appender.setLast(self, draft.stream, {set.n, hash});
    return {};
}

} // namespace ruhu::sync
