#pragma once

#include "sync/central/central_store.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ruhu::central {

/// DIR of --data: central.db, tls-key.pem, tls-certificate.pem, logs/, and where the last `serve` listened.

/// Opens the central store of a folder that `init` has made. Errors: "not_found" and those of
/// openSqliteCentralStore.
sync::Result<std::unique_ptr<sync::CentralStore>> openStore(const std::filesystem::path& folder);

bool hasStore(const std::filesystem::path& folder);
std::filesystem::path storeFile(const std::filesystem::path& folder);

/// Name of the township, empty before there is one.
std::string townshipName(sync::CentralStore& store);

/// host:port and scheme of the last `serve`, so that `enrol` can tell the address.
struct Listening {
    std::string scheme;
    std::string host;
    int port = 0;
};
void rememberListening(const std::filesystem::path& folder, const Listening& listening);

/// URLs by which tablets reach this machine: the address of the last `serve`, or, if that was all addresses,
/// each of this machine's IPv4 addresses.
std::vector<std::string> addressHints(const std::filesystem::path& folder);

inline constexpr int kDefaultPort = 8443;

} // namespace ruhu::central
