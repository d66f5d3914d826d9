#include "tests/support/qml_warnings.h"

#include <QMutex>
#include <QtGlobal>

#include <utility>

namespace ruhu::support {

namespace {

QMutex mutex;
QStringList heard;
QtMessageHandler before = nullptr;

/// The engine prints under the category "default" and names the file, or the class of its own that
/// complains; qmlWarning() and console.warn() have categories of their own.
bool isOfQml(const QMessageLogContext& context, const QString& text) {
    const auto category = QLatin1String(context.category ? context.category : "");
    return category.startsWith(QLatin1String("qml")) || category.startsWith(QLatin1String("qt.qml")) ||
           category == QLatin1String("js") || text.contains(QLatin1String(".qml:")) ||
           text.startsWith(QLatin1String("QQml")) || text.startsWith(QLatin1String("QQuick"));
}

void hear(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (type != QtDebugMsg && type != QtInfoMsg && isOfQml(context, text)) {
        const QMutexLocker lock(&mutex);
        if (!heard.contains(text))
            heard << text;
    }
    if (before)
        before(type, context, text);
}

} // namespace

QmlWarnings::QmlWarnings() {
    heard.clear();
    before = qInstallMessageHandler(hear);
}

QmlWarnings::~QmlWarnings() {
    qInstallMessageHandler(before);
    before = nullptr;
}

QStringList QmlWarnings::take() {
    const QMutexLocker lock(&mutex);
    return std::exchange(heard, {});
}

} // namespace ruhu::support
