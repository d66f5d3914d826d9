#include "tests/bench/loopback.h"

#include "app/domain/schema.h"
#include "sync/client/enrolment.h"
#include "sync/client/session.h"
#include "tests/bench/township.h"

namespace ruhu::bench {

Loopback::Loopback(const std::filesystem::path& folder)
    : m_folder(folder)
    , m_store(must(sync::openSqliteCentralStore(folder / "central.db", domain::schema(), sync::systemClock(),
                                                sync::systemRandom())))
    , m_service(*m_store, sync::systemClock(), "", "赵家坪乡") {
    importSample(m_store->office());
    must(m_store->packSegments()); // as `ruhu-central import` does
    sync::HttpServerOptions options;
    options.onServed = [this](const auto&, int, std::size_t in, std::size_t out, auto) {
        m_bytes += in + out;
    };
    m_server = must(sync::HttpServer::start(std::move(options), m_service));
}

std::unique_ptr<sync::Replica> Loopback::tablet(const std::string& name) {
    const auto code = must(sync::issueEnrolmentCode(*m_store, sync::systemClock(), sync::systemRandom(), name,
                                                    {sync::kAllVillages}, 3'600'000));
    auto replica = must(sync::Replica::open(m_folder / (name + ".db"), domain::schema(), sync::systemClock(),
                                            sync::systemRandom()));
    sync::CurlTransport transport;
    const auto url = "http://127.0.0.1:" + std::to_string(m_server->port());
    must(replica->setIdentity(
        must(sync::Enrolment(sync::systemClock(), sync::systemRandom()).enrol(transport, url, code))));
    return replica;
}

void syncNow(sync::Replica& replica) {
    sync::CurlTransport transport;
    must(sync::Session(replica, transport, sync::systemClock()).run());
}

} // namespace ruhu::bench
