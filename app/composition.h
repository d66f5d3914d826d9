#pragma once

#include "sync/core/clock.h"
#include "sync/core/result.h"

#include <QObject>

#include <filesystem>
#include <memory>

class QQmlApplicationEngine;
class QQuickWindow;

namespace ruhu {

namespace viewmodels {
class Application;
}

/// The tablet app's object graph: everything is made here once, with plain constructors, and lives as long as
/// this. UI thread only; the sync worker has a thread of its own inside.
class Composition {
public:
    /// Opens the tablet's data in `folder` (made if it is not there). Errors: those of sync::Replica::open.
    static sync::Result<std::unique_ptr<Composition>> open(const std::filesystem::path& folder,
                                                           const sync::Clock& clock, sync::Random& random);
    ~Composition();

    viewmodels::Application& application();

    /// Loads the window; null if the QML cannot be loaded (a broken build).
    QQuickWindow* show();

private:
    struct Graph;
    explicit Composition(std::unique_ptr<Graph> graph);
    std::unique_ptr<Graph> m_graph;
};

} // namespace ruhu
