#include "app/background_relay.h"

#include "app/domain/schema.h"
#include "sync/central/tls_identity.h"
#include "sync/client/curl_transport.h"
#include "sync/relay/neighbour.h"
#include "sync/relay/stick.h"

#include <arpa/inet.h>

#include <QMetaObject>

namespace ruhu {

/// Tells the UI thread when somebody has left something.
struct BackgroundRelay::Lending : sync::HttpService {
    Lending(BackgroundRelay& relay)
        : relay(relay)
        , neighbour(*relay.m_satchel) {}

    std::variant<std::size_t, sync::ServerAnswer> admit(const sync::ServerRequest& head) override {
        return neighbour.admit(head);
    }
    sync::ServerAnswer handle(const sync::ServerRequest& request) override {
        auto answer = neighbour.handle(request);
        relay.tellChange();
        return answer;
    }

    BackgroundRelay& relay;
    sync::NeighbourService neighbour;
};

BackgroundRelay::BackgroundRelay(std::filesystem::path file, const sync::Clock& clock, sync::Random& random)
    : m_file(std::move(file))
    , m_clock(clock)
    , m_random(random)
    , m_satchel(std::make_unique<sync::Satchel>(m_file.parent_path() / "carried"))
    , m_service(std::make_unique<Lending>(*this)) {
    m_pool.setMaxThreadCount(1);
}

BackgroundRelay::~BackgroundRelay() {
    endLending();
    m_pool.waitForDone();
}

void BackgroundRelay::toStick(const std::filesystem::path& stick, Done done) {
    run([stick](sync::Replica& replica) { return sync::visitStick(replica, stick); }, std::move(done));
}

void BackgroundRelay::toColleague(const std::string& address, Done done) {
    in_addr parsed;
    if (::inet_pton(AF_INET, address.c_str(), &parsed) != 1)
        return done(sync::Error{"bad_address", "", false});
    const auto url = "https://" + address + ":" + std::to_string(sync::kNeighbourPort);
    run(
        [url](sync::Replica& replica) {
            sync::CurlTransport transport;
            return sync::visitNeighbour(replica, transport, url);
        },
        std::move(done));
}

void BackgroundRelay::run(std::function<sync::Result<sync::RoundOnFoot>(sync::Replica&)> round, Done done) {
    m_pool.start([this, round = std::move(round), done = std::move(done)] {
        auto replica = sync::Replica::open(m_file, domain::schema(), m_clock, m_random);
        auto result = replica ? round(**replica) : sync::Result<sync::RoundOnFoot>(replica.error());
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result), done] {
                // A receipt names no records: whatever waited may have arrived.
                if (result && result->receipt && onNotice)
                    onNotice({{{"visit", {}}, {"signature", {}}}, true});
                done(result ? sync::Result<usecases::Carried>(usecases::Carried{
                                  result->changeSets, result->blobs, result->whole, result->receipt})
                            : result.error());
            },
            Qt::QueuedConnection);
    });
}

sync::Result<void> BackgroundRelay::lend() {
    if (m_server)
        return {};
    const auto identity = sync::makeTlsIdentity(m_clock.now()); // for this time only: what passes is sealed
    sync::HttpServerOptions options;
    options.host = "0.0.0.0";
    options.port = sync::kNeighbourPort;
    options.certificatePem = identity.certificatePem;
    options.privateKeyPem = identity.privateKeyPem;
    options.workingThreads = 1;
    options.maxConnections = 8;
    auto started = sync::HttpServer::start(std::move(options), *m_service);
    if (!started)
        return started.error();
    m_server = std::move(*started);
    tellChange();
    return {};
}

void BackgroundRelay::endLending() {
    m_server.reset();
    tellChange();
}

std::size_t BackgroundRelay::carried() const {
    return m_satchel->bundles();
}

sync::Result<void> BackgroundRelay::handIn(sync::Transport& transport, const sync::Identity& identity) {
    const auto handed = m_satchel->handIn(transport, identity);
    tellChange();
    return handed ? sync::Result<void>() : handed.error();
}

void BackgroundRelay::tellChange() {
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (onChange)
                onChange();
        },
        Qt::QueuedConnection);
}

} // namespace ruhu
