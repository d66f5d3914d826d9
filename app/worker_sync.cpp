#include "app/worker_sync.h"

#include "app/background_relay.h"
#include "app/domain/schema.h"
#include "sync/client/curl_transport.h"

#include <SQLiteCpp/Statement.h>

#include <QMetaObject>

namespace ruhu {

WorkerSync::WorkerSync(std::filesystem::path file, sync::Replica& shown, store::Settings& settings,
                       const sync::Clock& clock, sync::Random& random, BackgroundRelay& relay)
    : m_shown(shown)
    , m_settings(settings) {
    m_worker = std::make_unique<sync::Worker>(
        sync::Worker::Parts{[file = std::move(file), &clock, &random] {
                                return sync::Replica::open(file, domain::schema(), clock, random);
                            },
                            [] { return std::make_unique<sync::CurlTransport>(); }, clock, random,
                            [this](const sync::WorkerState& state) {
                                QMetaObject::invokeMethod(
                                    this, [this, state] { follow(state); }, Qt::QueuedConnection);
                            },
                            [this](const sync::Notice& notice) {
                                QMetaObject::invokeMethod(
                                    this,
                                    [this, notice] {
                                        if (onNotice)
                                            onNotice(notice);
                                    },
                                    Qt::QueuedConnection);
                            },
                            [&relay](sync::Transport& transport, const sync::Identity& identity) {
                                return relay.handIn(transport, identity);
                            }});
}

WorkerSync::~WorkerSync() = default;

void WorkerSync::start() {
    m_worker->syncNow();
}

void WorkerSync::stop() {
    m_worker->cancel();
}

void WorkerSync::follow(const sync::WorkerState& state) {
    using Phase = sync::WorkerState::Phase;
    const bool ended = m_progress.running && state.phase != Phase::Running;
    m_progress = {state.phase == Phase::Running, state.report.sent, state.report.toSend, state.report.taken,
                  state.report.toTake,           state.error,       state.finishedAt};
    const bool stopped = state.error && state.error->code == "cancelled";
    if (ended && !stopped) {
        m_settings.addSync({state.finishedAt, state.phase == Phase::Done, signedAmong(state.report),
                            state.error ? state.error->code : std::string()});
        // The list of attempts is a convenience: a full disk must not make a sync that went well look failed.
        (void)m_settings.save();
    }
    // Ink comes and goes after the records; only with it does a visit count as received.
    if (ended && onNotice)
        onNotice({{{"signature", {}}}, true});
    if (onChange)
        onChange();
}

int WorkerSync::signedAmong(const sync::SyncReport& report) const {
    const auto visits = report.delivered.find("visit");
    if (visits == report.delivered.end())
        return 0;
    SQLite::Statement query(m_shown.tables(),
                            "SELECT 1 FROM visit WHERE id = ? AND sealed_version IS NOT NULL");
    int count = 0;
    for (const auto& id : visits->second) {
        query.bind(1, id);
        count += query.executeStep() ? 1 : 0;
        query.reset();
    }
    return count;
}

} // namespace ruhu
