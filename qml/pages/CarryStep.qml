pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One line of a list of things to do or to know, with the icon that it is about.
Item {
    id: root

    property string iconName: ""
    property string text: ""
    property bool strong: false

    implicitHeight: Math.max(Theme.grow(68), words.height + 24)

    Icon {
        id: icon
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        size: 26
    }
    AppText {
        id: words
        anchors.left: icon.right
        anchors.leftMargin: 20
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        bold: root.strong
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
