#include "sync/simulator/office.h"

#include "sync/central/http_exchange.h"
#include "sync/central/intake.h"
#include "sync/simulator/violation.h"

namespace ruhu::sync::simulator {

Office::Office(const Instant& trueTime, const Schema& schema, Dice dice, RunRecord& record)
    : m_record(record)
    , m_schema(&schema)
    , m_dice(dice)
    , m_disk(&record)
    , m_clock(trueTime) {}

void Office::start() {
    for (int tries = 0; !m_store; ++tries) {
        auto opened = openSqliteCentralStore(m_disk.root() / "central.db", *m_schema, m_clock, m_dice);
        if (opened) {
            m_store = std::move(opened).value();
            m_service = std::make_unique<CentralService>(*m_store, m_clock, "", "某乡");
            m_lens = std::make_unique<Lens>(m_store->office().tables());
        } else if (tries > 3) {
            throw Violation(10, "the central store does not open: " + opened.error().code + " " +
                                    opened.error().detail);
        }
        if (m_disk.isOff())
            stop();
    }
}

void Office::stop() {
    const bool power = m_disk.isOff();
    // Dead before the program is taken down: a destructor must not write what a crash would not.
    if (power)
        m_disk.restart(m_dice);
    else
        m_disk.killProcess();
    m_lens.reset();
    m_service.reset();
    m_store.reset();
    m_record.event(power ? "central.power_cut" : "central.killed", 0);
}

ServerAnswer Office::serve(ServerRequest request) {
    ServerAnswer answer;
    auto admission = admitRequest(*m_service, request);
    if (admission.refusal)
        answer = std::move(*admission.refusal);
    else if (request.body.size() > admission.maxBody)
        answer = tooLarge();
    else
        answer = handleRequest(*m_service, request, admission.maxBody);
    if (m_disk.isOff())
        stop();
    return answer;
}

Result<std::string> Office::takeIn(const std::string& bundle) {
    Result<std::string> receipt = Error{"io", "", true};
    try {
        receipt = sync::takeIn(*m_store, bundle);
    } catch (const SQLite::Exception&) {
        if (!m_disk.isOff())
            throw;
    }
    if (m_disk.isOff())
        stop();
    return receipt;
}

std::int64_t Office::putAside() const {
    const auto database = openAsItStands(m_disk.root() / "central.db");
    return database->execAndGet("SELECT count(*) FROM _quarantine").getInt64();
}

} // namespace ruhu::sync::simulator
