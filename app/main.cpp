// The tablet app. `ruhu-app --data DIR` keeps its data elsewhere than in the user's data folder.

#include "app/composition.h"
#include "app/viewmodels/fonts.h"
#include "platform/linux/linux_camera.h"
#include "platform/linux/linux_device.h"
#include "platform/linux/linux_files.h"
#include "platform/linux/linux_locator.h"
#include "platform/linux/linux_microphone.h"
#include "platform/linux/linux_network.h"
#include "platform/linux/linux_speaker.h"
#include "platform/linux/linux_sticks.h"
#include "platform/ports/ports.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <cstdio>

namespace {

/// The data could not be opened, or was damaged: a window that says what is safe and what to do, until it is
/// closed.
int showProblem(const std::string& code) {
    QQmlApplicationEngine engine;
    engine.setInitialProperties({{QStringLiteral("code"), QString::fromStdString(code)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Ruhu/StartProblem.qml")));
    return engine.rootObjects().isEmpty() ? 1 : QGuiApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    QGuiApplication qt(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("ruhu"));
    ruhu::viewmodels::installFonts(qt);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("入户: household visits, offline first"));
    parser.addHelpOption();
    parser.addOption(
        {QStringLiteral("data"), QStringLiteral("Folder of this tablet's data"), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("report-ready"),
                      QStringLiteral("Print a line when the first usable frame is on the screen")});
    parser.process(qt);

    const ruhu::platform::LinuxDevice device;
    const std::filesystem::path folder = parser.isSet(QStringLiteral("data"))
                                             ? parser.value(QStringLiteral("data")).toStdString()
                                             : device.dataFolder().string();
    ruhu::platform::LinuxCamera camera;
    ruhu::platform::LinuxSticks sticks;
    ruhu::platform::LinuxFiles files(sticks);
    ruhu::platform::LinuxNetwork network;
    ruhu::platform::LinuxMicrophone microphone;
    ruhu::platform::LinuxSpeaker speaker;
    ruhu::platform::LinuxLocator locator;
    auto composition =
        ruhu::Composition::open(folder, ruhu::sync::systemClock(), ruhu::sync::systemRandom(),
                                {camera, sticks, network, microphone, speaker, locator, files});
    if (!composition)
        return showProblem(composition.error().code);
    if (const auto& salvaged = (*composition)->salvaged(); !salvaged.empty())
        showProblem(salvaged);
    auto* window = (*composition)->show();
    if (!window)
        return 1;
    if (parser.isSet(QStringLiteral("report-ready")))
        QObject::connect(
            window, &QQuickWindow::frameSwapped, window,
            [] {
                std::puts("ready");
                std::fflush(stdout);
            },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    return QGuiApplication::exec();
}
