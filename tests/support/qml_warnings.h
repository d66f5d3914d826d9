#pragma once

#include <QStringList>

namespace ruhu::support {

/// What QML complains of while this lives: binding loops, bindings that fail, types that are missing. Each is
/// a flaw of a page that no picture shows. Messages still go where they went before. One at a time; made and
/// read on the UI thread, hears every thread.
class QmlWarnings {
public:
    QmlWarnings();
    ~QmlWarnings();
    QmlWarnings(const QmlWarnings&) = delete;
    QmlWarnings& operator=(const QmlWarnings&) = delete;

    /// The complaints since the last call, each once.
    QStringList take();
};

} // namespace ruhu::support
