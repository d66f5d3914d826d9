#pragma once

#include "sync/core/clock.h"
#include "sync/core/result.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <string>

class QQmlApplicationEngine;
class QQuickWindow;

namespace ruhu {

namespace platform {
struct Ports;
}

namespace viewmodels {
class Application;
}

/// The tablet app's object graph: everything is made here once, with plain constructors, and lives as long as
/// this. UI thread only; the sync worker has a thread of its own inside.
class Composition {
public:
    /// Opens the tablet's data in `folder` (made if it is not there), or what could be salvaged of it; what
    /// it is given lives longer. Errors: those of sync::openOrSalvage.
    static sync::Result<std::unique_ptr<Composition>> open(const std::filesystem::path& folder,
                                                           const sync::Clock& clock, sync::Random& random,
                                                           const platform::Ports& ports);
    ~Composition();

    viewmodels::Application& application();

    /// Empty, or how the data that was damaged came through, as StartProblem.qml knows it: "salvaged",
    /// "salvaged_part" (something may be missing), "salvaged_nothing" (not even who this tablet is).
    const std::string& salvaged() const { return m_salvaged; }

    /// Loads the window; null if the QML cannot be loaded (a broken build).
    QQuickWindow* show();

private:
    struct Graph;
    explicit Composition(std::filesystem::path file);
    std::filesystem::path m_file;
    std::string m_salvaged;
    std::unique_ptr<Graph> m_graph;
};

} // namespace ruhu
