#pragma once

#include "tests/front/front_world.h"
#include "tests/support/qml_warnings.h"
#include "tests/support/window_driver.h"

#include <QQmlApplicationEngine>

#include <memory>
#include <string>

namespace ruhu::tests {

/// The sample township, made once for all tests of the program.
FrontWorld& township();

/// The program's window on a tablet of township(), used by touch. Ends with a failure of the running test if
/// QML has complained of anything.
class Program {
public:
    /// 王建国 is signed in unless `staff` is empty.
    explicit Program(const std::string& staff = "王建国", bool enrolled = true);
    ~Program();

    support::WindowDriver& hands() { return *m_driver; }
    FrontWorld::Tablet& tablet() { return *m_tablet; }
    viewmodels::Application& app() { return *m_tablet->app; }

    /// Opens a page as the program itself does.
    void go(const QString& route, const sync::Id& household = {});
    /// First cell of a query over the tablet's records; empty if there is no row.
    std::string text(const std::string& sql) const;
    /// A household of 白家岭村 by its head.
    sync::Id household(const std::string& head) const;
    /// Sees what a machine can see wrong on the screen now; a failure of the running test each.
    void expectWhole();

private:
    support::QmlWarnings m_warnings;
    std::unique_ptr<FrontWorld::Tablet> m_tablet;
    QQmlApplicationEngine m_engine;
    std::unique_ptr<support::WindowDriver> m_driver;
};

} // namespace ruhu::tests
