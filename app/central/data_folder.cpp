#include "app/central/data_folder.h"

#include "app/domain/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>

namespace ruhu::central {

namespace {

constexpr const char* kListeningFile = "listening";
constexpr const char* kInUseFile = "in-use";

std::vector<std::string> ownAddresses() {
    std::vector<std::string> addresses;
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0)
        return addresses;
    for (const ifaddrs* each = list; each; each = each->ifa_next) {
        if (!each->ifa_addr || each->ifa_addr->sa_family != AF_INET || (each->ifa_flags & IFF_LOOPBACK))
            continue;
        std::array<char, INET_ADDRSTRLEN> text{};
        const auto* address = reinterpret_cast<const sockaddr_in*>(each->ifa_addr);
        if (::inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()))
            addresses.emplace_back(text.data());
    }
    ::freeifaddrs(list);
    return addresses;
}

} // namespace

FolderUse::FolderUse(const std::filesystem::path& folder, Kind kind)
    : m_file(::open((folder / kInUseFile).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    m_taken = m_file >= 0 && ::flock(m_file, (kind == Shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0;
}

FolderUse::~FolderUse() {
    if (m_file >= 0)
        ::close(m_file);
}

std::filesystem::path storeFile(const std::filesystem::path& folder) {
    return folder / "central.db";
}

std::map<std::string, std::string> keyFiles(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const char* name : {"tls-key.pem", "tls-certificate.pem"}) {
        std::ifstream in(folder / name, std::ios::binary);
        if (in)
            files[name] = {std::istreambuf_iterator<char>(in), {}};
    }
    return files;
}

bool hasStore(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::exists(storeFile(folder), ignored);
}

sync::Result<std::unique_ptr<sync::CentralStore>> openStore(const std::filesystem::path& folder) {
    if (!hasStore(folder))
        return sync::Error{"not_found", "no central.db", false};
    static std::map<std::filesystem::path, std::unique_ptr<FolderUse>> uses;
    auto& use = uses[folder];
    if (!use)
        use = std::make_unique<FolderUse>(folder, FolderUse::Shared);
    if (!*use)
        return sync::Error{"in_use", "", true};
    return sync::openSqliteCentralStore(storeFile(folder), domain::schema(), sync::systemClock(),
                                        sync::systemRandom());
}

std::string townshipName(sync::CentralStore& store) {
    SQLite::Statement query(store.office().tables(),
                            "SELECT name FROM township WHERE _deleted IS NULL AND name IS NOT NULL");
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

void rememberListening(const std::filesystem::path& folder, const Listening& listening) {
    std::ofstream(folder / kListeningFile)
        << listening.scheme << " " << listening.host << " " << listening.port << "\n";
}

std::vector<std::string> addressHints(const std::filesystem::path& folder) {
    Listening last{"https", "0.0.0.0", kDefaultPort};
    if (Listening read; std::ifstream(folder / kListeningFile) >> read.scheme >> read.host >> read.port)
        last = read;
    const auto hosts =
        last.host == "0.0.0.0" || last.host == "::" ? ownAddresses() : std::vector<std::string>{last.host};
    std::vector<std::string> urls;
    for (const auto& host : hosts) {
        const bool six = host.find(':') != std::string::npos;
        urls.push_back(last.scheme + "://" + (six ? "[" + host + "]" : host) + ":" +
                       std::to_string(last.port));
    }
    return urls;
}

} // namespace ruhu::central
