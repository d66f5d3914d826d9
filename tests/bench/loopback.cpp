#include "tests/bench/loopback.h"

#include "app/domain/schema.h"
#include "sync/client/enrolment.h"
#include "sync/client/session.h"
#include "tests/bench/township.h"

namespace ruhu::bench {

namespace {

class CountingTransport final : public sync::Transport {
public:
    sync::Result<sync::HttpAnswer> perform(const sync::HttpRequest& request) override {
        auto answer = m_curl.perform(request);
        m_bytes += request.body.size() + (answer ? answer->body.size() : 0);
        return answer;
    }
    void cancel() override { m_curl.cancel(); }
    std::size_t bytes() const { return m_bytes; }

private:
    sync::CurlTransport m_curl;
    std::size_t m_bytes = 0;
};

} // namespace

Loopback::Loopback(const std::filesystem::path& folder)
    : m_folder(folder)
    , m_store(must(sync::openSqliteCentralStore(folder / "central.db", domain::schema(), sync::systemClock(),
                                                sync::systemRandom())))
    , m_service(*m_store, sync::systemClock(), "", "赵家坪乡") {
    importSample(m_store->office());
    m_server = must(sync::HttpServer::start({}, m_service));
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

std::size_t syncNow(sync::Replica& replica) {
    CountingTransport transport;
    must(sync::Session(replica, transport, sync::systemClock()).run());
    return transport.bytes();
}

} // namespace ruhu::bench
