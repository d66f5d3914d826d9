#include "sync/central/sqlite_central_store.h"
#include "sync/core/mutant.h"
#include "sync/core/signing.h"

namespace ruhu::sync {

std::vector<QuarantinedSet> SqliteCentralStore::quarantined() {
    const std::lock_guard lock(m_mutex);
    std::vector<QuarantinedSet> list;
    Use query(m_log.statements().get("SELECT device, stream, n, code, at, length(CAST(line AS BLOB)) "
                                     "FROM _quarantine ORDER BY at, device, stream, n"));
    while (query->executeStep())
        list.push_back({query->getColumn(0).getString(), query->getColumn(1).getString(),
                        query->getColumn(2).getInt64(), query->getColumn(3).getString(),
                        query->getColumn(4).getInt64(), query->getColumn(5).getInt64()});
    return list;
}

Result<std::int64_t> SqliteCentralStore::retryQuarantine() {
    return writing([&]() -> Result<std::int64_t> { return retryAll(true); });
}

/// A fork that another tablet brought, genuine and with nobody left to bring it under a name of his own
/// (README section 5): the office writes it anew, as its author would. True if it is in the log now, or was.
bool SqliteCentralStore::adopt(const ChangeSet& fork, StreamHead& head, bool late, Touched& touched) {
    const Schema& schema = m_log.tables().schema();
    for (const ChangeGroup& group : fork.groups)
        if (const TypeSchema* type = schema.type(group.type); type && type->officeOnly)
            return false;
    const auto work = [](const std::string& line) { return line.substr(line.find(",\"epoch\":")); };
    ChangeSet set = fork;
    {
        Use query(m_log.statements().get("SELECT 1 FROM _line WHERE stream=? AND instr(line,?)>0"));
        query->bindNoCopy(1, head.stream);
        query->bind(2, work(encode(set)));
        if (query->executeStep())
            return true; // its author has brought it meanwhile
    }
    set.device = m_log.meta("device");
    const auto last = m_appender.last(set.device, head.stream);
    set.n = last.n + 1;
    set.prev = last.hash;
    const auto line = encode(set);
    const auto hash = sha256Hex(line);
    const auto sig = sign(m_log.meta("secret_key"), pushMessage(set.device, head.stream, set.n, hash));
    const auto readable = decode(line);
    if (!appendGuarded({*readable, line, hash, sig, late}, head, touched).empty())
        return false;
    m_appender.setLast(set.device, head.stream, {set.n, hash});
    return true;
}

/// What was put aside because this program did not know its types, or its stream, may be welcome now. Order
/// of counters holds within a device and stream; a later save of the same device is not overwritten. Forks
/// need a person's word: the office writes them, and a store that has just been restored must not go on under
/// the name that it had.
std::int64_t SqliteCentralStore::retryAll(bool withForks) {
    struct Kept {
        Id device;
        std::string stream;
        std::int64_t n;
        std::string hash;
        std::string line;
        std::string sig;
        bool isFork;
    };
    std::vector<Kept> kept;
    {
        Use query(m_log.statements().get(
            "SELECT device, stream, n, hash, line, sig, code='fork' FROM _quarantine "
            "WHERE code NOT IN ('bad_signature', 'not_allowed') AND (?1 OR code<>'fork') "
            "ORDER BY device, stream, n"));
        query->bind(1, withForks ? 1 : 0);
        while (query->executeStep())
            kept.push_back({query->getColumn(0).getString(), query->getColumn(1).getString(),
                            query->getColumn(2).getInt64(), query->getColumn(3).getString(),
                            query->getColumn(4).getString(), query->getColumn(5).getString(),
                            query->getColumn(6).getInt() != 0});
    }
    std::int64_t taken = 0;
    Touched touched;
    for (const Kept& each : kept) {
        const auto set = decode(each.line);
        auto head = m_log.head(each.stream);
        const auto account = accountOf(each.device);
        const auto before = m_appender.hashOf(each.device, each.stream, each.n - 1);
        if (!set || !head || set->device != each.device || set->stream != each.stream || set->n != each.n ||
            (!each.isFork && !before.empty() && set->prev != before))
            continue;
        // Its own signature, if it came alone; what came before one was asked for was checked on arrival.
        const bool isSigned = verifySignature(
            publicKeyOf(each.device), pushMessage(each.device, each.stream, each.n, each.hash), each.sig);
        const bool late = !isOffice(each.device) && !(account && mayUse(*account, each.stream));
        const Arrival arrival{*set, each.line, each.hash, isSigned ? each.sig : std::string(), late};
        if (each.isFork ? mutant("fork_stays") || !adopt(*set, *head, late, touched)
                        : !appendGuarded(arrival, *head, touched).empty())
            continue;
        m_log.setHead(*head);
        Use drop(
            m_log.statements().get("DELETE FROM _quarantine WHERE device=? AND stream=? AND n=? AND hash=?"));
        drop->bindNoCopy(1, each.device);
        drop->bindNoCopy(2, each.stream);
        drop->bind(3, each.n);
        drop->bindNoCopy(4, each.hash);
        drop->exec();
        ++taken;
    }
    m_log.noteBlobs(touched);
    return taken;
}

} // namespace ruhu::sync
