#pragma once

#include "sync/central/central_service.h"
#include "sync/client/curl_transport.h"
#include "sync/replica/replica.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace ruhu::bench {

template <typename T> T must(sync::Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

/// A central store with the sample township behind real HTTP on loopback, and tablets of it.
class Loopback {
public:
    explicit Loopback(const std::filesystem::path& folder);

    /// Enrolled for all villages; holds nothing yet.
    std::unique_ptr<sync::Replica> tablet(const std::string& name);

    /// That bodies of requests and answers had on the wire since the last call.
    std::size_t bytesMoved() { return m_bytes.exchange(0); }

    sync::CentralStore& store() { return *m_store; }
    SQLite::Database& tables() { return m_store->office().tables(); }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<sync::CentralStore> m_store;
    sync::CentralService m_service;
    std::atomic<std::size_t> m_bytes = 0;
    std::unique_ptr<sync::HttpServer> m_server;
};

/// One sync to its end.
void syncNow(sync::Replica& replica);

} // namespace ruhu::bench
