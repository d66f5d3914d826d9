#include "app/domain/schema.h"
#include "sync/central/central_store.h"
#include "sync/central/tls_identity.h"
#include "sync/client/central_client.h"
#include "sync/client/curl_transport.h"
#include "tests/bench/figures.h"
#include "tests/bench/suites.h"
#include "tests/bench/township.h"
#include "tests/support/central_process.h"

#include <cmath>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace ruhu::bench {

namespace {

using namespace std::chrono_literals;
using sync::Identity;

constexpr int kTablets = 500;
constexpr int kPolls = 5;
constexpr std::chrono::microseconds kEvery = 1s; ///< one tablet; a real one asks every quarter of an hour

template <typename T> T must(sync::Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    return std::move(result).value();
}

/// A central store with the sample township and accounts for all tablets, without their enrolment, which is
/// slow on purpose.
std::vector<Identity> prepare(const std::filesystem::path& folder, std::string& standing) {
    const auto store = must(sync::openSqliteCentralStore(folder / "central.db", domain::schema(),
                                                         sync::systemClock(), sync::systemRandom()));
    importSample(store->office());
    must(store->packSegments()); // as `ruhu-central import` does
    std::vector<Identity> tablets;
    for (int i = 0; i < kTablets; ++i) {
        const auto device = store->office().makeId();
        const auto token = "token of " + device.substr(0, 36 - 1);
        const sync::DeviceAccount account{device, "", "", sync::sha256Hex(token), false, {"*"}};
        if (!store->addEnrolmentCode({device, "", "", {}, 0, 0, false}) || !store->enrol(device, account))
            throw std::runtime_error("no account");
        tablets.push_back({device, "", "", "", "", token, "", {}});
    }
    standing = store->standing({"*"});
    return tablets;
}

struct Times {
    std::mutex mutex;
    std::vector<double> greeting; ///< the first poll of a connection
    std::vector<double> poll;
    std::vector<double> atOnce; ///< all tablets ask in the same moment, as when the power comes back
    std::string trouble;
};

/// `begin`: of the first tablet; the others follow evenly within kEvery, and all ask at once in the end.
void pollSome(const Identity& tablet, int number, const std::string& standing, int polls,
              std::chrono::steady_clock::time_point begin, Times& times) {
    sync::CurlTransport transport;
    sync::CentralClient central(transport, tablet);
    const auto ask = [&](std::chrono::steady_clock::time_point due, std::vector<double>& to) {
        std::this_thread::sleep_until(due);
        sync::Result<bool> news = true;
        const auto took = milliseconds([&] { news = central.hasNews(standing); });
        const std::lock_guard lock(times.mutex);
        to.push_back(took);
        if (!news || *news)
            times.trouble = news ? "news where there is none" : news.error().code + " " + news.error().detail;
    };
    const auto own = begin + kEvery * number / kTablets;
    for (int i = 0; i <= polls; ++i)
        ask(own + kEvery * i, i == 0 ? times.greeting : times.poll);
    ask(begin + kEvery * (polls + 2), times.atOnce);
}

} // namespace

std::vector<Figure> measurePoll(const std::filesystem::path& folder, int runs) {
    const auto data = folder / "poll";
    support::CentralProcess central(QStringLiteral(RUHU_CENTRAL), QString::fromStdString(data.string()));
    central.run({"init", "--township", "赵家坪乡", "--code", "149999201", "--starts-on", "2026-05-01",
                 "--visits-due-on", "2026-06-10", "--confirm-income-line"});
    std::string standing;
    auto tablets = prepare(data, standing);
    central.start();
    for (auto& tablet : tablets) {
        tablet.url = central.url().toStdString();
        tablet.pin = must(sync::loadTlsIdentity(data)).pin;
    }
    std::vector<double> p99;
    std::vector<double> greeting;
    std::vector<double> atOnce;
    for (int run = 0; run < runs; ++run) {
        Times times;
        {
            std::vector<std::jthread> threads;
            const auto begin = std::chrono::steady_clock::now() + 500ms;
            for (int i = 0; i < kTablets; ++i)
                threads.emplace_back([&, i] {
                    pollSome(tablets[static_cast<std::size_t>(i)], i, standing, runs > 1 ? kPolls : 1, begin,
                             times);
                });
        }
        if (!times.trouble.empty())
            throw std::runtime_error("idle poll: " + times.trouble);
        p99.push_back(percentile(times.poll, 0.99));
        greeting.push_back(percentile(times.greeting, 0.99));
        atOnce.push_back(percentile(times.atOnce, 0.99));
    }
    return {{"idle_poll",
             median(p99),
             "ms",
             {},
             "p99 of 500 tablets on 500 TLS connections, 500 polls/s; p99 with TLS greeting " +
                 std::to_string(std::lround(median(greeting))) + ", of all 500 asking in one moment " +
                 std::to_string(std::lround(median(atOnce)))}};
}

} // namespace ruhu::bench
