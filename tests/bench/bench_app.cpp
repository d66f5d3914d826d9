#include "app/composition.h"
#include "app/domain/schema.h"
#include "platform/fake/fake_ports.h"
#include "sync/client/curl_transport.h"
#include "sync/client/enrolment.h"
#include "sync/client/session.h"
#include "tests/bench/figures.h"
#include "tests/bench/suites.h"
#include "tests/support/central_process.h"
#include "tests/support/window_driver.h"

#include <SQLiteCpp/Statement.h>

#include <QDate>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QQuickWindow>

#include <cmath>
#include <map>
#include <stdexcept>

namespace ruhu::bench {

namespace {

using support::CentralProcess;
using support::WindowDriver;

constexpr std::size_t kHouseholds = 40;
constexpr std::size_t kQuickHouseholds = 6;
constexpr int kStartMs = 60'000;

QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

template <typename T> T must(sync::Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    return std::move(result).value();
}

double residentMiB(qint64 process) {
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (status.open(QIODevice::ReadOnly))
        for (const auto& line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.simplified().split(' ').at(1).toDouble() / 1024;
    throw std::runtime_error("the memory of a process cannot be read");
}

void openOffice(CentralProcess& central) {
    const auto sample = [](const char* file) {
        return QStringLiteral(RUHU_SOURCE_ROOT "/tests/samples/") + QLatin1String(file);
    };
    const auto today = QDate::currentDate();
    central.run({"init", "--township", "赵家坪乡", "--code", "149999201", "--starts-on",
                 today.addDays(-9).toString(Qt::ISODate), "--visits-due-on",
                 today.addDays(9).toString(Qt::ISODate), "--confirm-income-line"});
    central.run({"import", sample("roster.xlsx")});
    central.run({"import", sample("staff.csv")});
}

/// A tablet's folder with the whole township in it.
void pullTownship(CentralProcess& central, const std::filesystem::path& folder) {
    const auto code =
        central.run({"enrol", "--name", text(folder.filename()), "--villages", "全部", "--quiet"}).trimmed();
    std::filesystem::create_directories(folder);
    auto replica = must(sync::Replica::open(folder / "tablet.db", domain::schema(), sync::systemClock(),
                                            sync::systemRandom()));
    sync::CurlTransport transport;
    const auto identity = must(sync::Enrolment(sync::systemClock(), sync::systemRandom())
                                   .enrol(transport, central.url().mid(8).toStdString(), code.toStdString()));
    if (auto set = replica->setIdentity(identity); !set)
        throw std::runtime_error(set.error().code);
    if (auto done = sync::Session(*replica, transport, sync::systemClock()).run(); !done)
        throw std::runtime_error(done.error().code + " " + done.error().detail);
}

struct Start {
    double milliseconds;
    double memory;
};

/// The real program, from nothing to its first usable frame.
Start startApp(const std::filesystem::path& tablet) {
    QProcess app;
    QElapsedTimer timer;
    timer.start();
    app.start(QStringLiteral(RUHU_APP),
              {QStringLiteral("--data"), text(tablet), QStringLiteral("--report-ready")});
    QByteArray said;
    while (!said.contains("ready\n")) {
        if (!app.waitForReadyRead(kStartMs))
            throw std::runtime_error("ruhu-app does not get ready: " +
                                     app.readAllStandardError().toStdString());
        said += app.readAllStandardOutput();
    }
    const Start start{static_cast<double>(timer.nsecsElapsed()) / 1e6, residentMiB(app.processId())};
    app.kill();
    app.waitForFinished();
    return start;
}

/// Heads of households of 赵家坪村 whose names nobody shares in their village, not even the first two
/// characters.
std::vector<QString> heads(const std::filesystem::path& tablet, std::size_t count) {
    const auto replica = must(sync::Replica::open(tablet / "tablet.db", domain::schema(), sync::systemClock(),
                                                  sync::systemRandom()));
    SQLite::Statement query(replica->tables(),
                            "SELECT p.name, h.head_id = p.id FROM person p JOIN household h ON h.id = "
                            "p.household_id JOIN village v ON v.code = h.village_code WHERE v.name = "
                            "'赵家坪村' ORDER BY h.national_no");
    std::map<QString, int> met;
    std::vector<QString> names;
    while (query.executeStep()) {
        const auto name = QString::fromUtf8(query.getColumn(0).getText());
        ++met[name.left(2)];
        if (query.getColumn(1).getInt() != 0 && name.size() == 3)
            names.push_back(name);
    }
    std::erase_if(names, [&](const QString& name) { return met.at(name.left(2)) > 1; });
    if (names.size() < count)
        throw std::runtime_error("too few households to open");
    names.resize(count);
    return names;
}

void signIn(WindowDriver& hands) {
    const auto type = [&](const char* pin) {
        for (const char* digit = pin; *digit != 0; ++digit)
            hands.tap(QString(QLatin1Char(*digit)));
    };
    hands.waitFor(QStringLiteral("贾文涛"));
    hands.tap(QStringLiteral("贾文涛"));
    type("220515");
    hands.tap(QStringLiteral("进入"));
    hands.waitFor(QStringLiteral("就用这个"));
    type("258036");
    hands.tap(QStringLiteral("就用这个"));
    hands.waitFor(QStringLiteral("记住新密码"));
    type("258036");
    hands.tap(QStringLiteral("记住新密码"));
    hands.waitFor(QStringLiteral("今天"));
}

struct Openings {
    std::vector<double> household;
    std::vector<double> visit;
};

/// Finds each household, opens its page and begins its visit, by touch.
Openings openPages(const std::filesystem::path& tablet, const std::vector<QString>& names) {
    platform::FakePorts ports;
    const auto composition =
        must(Composition::open(tablet, sync::systemClock(), sync::systemRandom(), ports));
    auto* window = composition->show();
    if (!window)
        throw std::runtime_error("the window could not be loaded");
    WindowDriver hands(window);
    signIn(hands);
    Openings openings;
    for (const auto& name : names) {
        hands.tap(QStringLiteral("农户"));
        hands.tapNamed(QStringLiteral("searchField"));
        hands.retype(name.left(2));
        hands.tap(name);
        openings.household.push_back(hands.timeTap(QStringLiteral("看全户"), [&] {
            return hands.shows(QStringLiteral("家庭成员")) && hands.shows(name);
        }));
        openings.visit.push_back(hands.timeTap(QStringLiteral("开始入户"), [&] {
            return hands.shows(QStringLiteral("先放下")) && hands.showsPart(name);
        }));
        hands.tap(QStringLiteral("先放下"));
    }
    return openings;
}

} // namespace

std::vector<Figure> measureApp(const std::filesystem::path& folder, int runs) {
    CentralProcess central(QStringLiteral(RUHU_CENTRAL), text(folder / "central"));
    openOffice(central);
    std::vector<double> centralMemory;
    std::vector<double> starts;
    std::vector<double> appMemory;
    std::vector<QString> names;
    for (int run = 0; run < runs; ++run) {
        const auto tablet = folder / ("tablet" + std::to_string(run));
        central.start();
        pullTownship(central, tablet);
        centralMemory.push_back(residentMiB(central.processId()));
        central.kill();
        if (run == 0) // before the program is killed: nobody else then opens its file before itself
            names = heads(tablet, runs > 1 ? kHouseholds : kQuickHouseholds);
        const auto start = startApp(tablet);
        starts.push_back(start.milliseconds);
        appMemory.push_back(start.memory);
    }
    const auto openings = openPages(folder / "tablet0", names);
    const auto spread = [](const std::vector<double>& times) {
        return "p99 of " + std::to_string(times.size()) + ", tap to frame, software rendering; p50 " +
               std::to_string(std::lround(percentile(times, 0.5))) + ", first " +
               std::to_string(std::lround(times.front()));
    };
    return {{"household_open", percentile(openings.household, 0.99), "ms", {}, spread(openings.household)},
            {"visit_open", percentile(openings.visit, 0.99), "ms", {}, spread(openings.visit)},
            {"cold_start", median(starts), "ms", {}, "ruhu-app to its first frame, whole township on it"},
            {"app_rss", median(appMemory), "MiB", {}, "of that process"},
            {"central_rss", median(centralMemory), "MiB", {}, "ruhu-central after a whole pull"}};
}

} // namespace ruhu::bench
