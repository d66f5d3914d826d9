#include "app/viewmodels/sync_view_model.h"

#include "app/store/review_queries.h"
#include "app/usecases/carry_work.h"
#include "app/viewmodels/words.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>

namespace ruhu::viewmodels {

SyncViewModel::SyncViewModel(QObject* parent)
    : QObject(parent)
    , m_history({"moment", "ok", "delivered", "error"})
    , m_streams({"stream", "position", "waiting", "head", "backedUp"})
    , m_aside({"what", "why", "household"}) {}

void SyncViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::countsChanged, this, &SyncViewModel::read);
    connect(app, &Application::syncChanged, this, &SyncViewModel::read);
    connect(app, &Application::languageChanged, this, &SyncViewModel::read);
    connect(app, &Application::enrolledChanged, this, &SyncViewModel::read);
    connect(app, &Application::carryChanged, this, &SyncViewModel::read);
    emit appChanged();
    read();
}

void SyncViewModel::start() {
    m_app->parts().syncNow.start();
}

void SyncViewModel::stop() {
    m_app->parts().syncNow.stop();
}

void SyncViewModel::read() {
    const Words words(*m_app);
    const usecases::SyncProgress& progress = m_app->parts().syncNow.progress();
    m_running = progress.running;
    m_toSend = static_cast<int>(progress.toSend);
    m_sent = static_cast<int>(progress.sent);
    m_toTake = static_cast<int>(progress.toTake);
    m_taken = static_cast<int>(progress.taken);

    const auto& syncs = m_app->settings().syncs;
    m_error = syncs.empty() ? QString() : QString::fromStdString(syncs.front().errorCode);
    const auto success =
        std::find_if(syncs.begin(), syncs.end(), [](const auto& record) { return record.ok; });
    m_lastSuccess = success == syncs.end() ? QString() : words.moment(success->at);
    QList<QVariantMap> history;
    for (const store::SyncRecord& record : syncs)
        history.append({{"moment", words.moment(record.at)},
                        {"ok", record.ok},
                        {"delivered", record.delivered},
                        {"error", QString::fromStdString(record.errorCode)}});
    m_history.setRows(std::move(history));

    m_waiting = 0;
    QList<QVariantMap> streams;
    for (const sync::StreamState& state : m_app->replica().streams()) {
        m_waiting += static_cast<int>(state.pending);
        SQLite::Statement village(m_app->tables(), "SELECT name FROM village WHERE code = ?");
        village.bind(1, state.stream);
        const QString name = village.executeStep() ? QString::fromStdString(village.getColumn(0).getString())
                                                   : m_app->township();
        streams.append({{"stream", name},
                        {"position", static_cast<int>(state.seq)},
                        {"waiting", static_cast<int>(state.pending)},
                        {"head", static_cast<int>(std::max(state.head, state.seq))},
                        {"backedUp", static_cast<int>(state.backedUp)}});
    }
    m_streams.setRows(std::move(streams));
    readAside();
    m_carried = static_cast<int>(m_app->parts().carryWork.carried());

    const auto identity = m_app->replica().identity();
    m_address = identity ? QString::fromStdString(identity->url) : QString();
    m_deviceId = identity ? QString::fromStdString(identity->device) : QString();
    emit changed();
}

void SyncViewModel::readAside() {
    QList<QVariantMap> rows;
    for (const sync::PutAside& save : m_app->replica().putAside()) {
        sync::Id household;
        for (const auto& [type, ids] : save.records)
            for (const sync::Id& id : ids)
                if (household.empty())
                    household = store::ownerOf(m_app->tables(), type, id).household;
        SQLite::Statement head(
            m_app->tables(),
            "SELECT p.name FROM household h JOIN person p ON p.id = h.head_id WHERE h.id = ?");
        head.bind(1, household);
        const bool known = head.executeStep();
        rows.append({{"what", known ? tr("%1户").arg(QString::fromStdString(head.getColumn(0).getString()))
                                    : tr("一处改动")},
                     {"why", QString::fromStdString(save.code)},
                     {"household", known ? QString::fromStdString(household) : QString()}});
    }
    m_aside.setRows(std::move(rows));
}

} // namespace ruhu::viewmodels
