// The guard is tested too: a page that complains must be heard.
#include "tests/support/qml_warnings.h"

#include <gtest/gtest.h>

#include <QQmlComponent>
#include <QQmlEngine>

#include <memory>

namespace ruhu::tests {
namespace {

QStringList complaintsOf(const char* qml) {
    support::QmlWarnings warnings;
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData(qml, QUrl("qrc:/planted/Page.qml"));
    const std::unique_ptr<QObject> page(component.create());
    EXPECT_TRUE(page) << component.errorString().toStdString();
    return warnings.take();
}

TEST(QmlWarnings, HearsABindingLoop) {
    EXPECT_EQ(complaintsOf("import QtQuick; Item { width: height; height: width + 1 }").size(), 1);
}

TEST(QmlWarnings, HearsABindingThatFails) {
    EXPECT_EQ(complaintsOf("import QtQuick; Item { property var none; width: none.width }").size(), 1);
}

TEST(QmlWarnings, HearsWhatAPageSaysItself) {
    EXPECT_EQ(complaintsOf("import QtQuick; Item { Component.onCompleted: console.warn('planted') }").size(),
              1);
}

TEST(QmlWarnings, HearsThatAComponentCannotBeMade) {
    EXPECT_EQ(
        complaintsOf("pragma ComponentBehavior: Bound\n"
                     "import QtQuick; ListView { id: root; width: 9; height: 9; footer: Item { x: root.x } }")
            .size(),
        1);
}

TEST(QmlWarnings, IsSilentAboutASoundPage) {
    EXPECT_EQ(complaintsOf("import QtQuick; Item { width: height; height: 3 }"), QStringList());
}

} // namespace
} // namespace ruhu::tests
