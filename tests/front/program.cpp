#include "tests/front/program.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <QQuickWindow>
#include <QUrl>

namespace ruhu::tests {

FrontWorld& township() {
    static FrontWorld world(1);
    return world;
}

Program::Program(const std::string& staff, bool enrolled) {
    static int tablets = 0;
    m_tablet = township().makeTablet(std::to_string(++tablets) + "号平板", enrolled);
    if (!staff.empty())
        app().enter(township().staff(staff));
    m_engine.setInitialProperties({{"app", QVariant::fromValue(&app())}});
    m_engine.load(QUrl("qrc:/qt-project.org/imports/Ruhu/Main.qml"));
    m_driver =
        std::make_unique<support::WindowDriver>(qobject_cast<QQuickWindow*>(m_engine.rootObjects().value(0)));
    m_driver->settle(200);
}

Program::~Program() {
    for (const auto& warning : m_warnings.take())
        ADD_FAILURE() << warning.toStdString();
}

void Program::go(const QString& route, const sync::Id& household) {
    QMetaObject::invokeMethod(m_driver->window(), "go", Q_ARG(QString, route),
                              Q_ARG(QString, QString::fromStdString(household)));
    m_driver->settle(200);
}

std::string Program::text(const std::string& sql) const {
    SQLite::Statement query(m_tablet->replica->tables(), sql);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

sync::Id Program::household(const std::string& head) const {
    SQLite::Statement query(
        m_tablet->replica->tables(),
        "SELECT h.id FROM household h JOIN person p ON p.id = h.head_id WHERE p.name = ?");
    query.bind(1, head);
    return query.executeStep() ? query.getColumn(0).getString() : sync::Id();
}

void Program::expectWhole() {
    m_driver->settle(200);
    for (const auto& flaw : m_driver->flaws())
        ADD_FAILURE() << flaw.toStdString();
}

} // namespace ruhu::tests
