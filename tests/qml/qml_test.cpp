// Runs the Qt Quick tests named by -input; a warning from QML is a failure, whatever the test itself says.
#include "app/viewmodels/fonts.h"

#include <QGuiApplication>
#include <QQmlEngine>
#include <QQmlError>
#include <QtQuickTest>

#include <cstdio>

namespace {

int warnings = 0;

class Setup : public QObject {
    Q_OBJECT

public slots:
    void applicationAvailable() { ruhu::viewmodels::installFonts(*qGuiApp); }

    // Binding errors, binding loops, missing types, qmlWarning(): the engine tells of all of them.
    void qmlEngineAvailable(QQmlEngine* engine) {
        connect(engine, &QQmlEngine::warnings, this,
                [](const QList<QQmlError>& errors) { warnings += static_cast<int>(errors.size()); });
    }
};

} // namespace

int main(int argc, char** argv) {
    Setup setup;
    const int failed = quick_test_main_with_setup(argc, argv, "ruhu", RUHU_QML_TESTS, &setup);
    if (warnings > 0)
        std::fprintf(stderr, "%d QML warning(s): each is a failure\n", warnings);
    return failed + (warnings > 0 ? 1 : 0);
}

#include "qml_test.moc"
