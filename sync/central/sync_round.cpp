#include "sync/central/sqlite_central_store.h"
#include "sync/core/signing.h"

#include <algorithm>
#include <map>

namespace ruhu::sync {

namespace {

bool isGranted(const DeviceAccount& device, const std::string& stream) {
    return std::find(device.grants.begin(), device.grants.end(), stream) != device.grants.end();
}

} // namespace

Result<SyncAnswer> SqliteCentralStore::sync(const DeviceAccount& device, const SyncRequest& request) {
    const std::lock_guard lock(m_mutex);
    try {
        m_log.statements().trim();
        SyncAnswer answer;
        answer.clock = m_clock.now();
        if (request.wantsKey)
            answer.key = m_relayKeys.publicKey;
        answer.grants = device.grants;
        Touched touched;
        if (!request.pushes.empty() || !request.blobs.empty()) {
            WriteTransaction transaction(m_log.database());
            for (const Blob& blob : request.blobs)
                m_log.putBlob(blob, true);
            for (const Push& push : request.pushes)
                answer.pushed.push_back(takePush(device, push, touched));
            transaction.commit();
        }
        SQLite::Transaction snapshot(m_log.database(), SQLite::TransactionBehavior::DEFERRED);
        readStreams(device, request, answer);
        answer.missing = missingOf(touched);
        return answer;
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

PushAnswer SqliteCentralStore::takePush(const DeviceAccount& device, const Push& push, Touched& touched) {
    PushAnswer answer{push.stream, 0, {}};
    auto last = m_appender.last(device.device, push.stream);
    // A grant may come before the office's first import made the stream.
    const bool known = m_log.head(push.stream) || isGranted(device, push.stream);
    const bool isSigned =
        !push.lines.empty() &&
        verifySignature(device.publicKey,
                        pushMessage(device.device, push.stream,
                                    push.first + static_cast<std::int64_t>(push.lines.size()) - 1,
                                    sha256Hex(push.lines.back())),
                        push.sig);
    StreamHead head = known ? m_appender.openStream(push.stream) : StreamHead{};
    std::int64_t n = push.first - 1;
    for (const std::string& line : push.lines) {
        if (++n > last.n + 1)
            break; // a gap: `through` tells the sender where to go on
        const auto hash = sha256Hex(line);
        std::string code;
        if (n <= last.n) {
            if (m_appender.holds(device.device, push.stream, n, hash)) {
                code = m_appender.quarantined(device.device, push.stream, n);
                if (!code.empty())
                    answer.quarantined.push_back({n, code});
                continue;
            }
            code = "fork";
        } else {
            code = !known      ? "unknown_stream"
                   : !isSigned ? "bad_signature"
                               : appendGuarded(device, push, n, line, hash, last, head, touched);
            last = {n, hash};
        }
        if (!code.empty()) {
            m_appender.quarantine(device.device, push.stream, n, code, line);
            answer.quarantined.push_back({n, code});
        }
    }
    if (known)
        m_log.setHead(head);
    m_appender.setLast(device.device, push.stream, last);
    answer.through = last.n;
    return answer;
}

/// Whatever a change set does to us, it delays nobody: what we cannot digest is put aside whole.
std::string SqliteCentralStore::appendGuarded(const DeviceAccount& device, const Push& push, std::int64_t n,
                                              const std::string& line, const std::string& hash,
                                              Appender::Last& last, StreamHead& head, Touched& touched) {
    const auto set = decode(line);
    if (!set)
        return set.error().code;
    if (set->device != device.device || set->stream != push.stream || set->n != n)
        return "malformed";
    if (set->prev != last.hash)
        return "broken_chain";
    const bool isNewest = &line == &push.lines.back();
    const StreamHead before = head;
    SQLite::Savepoint savepoint(m_log.database(), "change_set");
    try {
        auto code = m_appender.append(head, *set, line, hash, isNewest ? push.sig : std::string(),
                                      !isGranted(device, push.stream), touched);
        savepoint.release();
        return code;
    } catch (const SQLite::Exception&) {
        throw;
    } catch (const std::exception&) {
        savepoint.rollback();
        head = before;
        return "internal";
    }
}

void SqliteCentralStore::readStreams(const DeviceAccount& device, const SyncRequest& request,
                                     SyncAnswer& answer) {
    std::int64_t budget = request.limit;
    for (const StreamCursor& cursor : request.streams) {
        const auto head = m_log.head(cursor.stream);
        if (!head || !isGranted(device, cursor.stream))
            continue;
        StreamAnswer part{cursor.stream, head->epoch, false, 0, head->seq, head->backedUp, {}, {}};
        const bool known = cursor.epoch == head->epoch && cursor.seq <= head->seq &&
                           cursor.chain == m_log.chainAt(cursor.stream, head->epoch, cursor.seq);
        part.seq = known ? cursor.seq : 0;
        part.reset = !known && cursor.seq > 0;
        part.chain = m_log.chainAt(cursor.stream, head->epoch, part.seq);
        const auto push = std::find_if(request.pushes.begin(), request.pushes.end(),
                                       [&](const Push& p) { return p.stream == cursor.stream; });
        const auto isOwn = [&](const Log::Row& row) {
            return push != request.pushes.end() && row.device == device.device && row.n >= push->first &&
                   row.n < push->first + static_cast<std::int64_t>(push->lines.size()) &&
                   row.line == push->lines[static_cast<std::size_t>(row.n - push->first)];
        };
        part.segments = m_shelf.after(cursor.stream, head->epoch, part.seq);
        const auto upTo = part.segments.empty() ? head->seq : part.segments.front().first - 1;
        m_log.entries(cursor.stream, head->epoch, part.seq, [&](const Log::Row& row) {
            if (row.seq > upTo)
                return false;
            const bool own = isOwn(row);
            const auto size = static_cast<std::int64_t>(row.meta.size() + (own ? 16 : row.line.size()));
            if (budget < size && budget != request.limit)
                return false;
            budget = std::max<std::int64_t>(0, budget - size);
            part.entries.push_back(
                {std::string(row.meta), own ? std::string() : std::string(row.line), own ? row.n : 0});
            part.seq = row.seq;
            part.chain = row.chain;
            return true;
        });
        if (part.seq < upTo)
            part.segments.clear(); // first things first
        answer.streams.push_back(std::move(part));
    }
}

std::vector<std::string> SqliteCentralStore::missingOf(const Touched& touched) const {
    std::vector<std::string> missing;
    for (const std::string& sha256 : touched.blobs())
        if (!m_log.hasBlob(sha256))
            missing.push_back(sha256);
    return missing;
}

} // namespace ruhu::sync
