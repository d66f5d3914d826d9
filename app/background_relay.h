#pragma once

#include "app/usecases/carry_work.h"
#include "sync/central/http_server.h"
#include "sync/relay/satchel.h"
#include "sync/replica/replica.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <memory>

namespace ruhu {

/// CarryWork off the UI thread, with a Replica of its own on the tablet's file. UI thread only.
class BackgroundRelay : public QObject, public usecases::CarryWork {
public:
    /// `file` is the tablet's database; what is carried for others lies in a folder beside it.
    BackgroundRelay(std::filesystem::path file, const sync::Clock& clock, sync::Random& random);
    /// Waits for what is under way.
    ~BackgroundRelay() override;

    void toStick(const std::filesystem::path& stick, Done done) override;
    void toColleague(const std::string& address, Done done) override;
    sync::Result<void> lend() override;
    void endLending() override;
    bool lending() const override { return m_server != nullptr; }
    std::size_t carried() const override;

    /// Hands in what is carried for others; for the sync worker, on its thread.
    sync::Result<void> handIn(sync::Transport& transport, const sync::Identity& identity);

    /// What a receipt brought into the tables.
    std::function<void(const sync::Notice&)> onNotice;

private:
    struct Lending;

    void run(std::function<sync::Result<sync::RoundOnFoot>(sync::Replica&)> round, Done done);
    void tellChange();

    const std::filesystem::path m_file;
    const sync::Clock& m_clock;
    sync::Random& m_random;
    std::unique_ptr<sync::Satchel> m_satchel;
    std::unique_ptr<Lending> m_service;
    std::unique_ptr<sync::HttpServer> m_server;
    QThreadPool m_pool; ///< last: waits for its work before the rest goes
};

} // namespace ruhu
