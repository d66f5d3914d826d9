#include "app/central/backup_rota.h"
#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/request_log.h"
#include "app/central/words.h"
#include "sync/central/central_service.h"
#include "sync/central/http_server.h"
#include "sync/central/tls_identity.h"
#include "sync/relay/stick.h"

#include <spdlog/spdlog.h>

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace ruhu::central {

namespace {

constexpr std::chrono::minutes kPackEvery{1};
constexpr std::chrono::seconds kLookEvery{2}; // for sticks
constexpr std::chrono::hours kBackUpEvery{1};

struct ServeOptions {
    std::string listen = "0.0.0.0:" + std::to_string(kDefaultPort);
    bool plain = false;
    std::filesystem::path sticks;  ///< empty: not looked for
    std::filesystem::path backups; ///< empty: somebody does it by hand
};

/// "0.0.0.0:8443" or "[::1]:8443".
std::optional<Listening> readListen(const std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0)
        return std::nullopt;
    Listening listening{"https", text.substr(0, colon), -1};
    if (listening.host.front() == '[' && listening.host.back() == ']')
        listening.host = listening.host.substr(1, listening.host.size() - 2);
    const char* end = text.data() + text.size();
    const auto [stop, bad] = std::from_chars(text.data() + colon + 1, end, listening.port);
    if (bad != std::errc() || stop != end || listening.port < 0 || listening.port > 65535)
        return std::nullopt;
    return listening;
}

/// Keeps the signals that end the service from threads that are made later; the main thread waits for them.
class EndSignals {
public:
    EndSignals() {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGTERM);
        sigaddset(&m_set, SIGINT);
        pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    void wait() {
        int signal = 0;
        while (sigwait(&m_set, &signal) != 0) {
        }
    }

private:
    sigset_t m_set;
};

/// Does something now and again, until the thread is to end.
template <typename Deed> void keepDoing(const std::stop_token& end, std::chrono::seconds every, Deed deed) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    do
        deed();
    while (!wake.wait_for(lock, end, every, [&] { return end.stop_requested(); }));
}

/// Packs full segments as they come to be.
std::jthread keepPacking(sync::CentralStore& store) {
    return std::jthread([&store](const std::stop_token& end) {
        keepDoing(end, kPackEvery, [&] {
            if (const auto packed = store.packSegments(end); !packed)
                spdlog::error("segments: {} ({})", packed.error().code, packed.error().detail);
        });
    });
}

/// Takes in what comes by stick.
std::jthread keepTakingIn(sync::CentralStore& store, const std::filesystem::path& sticks) {
    return std::jthread([&store, sticks](const std::stop_token& end) {
        sync::StickIntake intake(store, sticks);
        keepDoing(end, kLookEvery, [&] {
            for (const auto& [bundle, result] : intake.look()) {
                const auto name = bundle.filename().string();
                std::cout << (result ? "U盘已收下：" : "U盘没收成：") << name << (result ? "" : "，")
                          << (result ? "" : wordsFor(result.error())) << std::endl;
                spdlog::info("stick file={} result={}", name, result ? "taken" : result.error().code);
            }
        });
    });
}

/// Backs up what is new.
std::jthread keepBackingUp(sync::CentralStore& store, const std::filesystem::path& data,
                           const std::filesystem::path& folder) {
    return std::jthread([&store, data, folder](const std::stop_token& end) {
        BackupRota rota(store, data, folder);
        keepDoing(end, kBackUpEvery, [&] {
            const auto made = rota.look();
            if (made && !*made)
                return;
            if (made)
                std::cout << "已备份并核对：" << (*made)->string() << std::endl;
            else
                std::cout << "没能备份：" << wordsFor(made.error()) << "；一小时后再试" << std::endl;
            spdlog::info("backup result={}", made ? "made" : made.error().code);
        });
    });
}

int runServe(const CentralOptions& central, const ServeOptions& options) {
    auto listening = readListen(options.listen);
    if (!listening)
        return refuse(sync::Error{"bad_address", {}, false});
    if (!hasStore(central.data))
        return refuse(sync::Error{"not_found", {}, false});
    EndSignals endSignals;
    startLog(central.data / "logs");

    sync::HttpServerOptions server;
    server.host = listening->host;
    server.port = static_cast<std::uint16_t>(listening->port);
    server.onServed = logRequest;
    std::string pin;
    if (options.plain) {
        listening->scheme = "http";
    } else {
        auto identity = sync::loadTlsIdentity(central.data);
        if (!identity)
            return refuse(sync::Error{"bad_certificate", {}, false});
        server.certificatePem = identity->certificatePem;
        server.privateKeyPem = identity->privateKeyPem;
        pin = identity->pin;
    }
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    sync::CentralService service(**store, sync::systemClock(), pin, townshipName(**store));
    auto started = sync::HttpServer::start(std::move(server), service);
    if (!started)
        return refuse(started.error());
    listening->port = (*started)->port();
    rememberListening(central.data, *listening);
    spdlog::info("listening address={}:{} tls={}", listening->host, listening->port, !options.plain);
    const bool six = listening->host.find(':') != std::string::npos;
    std::cout << (central.quiet ? "" : "正在服务：") << listening->scheme << "://"
              << (six ? "[" + listening->host + "]" : listening->host) << ":" << listening->port << std::endl;

    {
        const auto packing = keepPacking(**store);
        const auto backingUp =
            options.backups.empty() ? std::jthread() : keepBackingUp(**store, central.data, options.backups);
        const auto takingIn = options.sticks.empty() ? std::jthread() : keepTakingIn(**store, options.sticks);
        endSignals.wait();
    }
    (*started)->stop();
    spdlog::info("stopped");
    spdlog::shutdown();
    if (!central.quiet)
        std::cout << "已停止服务，数据完好\n";
    return 0;
}

} // namespace

void addServe(CLI::App& app, CentralOptions& options) {
    auto* command = app.add_subcommand("serve", "接受平板同步，直到按 Ctrl+C 或收到停止信号");
    addCommon(*command, options);
    auto own = std::make_shared<ServeOptions>();
    command
        ->add_option("--listen", own->listen,
                     "监听的IP地址和端口（不写则为 0.0.0.0:8443，即本机所有网卡）；端口0＝自动选一个空闲端口")
        ->type_name("地址:端口");
    command
        ->add_option("--sticks", own->sticks,
                     "U盘出现的文件夹，例如 /media；平板用U盘带来的东西，插上就收，回执写回U盘")
        ->check(CLI::ExistingDirectory);
    command
        ->add_option(
            "--backups", own->backups,
            "自动备份到这个文件夹（最好在另一块硬盘上）：每小时看一次，有新内容就备份并核对，留最近14个")
        ->check(CLI::ExistingDirectory);
    command->add_flag("--plain", own->plain, "不加密，仅限本机地址，供调试");
    command->callback([&options, own] { options.run = [&options, own] { return runServe(options, *own); }; });
}

} // namespace ruhu::central
