#include "sync/central/sqlite_central_store.h"
#include "sync/core/mutant.h"
#include "sync/core/signing.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace ruhu::sync {

namespace {

/// Something of a round is not to be taken as it is.
struct Trouble : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace

/// What can be done beside what the rounds and pushes before it do: lines read and the signature checked.
SqliteCentralStore::Reading SqliteCentralStore::readPush(const DeviceAccount& device, const Push& push) {
    Reading reading;
    if (push.lines.empty() || (!push.device.empty() && push.device != device.device))
        return reading;
    for (const std::string& line : push.lines)
        reading.sets.push_back(decode(line));
    const auto newest = push.first + static_cast<std::int64_t>(push.lines.size()) - 1;
    reading.isSigned = verifySignature(
        device.publicKey, pushMessage(device.device, push.stream, newest, push.hash(push.lines.size() - 1)),
        push.sig);
    return reading;
}

PushAnswer SqliteCentralStore::takePush(Round& round, std::size_t which, bool careful) {
    const DeviceAccount& device = round.device;
    const Push& push = round.request.pushes[which];
    const Reading& reading = round.readings[which];
    PushAnswer answer{push.stream, 0, {}, push.device, 0, {}, {}};
    std::optional<SQLite::Savepoint> savepoint;
    Touched touchedBefore;
    if (careful) {
        savepoint.emplace(m_log.database(), "push");
        touchedBefore = round.touched;
    }
    auto last = m_appender.last(device.device, push.stream);
    const auto before = last;
    // A grant may come before the office's first import made the stream.
    const bool known = m_log.head(push.stream) || mayUse(device, push.stream);
    const bool anyAside = m_appender.hasAside(device.device, push.stream, push.first);
    StreamHead head = known ? m_appender.openStream(push.stream) : StreamHead{};
    bool stored = false;
    std::int64_t n = push.first - 1;
    for (std::size_t i = 0; i < push.lines.size(); ++i) {
        if (++n > last.n + 1 && (n > push.first || push.follows() > last.n) && !mutant("gap_accepted"))
            break; // a gap: `through` tells the sender where to go on
        const auto hash = push.hash(i);
        const auto place = n > last.n && !anyAside ? Appender::Place()
                                                   : m_appender.place(device.device, push.stream, n, hash);
        if ((place.taken || place.code == "fork") && !mutant("fork_unseen")) {
            answer.fork = n; // the sender is a copy: it comes again under another name
            break;
        }
        if (place.here && !mutant("apply_twice")) {
            if (!place.code.empty())
                answer.quarantined.push_back({n, place.code});
            continue;
        }
        const std::string code = !known ? "unknown_stream"
                                 : !reading.isSigned && !mutant("signature_unchecked")
                                     ? "bad_signature"
                                     : appendOwn(round, push, i, reading.sets[i], last, head, careful);
        if (code == "fork") {
            answer.fork = n;
            break;
        }
        stored = true;
        if (!code.empty() && !careful)
            throw Trouble(code);
        if (n > last.n && (code.empty() || !mutant("quarantine_blocks")))
            last = {n, hash};
        if (!code.empty()) {
            m_appender.quarantine(device.device, push.stream, n, code, push.lines[i], push.sig);
            answer.quarantined.push_back({n, code});
            if (known && reading.isSigned && push.lines.size() > 1)
                answer.split.push_back(n);
        }
    }
    if (answer.fork > 0 && stored && !careful)
        throw Trouble("fork");
    // Whatever comes of it has a signature of its own: what a copy wrote comes whole under its next name.
    if (!answer.split.empty() || (answer.fork > 0 && stored)) {
        savepoint->rollback();
        round.touched = std::move(touchedBefore);
        answer.quarantined.clear();
        if (answer.fork > 0)
            answer.split.clear();
        answer.through = std::min(before.n, push.first - 1);
        return answer;
    }
    if (known)
        m_log.setHead(head);
    m_appender.setLast(device.device, push.stream, last);
    if (savepoint)
        savepoint->release();
    // No further than the push: those after it may have come from another tablet, over some that did not.
    const auto newest = push.first + static_cast<std::int64_t>(push.lines.size()) - 1;
    answer.through = answer.fork > 0 ? answer.fork - 1 : std::min(last.n, newest);
    answer.hash =
        answer.through == last.n ? last.hash : m_appender.hashOf(device.device, push.stream, answer.through);
    return answer;
}

/// Line `i` of the push. Returns the code of the quarantine that it belongs in, or "fork"; then nothing
/// changed.
std::string SqliteCentralStore::appendOwn(Round& round, const Push& push, std::size_t i,
                                          const Result<ChangeSet>& set, const Appender::Last& last,
                                          StreamHead& head, bool careful) {
    const Id& device = round.device.device;
    const auto n = push.first + static_cast<std::int64_t>(i);
    if (!set)
        return set.error().code;
    if (set->device != device || set->stream != push.stream || set->n != n)
        return "malformed";
    const auto before = n == last.n + 1 ? last.hash : m_appender.hashOf(device, push.stream, n - 1);
    if (!before.empty() && set->prev != before && !mutant("prev_unchecked"))
        return "fork"; // somebody else under this name wrote the one before
    const Arrival arrival{*set, push.lines[i], push.hash(i),
                          i + 1 == push.lines.size() ? push.sig : std::string(),
                          !mayUse(round.device, push.stream)};
    return careful ? appendGuarded(arrival, head, round.touched) : appendJudged(arrival, head, round.touched);
}

std::string SqliteCentralStore::appendJudged(const Arrival& arrival, StreamHead& head, Touched& touched) {
    const Schema& schema = m_log.tables().schema();
    for (const ChangeGroup& group : arrival.set.groups)
        if (const TypeSchema* type = schema.type(group.type);
            type && type->officeOnly && !isOffice(arrival.set.device))
            return "not_allowed";
    return m_appender.append(head, arrival.set, arrival.line, arrival.hash, arrival.sig,
                             arrival.late && !mutant("late_unmarked"), touched);
}

/// Whatever a change set does to us, it delays nobody: what we cannot digest is put aside whole.
std::string SqliteCentralStore::appendGuarded(const Arrival& arrival, StreamHead& head, Touched& touched) {
    const StreamHead before = head;
    SQLite::Savepoint savepoint(m_log.database(), "change_set");
    try {
        auto code = appendJudged(arrival, head, touched);
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

} // namespace ruhu::sync
