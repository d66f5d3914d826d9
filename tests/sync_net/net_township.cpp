#include "tests/sync_net/net_township.h"

#include "sync/central/backup.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace ruhu::sync::test {

namespace {

template <typename T> T orThrow(Result<T> result, const char* what) {
    if (!result)
        throw std::runtime_error(std::string(what) + ": " + result.error().code + " " +
                                 result.error().detail);
    return std::move(result).value();
}

} // namespace

NetTownship::NetTownship(const std::string& name)
    : m_folder(std::filesystem::path(testing::TempDir()) /
               ("ruhu_net_" + name + "_" + std::to_string(::getpid())))
    , m_schema(projectSchema())
    , m_tls(makeTlsIdentity(systemClock().now())) {
    std::filesystem::remove_all(m_folder);
    std::filesystem::create_directories(m_folder);
    m_central = orThrow(
        openSqliteCentralStore(m_folder / "central.db", m_schema, centralClock, systemRandom()), "central");
    m_service = std::make_unique<CentralService>(*m_central, centralClock, m_tls.pin, "样例乡");
    startServer();
}

NetTownship::~NetTownship() {
    stopServer();
    m_central.reset();
    std::filesystem::remove_all(m_folder);
}

void NetTownship::startServer() {
    HttpServerOptions options;
    options.port = m_port;
    options.certificatePem = m_tls.certificatePem;
    options.privateKeyPem = m_tls.privateKeyPem;
    m_server = orThrow(HttpServer::start(std::move(options), *m_service), "server");
    m_port = m_server->port();
}

std::string NetTownship::code(std::vector<std::string> villages, std::int64_t validMs) {
    return orThrow(issueEnrolmentCode(*m_central, centralClock, systemRandom(), "3号平板", villages, validMs),
                   "code");
}

std::unique_ptr<Replica> NetTownship::tablet(const std::string& name, std::vector<std::string> villages) {
    auto replica = reopen(name);
    CurlTransport transport;
    const auto identity = orThrow(
        Enrolment(tabletClock, systemRandom()).enrol(transport, url(), code(std::move(villages))), "enrol");
    if (const auto kept = replica->setIdentity(identity); !kept)
        throw std::runtime_error(kept.error().detail);
    return replica;
}

std::unique_ptr<Replica> NetTownship::reopen(const std::string& name) {
    return orThrow(Replica::open(tabletFile(name), m_schema, tabletClock, systemRandom()), "replica");
}

std::string NetTownship::sync(Replica& replica, SyncReport* report) {
    CurlTransport transport;
    Session session(replica, transport, tabletClock);
    const auto done = session.run();
    if (report)
        *report = session.report();
    return done ? "ok" : done.error().code;
}

std::filesystem::path NetTownship::copyOfCentral() {
    const auto copy = m_folder / "copy.db";
    SQLite::Database((m_folder / "central.db").string(), SQLite::OPEN_READWRITE)
        .exec("VACUUM INTO '" + copy.string() + "'");
    return copy;
}

void NetTownship::restoreFrom(const std::filesystem::path& copy) {
    stopServer();
    m_service.reset();
    m_central.reset();
    orThrow(restore(copy, m_folder / "central.db", true, m_schema, centralClock, systemRandom()), "restore");
    m_central = orThrow(
        openSqliteCentralStore(m_folder / "central.db", m_schema, centralClock, systemRandom()), "central");
    m_service = std::make_unique<CentralService>(*m_central, centralClock, m_tls.pin, "样例乡");
    startServer();
}

void NetTownship::copyTablet(const std::string& name, const std::string& to) {
    SQLite::Database(tabletFile(name).string(), SQLite::OPEN_READWRITE)
        .exec("VACUUM INTO '" + tabletFile(to).string() + "'");
}

Draft householdDraft(const Id& id, const std::string& field, const std::string& text) {
    return {kVillage, "", {{"household", id, {{field, text}}, {}}}, {}};
}

std::string textIn(Committer& committer, const std::string& sql) {
    SQLite::Statement query(committer.tables(), sql);
    return query.executeStep() ? (query.getColumn(0).isNull() ? "null" : query.getColumn(0).getString())
                               : "none";
}

} // namespace ruhu::sync::test
