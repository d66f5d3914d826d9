#pragma once

#include "sync/central/central_store.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ruhu::central {

/// DIR of --data: central.db, tls-key.pem, tls-certificate.pem, logs/, and where the last `serve` listened.

/// A mark on the folder while a command is at work in it, let go with the object or the process. Every
/// command shares it; `restore` wants it alone.
class FolderUse {
public:
    enum Kind { Shared, Exclusive };
    FolderUse(const std::filesystem::path& folder, Kind kind);
    ~FolderUse();
    FolderUse(const FolderUse&) = delete;
    FolderUse& operator=(const FolderUse&) = delete;
    /// False: somebody else is at work there.
    explicit operator bool() const { return !m_taken; }

private:
    int m_file = -1; ///< -1 where nothing can be written: whoever opens the store says so
    bool m_taken = false;
};

/// Opens the central store of a folder that `init` has made, which is in use until the process ends. Errors:
/// "not_found", "in_use" (a restoration is under way) and those of openSqliteCentralStore.
sync::Result<std::unique_ptr<sync::CentralStore>> openStore(const std::filesystem::path& folder);

bool hasStore(const std::filesystem::path& folder);
std::filesystem::path storeFile(const std::filesystem::path& folder);

/// What tablets know the office by, name and content: without it a restored office is a stranger to them.
std::map<std::string, std::string> keyFiles(const std::filesystem::path& folder);

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
