// Runs the Qt Quick tests named by -input; a warning from QML is a failure, whatever the test itself says.
#include "app/viewmodels/fonts.h"

#include <QGuiApplication>
#include <QQmlEngine>
#include <QtQuickTest>

#include <atomic>
#include <cstdio>

namespace {

std::atomic<int> warnings = 0;
QtMessageHandler defaultHandler = nullptr;

// Binding errors, missing types and console.warn all come through here with a QML file or a QML category.
void countWarnings(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const QString file = QString::fromUtf8(context.file ? context.file : "");
    const QString category = QString::fromUtf8(context.category ? context.category : "");
    const bool fromQml = file.contains(QLatin1String(".qml")) || message.contains(QLatin1String(".qml")) ||
                         category.startsWith(QLatin1String("qml")) || category.startsWith(QLatin1String("js"));
    if (type >= QtWarningMsg && type != QtInfoMsg && fromQml)
        ++warnings;
    defaultHandler(type, context, message);
}

class Setup : public QObject {
    Q_OBJECT

public slots:
    void applicationAvailable() { ruhu::viewmodels::installFonts(*qGuiApp); }
};

} // namespace

int main(int argc, char** argv) {
    Setup setup;
    // Qt Quick Test puts its own handler around this one for messages within a test function.
    defaultHandler = qInstallMessageHandler(countWarnings);
    const int failed = quick_test_main_with_setup(argc, argv, "ruhu", RUHU_QML_TESTS, &setup);
    if (warnings > 0)
        std::fprintf(stderr, "%d QML warning(s): each is a failure\n", warnings.load());
    return failed + (warnings > 0 ? 1 : 0);
}

#include "qml_test.moc"
