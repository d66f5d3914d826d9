#include "sync/central/sqlite_central_store.h"
#include "sync/core/signing.h"

namespace ruhu::sync {

/// A push in another device's name: what this store had once, or had under another epoch, comes back from
/// whoever holds it. The line's own signature says that it is genuine; who brings it does not matter.
PushAnswer SqliteCentralStore::takeForeign(const Push& push, Touched& touched) {
    PushAnswer answer{push.stream, push.first - 1, {}, push.device, 0, {}, {}};
    if (push.lines.empty())
        return answer;
    const bool office = isOffice(push.device) || learnOffice(push);
    const auto account = accountOf(push.device);
    if (!office && !account) {
        answer.refused = "unknown_device";
        return answer;
    }
    if (!isVouchedFor(push)) {
        answer.refused = "bad_signature";
        return answer;
    }
    const bool granted = office || mayUse(*account, push.stream);
    if (!granted && !m_log.head(push.stream)) {
        answer.refused = "unknown_stream";
        return answer;
    }
    auto last = m_appender.last(push.device, push.stream);
    StreamHead head = m_appender.openStream(push.stream);
    for (std::size_t i = 0; i < push.lines.size(); ++i) {
        const auto code = appendForeign(push, i, !granted, last, head, touched);
        if (!code.empty())
            answer.quarantined.push_back({push.first + static_cast<std::int64_t>(i), code});
    }
    m_log.setHead(head);
    m_appender.setLast(push.device, push.stream, last);
    answer.through = push.first + static_cast<std::int64_t>(push.lines.size()) - 1;
    return answer;
}

/// An office identity of an epoch that this store never saw brings its own record, with the voucher of one
/// that is known here.
bool SqliteCentralStore::learnOffice(const Push& push) {
    for (const std::string& line : push.lines) {
        const auto set = decode(line);
        if (!set || set->device != push.device)
            continue;
        for (const ChangeGroup& group : set->groups) {
            const auto field = [&](const Row& row, const char* name) {
                for (std::size_t i = 0; i < group.fields.size(); ++i)
                    if (group.fields[i] == name && row[i].kind == Cell::Kind::Text)
                        return std::string(row[i].text);
                return std::string();
            };
            for (const Row row : group.rows()) {
                if (group.type != "device" || row.id() != push.device)
                    continue;
                const auto by = field(row, "copy_of");
                const auto key = field(row, "public_key");
                if (!isOffice(by) ||
                    !verifySignature(publicKeyOf(by), officeMessage(push.device, key), field(row, "voucher")))
                    continue;
                Use put(m_log.statements().get("INSERT OR IGNORE INTO _office VALUES(?,?)"));
                put->bindNoCopy(1, push.device);
                put->bind(2, key);
                put->exec();
                return true;
            }
        }
    }
    return false;
}

/// The signature is over the newest line; each line names the one before it, down to the first.
bool SqliteCentralStore::isVouchedFor(const Push& push) const {
    const auto n = push.first + static_cast<std::int64_t>(push.lines.size()) - 1;
    for (std::size_t i = 1; i < push.lines.size(); ++i) {
        const auto set = decode(push.lines[i]);
        if (set && set->prev != push.hash(i - 1))
            return false;
    }
    const auto message = pushMessage(push.device, push.stream, n, push.hash(push.lines.size() - 1));
    return verifySignature(publicKeyOf(push.device), message, push.sig);
}

std::string SqliteCentralStore::appendForeign(const Push& push, std::size_t i, bool late,
                                              Appender::Last& last, StreamHead& head, Touched& touched) {
    const auto n = push.first + static_cast<std::int64_t>(i);
    const std::string& line = push.lines[i];
    const auto hash = push.hash(i);
    const auto place = m_appender.place(push.device, push.stream, n, hash);
    if (place.here)
        return place.code;
    std::string code;
    const auto before = m_appender.hashOf(push.device, push.stream, n - 1);
    const auto set = decode(line);
    if (place.taken || (set && !before.empty() && set->prev != before))
        code = "fork";
    else if (!set)
        code = set.error().code;
    else if (set->device != push.device || set->stream != push.stream || set->n != n)
        code = "malformed";
    else
        code = appendGuarded({*set, line, hash, i + 1 == push.lines.size() ? push.sig : std::string(), late},
                             head, touched);
    if (!code.empty())
        m_appender.quarantine(push.device, push.stream, n, code, line, push.sig);
    if (n > last.n && code != "fork")
        last = {n, hash};
    return code;
}

} // namespace ruhu::sync
