// ruhu-demo: the main job from the door to the office, on the sample township.
//   ruhu-demo --out DIR   drives the tablet app by touch, without a display, and leaves pictures, the ledger
//   and
//                         the signed visit in DIR; exit status 0 only if all of it happened
//   ruhu-demo --taps      counts what a visit costs the finger at the commonest kinds of door
//   ruhu-demo --window    opens the tablet app on the same township, to be used by hand; --seconds N closes
//   it
//                         by itself

#include "app/composition.h"
#include "app/domain/schema.h"
#include "app/viewmodels/fonts.h"
#include "platform/linux/linux_camera.h"
#include "platform/linux/linux_files.h"
#include "platform/linux/linux_locator.h"
#include "platform/linux/linux_microphone.h"
#include "platform/linux/linux_network.h"
#include "platform/linux/linux_speaker.h"
#include "platform/linux/linux_sticks.h"
#include "platform/ports/ports.h"
#include "sync/client/curl_transport.h"
#include "sync/client/enrolment.h"
#include "sync/client/session.h"
#include "tests/scenarios/doors.h"
#include "tests/scenarios/tablet.h"
#include "tests/scenarios/visit_steps.h"
#include "tests/support/central_process.h"
#include "tests/support/qml_warnings.h"

#include <QCommandLineParser>
#include <QDate>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <stdexcept>

using namespace ruhu;
using scenarios::Tablet;
using support::CentralProcess;

namespace {

void say(const QString& line) {
    std::fputs((line + '\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void expect(bool holds, const char* what) {
    if (!holds)
        throw std::runtime_error(std::string("it did not happen: ") + what);
}

QString sample(const char* file) {
    return QStringLiteral(RUHU_SOURCE_ROOT "/tests/samples/") + QLatin1String(file);
}

void openOffice(CentralProcess& central) {
    const auto today = QDate::currentDate();
    central.run({"init", "--township", "赵家坪乡", "--code", "149999201", "--starts-on",
                 today.addDays(-9).toString(Qt::ISODate), "--visits-due-on",
                 today.addDays(9).toString(Qt::ISODate), "--confirm-income-line"});
    const auto report = central.run({"import", sample("roster.xlsx")});
    expect(report.contains("2535") || report.contains("2,535"), "the roster is read whole");
    central.run({"import", sample("staff.csv")});
}

QString codeFor(CentralProcess& central, const QString& tablet) {
    return central.run({"enrol", "--name", tablet, "--villages", "白家岭村", "--quiet"}).trimmed();
}

/// Two people, two tablets, no network: the same household's phone... each asks who is where.
void callAtSecondHousehold(Tablet& tablet, const QString& whereabouts) {
    auto& hands = tablet.hands();
    tablet.find(QStringLiteral("杨勇豪"), QStringLiteral("杨勇豪"));
    hands.tap(QStringLiteral("开始入户"));
    hands.waitFor(QStringLiteral("家庭成员"));
    hands.tap(QStringLiteral("家庭成员"));
    hands.tap(QStringLiteral("谭珍婷"));
    hands.tapUnder(QStringLiteral("现在在哪里"), whereabouts);
    hands.waitForPart(QStringLiteral("已保存"));
    tablet.picture(QStringLiteral("clash-at-the-door"));
    hands.tap(QStringLiteral("先放下"));
}

void signedVisit(Tablet& tablet) {
    tablet.picture(QStringLiteral("home"));
    tablet.find(QStringLiteral("nmw"), QStringLiteral("牛明旺"));
    tablet.picture(QStringLiteral("household"));
    tablet.hands().tap(QStringLiteral("开始入户"));
    scenarios::fillBasics(tablet);
    scenarios::fillMembers(tablet);
    scenarios::fillIncome(tablet);
    scenarios::fillExpenses(tablet);
    scenarios::fillAssurances(tablet);
    scenarios::fillConclusion(tablet);
    scenarios::readBack(tablet);
    scenarios::signAll(tablet);
}

void round(const QDir& out, bool everySize) {
    support::QmlWarnings warnings;
    QTemporaryDir data;
    expect(data.isValid(), "a folder for the data");
    CentralProcess central(QStringLiteral(RUHU_CENTRAL), data.filePath("central"));
    openOffice(central);
    say(QStringLiteral("Office: 10 villages, 34 hamlets, 2,535 households, 7,160 people imported."));
    central.start();

    Tablet wang(QStringLiteral("wang"), data.filePath("tablet-wang"), out, everySize);
    wang.enrol(central.url().mid(8), codeFor(central, QStringLiteral("3号平板")));
    wang.signIn(QStringLiteral("王建国"), QStringLiteral("100071"), QStringLiteral("258036"));
    Tablet li(QStringLiteral("li"), data.filePath("tablet-li"), out, everySize);
    li.enrol(central.url().mid(8), codeFor(central, QStringLiteral("2号平板")));
    li.signIn(QStringLiteral("李晓梅"), QStringLiteral("100072"), QStringLiteral("147036"));
    say(QStringLiteral("Two tablets enrolled; 王建国 and 李晓梅 signed in."));

    central.kill();
    signedVisit(wang);
    say(QStringLiteral(
        "Network off: 牛明旺's household found, visited, read back, signed by three, sealed."));
    wang.sync(QStringLiteral("没送成，东西都在本机"));
    wang.picture(QStringLiteral("sync-failed"));

    central.start();
    wang.sync(QStringLiteral("都送到了"));
    wang.picture(QStringLiteral("sync-done"));
    li.sync(QStringLiteral("都送到了"));
    li.find(QStringLiteral("nmw"), QStringLiteral("牛明旺"));
    li.hands().tap(QStringLiteral("看已签的表"));
    li.hands().waitForPart(QStringLiteral("校验码"));
    li.picture(QStringLiteral("sealed-on-the-second-tablet"));
    expect(li.hands().showsPart(QStringLiteral("牛明旺")), "the second tablet shows who signed");
    say(QStringLiteral("Network on: synced; the second tablet shows the visit with its signatures."));

    central.kill();
    callAtSecondHousehold(wang, QStringLiteral("在家"));
    callAtSecondHousehold(li, QStringLiteral("务工"));
    central.start();
    wang.sync(QStringLiteral("都送到了"));
    li.sync(QStringLiteral("都送到了"));
    li.open(QStringLiteral("待办"));
    li.hands().waitForPart(QStringLiteral("谭珍婷现在在哪里"));
    li.picture(QStringLiteral("review"));
    li.hands().tap(QStringLiteral("用这个"), 0);
    li.picture(QStringLiteral("review-chosen"));
    li.hands().tap(QStringLiteral("定为务工"));
    li.hands().waitFor(QStringLiteral("没有要定的事"));
    li.sync(QStringLiteral("都送到了"));
    wang.sync(QStringLiteral("都送到了"));
    wang.open(QStringLiteral("待办"));
    wang.hands().waitFor(QStringLiteral("没有要定的事"));
    wang.picture(QStringLiteral("review-settled"));
    wang.open(QStringLiteral("本轮"));
    wang.picture(QStringLiteral("home-in-the-evening"));
    say(QStringLiteral(
        "Both changed one household differently offline: one question, settled, gone on both tablets."));

    const auto ledger = out.filePath(QStringLiteral("ledger-1.xlsx"));
    central.run({"export", "--ledger", "visits", "-o", ledger});
    central.run({"export", "--visit", "149999201007001657", "-o", out.filePath("visit.pdf")});
    central.run({"verify", "--visit", out.filePath("visit.pdf")});
    expect(QFile(ledger).size() > 10'000, "the ledger is written");
    expect(QFile(out.filePath("visit.pdf")).size() > 10'000, "the signed visit is printed");
    const auto verified = central.run({"verify"});
    say(QStringLiteral("Office: ledger 1 and the signed visit written; the log verified: %1")
            .arg(verified.trimmed()));

    const auto flaws = wang.flaws() + li.flaws() + warnings.take();
    for (const auto& flaw : flaws)
        say(QStringLiteral("  flaw: ") + flaw);
    expect(flaws.isEmpty(), "every screen is whole");
}

/// What a visit costs the finger, at the commonest kinds of door.
void countTaps(const QDir& out) {
    support::QmlWarnings warnings;
    QTemporaryDir data;
    expect(data.isValid(), "a folder for the data");
    CentralProcess central(QStringLiteral(RUHU_CENTRAL), data.filePath("central"));
    openOffice(central);
    QFile roster(data.filePath("doors.csv"));
    expect(roster.open(QIODevice::WriteOnly), "the roster is written");
    roster.write(scenarios::rosterOf(scenarios::doors(), QDate::currentDate()));
    roster.close();
    central.run({"import", roster.fileName()});
    central.start();
    Tablet wang(QStringLiteral("taps"), data.filePath("tablet"), out, false);
    wang.enrol(central.url().mid(8), codeFor(central, QStringLiteral("3号平板")));
    wang.signIn(QStringLiteral("王建国"), QStringLiteral("100071"), QStringLiteral("258036"));
    const auto visitAll = [&](bool again) {
        for (const auto& door : scenarios::doors()) {
            const auto& head = door.people.front().name;
            wang.find(head, head);
            const auto effort = scenarios::visit(wang, door, again);
            say(QStringLiteral("%1%2: %3 taps, %4 strokes to scroll, %5 characters typed, %6 names written")
                    .arg(door.kind)
                    .arg(again ? QStringLiteral(", a year later") : QString())
                    .arg(effort.taps)
                    .arg(effort.swipes)
                    .arg(effort.typed)
                    .arg(effort.written));
            expect(effort.taps <= (again ? door.tapsAgain : door.taps),
                   "a visit costs no more taps than it did");
            wang.open(QStringLiteral("本轮"));
        }
    };
    visitAll(false);
    const auto today = QDate::currentDate();
    central.run({"round", "--next", "下一年第一轮", "--starts-on", today.addDays(-1).toString(Qt::ISODate),
                 "--visits-due-on", today.addDays(9).toString(Qt::ISODate), "--confirm-income-line"});
    wang.sync(QStringLiteral("都送到了"));
    wang.open(QStringLiteral("本轮"));
    wang.hands().waitForPart(QStringLiteral("下一年第一轮"));
    visitAll(true);
    const auto flaws = wang.flaws() + warnings.take();
    for (const auto& flaw : flaws)
        say(QStringLiteral("  flaw: ") + flaw);
    expect(flaws.isEmpty(), "every screen is whole");
}

/// Central store and one tablet that is ready: enrolled, synced; the person signs in by hand. Closes after
/// `seconds`; 0 = when the person closes it.
int window(int seconds) {
    const auto folder = QDir::home().filePath(QStringLiteral(".local/share/ruhu-demo"));
    QDir(folder).removeRecursively();
    QDir().mkpath(folder + QStringLiteral("/tablet"));
    CentralProcess central(QStringLiteral(RUHU_CENTRAL), folder + QStringLiteral("/central"));
    openOffice(central);
    central.start();
    const auto code = codeFor(central, QStringLiteral("3号平板"));
    {
        auto replica = sync::Replica::open((folder + QStringLiteral("/tablet/tablet.db")).toStdString(),
                                           domain::schema(), sync::systemClock(), sync::systemRandom());
        expect(replica.ok(), "the tablet's data opens");
        sync::CurlTransport transport;
        auto identity = sync::Enrolment(sync::systemClock(), sync::systemRandom())
                            .enrol(transport, central.url().mid(8).toStdString(), code.toStdString());
        expect(identity.ok() && (*replica)->setIdentity(*identity).ok(), "the tablet enrols");
        expect(sync::Session(**replica, transport, sync::systemClock()).run().ok(), "the tablet syncs");
    }
    platform::LinuxCamera camera;
    platform::LinuxSticks sticks;
    platform::LinuxFiles files(sticks);
    platform::LinuxNetwork network;
    platform::LinuxMicrophone microphone;
    platform::LinuxSpeaker speaker;
    platform::LinuxLocator locator;
    auto composition = Composition::open((folder + QStringLiteral("/tablet")).toStdString(),
                                         sync::systemClock(), sync::systemRandom(),
                                         {camera, sticks, network, microphone, speaker, locator, files});
    expect(composition.ok() && (*composition)->show() != nullptr, "the window opens");
    say(QStringLiteral(
            "Sign in as 王建国 with 100071 (李晓梅: 100072). The central store serves %1 until you close "
            "the window; its data is in %2.")
            .arg(central.url(), folder));
    if (seconds > 0)
        QTimer::singleShot(std::chrono::seconds(seconds), qGuiApp, &QGuiApplication::quit);
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    const bool onScreen = argc > 1 && qstrcmp(argv[1], "--window") == 0;
    if (!onScreen) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_QUICK_BACKEND", "software");
    }
    QGuiApplication qt(argc, argv);
    viewmodels::installFonts(qt);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("out"), QStringLiteral("Folder for pictures and documents"),
                      QStringLiteral("DIR"), QStringLiteral("demo-out")});
    parser.addOption({QStringLiteral("window"), QStringLiteral("Open the app to be used by hand")});
    parser.addOption({QStringLiteral("seconds"), QStringLiteral("Close the window after so long"),
                      QStringLiteral("N"), QStringLiteral("0")});
    parser.addOption({QStringLiteral("taps"), QStringLiteral("Count what a visit costs the finger")});
    parser.addOption(
        {QStringLiteral("every-size"), QStringLiteral("Each picture also upright and with text of 150 %")});
    parser.process(qt);
    try {
        if (onScreen)
            return window(parser.value(QStringLiteral("seconds")).toInt());
        QDir out(parser.value(QStringLiteral("out")));
        out.removeRecursively();
        QDir().mkpath(out.path());
        if (parser.isSet(QStringLiteral("taps"))) {
            countTaps(out);
            return 0;
        }
        QElapsedTimer timer;
        timer.start();
        round(out, parser.isSet(QStringLiteral("every-size")));
        say(QStringLiteral("Done in %1 s. Look in %2: pictures of every screen, ledger-1.xlsx, visit.pdf.")
                .arg(timer.elapsed() / 1000)
                .arg(QDir::cleanPath(out.absolutePath())));
        return 0;
    } catch (const std::exception& error) {
        say(QStringLiteral("The demo failed: ") + QString::fromUtf8(error.what()));
        return 1;
    }
}
