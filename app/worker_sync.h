#pragma once

#include "app/store/settings.h"
#include "app/usecases/sync_now.h"
#include "sync/client/worker.h"

#include <QObject>

#include <filesystem>
#include <memory>

namespace ruhu {

class BackgroundRelay;

/// SyncNow by the sync module's worker: starts it, brings its news to the UI thread, remembers how each
/// attempt went. UI thread only.
class WorkerSync : public QObject, public usecases::SyncNow {
public:
    /// `file` is the tablet's database, which the worker opens for itself; `shown` the UI thread's own object
    /// on it; `relay` hands in what this tablet carries for others. All references and `settings` outlive
    /// this.
    WorkerSync(std::filesystem::path file, sync::Replica& shown, store::Settings& settings,
               const sync::Clock& clock, sync::Random& random, BackgroundRelay& relay);
    ~WorkerSync() override;

    void start() override;
    void stop() override;
    const usecases::SyncProgress& progress() const override { return m_progress; }

    /// What a run brought into the tables.
    std::function<void(const sync::Notice&)> onNotice;

private:
    void follow(const sync::WorkerState& state);
    int signedAmong(const sync::SyncReport& report) const;

    sync::Replica& m_shown;
    store::Settings& m_settings;
    usecases::SyncProgress m_progress;
    std::unique_ptr<sync::Worker> m_worker; ///< last: its thread ends before the rest goes
};

} // namespace ruhu
