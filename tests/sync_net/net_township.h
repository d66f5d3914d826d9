#pragma once

#include "sync/central/central_service.h"
#include "sync/central/http_server.h"
#include "sync/central/tls_identity.h"
#include "sync/client/curl_transport.h"
#include "sync/client/enrolment.h"
#include "sync/client/session.h"
#include "tests/sync/world.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

namespace ruhu::sync::test {

inline const std::string kVillage = "149999201001";

/// The real thing on loopback: central store on a file, server over TLS, tablets with their files and curl.
/// Clocks stand still unless a test moves them.
class NetTownship {
public:
    explicit NetTownship(const std::string& name);
    ~NetTownship();

    /// Starts the server, on the port of the first start. Stops it: `stopServer`.
    void startServer();
    void stopServer() { m_server.reset(); }

    std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port); }
    int port() const { return m_port; }

    /// A one-time code for a tablet that sees these villages.
    std::string code(std::vector<std::string> villages = {kVillage}, std::int64_t validMs = 86'400'000);

    /// An enrolled tablet with an empty file.
    std::unique_ptr<Replica> tablet(const std::string& name, std::vector<std::string> villages = {kVillage});
    std::unique_ptr<Replica> reopen(const std::string& name);
    std::filesystem::path tabletFile(const std::string& name) const { return m_folder / (name + ".db"); }

    /// One sync over a connection of its own; returns "ok" or the error's code.
    std::string sync(Replica& replica, SyncReport* report = nullptr);

    /// The central store's file as it is now, and what `ruhu-central restore` does with it; the server starts
    /// again on its port.
    std::filesystem::path copyOfCentral();
    void restoreFrom(const std::filesystem::path& copy);
    /// Another tablet's file, the same to the byte.
    void copyTablet(const std::string& name, const std::string& to);

    CentralStore& central() { return *m_central; }
    const TlsIdentity& tls() const { return m_tls; }
    const Schema& schema() const { return m_schema; }
    const std::filesystem::path& folder() const { return m_folder; }

    ManualClock centralClock;
    ManualClock tabletClock;

private:
    std::filesystem::path m_folder;
    Schema m_schema;
    TlsIdentity m_tls;
    std::unique_ptr<CentralStore> m_central;
    std::unique_ptr<CentralService> m_service;
    std::unique_ptr<HttpServer> m_server;
    std::uint16_t m_port = 0;
};

/// A household's field as a save of its own.
Draft householdDraft(const Id& id, const std::string& field, const std::string& text);
std::string textIn(Committer& committer, const std::string& sql);

} // namespace ruhu::sync::test
